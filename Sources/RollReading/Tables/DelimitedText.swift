import ActivityResponsibility

/// Reads delimited text piece by piece and hands out its records, with flat memory whatever the size of the file.
struct DelimitedText: Sendable {
  /// The longest record, in bytes of UTF-8.
  static let rowLimit = 65_536
  /// The most columns.
  static let columnLimit = 256

  private let encoding: TextEncoding
  private let separator: UInt8
  private let headings: HeadingRow
  private var decoder: TextDecoder
  /// The text that is being read, and after `textRoom` bytes of it room for cells that had to be rewritten.
  private var buffer: [UInt8]
  private let textRoom: Int
  private var bounds: [UInt32]
  private var filled = 0
  /// Records seen so far, blank ones too.
  private var row: Int32 = 0
  private var hasRows = false
  /// Whether a carriage return has just ended a record, so that a line feed belongs to it.
  private var endedWithReturn = false

  /// - Parameter pieceSize: how much text is held at a time beside what is left of an unfinished record.
  init(encoding: TextEncoding, headings: HeadingRow, pieceSize: Int = 131_072) {
    self.encoding = encoding
    self.headings = headings
    separator = headings.separator.rawValue
    decoder = TextDecoder(encoding)
    textRoom = pieceSize + DelimitedText.rowLimit + 8
    buffer = Array(repeating: 0, count: textRoom + DelimitedText.rowLimit + 8)
    bounds = Array(repeating: 0, count: 2 * max(1, headings.cells.count))
  }

  /// Reads the next chunk and hands each record after the headings to `body`, blank ones left out.
  mutating func read(
    _ chunk: UnsafeRawBufferPointer, isLast: Bool, _ body: (Record) throws -> Void
  ) throws {
    var rest = chunk
    var isBroken = false
    while !rest.isEmpty, !isBroken {
      let room = filled..<textRoom
      let progress = buffer.withUnsafeMutableBytes {
        decoder.decode(rest, into: UnsafeMutableRawBufferPointer(rebasing: $0[room]))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[progress.taken...])
      filled += progress.written
      isBroken = progress.isBroken
      // Small chunks are gathered, so that an unfinished record is not scanned again for each of them.
      if isBroken || textRoom - filled < DelimitedText.rowLimit {
        try takeRecords(isFinal: false, body)
      }
    }
    guard isLast || isBroken else { return }
    isBroken = isBroken || decoder.isInsideCharacter
    try takeRecords(isFinal: !isBroken, body)
    if isBroken { throw ExplainedError.encodingBroken(encoding, row: row &+ 1) }
    if row < headings.row { throw ExplainedError.fileChanged }
    if !hasRows { throw ExplainedError.fileHasOnlyHeadings }
  }

  /// Hands out the records that are whole and moves what is left to the front.
  private mutating func takeRecords(isFinal: Bool, _ body: (Record) throws -> Void) throws {
    // Taken out for the time being, so that the records can be counted while the bytes lie still.
    var buffer: [UInt8] = []
    var bounds: [UInt32] = []
    swap(&buffer, &self.buffer)
    swap(&bounds, &self.bounds)
    defer {
      swap(&buffer, &self.buffer)
      swap(&bounds, &self.bounds)
    }
    let used = try buffer.withUnsafeMutableBufferPointer { buffer in
      try bounds.withUnsafeMutableBufferPointer { bounds in
        // Neither is ever empty.
        guard let base = buffer.baseAddress, let bounds = bounds.baseAddress else { return 0 }
        let used = try handOut(base, bounds, isFinal: isFinal, body)
        let left = filled - used
        if used > 0, left > 0 { base.update(from: base + used, count: left) }
        return used
      }
    }
    filled -= used
  }

  @inline(__always)
  private mutating func handOut(
    _ base: UnsafeMutablePointer<UInt8>, _ bounds: UnsafeMutablePointer<UInt32>, isFinal: Bool,
    _ body: (Record) throws -> Void
  ) throws -> Int {
    var scanner = RecordScanner(
      base: base, scratchOffset: textRoom, separator: separator, cellLimit: headings.cells.count, bounds: bounds)
    let mayBeDamaged = decoder.mayBeDamaged
    let limit = filled
    var start = 0
    while true {
      if endedWithReturn, start < limit {
        if base[start] == 0x0A { start += 1 }
        endedWithReturn = false
      }
      guard start < limit else { return start }
      let next: Int
      // A byte more than a record may have, so that one too long is seen and none is scanned further than it may be.
      let bound = min(limit, start + DelimitedText.rowLimit + 1)
      switch scanner.scan(from: start, to: bound, isFinal: isFinal && bound == limit) {
      case .record(let after): next = after
      case .quoteUnclosed: throw ExplainedError.quoteUnclosed(row: row &+ 1)
      case .incomplete:
        if bound - start > DelimitedText.rowLimit { throw tooLong(&scanner, from: start) }
        return start
      }
      if scanner.end - start > DelimitedText.rowLimit { throw tooLong(&scanner, from: start) }
      guard row < Int32.max else { throw ExplainedError.tooManyRows }
      row += 1
      let record = Record(
        base: UnsafePointer(base), bounds: UnsafePointer(bounds), count: scanner.count, row: row, start: start,
        end: scanner.end, hasExtraCells: scanner.hasExtraCells, misplacedQuote: scanner.misplacedQuote,
        mayBeDamaged: mayBeDamaged)
      endedWithReturn = scanner.end < limit && base[scanner.end] == 0x0D
      start = next
      if row > headings.row {
        // The first cell is nearly always filled, and then nothing more need be looked at.
        if record.cell(0).isEmpty && record.isBlank { continue }
        hasRows = true
        try body(record)
      } else if row == headings.row, !headings.isAbsent {
        guard headings.isSame(as: record) else { throw ExplainedError.fileChanged }
      }
    }
  }

  /// The error of a record that is too long: most often a quotation mark that was never closed.
  private func tooLong(_ scanner: inout RecordScanner, from start: Int) -> ExplainedError {
    switch scanner.scan(from: start, to: start + DelimitedText.rowLimit, isFinal: false) {
    case .incomplete(insideQuotes: true), .quoteUnclosed: .quoteUnclosed(row: row &+ 1)
    case .incomplete, .record: .rowTooLong(row: row &+ 1)
    }
  }
}
