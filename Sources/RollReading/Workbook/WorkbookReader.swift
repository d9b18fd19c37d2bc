import ActivityResponsibility

/// Reads a table from an Excel workbook, with the same columns and words as delimited text. Memory is flat but for the
/// texts that the workbook shares between its cells.
struct WorkbookReader<Interpreter: RowInterpreter>: WholeFileReader {
  typealias Row = Interpreter.Row

  let format: DetectedFormat
  private let book: WorkbookContents
  private let choice: SheetChoice
  /// Which columns are read and kept; an error in another is nobody's concern.
  private let isRead: [Bool]
  private var interpreter: Interpreter

  init(_ file: FileBeginning, context: Interpreter.Context, layout: TableLayout?) throws(ExplainedError) {
    guard let bytes = file.wholeFile else { throw .partUnreadable }
    do {
      book = try WorkbookContents(bytes)
      choice = try SheetChoice(book, required: Interpreter.required(by: context), layout: layout)
    } catch {
      throw (error as? ExplainedError) ?? .partUnreadable
    }
    let columns = try ColumnMap<Interpreter.Field>(choice.headings)
    try columns.require(Interpreter.required(by: context), row: choice.headings)
    format = DetectedFormat(
      file: .workbook, headerRow: choice.headings.row, columns: columns.recognised, unknownHeadings: columns.unknown,
      detail: Phrase("blad \"\(choice.sheet.name)\"", "sheet \"\(choice.sheet.name)\""))
    isRead = choice.headings.cells.map { ColumnMap<Interpreter.Field>.field(named: $0)?.isKept ?? false }
    interpreter = Interpreter(columns: columns, context: context)
  }

  mutating func read(
    onRow: (Interpreter.Row) throws -> Void, onFinding: (Finding) throws -> Void,
    onPerson: (SourcePerson) throws -> Void
  ) throws {
    var interpreter = self.interpreter
    let headings = choice.headings
    let isRead = self.isRead
    var notes = RowNotes()
    var hasHeadings = false
    var hasRows = false
    func finding(_ fault: RowFault, _ record: Record) -> Finding {
      Finding(
        row: record.row, column: headings.cells.indices.contains(fault.column) ? headings.cells[fault.column] : nil,
        kind: fault.kind, number: notes.number, rawRow: fault.kind.isRejection ? record.raw : nil)
    }
    func refuseMerge(_ merged: MergedCells) throws {
      // Titles above the headings may be merged as they please.
      guard merged.last.row > max(headings.row, merged.first.row), merged.first.column < isRead.count,
        isRead[merged.first.column...min(max(merged.first.column, merged.last.column), isRead.count - 1)].contains(true)
      else { return }
      throw ExplainedError.mergedRows(from: merged.first.row, to: merged.last.row)
    }
    try book.read(choice.sheet, columnLimit: headings.cells.count, onMerge: refuseMerge) { record, errors in
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
      notes.number = nil
      notes.remarks.removeAll(keepingCapacity: true)
      let row: Interpreter.Row
      do throws(RowFault) {
        row = try interpreter.row(of: record, notes: &notes)
      } catch {
        try onFinding(finding(error, record))
        return
      }
      try onRow(row)
      for remark in notes.remarks { try onFinding(finding(remark, record)) }
    }
    guard hasHeadings else { throw ExplainedError.fileChanged }
    guard hasRows else { throw ExplainedError.fileHasOnlyHeadings }
  }
}
