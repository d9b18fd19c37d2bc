import RollReading
import SettingFiles

/// Writes a layout as TOML that a person can read and change.
struct LayoutText {
  private(set) var text = ""

  init(_ layout: TableLayout, remarks: [String]) {
    let first = [
      "Så läses källans filer. Till vänster om = står fullföljs namn, till höger källans eget.",
      "Det som inte står här läses som vanligt: se docs/FORMATS.md.",
    ]
    for remark in first + remarks { add("#" + (remark.isEmpty ? "" : " ") + LayoutText.oneLine(remark)) }
    addSettings(layout)
    addTable(
      "columns", layout.columns.mapValues(LayoutText.written),
      "Var fälten står: rubriken, flera möjliga rubriker inom [ ], eller kolumnens nummer från vänster.")
    for (field, words) in layout.words.sorted(by: { $0.key < $1.key }) {
      addTable(
        "words.\(LayoutText.key(field))", words.mapValues(\.quotedSetting),
        "Källans ord = våra. Ett tomt ord till höger betyder att inget är sagt.")
    }
    addTable(
      "constants", layout.constants.mapValues(\.quotedSetting),
      "Vad som gäller där filen inte säger något.")
    addTable(
      "skip-rows-where", layout.skipRowsWhere.mapValues(LayoutText.list),
      "Rader som inte räknas: kolumnens rubrik (eller nummer) och orden som utelämnar raden.")
  }

  private mutating func addSettings(_ layout: TableLayout) {
    if let sheet = layout.sheet { addSetting("sheet", sheet.quotedSetting, "Arbetsbokens flik.") }
    if let row = layout.headingRow {
      addSetting("heading-row", "\(row)", "Raden med rubriker; 0: filen har inga.")
    }
    if let separator = layout.separator, let word = LayoutReading.separators.first(where: { $0.separator == separator })
    {
      addSetting("separator", word.word.quotedSetting, "Mellan cellerna: semicolon, tab eller comma.")
    }
    if let encoding = layout.encoding, let word = LayoutReading.encodings.first(where: { $0.encoding == encoding }) {
      addSetting("encoding", word.word.quotedSetting, "Teckenkodning, där filen inte själv avslöjar den.")
    }
    if layout.days != .usual {
      addSetting(
        "days", layout.days.rawValue.quotedSetting,
        "Datum: usual, excel (dagnummer från 1900), excel-1904 eller day-first (17/8/2026).")
    }
    if !layout.nullWords.isEmpty {
      addSetting("null-words", LayoutText.list(layout.nullWords), "Ord som betyder att cellen är tom.")
    }
    if !layout.footers.isEmpty {
      addSetting("footers", LayoutText.list(layout.footers), "Så börjar rader med summor och fotnoter.")
    }
  }

  private mutating func addSetting(_ key: String, _ value: String, _ remark: String) {
    add("\n# \(remark)\n\(key) = \(value)")
  }

  private mutating func addTable(_ name: String, _ values: [String: String], _ remark: String) {
    guard !values.isEmpty else { return }
    add("\n# \(remark)\n[\(name)]")
    for (key, value) in values.sorted(by: { $0.key < $1.key }) { add("\(LayoutText.key(key)) = \(value)") }
  }

  private mutating func add(_ lines: String) { text += lines + "\n" }

  private static func written(_ column: TableLayout.Column) -> String {
    switch column {
    case .heading(let heading): heading.quotedSetting
    case .anyHeading(let headings): list(headings)
    case .position(let place): "\(place)"
    }
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(\.quotedSetting).joined(separator: ", ") + "]"
  }

  /// A key stands bare where TOML lets it.
  private static func key(_ text: String) -> String {
    let isBare =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
    return isBare ? text : text.quotedSetting
  }

  /// A remark may name a heading, and that may hold anything; a comment ends with its line.
  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
