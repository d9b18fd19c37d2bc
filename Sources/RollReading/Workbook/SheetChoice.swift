import ActivityResponsibility

/// Which sheet of a workbook holds the rows, and where its headings are.
struct SheetChoice {
  let sheet: WorkbookParts.Sheet
  let headings: HeadingRow

  /// How many rows from the top are looked at for headings.
  static let rowLimit = 20

  /// Looks at every sheet that is shown, or at the one of the source's layout.
  ///
  /// - Throws: `FILE-003` where several sheets have the columns, or none has the layout's name; `FILE-002` where all
  ///   are empty.
  init<Field: HeadedField>(_ book: WorkbookContents, required: [Field], layout: TableLayout?) throws {
    var candidates = book.parts.sheets.filter(\.isVisible)
    if let wanted = layout?.sheet {
      // Named by somebody who looked at it, so it may be hidden.
      candidates = book.parts.sheets.filter { foldedText($0.name) == foldedText(wanted) }
      if let exact = candidates.first(where: { $0.name == wanted }) { candidates = [exact] }
      guard !candidates.isEmpty else {
        throw ExplainedError.sheetUnknown(wanted, among: book.parts.sheets.map(\.name))
      }
    }
    var fitting: [SheetChoice] = []
    var first: SheetChoice?
    for sheet in candidates {
      guard let found = try SheetChoice.headings(book, sheet, required: required) else { continue }
      let choice = SheetChoice(sheet: sheet, headings: found.row)
      if found.isComplete { fitting.append(choice) }
      first = first ?? choice
    }
    guard fitting.count <= 1 else { throw ExplainedError.sheetsSeveral(fitting.map(\.sheet.name)) }
    guard let choice = fitting.first ?? first else { throw ExplainedError.fileIsEmpty }
    self = choice
  }

  private init(sheet: WorkbookParts.Sheet, headings: HeadingRow) {
    self.sheet = sheet
    self.headings = headings
  }

  private struct Enough: Error {}

  /// The headings of a sheet, and whether all that are needed are among them; `nil` for an empty sheet.
  private static func headings<Field: HeadedField>(
    _ book: WorkbookContents, _ sheet: WorkbookParts.Sheet, required: [Field]
  ) throws -> (row: HeadingRow, isComplete: Bool)? {
    var rows: [HeadingRow] = []
    do {
      // A column more than the limit, so that one too many is seen.
      try book.read(sheet, columnLimit: DelimitedText.columnLimit + 1) { record, _ in
        var cells = (0..<record.count).map { String(decoding: record.cell($0).bytes, as: UTF8.self) }
        while cells.last?.isEmpty == true { cells.removeLast() }
        if cells.count > DelimitedText.columnLimit || record.hasExtraCells {
          if rows.isEmpty { throw ExplainedError.tooManyColumns(row: record.row) }
          return
        }
        rows.append(HeadingRow(row: record.row, separator: .tab, cells: cells))
        if rows.count == rowLimit { throw Enough() }
      }
    } catch is Enough {}
    let known = rows.map { Set($0.cells.compactMap(ColumnMap<Field>.field(named:))) }
    if let index = known.firstIndex(where: { $0.isSuperset(of: required) }) { return (rows[index], true) }
    var best = 0
    for index in rows.indices where known[index].count > known[best].count { best = index }
    return rows.isEmpty ? nil : (rows[best], false)
  }
}
