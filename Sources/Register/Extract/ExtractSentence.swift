import ActivityResponsibility
import StrictJSON

/// One row of an extract as a sentence, and another that says where it came from.
struct ExtractSentence {
  private let members: [String: JSONValue]
  private let table: ExtractTable
  private let person: IdentityNumber
  /// The municipality's lists of codes, with the words of each code.
  private let lists: [CodeListName: [String: String]]

  init(
    _ row: JSONValue, of table: ExtractTable, about person: IdentityNumber, lists: [CodeListName: [String: String]]
  ) {
    if case .object(let members) = row { self.members = members } else { members = [:] }
    self.table = table
    self.person = person
    self.lists = lists
  }

  /// The columns that come first, in this order; the others follow by name.
  private static let first = [
    "id", "at", "happened_on", "family_name", "given_name", "street", "postal_code", "locality", "telephone", "email",
    "municipality", "kind", "reading", "event", "form", "programme", "school_unit", "organiser", "day", "first_day",
    "last_day", "valid_from", "valid_until", "ended_by", "business_date", "opened_on", "cause", "closed_on",
    "closed_reason", "outcome", "reason", "outcome_before", "reason_before", "holds_from", "due", "channel", "result",
    "reached", "occupation", "occupation_from", "occupation_until", "told_by", "details", "note", "why",
  ]
  /// Said by themselves, last.
  private static let source: Set<String> = ["told_in", "source", "file_of", "received_at", "row_number"]
  /// The tables whose rows are spoken of by their numbers elsewhere.
  private static let numbered: Set<ExtractTable> = [
    .cases, .acts, .followUps, .decisions, .measures, .consents, .handOvers, .enrolments, .notices,
  ]

  var text: String {
    let told = members.filter { isTold($0.key, $0.value) }
    let sorted = told.sorted { one, other in
      let places = (Self.place(one.key), Self.place(other.key))
      return places.0 == places.1 ? one.key.utf8.lexicographicallyPrecedes(other.key.utf8) : places.0 < places.1
    }
    let parts = sorted.map { key, value in "\(label(key)): \(words(value, under: key))" }
    return Self.capitalised(parts.joined(separator: "; ")) + "." + (origin.map { " " + $0 } ?? "")
  }

  private static func place(_ key: String) -> Int { first.firstIndex(of: key) ?? first.count }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func isTold(_ key: String, _ value: JSONValue) -> Bool {
    if ExtractWords.left.contains(key) || Self.source.contains(key) { return false }
    // Whose it is stands above everything.
    if ["number", "current_number"].contains(key), value == .whole(person.rawValue) { return false }
    if key == "id", !Self.numbered.contains(table) { return false }
    return value != .null && value != "" && value != .object([:]) && value != .list([])
      && !(key.hasPrefix("is_") && value == false) && !(key == "known_until" && value == "infinity")
  }

  private func label(_ key: String) -> String {
    key == "content" && table != .findings ? "innehåll" : ExtractWords.label(key)
  }

  /// The file that told it.
  private var origin: String? {
    guard let source = members["source"]?.text, let file = members["told_in"]?.text else { return nil }
    var origin = "Källa: \(source), filen \(file)"
    if let row = members["row_number"]?.whole { origin += ", rad \(row)" }
    if let day = members["file_of"]?.text { origin += "; den gällde \(day)" }
    if let instant = members["received_at"]?.text { origin += " och kom \(Self.minute(instant) ?? instant)" }
    return origin + "."
  }

  private func words(_ value: JSONValue, under key: String) -> String {
    switch value {
    case .null: "–"
    case .truth(let truth): truth ? "ja" : "nej"
    case .text(let text):
      ExtractWords.word(text, under: key, of: table) ?? listed(text, under: key) ?? Self.minute(text) ?? text
    case .whole(let whole): ExtractWords.code(whole, under: key, of: table) ?? String(whole)
    case .list(let values): values.map { words($0, under: key) }.joined(separator: ", ")
    case .object(let members):
      "("
        + members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\(label($0.key)): \(words($0.value, under: $0.key))" }.joined(separator: "; ") + ")"
    }
  }

  /// A code of one of the municipality's lists, in words.
  private func listed(_ text: String, under key: String) -> String? {
    let list: CodeListName? =
      switch key {
      case "occupation", "occupation_after": .occupation
      case "kind" where table == .measures: .measure
      case "end_reason" where table == .measures: .measureEnd
      case "closed_reason": .closing
      case "reason" where table == .acts:
        switch members["kind"]?.text {
        case ActKind.closed.rawValue: .closing
        case ActKind.reopened.rawValue: .reopening
        case ActKind.measure.rawValue: .measureEnd
        default: nil
        }
      default: nil
      }
    return list.flatMap { lists[$0]?[text] }
  }

  /// An instant to the minute; `nil` where the text is none.
  private static func minute(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), Moment(text) != nil else { return nil }
    return text.prefix(10) + " kl. " + text.dropFirst(11).prefix(5)
  }
}
