import ActivityResponsibility

/// Reads a file of one kind of row: bytes in, rows and findings out. It opens nothing and keeps nothing but the piece it
/// is reading, so memory is flat whatever the size of the file.
///
/// Which formats such rows come in, each format says itself: ``FileFormat/all``.
public struct RowReader<Row: ReadableRow> {
  private var reading: FormatReading<Row>
  /// What the file turned out to be.
  public let format: DetectedFormat
  /// Whether the file tells only of what has changed, so that it cannot be handed in as a complete roll; `nil` where its
  /// format does not say.
  public var isDelta: Bool? { reading.isDelta }

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: all of it, or at least 256 KB.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - request: what the person said the file is.
  ///   - context: what must be known beside the file.
  ///   - file: the file itself, for formats that must be looked into here and there; not needed where `head` is all.
  /// - Throws: an error with a `FILE-` code where the file is not something that can be read.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: Row.Context,
    file: (any FileBytes)? = nil
  ) throws(ExplainedError) {
    try self.init(
      head: head, isWholeFile: isWholeFile, request: request, context: context, file: file,
      pieceSize: FileBeginning.usualPieceSize)
  }

  /// The same with pieces of another size, for tests of where pieces are cut.
  init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: Row.Context,
    file: (any FileBytes)? = nil, pieceSize: Int
  ) throws(ExplainedError) {
    let file = FileBeginning(head: head, isWholeFile: isWholeFile, file: file, pieceSize: pieceSize)
    let format = try FileFormat.recognise(file, as: request)
    guard let opening = Row.opening(of: format) else { throw .formatNotReadable(format) }
    self = try opening.open(file, context)
  }

  init(_ reader: some PieceReader<Row>) {
    reading = .inPieces(reader)
    format = reader.format
  }

  init(_ reader: some WholeFileReader<Row>) {
    reading = .whole(reader)
    format = reader.format
  }

  /// Reads the next piece of the same file, from its first byte on. Where the pieces are cut makes no difference.
  ///
  /// Rows and findings come in the order of the file; what there is to look at in a row comes after the row.
  /// - Parameter onPerson: what the file says of a person beside the rows; few formats do.
  /// - Throws: an `ExplainedError` with a `FILE-` code where the file as a whole turns out to be wrong, and whatever
  ///   the closures throw. A reader that threw is not used again.
  public mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (Row) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void = { _ in }
  ) throws {
    try reading.read(piece, isLast: isLast, onRow: onRow, onFinding: onFinding, onPerson: onPerson)
  }
}

/// Reads a school's roll.
public typealias RollReader = RowReader<RollRow>

/// Reads the population register's file.
public typealias PopulationReader = RowReader<PopulationRow>

/// Reads a file of schools' notices.
public typealias NoticeReader = RowReader<NoticeRow>
