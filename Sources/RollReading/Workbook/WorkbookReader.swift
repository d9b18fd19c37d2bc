import ActivityResponsibility

/// Reads a table from an Excel workbook, with the same columns and words as delimited text. Memory is flat but for the
/// texts that the workbook shares between its cells.
struct WorkbookReader<Interpreter: RowInterpreter>: WholeFileReader {
  typealias Row = Interpreter.Row

  let format: DetectedFormat
  private let book: WorkbookContents
  private let choice: SheetChoice
  /// Which of the columns something depends on; an error in another is nobody's concern.
  private let isRead: [Bool]
  private var records: RecordReader<Interpreter>

  init(_ file: FileBeginning, context: Interpreter.Context, layout: TableLayout?) throws(ExplainedError) {
    guard let bytes = file.wholeFile else { throw .partUnreadable }
    do {
      book = try WorkbookContents(bytes)
      choice = try SheetChoice(
        book, search: RecordReader<Interpreter>.search(context: context, layout: layout), named: layout?.sheet)
    } catch {
      throw (error as? ExplainedError) ?? .partUnreadable
    }
    let headings = choice.headings
    records = try RecordReader<Interpreter>(headings, context: context, layout: layout)
    let columns = records.columns
    let leavingOut = Set((layout?.skipRowsWhere.keys.map { $0 } ?? []).compactMap { columns.column(called: $0) })
    isRead = headings.cells.indices.map { columns.field(at: $0)?.isKept ?? false || leavingOut.contains($0) }
    format = DetectedFormat(
      file: .workbook, headerRow: headings.isAbsent ? 0 : headings.row, columns: columns.recognised,
      unknownHeadings: columns.unknown,
      detail: Phrase("blad \"\(choice.sheet.name)\"", "sheet \"\(choice.sheet.name)\""))
  }

  mutating func read(
    onRow: (Interpreter.Row) throws -> Void, onFinding: (Finding) throws -> Void,
    onPerson: (SourcePerson) throws -> Void
  ) throws {
    var records = self.records
    defer { self.records = records }
    let headings = choice.headings
    let isRead = self.isRead
    var hasHeadings = headings.isAbsent
    var hasRows = false
    try book.read(choice.sheet, columnLimit: headings.cells.count, onMerge: refuseOverRows) { record, errors in
      guard record.row > headings.row else {
        if record.row == headings.row {
          guard headings.isSame(as: record) else { throw ExplainedError.fileChanged }
          hasHeadings = true
        }
        return
      }
      hasRows = true
      var record = record
      // A row with an error in a cell that is read says something that is not known.
      if !errors.isEmpty { record.errorCell = errors.first { $0 < isRead.count && isRead[$0] } ?? -1 }
      try records.read(record, onRow: onRow, onFinding: onFinding)
    }
    guard hasHeadings else { throw ExplainedError.fileChanged }
    guard hasRows else { throw ExplainedError.fileHasOnlyHeadings }
  }

  /// Refuses cells that are merged over several rows where something is read from them: in all but the first they
  /// would be read as empty. Titles above the headings may be merged as they please.
  private func refuseOverRows(_ merged: MergedCells) throws {
    guard merged.last.row > max(choice.headings.row, merged.first.row),
      isRead.indices.contains(where: { isRead[$0] && merged.first.column <= $0 && $0 <= merged.last.column })
    else { return }
    throw ExplainedError.mergedRows(from: merged.first.row, to: merged.last.row)
  }
}
