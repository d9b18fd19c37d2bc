import ActivityResponsibility
import Crypto
import StrictJSON

/// Puts pseudonyms in place of a youth's numbers and names, and of staff's, the same for the same key throughout.
///
/// What people wrote freely may name anybody, so it is left out; only fields whose values are codes, days, figures and
/// the like are kept. The date of birth, which is most of an identity number, becomes its year wherever it stands.
struct Pseudonyms {
  private let key: SymmetricKey
  private let names: [String: String]
  private let birthDates: [String: String]

  /// Fields that name a member of staff.
  private static let staff: Set<String> = [
    "by", "login", "assigned", "assigned-to", "recorded-by", "with", "others", "deciders", "presenters", "participants",
  ]
  /// Fields that anything may be written in, a file's name too.
  private static let free: Set<String> = ["note", "told-by", "why", "purpose", "file"]
  /// Of a kind's own fields, those that hold codes.
  private static let coded: Set<String> = [
    "step", "measureKind", "endReason", "occupationAfter", "givenBy", "parts", "kind",
  ]
  /// What stands where something was left out.
  static let leftOut = "[utelämnat]"

  init(key: [UInt8], person: PersonNumbers, name: String) {
    self.key = SymmetricKey(data: key)
    var names: [String: String] = [:]
    for number in person.all { names[number.twelveDigits] = Self.word(self.key, "person \(number.twelveDigits)") }
    if !name.isEmpty {
      names[name] = "Ungdom " + Self.word(self.key, "person \(person.current.twelveDigits)").suffix(6)
    }
    self.names = names
    birthDates = Dictionary(
      person.all.map { ($0.birthDate.description, "\($0.birthDate.year) (dag utelämnad)") }
    ) { first, _ in first }
  }

  /// A value with pseudonyms in it.
  func replacing(in value: JSONValue, under key: String = "") -> JSONValue {
    switch value {
    case .object(let members):
      return .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, replacing(in: $0.value, under: $0.key)) }))
    case .list(let items): return .list(items.map { replacing(in: $0, under: key) })
    case .text(let text): return .text(replacing(text, under: key))
    default: return value
    }
  }

  /// What an entry of the journal says, with pseudonyms in it. Of a kind's own fields, which may hold prose, only those
  /// are kept that are codes, days or figures.
  func replacing(inPayload payload: JSONValue) -> JSONValue {
    guard case .object(var members) = payload else { return .null }
    if let details = members["details"] { members["details"] = Self.withoutProse(details) }
    return replacing(in: .object(members))
  }

  private func replacing(_ text: String, under key: String) -> String {
    if let name = names[text] { return name }
    if Self.staff.contains(key), text != CaseKeeper.author {
      return "handläggare " + Self.word(self.key, text).suffix(6)
    }
    if Self.free.contains(key) { return Self.leftOut }
    return birthDates.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  private static func withoutProse(_ value: JSONValue, under key: String = "") -> JSONValue {
    switch value {
    case .object(let members):
      .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, withoutProse($0.value, under: $0.key)) }))
    case .list(let items): .list(items.map { withoutProse($0, under: key) })
    case .text(let text): isKept(text, under: key) ? value : .text(leftOut)
    default: value
    }
  }

  /// A day, an instant, a municipality's or a list's code, and who of the staff it was, which is replaced afterwards.
  private static func isKept(_ text: String, under key: String) -> Bool {
    if Day(text) != nil || Moment(text) != nil || staff.contains(key) { return true }
    let bytes = text.utf8
    if bytes.count <= 4, bytes.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    return coded.contains(key) && bytes.count <= 30
      && bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// `p-` and twelve hexadecimal digits, which no identity number and no name can be taken for.
  private static func word(_ key: SymmetricKey, _ of: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Array(of.utf8), using: key)
    return "p-" + Array(code).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
