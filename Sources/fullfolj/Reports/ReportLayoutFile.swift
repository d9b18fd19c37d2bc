import ActivityResponsibility
import SettingFiles

/// A layout of the national file, read from its TOML.
///
/// It is read strictly: a key that means nothing, a column that cannot be written, a code list that nothing uses are all
/// refused, because a national file that is wrong is not seen to be so until it has been handed in.
struct ReportLayoutFile {
  let layout: ReportLayout
  /// As it was read.
  let text: String

  /// Our own, which shows the form.
  static let exampleText = String(decoding: PackageResources.example_toml, as: UTF8.self)

  /// - Parameter path: the file; `nil` for our own example.
  /// - Throws: ``ErrorCode/wrongUse``, ``ErrorCode/settingUnknown``, ``ErrorCode/settingMalformed``.
  init(path: String?) throws(ExplainedError) {
    guard let path else {
      try self.init(text: Self.exampleText, name: "example.toml")
      return
    }
    guard let bytes = SmallFile.read(path) else {
      throw ExplainedError(
        .wrongUse, Phrase("layouten kan inte läsas", "the layout cannot be read"), place: path,
        fix: Phrase("kontrollera sökvägen", "check the path"))
    }
    guard bytes.count <= 1 << 20, let text = String(validating: bytes, as: UTF8.self) else {
      throw ExplainedError(
        .settingMalformed, Phrase("layouten är ingen text i UTF-8", "the layout is no text in UTF-8"), place: path,
        fix: Phrase("spara den som UTF-8", "save it as UTF-8"))
    }
    try self.init(text: text, name: path)
  }

  /// - Parameter name: what the text is called in errors.
  init(text: String, name: String) throws(ExplainedError) {
    self.text = text
    layout = try ReportLayoutReading(SettingTable(text: text, file: name)).layout()
  }
}

/// Makes a layout of what stands in its file.
private struct ReportLayoutReading {
  static let separators: [String: ReportLayout.Parting] = [
    "semicolon": .separator(";"), "tab": .separator("\t"), "comma": .separator(","), "none": .fixedWidth,
  ]

  let table: SettingTable

  init(_ table: SettingTable) { self.table = table }

  func layout() throws(ExplainedError) -> ReportLayout {
    try table.requireKnown([
      "name", "example", "separator", "encoding", "line-end", "headings", "basic-row", "measure-rows", "protected",
      "not-resident", "turned-20", "checks", "column", "codes",
    ])
    guard let name = try table.text("name"), !name.isEmpty else {
      throw table.missing("name", "layoutens namn", "the layout's name")
    }
    var layout = ReportLayout(name: name, isExample: try table.truth("example") ?? false, columns: [])
    if let word = try table.choice("separator", Self.separators.keys.sorted()) {
      layout.parting = Self.separators[word] ?? layout.parting
    }
    layout.encoding = try choice("encoding") ?? layout.encoding
    layout.lineEnd = try choice("line-end") ?? layout.lineEnd
    layout.hasHeadings = try table.truth("headings") ?? layout.hasHeadings
    layout.basicRow = try choice("basic-row") ?? layout.basicRow
    layout.measureRows = try choice("measure-rows") ?? layout.measureRows
    layout.protected = try choice("protected") ?? layout.protected
    layout.strangers = try choice("not-resident") ?? layout.strangers
    layout.turned20 = try table.textList("turned-20").map { Set($0) } ?? layout.turned20
    layout.checks = try checks() ?? layout.checks
    layout.columns = try columns(of: layout)
    return layout
  }

  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(ExplainedError) -> Value? {
    try table.choice(key, Value.allCases.map(\.rawValue)).flatMap { Value(rawValue: $0) }
  }

  private func checks() throws(ExplainedError) -> Set<ReportCheck>? {
    guard let words = try table.textList("checks") else { return nil }
    var checks: Set<ReportCheck> = []
    for word in words {
      guard let check = ReportCheck.logical.first(where: { $0.rawValue == word }) else {
        let known = ReportCheck.logical.map(\.rawValue)
        let list = Spelling.nearest(to: word, among: known) ?? known.joined(separator: ", ")
        throw table.malformed("checks", "kontroller ur: \(list)", "checks of: \(list)")
      }
      checks.insert(check)
    }
    return checks
  }

  private func columns(of layout: ReportLayout) throws(ExplainedError) -> [ReportColumn] {
    let tables = try table.tables("column")
    var columns: [ReportColumn] = []
    var lists = Lists(try table.table("codes"))
    for table in tables {
      let column = try ReportColumnReading(table, layout: layout).column(&lists)
      guard !columns.contains(where: { $0.heading == column.heading }) else {
        throw table.malformed("heading", "en rubrik som ingen annan kolumn har", "a heading that no other column has")
      }
      columns.append(column)
    }
    guard columns.contains(where: { $0.content == .field(.number) }) else {
      throw table.missing("column", "en kolumn med field = \"number\"", "a column with field = \"number\"")
    }
    try lists.requireUsed(table)
    return columns
  }
}

/// The code lists of a layout, and which of them a column has asked for.
struct Lists {
  private let table: SettingTable?
  private var used: Set<String> = []

  init(_ table: SettingTable?) { self.table = table }

  /// - Returns: their code for ours; `nil` where there is no such list.
  mutating func take(_ name: String) throws(ExplainedError) -> [String: String]? {
    used.insert(name)
    return try table?.table(name)?.allTexts()
  }

  func requireUsed(_ layout: SettingTable) throws(ExplainedError) {
    for name in table?.keys ?? [] where !used.contains(name) {
      throw layout.misplaced(
        "codes.\(name)", "ingen kolumn använder listan: ta bort den, eller skriv codes = \"\(name)\" i kolumnen",
        "no column uses the list: remove it, or write codes = \"\(name)\" in the column")
    }
  }
}
