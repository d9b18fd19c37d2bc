import ActivityResponsibility
import Glibc
import TOMLKit

/// A table of a settings file whose values are looked at one by one, each with a word to say where it is wrong.
public struct SettingTable {
  private let table: TOMLTable
  /// What the file is called in errors.
  public let file: String
  /// What stands before a key in errors: nothing, or `source[2].`.
  private let prefix: String

  /// Reads a file.
  ///
  /// - Throws: ``ErrorCode/wrongUse`` where there is no such file, ``ErrorCode/settingMalformed`` where it is not TOML.
  public init(file: String) throws(ExplainedError) {
    guard let bytes = SmallFile.read(file) else {
      let why = String(cString: strerror(errno))
      throw ExplainedError(
        .wrongUse,
        Phrase("inställningsfilen kan inte läsas: \(why)", "the settings file cannot be read: \(why)"), place: file,
        fix: Phrase(
          "kontrollera sökvägen, och låt användaren läsa den", "check the path, and let the user read it"))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ExplainedError(
        .settingMalformed, Phrase("filen är inte UTF-8", "the file is not UTF-8"), place: file,
        fix: Phrase("spara den som UTF-8", "save it as UTF-8"))
    }
    try self.init(text: text, file: file)
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - file: what the text is called in errors.
  ///   - guide: where to read how such a text is written.
  /// - Throws: ``ErrorCode/settingMalformed`` where it is not TOML, with the line.
  public init(
    text: String, file: String, guide: Phrase = Phrase("se docs/CONFIGURATION.md", "see docs/CONFIGURATION.md")
  ) throws(ExplainedError) {
    func notTOML(line: (some BinaryInteger)?) -> ExplainedError {
      ExplainedError(
        .settingMalformed, Phrase("filen är inte TOML", "the file is not TOML"),
        place: file + (line.map { ", line \($0)" } ?? ""), fix: guide)
    }
    if let line = SettingText.refusedLine(text) { throw notTOML(line: line) }
    do {
      self.init(try TOMLTable(string: text), file: file)
    } catch {
      // The parser's own words may quote the line, which may hold a password: the place is enough.
      throw notTOML(line: (error as? TOMLParseError)?.source.begin.line)
    }
  }

  private init(_ table: TOMLTable, file: String, prefix: String = "") {
    self.table = table
    self.file = file
    self.prefix = prefix
  }

  /// - Throws: ``ErrorCode/settingUnknown`` where there is a key that means nothing, with the one that may be meant.
  public func requireKnown(_ keys: [String]) throws(ExplainedError) {
    for key in self.keys where !keys.contains(key) { throw unknown(key, among: keys) }
  }

  /// Whether the key is there.
  public func has(_ key: String) -> Bool { table[key] != nil }

  /// A text; `nil` where the key is not there.
  public func text(_ key: String) throws(ExplainedError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw malformed(key, "en text inom citattecken", "a text in quotes") }
    return text
  }

  /// A list of texts; empty where the key is not there.
  public func texts(_ key: String) throws(ExplainedError) -> [String] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw malformed(key, "en lista: [\"…\"]", "a list: [\"…\"]") }
    var texts: [String] = []
    for index in array.indices {
      guard let text = array[index].string else { throw malformed(key, "en lista: [\"…\"]", "a list: [\"…\"]") }
      texts.append(text)
    }
    return texts
  }

  /// True or false; `nil` where the key is not there.
  public func truth(_ key: String) throws(ExplainedError) -> Bool? {
    guard let value = table[key] else { return nil }
    guard let truth = value.bool else { throw malformed(key, "true eller false", "true or false") }
    return truth
  }

  /// A whole number within limits; `nil` where the key is not there.
  public func whole(_ key: String, in range: ClosedRange<Int>) throws(ExplainedError) -> Int? {
    guard let value = table[key] else { return nil }
    guard let whole = value.int, range.contains(whole) else {
      throw malformed(
        key, "ett heltal från \(range.lowerBound) till \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return whole
  }

  /// The value that `read` makes of a text; the two descriptions say what it takes.
  public func value<Value>(
    _ key: String, _ swedish: String, _ english: String, _ read: (String) -> Value?
  ) throws(ExplainedError) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = read(text) else { throw malformed(key, swedish, english) }
    return value
  }

  /// The tables of `[[key]]`, in order.
  public func tables(_ key: String) throws(ExplainedError) -> [SettingTable] {
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

  /// The key means nothing.
  public func unknown(_ key: String, among known: [String]) -> ExplainedError {
    let meant = Spelling.nearest(to: key, among: known)
    return ExplainedError(
      .settingUnknown, Phrase("inställningen finns inte", "there is no such setting"), place: place(key),
      fix: meant.map { Phrase("menas \($0)?", "did you mean \($0)?") }
        ?? Phrase(
          "ta bort den; här finns \(known.joined(separator: ", "))",
          "remove it; here there are \(known.joined(separator: ", "))"))
  }

  /// The value is not what the key takes.
  public func malformed(_ key: String, _ swedish: String, _ english: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed,
      Phrase("inställningen har inte ett värde som går", "the setting does not have a possible value"),
      place: place(key), fix: Phrase("skriv \(swedish)", "write \(english)"))
  }

  /// The key must be there.
  public func missing(_ key: String, _ swedish: String, _ english: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed, Phrase("inställningen saknas", "the setting is missing"), place: place(key),
      fix: Phrase("skriv \(swedish)", "write \(english)"))
  }

  /// The key must not be there.
  public func misplaced(_ key: String, _ swedish: String, _ english: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed, Phrase("inställningen hör inte hit", "the setting does not belong here"), place: place(key),
      fix: Phrase(swedish, english))
  }

  private func place(_ key: String) -> String { "\(file): \(prefix)\(key)" }
}

extension SettingTable {
  /// The keys, sorted.
  public var keys: [String] { table.keys.sorted() }

  /// The text, where it is one of some words.
  public func choice(_ key: String, _ words: [String]) throws(ExplainedError) -> String? {
    guard let text = try text(key) else { return nil }
    guard words.contains(text) else {
      let meant = Spelling.nearest(to: text, among: words)
      let list = meant ?? words.joined(separator: ", ")
      throw malformed(key, meant == nil ? "ett av \(list)" : list, meant == nil ? "one of \(list)" : list)
    }
    return text
  }

  /// The texts of a list; `nil` where the key is not there.
  public func textList(_ key: String) throws(ExplainedError) -> [String]? {
    guard let value = table[key] else { return nil }
    let texts = value.array?.map(\.string)
    guard let texts, !texts.contains(nil) else {
      throw malformed(key, "texter: [\"…\", \"…\"]", "texts: [\"…\", \"…\"]")
    }
    return texts.compactMap { $0 }
  }

  /// The table of `[key]`; `nil` where the key is not there.
  public func table(_ key: String) throws(ExplainedError) -> SettingTable? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw malformed(key, "en tabell: [\(key)]", "a table: [\(key)]") }
    return SettingTable(inner, file: file, prefix: "\(prefix)\(key).")
  }

  /// Every key with its text.
  public func allTexts() throws(ExplainedError) -> [String: String] {
    var texts: [String: String] = [:]
    for key in keys { texts[key] = try text(key) }
    return texts
  }
}
