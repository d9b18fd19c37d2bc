import ActivityResponsibility

/// Reads the records of a table, whatever it lay in: what is told of, what is nobody's, and what is wrong.
///
/// A file without a layout pays for none of this but the question whether there is one.
struct RecordReader<Interpreter: RowInterpreter> {
  let columns: ColumnMap<Interpreter.Field>
  /// Taken out by a reader that reads without a layout, which is then as short as can be.
  var interpreter: Interpreter
  private var translation: CellTranslation<Interpreter.Field>?
  private let leftOut: LeftOutRows?
  private let footers: FooterRule
  let hasLayout: Bool
  private var notes = RowNotes()
  private var tally = RowTally()

  /// - Throws: `FILE-005` where a column that cannot be done without is missing, or that the layout speaks of.
  init(_ row: HeadingRow, context: Interpreter.Context, layout: TableLayout?) throws(ExplainedError) {
    columns = try ColumnMap<Interpreter.Field>(row, layout: layout)
    try columns.require(Interpreter.required(by: context), row: row)
    interpreter = Interpreter(columns: columns, context: context)
    footers = FooterRule(layout)
    hasLayout = layout != nil
    if let layout {
      translation = CellTranslation(layout, columns)
      leftOut = try LeftOutRows(layout, columns)
    } else {
      translation = nil
      leftOut = nil
    }
  }

  /// Where the headings are looked for.
  static func search(context: Interpreter.Context, layout: TableLayout?) -> HeadingSearch {
    let required = Interpreter.required(by: context)
    return HeadingSearch(row: layout?.headingRow, leastWidth: layout?.lastPlace ?? 0) {
      ColumnMap<Interpreter.Field>.worth($0, required: required, layout: layout)
    }
  }

  @inline(__always)
  mutating func read(
    _ record: Record, onRow: (Interpreter.Row) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws {
    if hasLayout, let leftOut, leftOut.matches(record) {
      try onFinding(finding(RowFault(.rowLeftOutByLayout), record, nil))
      return
    }
    notes.number = nil
    let row: Interpreter.Row
    do throws(RowFault) {
      row = hasLayout ? try interpretTranslated(record) : try interpreter.row(of: record, notes: &notes)
    } catch {
      notes.remarks.removeAll(keepingCapacity: true)
      try tell(error, of: record, number: notes.number, &tally, onFinding)
      return
    }
    tally.rows += 1
    try onRow(row)
    guard !notes.remarks.isEmpty else { return }
    for remark in notes.remarks { try onFinding(finding(remark, record, notes.number)) }
    notes.remarks.removeAll(keepingCapacity: true)
  }

  /// Tells of a row that is not used.
  @inline(never)
  func tell(
    _ fault: RowFault, of record: Record, number: IdentityNumber?, _ tally: inout RowTally,
    _ onFinding: (Finding) throws -> Void
  ) throws {
    guard fault.kind == .numberMissing || fault.kind == .numberNotANumber, let footer = footers.footer(record) else {
      tally.rows += 1
      try onFinding(finding(fault, record, number))
      return
    }
    let agrees = footer == .note || tally.agrees(with: record)
    tally.rowsBeforeTotal = tally.rows
    try onFinding(finding(RowFault(agrees ? .totalRow : .totalRowDiffers), record, number))
  }

  @inline(never)
  private mutating func interpretTranslated(_ record: Record) throws(RowFault) -> Interpreter.Row {
    // Taken out for the time being, so that it is not copied.
    guard var translation else { return try interpreter.row(of: record, notes: &notes) }
    self.translation = nil
    defer { self.translation = translation }
    let result: Result<Interpreter.Row, RowFault> = translation.withTranslated(record) { record in
      do throws(RowFault) {
        return .success(try interpreter.row(of: record, notes: &notes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  func finding(_ fault: RowFault, _ record: Record, _ number: IdentityNumber?) -> Finding {
    let headings = columns.headings
    return Finding(
      row: record.row, column: headings.indices.contains(fault.column) ? headings[fault.column] : nil,
      kind: fault.kind, number: number, rawRow: fault.kind.isRejection ? record.raw : nil)
  }
}

/// The rows that a layout leaves out, by a word in a column of theirs.
struct LeftOutRows: Sendable {
  private let columns: [(index: Int, words: Set<String>)]

  /// `nil` where the layout leaves out none. - Throws: `FILE-005` where the file lacks a column it goes by.
  init?<Field>(_ layout: TableLayout, _ map: ColumnMap<Field>) throws(ExplainedError) {
    if layout.skipRowsWhere.isEmpty { return nil }
    var columns: [(index: Int, words: Set<String>)] = []
    for (name, words) in layout.skipRowsWhere {
      guard let index = map.column(called: name) else { throw .skipColumnMissing(name) }
      columns.append((index, Set(words.flatMap { CellTranslation<Field>.keys(of: $0) })))
    }
    self.columns = columns
  }

  func matches(_ record: Record) -> Bool {
    columns.contains { column in column.words.contains(record.cell(column.index)) }
  }
}
