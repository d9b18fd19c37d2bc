import ActivityResponsibility

/// The day that a file about persons speaks of.
public struct SourcePersonContext: Hashable, Sendable {
  public let asOf: Day

  public init(asOf: Day) {
    self.asOf = asOf
  }
}

/// Reads a file in which a source says which of its own numbers is whose, which it has taken away, and which are one
/// person: bytes in, persons and findings out.
public struct SourcePersonReader {
  private var reading: FormatReading<SourcePerson>
  /// What the file turned out to be.
  public let format: DetectedFormat

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: all of it, or at least 256 KB.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - request: what the person said the file is.
  ///   - context: the day that the file speaks of.
  ///   - file: the file itself, for formats that must be looked into here and there; not needed where `head` is all.
  /// - Throws: an error with a `FILE-` code where the file is not something that can be read.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: SourcePersonContext,
    file: (any FileBytes)? = nil
  ) throws(ExplainedError) {
    try self.init(
      head: head, isWholeFile: isWholeFile, request: request, context: context, file: file, pieceSize: 131_072)
  }

  /// The same with pieces of another size, for tests of where pieces are cut.
  init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: SourcePersonContext,
    file: (any FileBytes)? = nil, pieceSize: Int
  ) throws(ExplainedError) {
    let beginning = FileBeginning(head: head, isWholeFile: isWholeFile, file: file, pieceSize: pieceSize)
    let format = try FileFormat.recognise(head, as: request)
    let pieces: any PieceReader<SourcePerson>
    switch format {
    case .edlevoPerson: pieces = try EdlevoPersonReader(beginning, context: context)
    case .ss12000DeletedEntities: pieces = SS12000DeletedEntities(beginning)
    default: throw .formatNotReadable(format)
    }
    reading = .inPieces(pieces)
    self.format = pieces.format
  }

  /// Reads the next piece of the same file, from its first byte on. Where the pieces are cut makes no difference.
  ///
  /// - Parameter onPerson: never called: every person of such a file is a row. It is here so that all readers have one
  ///   shape.
  /// - Throws: an `ExplainedError` with a `FILE-` code where the file as a whole turns out to be wrong, and whatever
  ///   the closures throw. A reader that threw is not used again.
  public mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (SourcePerson) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void = { _ in }
  ) throws {
    try reading.read(piece, isLast: isLast, onRow: onRow, onFinding: onFinding, onPerson: onPerson)
  }
}
