import ActivityResponsibility
import TOMLKit

/// A table of the settings file whose values are looked at one by one, each with a word to say where it is wrong.
struct SettingTable {
  private let table: TOMLTable
  /// The settings file.
  let file: String
  /// What stands before a key in errors: nothing, or `source[2].`.
  private let prefix: String

  init(_ table: TOMLTable, file: String, prefix: String = "") {
    self.table = table
    self.file = file
    self.prefix = prefix
  }

  /// - Throws: ``ErrorCode/settingUnknown`` where there is a key that means nothing, with the one that may be meant.
  func requireKnown(_ keys: [String]) throws(ExplainedError) {
    for key in table.keys where !keys.contains(key) {
      let meant = Spelling.nearest(to: key, among: keys)
      throw ExplainedError(
        .settingUnknown,
        Phrase("inställningen finns inte", "there is no such setting"), place: place(key),
        fix: meant.map { Phrase("menas \($0)?", "did you mean \($0)?") }
          ?? Phrase(
            "ta bort den; här finns \(keys.joined(separator: ", "))",
            "remove it; here there are \(keys.joined(separator: ", "))"))
    }
  }

  func has(_ key: String) -> Bool { table[key] != nil }

  func text(_ key: String) throws(ExplainedError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw malformed(key, "en text inom citattecken", "a text in quotes") }
    return text
  }

  func truth(_ key: String) throws(ExplainedError) -> Bool? {
    guard let value = table[key] else { return nil }
    guard let truth = value.bool else { throw malformed(key, "true eller false", "true or false") }
    return truth
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

  /// The value that `read` makes of a text; the two descriptions say what it takes.
  func value<Value>(
    _ key: String, _ swedish: String, _ english: String, _ read: (String) -> Value?
  ) throws(ExplainedError) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = read(text) else { throw malformed(key, swedish, english) }
    return value
  }

  /// The tables of `[[key]]`, in order.
  func tables(_ key: String) throws(ExplainedError) -> [SettingTable] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw malformed(key, "tabeller: [[\(key)]]", "tables: [[\(key)]]") }
    var tables: [SettingTable] = []
    for index in array.indices {
      guard let table = array[index].table else {
        throw malformed(key, "tabeller: [[\(key)]]", "tables: [[\(key)]]")
      }
      tables.append(SettingTable(table, file: file, prefix: "\(prefix)\(key)[\(tables.count + 1)]."))
    }
    return tables
  }

  /// The value is not what the key takes.
  func malformed(_ key: String, _ swedish: String, _ english: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed,
      Phrase("inställningen har inte ett värde som går", "the setting does not have a possible value"),
      place: place(key), fix: Phrase("skriv \(swedish)", "write \(english)"))
  }

  /// The key must be there.
  func missing(_ key: String, _ swedish: String, _ english: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed, Phrase("inställningen saknas", "the setting is missing"), place: place(key),
      fix: Phrase("skriv \(swedish)", "write \(english)"))
  }

  /// The key must not be there.
  func misplaced(_ key: String, _ swedish: String, _ english: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed, Phrase("inställningen hör inte hit", "the setting does not belong here"), place: place(key),
      fix: Phrase(swedish, english))
  }

  private func place(_ key: String) -> String { "\(file): \(prefix)\(key)" }
}
