/// What both sides call a hand-over: the sender's municipality code and the number of the sender's offering act, `1496/17`.
public struct HandOverName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let sender: MunicipalityCode
  /// Above zero.
  public let number: Int64

  public init?(sender: MunicipalityCode, number: Int64) {
    guard number > 0 else { return nil }
    self.sender = sender
    self.number = number
  }

  /// `1496/17`: four digits, a stroke, a number without leading zeros.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let sender = MunicipalityCode(parts[0]), let number = Int64(parts[1]), number > 0,
      String(number) == parts[1]
    else { return nil }
    self.sender = sender
    self.number = number
  }

  public var description: String { "\(sender)/\(number)" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.sender, left.number) < (right.sender, right.number)
  }
}

/// To whom a youth, or something about a youth, is handed over.
public enum HandOverReceiver: Hashable, Sendable, CustomStringConvertible {
  case municipality(MunicipalityCode)
  /// Another authority or organisation by name, such as an employment office: at most 100 characters on one line.
  case actor(String)

  /// The name of an actor, as it may be stored: not empty, short, and without control characters.
  public init?(actor name: String) {
    let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard !name.isEmpty, name.unicodeScalars.count <= 100, isPlain, name.first != " ", name.last != " " else {
      return nil
    }
    self = .actor(name)
  }

  public var municipality: MunicipalityCode? {
    if case .municipality(let code) = self { code } else { nil }
  }

  public var actor: String? {
    if case .actor(let name) = self { name } else { nil }
  }

  /// The code or the name.
  public var description: String { municipality?.description ?? actor ?? "" }
}
