import ActivityResponsibility
import SQLText
import StrictJSON

/// Giving a case to a member of staff.
struct AssignmentAct: CaseAct {
  let kind = ActKind.assigned
  let colleague: String
  /// Whose it must be for it to be handed over; `nil` where it may be anybody's.
  var from: String?
  var why: String?

  var freeText: String? { why }

  var inShort: [Phrase] { [Phrase(colleague, colleague)] }

  func requireAllowed(_ desk: CaseDesk) throws {
    guard let from, desk.current.assignedTo != from else { return }
    throw ExplainedError.actRefused(
      Phrase("ärendet är inte längre tilldelat den som lämnar över", "the case is no longer the one's who hands over"),
      fix: Phrase("se fullfolj case list", "see fullfolj case list"))
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    ActColumns(reason: why, assignedTo: colleague, details: from.map { .object(["from": .text($0)]) })
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    try desk.transaction.execute(Query.assignCase, [.int64(desk.current.id), .text(colleague)])
  }
}

extension Deed {
  /// Gives the case to a member of staff.
  public static func assign(_ colleague: String) -> Deed { Deed(AssignmentAct(colleague: colleague)) }

  /// Hands the case over from one colleague to another.
  static func handOver(from: String, to colleague: String, why: String) -> Deed {
    Deed(AssignmentAct(colleague: colleague, from: from, why: why))
  }
}
