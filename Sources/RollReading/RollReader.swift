import ActivityResponsibility

/// Reads a school's roll: bytes in, rows and findings out. It opens nothing and keeps nothing but the piece it is
/// reading, so memory is flat whatever the size of the file.
public struct RollReader: Sendable {
  private var table: TableReader<RollInterpreter>

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: all of it, or at least 256 KB.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - request: what the person said the file is.
  ///   - context: what the roll is about.
  /// - Throws: an error with a `FILE-` code where the file is not something that can be read.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: RollContext
  ) throws(ExplainedError) {
    table = try TableReader(head: head, isWholeFile: isWholeFile, request: request, context: context)
  }

  /// The same with pieces of another size, for tests of where pieces are cut.
  init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: RollContext, pieceSize: Int
  ) throws(ExplainedError) {
    table = try TableReader(
      head: head, isWholeFile: isWholeFile, request: request, context: context, pieceSize: pieceSize)
  }

  /// What the file turned out to be.
  public var format: DetectedFormat { table.format }

  /// Reads the next chunk of the same file, from its first byte on. Where the chunks are cut makes no difference.
  ///
  /// Rows and findings come in the order of the file; what there is to look at in a row comes after the row.
  /// - Throws: an `ExplainedError` with a `FILE-` code where the file as a whole turns out to be wrong, and whatever
  ///   `onRow` and `onFinding` throw. A reader that threw is not used again.
  public mutating func read(
    _ chunk: UnsafeRawBufferPointer, isLast: Bool, onRow: (RollRow) throws -> Void,
    onFinding: (Finding) throws -> Void
  ) throws {
    try table.read(chunk, isLast: isLast, onRow: onRow, onFinding: onFinding)
  }
}
