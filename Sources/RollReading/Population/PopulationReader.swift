import ActivityResponsibility

/// Reads the population register's file: bytes in, rows and findings out. It opens nothing and keeps nothing but the piece it is
/// reading, so memory is flat whatever the size of the file.
public struct PopulationReader {
  private var reading: FormatReading<PopulationRow>
  /// What the file turned out to be.
  public let format: DetectedFormat

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: all of it, or at least 256 KB.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - request: what the person said the file is.
  ///   - context: whose file it is.
  ///   - file: the file itself, for formats that must be looked into here and there; not needed where `head` is all.
  /// - Throws: an error with a `FILE-` code where the file is not something that can be read.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: PopulationContext,
    file: (any FileBytes)? = nil
  ) throws(ExplainedError) {
    try self.init(
      head: head, isWholeFile: isWholeFile, request: request, context: context, file: file, pieceSize: 131_072)
  }

  /// The same with pieces of another size, for tests of where pieces are cut.
  init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: PopulationContext,
    file: (any FileBytes)? = nil, pieceSize: Int
  ) throws(ExplainedError) {
    let beginning = FileBeginning(head: head, isWholeFile: isWholeFile, file: file, pieceSize: pieceSize)
    let format = try FileFormat.recognise(head, as: request)
    switch format {
    case .delimitedText:
      let table = try TableReader<PopulationInterpreter>(beginning, context: context, layout: context.layout)
      reading = .inPieces(table)
      self.format = table.format
    case .navet:
      let navet = try NavetReader(beginning, context: context)
      reading = .inPieces(navet)
      self.format = navet.format
    case .termCodes:
      let termCodes = try TermCodeReader(beginning, context: context)
      reading = .inPieces(termCodes)
      self.format = termCodes.format
    default: throw .formatNotReadable(format)
    }
  }

  /// Reads the next piece of the same file, from its first byte on. Where the pieces are cut makes no difference.
  ///
  /// Rows and findings come in the order of the file; what there is to look at in a row comes after the row.
  /// - Throws: an `ExplainedError` with a `FILE-` code where the file as a whole turns out to be wrong, and whatever
  ///   the closures throw. A reader that threw is not used again.
  public mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (PopulationRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void = { _ in }
  ) throws {
    try reading.read(piece, isLast: isLast, onRow: onRow, onFinding: onFinding, onPerson: onPerson)
  }
}
