import ActivityResponsibility

/// What the readers of rolls, population files and notices have in common: everything but the meaning of the columns.
struct TableReader<Interpreter: RowInterpreter>: PieceReader {
  typealias Row = Interpreter.Row

  let format: DetectedFormat
  private var text: DelimitedText
  private var records: RecordReader<Interpreter>
  private var tally = RowTally()

  init(
    _ file: FileBeginning, context: Interpreter.Context, layout: TableLayout?
  ) throws(ExplainedError) {
    let head = file.head
    let isWholeFile = file.isWholeFile
    let encoding = try TextEncoding.detect(head, isWholeFile: isWholeFile, expected: layout?.encoding)
    let (beginning, isBroken) = TableReader.decoded(head, encoding: encoding)
    let row: HeadingRow
    do throws(ExplainedError) {
      row = try HeadingRow.find(
        in: beginning, isWhole: isWholeFile && !isBroken,
        separators: layout?.separator.map { [$0] } ?? Separator.allCases,
        search: RecordReader<Interpreter>.search(context: context, layout: layout))
    } catch {
      // Headings that end at damage are not too long but damaged.
      guard isBroken, error.code == .fileTooLarge || error.code == .fileEmpty else { throw error }
      throw .encodingBroken(encoding, row: 1)
    }
    records = try RecordReader<Interpreter>(row, context: context, layout: layout)
    format = DetectedFormat(
      file: .delimitedText, encoding: encoding, separator: row.separator, headerRow: row.isAbsent ? 0 : row.row,
      columns: records.columns.recognised, unknownHeadings: records.columns.unknown,
      detail: layout == nil ? nil : Phrase("efter källans layout", "by the source's layout"))
    text = DelimitedText(encoding: encoding, headings: row, pieceSize: file.pieceSize)
  }

  mutating func read(
    _ chunk: UnsafeRawBufferPointer, isLast: Bool, onRow: (Interpreter.Row) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    guard !records.hasLayout else {
      var records = self.records
      defer { self.records = records }
      try text.read(chunk, isLast: isLast) { try records.read($0, onRow: onRow, onFinding: onFinding) }
      return
    }
    // The same without a layout, with nothing at hand but what each row needs: that is a seventh faster.
    let records = self.records
    var interpreter = records.interpreter
    var notes = RowNotes()
    var tally = self.tally
    defer {
      self.records.interpreter = interpreter
      self.tally = tally
    }
    try text.read(chunk, isLast: isLast) { record in
      notes.number = nil
      let row: Interpreter.Row
      do throws(RowFault) {
        row = try interpreter.row(of: record, notes: &notes)
      } catch {
        notes.remarks.removeAll(keepingCapacity: true)
        try records.tell(error, of: record, number: notes.number, &tally, onFinding)
        return
      }
      tally.rows += 1
      try onRow(row)
      guard !notes.remarks.isEmpty else { return }
      for remark in notes.remarks { try onFinding(records.finding(remark, record, notes.number)) }
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
