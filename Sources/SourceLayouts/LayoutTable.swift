import ActivityResponsibility
import RollReading
import TOMLKit

/// A table of a layout's file, whose values are looked at one by one.
struct LayoutTable {
  private let table: TOMLTable
  private let file: String
  /// What stands before a key in errors: nothing, or `columns.`.
  private let prefix: String

  init(_ table: TOMLTable, file: String, prefix: String = "") {
    self.table = table
    self.file = file
    self.prefix = prefix
  }

  var keys: [String] { table.keys.sorted() }

  func requireKnown(_ known: [String]) throws(ExplainedError) {
    for key in keys where !known.contains(key) { throw unknown(key, among: known) }
  }

  func text(_ key: String) throws(ExplainedError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string, !text.isEmpty else {
      throw malformed(key, "en text inom citattecken", "a text in quotes")
    }
    return text
  }

  func choice(_ key: String, _ words: [String]) throws(ExplainedError) -> String? {
    guard let text = try text(key) else { return nil }
    guard words.contains(text) else {
      let meant = Spelling.nearest(to: text, among: words)
      let list = meant ?? words.joined(separator: ", ")
      throw malformed(key, meant == nil ? "ett av \(list)" : list, meant == nil ? "one of \(list)" : list)
    }
    return text
  }

  func whole(_ key: String, in range: ClosedRange<Int>) throws(ExplainedError) -> Int? {
    guard let value = table[key] else { return nil }
    guard let whole = value.int, range.contains(whole) else {
      throw malformed(
        key, "ett heltal från \(range.lowerBound) till \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return whole
  }

  func texts(_ key: String) throws(ExplainedError) -> [String]? {
    guard let value = table[key] else { return nil }
    let texts = value.array?.map(\.string)
    guard let texts, !texts.contains(where: { $0 == nil || $0 == "" }) else {
      throw malformed(key, "texter: [\"…\", \"…\"]", "texts: [\"…\", \"…\"]")
    }
    return texts.compactMap { $0 }
  }

  func table(_ key: String) throws(ExplainedError) -> LayoutTable? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw malformed(key, "en tabell: [\(prefix)\(key)]", "a table") }
    return LayoutTable(inner, file: file, prefix: "\(prefix)\(key).")
  }

  /// Every key with its text; a text may be empty.
  func allTexts() throws(ExplainedError) -> [String: String] {
    var texts: [String: String] = [:]
    for key in keys {
      guard let text = table[key]?.string else {
        throw malformed(key, "en text inom citattecken", "a text in quotes")
      }
      texts[key] = text
    }
    return texts
  }

  /// Where a field stands.
  func column(_ key: String) throws(ExplainedError) -> TableLayout.Column {
    if let place = table[key]?.int, (1...256).contains(place) { return .position(place) }
    if let heading = table[key]?.string, !heading.isEmpty { return .heading(heading) }
    if let headings = table[key]?.array?.map(\.string), !headings.isEmpty,
      !headings.contains(where: { $0 == nil || $0 == "" })
    {
      return .anyHeading(headings.compactMap { $0 })
    }
    throw malformed(
      key, "rubriken inom citattecken, flera inom [ ], eller kolumnens nummer från vänster (1–256)",
      "the heading in quotes, several in [ ], or the column's number from the left (1–256)")
  }

  func unknown(_ key: String, among known: [String]) -> ExplainedError {
    let meant = Spelling.nearest(to: key, among: known)
    return ExplainedError(
      .settingUnknown, Phrase("layouten har inget sådant", "a layout has no such thing"), place: place(key),
      fix: meant.map { Phrase("menas \($0)?", "did you mean \($0)?") }
        ?? Phrase(
          "ta bort det; här finns \(known.joined(separator: ", "))",
          "remove it; here there are \(known.joined(separator: ", "))"))
  }

  func malformed(_ key: String, _ swedish: String, _ english: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed, Phrase("värdet går inte", "the value is not possible"), place: place(key),
      fix: Phrase("skriv \(swedish)", "write \(english)"))
  }

  private func place(_ key: String) -> String { "\(file): \(prefix)\(key)" }
}
