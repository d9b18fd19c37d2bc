import ActivityResponsibility

/// Which sheet of a workbook holds the rows, and where its headings are.
struct SheetChoice {
  let sheet: WorkbookParts.Sheet
  let headings: HeadingRow

  /// Looks at every sheet that is shown, or at the one of the source's layout.
  ///
  /// - Throws: `FILE-003` where several sheets have the columns, or none has the layout's name; `FILE-002` where all
  ///   are empty; `FILE-005` where the row that the layout says is in none; `FILE-008` where there are too many columns.
  init(_ book: WorkbookContents, search: HeadingSearch, named wanted: String?) throws {
    var candidates = book.parts.sheets.filter(\.isVisible)
    if let wanted {
      // Named by somebody who looked at it, so it may be hidden.
      candidates = book.parts.sheets.filter { foldedText($0.name) == foldedText(wanted) }
      if let exact = candidates.first(where: { $0.name == wanted }) { candidates = [exact] }
      guard !candidates.isEmpty else {
        throw ExplainedError.sheetUnknown(wanted, among: book.parts.sheets.map(\.name))
      }
    }
    var fitting: [SheetChoice] = []
    var first: SheetChoice?
    var hasRows = false
    for sheet in candidates {
      let rows = try SheetChoice.rows(book, sheet)
      if rows.isEmpty { continue }
      hasRows = true
      guard let found = search.find(in: rows) else { continue }
      let headings = HeadingRow(row: found.row, separator: .tab, cells: found.cells, isAbsent: found.isAbsent)
      let choice = SheetChoice(sheet: sheet, headings: headings)
      if found.isAbsent || search.worth(found.cells).isEnough { fitting.append(choice) }
      first = first ?? choice
    }
    guard fitting.count <= 1 else { throw ExplainedError.sheetsSeveral(fitting.map(\.sheet.name)) }
    guard let choice = fitting.first ?? first else {
      throw hasRows ? ExplainedError.headingRowMissing(search.row ?? 1) : ExplainedError.fileIsEmpty
    }
    guard choice.headings.cells.count <= DelimitedText.columnLimit else {
      throw ExplainedError.tooManyColumns(row: max(1, choice.headings.row))
    }
    self = choice
  }

  private init(sheet: WorkbookParts.Sheet, headings: HeadingRow) {
    self.sheet = sheet
    self.headings = headings
  }

  private struct Enough: Error {}

  /// The first rows of a sheet that are not blank.
  static func rows(
    _ book: WorkbookContents, _ sheet: WorkbookParts.Sheet
  ) throws -> [(row: Int32, cells: [String])] {
    var rows: [(row: Int32, cells: [String])] = []
    do {
      // A column more than the limit, so that one too many is seen.
      try book.read(sheet, columnLimit: DelimitedText.columnLimit + 1) { record, _ in
        var cells = (0..<record.count).map { String(decoding: record.cell($0).bytes, as: UTF8.self) }
        if record.hasExtraCells { cells[cells.count - 1] = "…" }
        while cells.last?.isEmpty == true { cells.removeLast() }
        rows.append((record.row, cells))
        if rows.count == HeadingSearch.rowLimit { throw Enough() }
      }
    } catch is Enough {}
    return rows
  }
}
