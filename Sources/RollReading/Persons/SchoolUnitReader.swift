import ActivityResponsibility

/// Reads a file in which a source says which of its own numbers is which school unit.
public typealias SchoolUnitReader = RowReader<SchoolUnitRow>

extension RowReader where Row == SchoolUnitRow {
  /// Looks at the beginning of a file; there is nothing to know beside it.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, request: FormatRequest, file: (any FileBytes)? = nil
  ) throws(ExplainedError) {
    try self.init(head: head, isWholeFile: isWholeFile, request: request, context: (), file: file)
  }
}
