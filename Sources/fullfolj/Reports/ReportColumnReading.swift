import ActivityResponsibility
import SettingFiles

/// Makes a column of what stands in its table.
struct ReportColumnReading {
  private let table: SettingTable
  private let layout: ReportLayout

  init(_ table: SettingTable, layout: ReportLayout) {
    self.table = table
    self.layout = layout
  }

  func column(_ lists: inout Lists) throws(ExplainedError) -> ReportColumn {
    try table.requireKnown([
      "heading", "field", "text", "day", "number", "codes", "otherwise", "empty", "required", "width", "align",
    ])
    guard let heading = try written("heading") else { throw table.missing("heading", "en rubrik", "a heading") }
    var column = ReportColumn(heading, try content())
    let kind = column.content.kind
    try require(kind == .day, "day", "hör till fält med en dag", "goes with fields of a day")
    try require(kind == .number, "number", "hör till field = \"number\"", "goes with field = \"number\"")
    try require(kind == .code, "codes", "hör till fält med en kod", "goes with fields of a code")
    try require(kind != nil, "empty", "hör till fält", "goes with fields")
    try require(kind != nil, "required", "hör till fält", "goes with fields")
    column.dayStyle = try choice("day") ?? column.dayStyle
    column.numberStyle = try choice("number") ?? column.numberStyle
    column.empty = try written("empty") ?? ""
    column.isRequired = try table.truth("required") ?? false
    try addCodes(to: &column, &lists)
    try addWidth(to: &column)
    return column
  }

  private func content() throws(ExplainedError) -> ReportColumn.Content {
    if let text = try written("text") {
      try require(false, "field", "antingen field eller text", "either field or text")
      return .text(text)
    }
    guard let word = try table.choice("field", ReportField.allCases.map(\.rawValue)),
      let field = ReportField(rawValue: word)
    else { throw table.missing("field", "ett fält, eller en fast text: text", "a field, or a fixed text: text") }
    return .field(field)
  }

  private func addCodes(to column: inout ReportColumn, _ lists: inout Lists) throws(ExplainedError) {
    guard let name = try table.text("codes") else {
      try require(false, "otherwise", "hör till codes", "goes with codes")
      return
    }
    guard let codes = try lists.take(name), !codes.isEmpty else {
      throw table.malformed("codes", "namnet på en kodlista: [codes.namn]", "the name of a code list: [codes.name]")
    }
    for theirs in codes.values { try requireWritable(theirs, "codes") }
    column.codes = codes
    column.otherwise = try written("otherwise")
  }

  private func addWidth(to column: inout ReportColumn) throws(ExplainedError) {
    column.width = try table.whole("width", in: 1...1000)
    if layout.parting == .fixedWidth {
      guard let width = column.width else {
        throw table.missing("width", "en bredd, eftersom separator är none", "a width, as separator is none")
      }
      if layout.hasHeadings, column.heading.unicodeScalars.count > width {
        throw table.malformed("heading", "en rubrik som ryms i bredden", "a heading that fits the width")
      }
    } else {
      try require(false, "align", "hör till separator = \"none\"", "goes with separator = \"none\"")
    }
    column.isToTheRight = try table.choice("align", ["left", "right"]) == "right"
  }

  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(ExplainedError) -> Value? {
    try table.choice(key, Value.allCases.map(\.rawValue)).flatMap { Value(rawValue: $0) }
  }

  private func require(
    _ holds: Bool, _ key: String, _ swedish: String, _ english: String
  ) throws(ExplainedError) {
    if !holds, table.has(key) { throw table.misplaced(key, swedish, english) }
  }

  /// A text that stands in the file as it is.
  private func written(_ key: String) throws(ExplainedError) -> String? {
    guard let text = try table.text(key) else { return nil }
    try requireWritable(text, key)
    return text
  }

  private func requireWritable(_ text: String, _ key: String) throws(ExplainedError) {
    guard layout.encoding.bytes(of: text) != nil else {
      throw table.malformed(key, "tecken som filens kodning har", "characters that the file's encoding has")
    }
    guard !ReportLayout.looksLikeFormula(text) else {
      throw table.malformed(
        key, "något som ett kalkylprogram inte tar för en formel", "what a spreadsheet does not take for a formula")
    }
  }
}

extension ReportColumn.Content {
  /// What the field's values are; `nil` for a fixed text.
  fileprivate var kind: ReportField.Kind? { if case .field(let field) = self { field.kind } else { nil } }
}
