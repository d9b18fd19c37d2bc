import SQLText

/// Giving a case to a member of staff.
struct AssignmentAct: CaseAct {
  let kind = "assigned"
  let colleague: String

  func columns(_ desk: CaseDesk) -> ActColumns { ActColumns(assignedTo: colleague) }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    try desk.transaction.execute(Query.assignCase, [.int64(desk.current.id), .text(colleague)])
  }
}

extension Deed {
  /// Gives the case to a member of staff.
  public static func assign(_ colleague: String) -> Deed { Deed(AssignmentAct(colleague: colleague)) }
}
