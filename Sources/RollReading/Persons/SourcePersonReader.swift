import ActivityResponsibility

/// The day that a file about persons speaks of.
public struct SourcePersonContext: Hashable, Sendable {
  public let asOf: Day

  public init(asOf: Day) {
    self.asOf = asOf
  }
}

/// Reads a file in which a source says which of its own numbers is whose, which it has taken away, and which are one
/// person.
public typealias SourcePersonReader = RowReader<SourcePerson>

extension RowReader where Row == SourcePerson {
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
      head: head, isWholeFile: isWholeFile, request: request, context: context, file: file,
      pieceSize: FileBeginning.usualPieceSize)
  }

  /// The same with pieces of another size, for tests of where pieces are cut.
  init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: SourcePersonContext,
    file: (any FileBytes)? = nil, pieceSize: Int
  ) throws(ExplainedError) {
    let file = FileBeginning(head: head, isWholeFile: isWholeFile, file: file, pieceSize: pieceSize)
    let format = try FileFormat.recognise(file, as: request)
    switch format {
    case .edlevoPerson: self.init(try EdlevoPersonReader(file, context: context))
    case .ss12000DeletedEntities: self.init(SS12000DeletedEntities(file))
    default: throw .formatNotReadable(format)
    }
  }
}
