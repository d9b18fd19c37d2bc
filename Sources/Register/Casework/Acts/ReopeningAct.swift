import ActivityResponsibility
import PostgreSQL
import SQLText

/// Opening a closed case again.
struct ReopeningAct: CaseAct {
  let kind = ActKind.reopened
  let needs = CaseCondition.closed
  let changesKnowledge = true
  let reason: String

  var inShort: [Phrase] { [Phrase(reason, reason)] }

  func requireAllowed(_ desk: CaseDesk) throws { try desk.require(reason, in: .reopening) }

  func columns(_ desk: CaseDesk) -> ActColumns { ActColumns(reason: reason) }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    try desk.transaction.execute(Query.reopenCase, [.int64(desk.current.id)])
    guard let stamp = desk.stamp else { return }
    // A case that is opened again on the day it was first opened has one period that day, not two.
    try desk.transaction.execute(
      Query.unlearnCasePeriodOfDay, [.int64(desk.current.id), .day(desk.day), .moment(stamp)])
    try desk.learnPeriod(openedOn: desk.day, closedOn: nil, stamp)
  }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) -> [PlannedFollowUp] {
    let id = desk.current.id
    return [policy.firstContact(case: id, why: "reopened", on: desk.day)]
      + policy.endings(case: id, birthDate: desk.birthDate, after: desk.day).map {
        // Those planned before were settled when the case was closed.
        PlannedFollowUp($0.kind, due: $0.due, why: $0.why, anchor: $0.anchor + " act \(act)")
      }
  }
}

extension Deed {
  /// Opens a closed case again for a reason of the municipality's list.
  public static func reopen(reason: String) -> Deed { Deed(ReopeningAct(reason: reason)) }
}
