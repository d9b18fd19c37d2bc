/// A small JSON document in memory, with one way only to write it.
///
/// The same value always gives the same bytes: keys sorted by their bytes, no white space, whole numbers only, and no
/// escape but those that must be. So a digest of the text is a digest of what it says.
public enum JSONValue: Hashable, Sendable {
  case null
  case truth(Bool)
  case whole(Int64)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The text, as it is stored and digested.
  public var canonicalText: String {
    var text = ""
    write(into: &text)
    return text
  }

  /// The value under a key; `nil` where this is no object or has no such key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  public var whole: Int64? {
    guard case .whole(let whole) = self else { return nil }
    return whole
  }

  public var truth: Bool? {
    guard case .truth(let truth) = self else { return nil }
    return truth
  }

  public var list: [JSONValue]? {
    guard case .list(let list) = self else { return nil }
    return list
  }

  private func write(into text: inout String) {
    switch self {
    case .null: text += "null"
    case .truth(let truth): text += truth ? "true" : "false"
    case .whole(let whole): text += String(whole)
    case .text(let value): Self.quote(value, into: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(into: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { text += "," }
        Self.quote(member.key, into: &text)
        text += ":"
        member.value.write(into: &text)
      }
      text += "}"
    }
  }

  /// Writes a text in quotation marks, escaping only what RFC 8259 says must be.
  public static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case let control where control.value < 0x20:
        text += "\\u" + String(control.value + 0x10000, radix: 16).dropFirst()
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral whole: Int64) { self = .whole(whole) }
  public init(booleanLiteral truth: Bool) { self = .truth(truth) }

  /// The text, or null where there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
  /// The number, or null where there is none.
  public static func optional(_ whole: Int64?) -> JSONValue { whole.map { .whole($0) } ?? .null }
}
