import ActivityResponsibility

/// Reads Navet's term-code file, `#UP <five digits> <value>` a line.
///
/// A record begins with the person's number and ends where the next begins. A finding's row is the line of the number,
/// or the line itself for a code that is not known; its column is the code.
struct TermCodeReader: PieceReader {
  typealias Row = PopulationRow

  let format: DetectedFormat
  private let encoding: TextEncoding
  private let mayBeEmpty: Bool
  private var decoder: TextDecoder
  private var buffer: [UInt8]
  private var held = 0
  private var line: Int32 = 0
  /// `nil` while a piece is being read, and after an error.
  private var records: TermCodeRecords?

  init(_ file: FileBeginning, context: PopulationContext) throws(ExplainedError) {
    mayBeEmpty = context.isOfChanges
    // ISO 8859-1 as Navet writes it, unless a file that was saved anew shows that it is another encoding.
    let hasLetters = file.head.contains { $0 >= 0x80 || $0 == 0 }
    encoding = hasLetters ? try TextEncoding.detect(file.head, isWholeFile: file.isWholeFile) : .windows1252
    decoder = TextDecoder(encoding)
    format = DetectedFormat(file: .termCodes)
    buffer = Array(repeating: 0, count: 2 * DelimitedText.rowLimit + 8)
    records = TermCodeRecords(context: context)
  }

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (PopulationRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    guard var records else { throw ExplainedError.fileChanged }
    self.records = nil
    // Taken out of the struct, so that it can be looked into while the rest of it changes.
    var buffer = self.buffer
    self.buffer = []
    var taken = 0
    var isBroken = false
    repeat {
      let progress = buffer.withUnsafeMutableBytes { room in
        decoder.decode(
          UnsafeRawBufferPointer(rebasing: piece[taken...]),
          into: UnsafeMutableRawBufferPointer(rebasing: room[held...])
        )
      }
      let searched = held
      taken += progress.taken
      held += progress.written
      isBroken = progress.isBroken
      let isEnd = isLast && taken == piece.count && !isBroken
      let used = try buffer.withUnsafeBufferPointer { bytes in
        var start = 0
        var index = searched
        while index < held {
          if bytes[index] == 0x0A {
            try take(UnsafeBufferPointer(rebasing: bytes[start..<index]), &records, onRow, onFinding)
            start = index + 1
          }
          index += 1
        }
        if isEnd, start < held, !decoder.isInsideCharacter {
          try take(UnsafeBufferPointer(rebasing: bytes[start..<held]), &records, onRow, onFinding)
          start = held
        }
        return start
      }
      guard held - used <= DelimitedText.rowLimit else { throw ExplainedError.rowTooLong(row: line &+ 1) }
      buffer.withUnsafeMutableBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[used..<held])
        UnsafeMutableRawBufferPointer(rebasing: bytes[..<rest.count]).copyMemory(from: rest)
      }
      held -= used
    } while taken < piece.count && !isBroken
    if isBroken || (isLast && decoder.isInsideCharacter) {
      throw ExplainedError.encodingBroken(encoding, row: line &+ 1)
    }
    if isLast {
      try records.finish(onRow: onRow, onFinding: onFinding)
      if !records.hasAny, !mayBeEmpty { throw ExplainedError.fileHasNoPosts }
    }
    self.buffer = buffer
    self.records = records
  }

  private mutating func take(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: inout TermCodeRecords, _ onRow: (PopulationRow) throws -> Void,
    _ onFinding: (Finding) throws -> Void
  ) throws {
    guard line < Int32.max else { throw ExplainedError.tooManyRows }
    guard bytes.count <= DelimitedText.rowLimit else { throw ExplainedError.rowTooLong(row: line &+ 1) }
    line += 1
    try records.take(bytes, line: line, onRow: onRow, onFinding: onFinding)
  }
}
