import StrictJSON

/// What nobody looks for, passed over with all that lies in it.
struct PassedOver: Sendable {
  /// Levels open within it.
  private var depth = 0

  /// Whether the event lies within what is passed over.
  mutating func takes(_ event: JSONEvent) -> Bool {
    guard depth > 0 else { return false }
    switch event {
    case .objectStart, .arrayStart: depth += 1
    case .objectEnd, .arrayEnd: depth -= 1
    default: break
    }
    return true
  }

  /// Passes over the object or the list that the event begins; any other value has passed with it.
  mutating func begin(with event: JSONEvent) {
    switch event {
    case .objectStart, .arrayStart: depth = 1
    default: break
    }
  }
}

extension JSONEvent {
  /// Whether this, as the value of `pageToken`, is what the next page is asked for by.
  var isTokenOfNextPage: Bool {
    switch self {
    case .null: false
    case .string(let token): !token.isEmpty
    default: true
    }
  }
}
