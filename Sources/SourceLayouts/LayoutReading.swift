import ActivityResponsibility
import RollReading
import SettingFiles

/// Makes a layout of what stands in its file.
struct LayoutReading {
  static let keys = [
    "sheet", "heading-row", "separator", "encoding", "days", "null-words", "footers", "columns", "words", "constants",
    "skip-rows-where",
  ]

  static let separators: [(word: String, separator: Separator)] = [
    ("semicolon", .semicolon), ("tab", .tab), ("comma", .comma),
  ]

  static let encodings: [(word: String, encoding: TextEncoding)] = [
    ("utf-8", .utf8), ("utf-8-bom", .utf8WithMark), ("utf-16le", .utf16LittleEndian), ("utf-16be", .utf16BigEndian),
    ("windows-1252", .windows1252),
  ]

  private let table: SettingTable
  private let content: FileContent

  init(_ table: SettingTable, content: FileContent) {
    self.table = table
    self.content = content
  }

  func layout() throws(ExplainedError) -> TableLayout {
    try table.requireKnown(Self.keys)
    var layout = TableLayout()
    layout.sheet = try table.filledText("sheet")
    layout.headingRow = try table.whole("heading-row", in: 0...20)
    layout.separator = try table.choice("separator", Self.separators.map(\.word)).flatMap { word in
      Self.separators.first { $0.word == word }?.separator
    }
    layout.encoding = try table.choice("encoding", Self.encodings.map(\.word)).flatMap { word in
      Self.encodings.first { $0.word == word }?.encoding
    }
    let days = try table.choice("days", TableLayout.DayStyle.allCases.map(\.rawValue))
    layout.days = days.flatMap { TableLayout.DayStyle(rawValue: $0) } ?? .usual
    layout.nullWords = try table.filledTexts("null-words") ?? []
    layout.footers = try table.filledTexts("footers") ?? []
    if let columns = try table.table("columns") { layout.columns = try self.columns(columns, layout.headingRow) }
    if let words = try table.table("words") {
      for name in words.keys { layout.words[try field(name, words)] = try words.table(name)?.allTexts() }
    }
    if let constants = try table.table("constants") {
      for (name, value) in try constants.allTexts() {
        let field = try field(name, constants)
        if field == number { throw constants.malformed(name, "inget: numret är vars och ens", "nothing: it differs") }
        layout.constants[field] = value
      }
    }
    if let rows = try table.table("skip-rows-where") {
      for name in rows.keys { layout.skipRowsWhere[name] = try rows.filledTexts(name) }
    }
    return layout
  }

  private func columns(
    _ table: SettingTable, _ headingRow: Int?
  ) throws(ExplainedError) -> [String: TableLayout.Column] {
    var columns: [String: TableLayout.Column] = [:]
    for name in table.keys {
      let field = try field(name, table)
      guard columns[field] == nil else {
        throw table.malformed(name, "fältet en enda gång", "the field only once")
      }
      let column = try table.column(name)
      guard headingRow != 0 || column.isPlace else {
        throw table.malformed(
          name, "kolumnens nummer, eftersom filen saknar rubriker", "the column's number, as the file has no headings")
      }
      columns[field] = column
    }
    if headingRow == 0, columns[number] == nil {
      throw table.malformed(number, "numrets kolumn, eftersom filen saknar rubriker", "its column, without headings")
    }
    return columns
  }

  /// Every kind of table has it.
  private var number: String { "Personnummer" }

  /// The field by its own name. - Throws: `USE-002` where there is none, with the one that may be meant.
  private func field(_ name: String, _ table: SettingTable) throws(ExplainedError) -> String {
    if let field = TableField.named(name, of: content) { return field.name }
    throw table.unknown(name, among: TableField.all(of: content).map(\.name))
  }
}

extension TableLayout.Column {
  fileprivate var isPlace: Bool { if case .position = self { true } else { false } }
}
