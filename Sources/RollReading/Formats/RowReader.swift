import ActivityResponsibility

/// Reads a file of one kind of row: bytes in, rows and findings out. It opens nothing and keeps nothing but the piece it
/// is reading, so memory is flat whatever the size of the file.
///
/// Which formats such rows come in stands where each kind is opened: ``RollReader``, ``PopulationReader``,
/// ``NoticeReader``, ``SchoolUnitReader``, ``SourcePersonReader``.
public struct RowReader<Row> {
  private var reading: FormatReading<Row>
  /// What the file turned out to be.
  public let format: DetectedFormat
  /// Whether the file tells only of what has changed, so that it cannot be handed in as a complete roll; `nil` where its
  /// format does not say.
  public var isDelta: Bool? { reading.isDelta }

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
