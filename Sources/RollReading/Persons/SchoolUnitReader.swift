import ActivityResponsibility

/// What a file about school units is read against: nothing yet.
public struct SchoolUnitContext: Hashable, Sendable {
  public init() {}
}

/// Reads a file in which a source says which of its own numbers is which school unit: bytes in, school units and findings
/// out. It opens nothing and keeps nothing but the item it is reading.
public struct SchoolUnitReader {
  private var reading: FormatReading<SchoolUnitRow>
  /// What the file turned out to be.
  public let format: DetectedFormat

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: all of it, or at least 256 KB.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - request: what the person said the file is.
  ///   - file: the file itself, for formats that must be looked into here and there; not needed where `head` is all.
  /// - Throws: an error with a `FILE-` code where the file is not something that can be read.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest,
    context: SchoolUnitContext = SchoolUnitContext(), file: (any FileBytes)? = nil
  ) throws(ExplainedError) {
    let beginning = FileBeginning(head: head, isWholeFile: isWholeFile, file: file, pieceSize: 131_072)
    let format = try FileFormat.recognise(head, as: request)
    let pieces: any PieceReader<SchoolUnitRow>
    switch format {
    case .ss12000Organisations: pieces = SS12000Organisations(beginning)
    default: throw .formatNotReadable(format)
    }
    reading = .inPieces(pieces)
    self.format = pieces.format
  }

  /// Reads the next piece of the same file, from its first byte on. Where the pieces are cut makes no difference.
  ///
  /// - Parameter onPerson: never called: such a file tells of no person. It is here so that all readers have one shape.
  /// - Throws: an `ExplainedError` with a `FILE-` code where the file as a whole turns out to be wrong, and whatever
  ///   the closures throw. A reader that threw is not used again.
  public mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (SchoolUnitRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void = { _ in }
  ) throws {
    try reading.read(piece, isLast: isLast, onRow: onRow, onFinding: onFinding, onPerson: onPerson)
  }
}
