import ActivityResponsibility

/// Reads a school's roll.
public typealias RollReader = RowReader<RollRow>

extension RowReader where Row == RollRow {
  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file: all of it, or at least 256 KB.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - request: what the person said the file is.
  ///   - context: what the roll is about.
  ///   - file: the file itself, for formats that must be looked into here and there; not needed where `head` is all.
  /// - Throws: an error with a `FILE-` code where the file is not something that can be read.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: RollContext,
    file: (any FileBytes)? = nil
  ) throws(ExplainedError) {
    try self.init(
      head: head, isWholeFile: isWholeFile, request: request, context: context, file: file,
      pieceSize: FileBeginning.usualPieceSize)
  }

  /// The same with pieces of another size, for tests of where pieces are cut.
  init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, context: RollContext,
    file: (any FileBytes)? = nil, pieceSize: Int
  ) throws(ExplainedError) {
    let file = FileBeginning(head: head, isWholeFile: isWholeFile, file: file, pieceSize: pieceSize)
    let format = try FileFormat.recognise(file, as: request)
    switch format {
    case .delimitedText:
      self.init(try TableReader<RollInterpreter>(file, context: context, layout: context.layout))
    case .workbook:
      self.init(try WorkbookReader<RollInterpreter>(file, context: context, layout: context.layout))
    case .edlevoOrganization: self.init(try EdlevoOrganizationReader(file, context: context))
    case .edlevoAdmission: self.init(try EdlevoAdmissionReader(file, context: context))
    case .ss12000Persons: self.init(SS12000Persons(file, context: context))
    default: throw .formatNotReadable(format)
    }
  }
}
