import ActivityResponsibility

/// What the readers of rolls, population files and notices have in common: everything but the meaning of the columns.
struct TableReader<Interpreter: RowInterpreter>: PieceReader {
  typealias Row = Interpreter.Row

  let format: DetectedFormat
  private let headings: [String]
  private var text: DelimitedText
  private var interpreter: Interpreter

  init(
    _ file: FileBeginning, context: Interpreter.Context, layout: TableLayout?
  ) throws(ExplainedError) {
    let head = file.head
    let isWholeFile = file.isWholeFile
    let encoding = try TextEncoding.detect(head, isWholeFile: isWholeFile)
    let (beginning, isBroken) = TableReader.decoded(head, encoding: encoding)
    let row: HeadingRow
    do throws(ExplainedError) {
      row = try HeadingRow.find(
        in: beginning, isWhole: isWholeFile && !isBroken, known: ColumnMap<Interpreter.Field>.known)
    } catch {
      // Headings that end at damage are not too long but damaged.
      guard isBroken, error.code == .fileTooLarge || error.code == .fileEmpty else { throw error }
      throw .encodingBroken(encoding, row: 1)
    }
    let columns = try ColumnMap<Interpreter.Field>(row)
    try columns.require(Interpreter.required(by: context), row: row)
    format = DetectedFormat(
      file: .delimitedText, encoding: encoding, separator: row.separator, headerRow: row.row,
      columns: columns.recognised, unknownHeadings: columns.unknown)
    headings = row.cells
    text = DelimitedText(encoding: encoding, headings: row, pieceSize: file.pieceSize)
    interpreter = Interpreter(columns: columns, context: context)
  }

  mutating func read(
    _ chunk: UnsafeRawBufferPointer, isLast: Bool, onRow: (Interpreter.Row) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    var interpreter = self.interpreter
    let headings = self.headings
    var notes = RowNotes()
    defer { self.interpreter = interpreter }
    try text.read(chunk, isLast: isLast) { record in
      notes.number = nil
      let row: Interpreter.Row
      do throws(RowFault) {
        row = try interpreter.row(of: record, notes: &notes)
      } catch {
        notes.remarks.removeAll(keepingCapacity: true)
        try onFinding(finding(error, record: record, number: notes.number, headings: headings))
        return
      }
      try onRow(row)
      guard !notes.remarks.isEmpty else { return }
      for remark in notes.remarks {
        try onFinding(finding(remark, record: record, number: notes.number, headings: headings))
      }
      notes.remarks.removeAll(keepingCapacity: true)
    }
  }

  /// The beginning in UTF-8, as far as it can be decoded. Damage further down is found when the rows are read, where
  /// the row can be named.
  private static func decoded(
    _ head: UnsafeRawBufferPointer, encoding: TextEncoding
  ) -> (text: [UInt8], isBroken: Bool) {
    var decoder = TextDecoder(encoding)
    var isBroken = false
    let text = [UInt8](unsafeUninitializedCapacity: 3 * head.count + 8) { output, count in
      let progress = decoder.decode(head, into: UnsafeMutableRawBufferPointer(output))
      isBroken = progress.isBroken
      count = progress.written
    }
    return (text, isBroken)
  }
}

private func finding(_ fault: RowFault, record: Record, number: IdentityNumber?, headings: [String]) -> Finding {
  Finding(
    row: record.row, column: headings.indices.contains(fault.column) ? headings[fault.column] : nil, kind: fault.kind,
    number: number, rawRow: fault.kind.isRejection ? record.raw : nil)
}
