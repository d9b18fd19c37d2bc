import ActivityResponsibility

/// Reads a file in which a source says which of its own numbers is which school unit.
public typealias SchoolUnitReader = RowReader<SchoolUnitRow>

extension RowReader where Row == SchoolUnitRow {
  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: all of it, or at least 256 KB.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - request: what the person said the file is.
  ///   - file: the file itself, for formats that must be looked into here and there; not needed where `head` is all.
  /// - Throws: an error with a `FILE-` code where the file is not something that can be read.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, file: (any FileBytes)? = nil
  ) throws(ExplainedError) {
    let file = FileBeginning(
      head: head, isWholeFile: isWholeFile, file: file, pieceSize: FileBeginning.usualPieceSize)
    let format = try FileFormat.recognise(file, as: request)
    guard format == .ss12000Organisations else { throw .formatNotReadable(format) }
    self.init(SS12000Organisations(file))
  }
}
