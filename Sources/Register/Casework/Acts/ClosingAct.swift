import ActivityResponsibility
import PostgreSQL
import SQLText

/// Closing a case: the only thing that ends one, always by a person.
struct ClosingAct: CaseAct {
  let kind = "closed"
  let changesKnowledge = true
  let reason: String

  func columns(_ desk: CaseDesk) -> ActColumns { ActColumns(reason: reason) }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    try desk.transaction.execute(Query.closeCase, [.int64(desk.current.id), .day(desk.day), .text(reason)])
    guard let stamp = desk.stamp else { return }
    let rows = try desk.transaction.query(Query.unlearnCasePeriod, [.int64(desk.current.id), .moment(stamp)])
    try desk.learnPeriod(
      openedOn: rows.first?.dayValue(2) ?? desk.current.openedOn, closedOn: desk.day, stamp)
  }

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int {
    try desk.transaction.execute(Query.settleAllOfCase, [.int64(desk.current.id), .int64(act)])
      + settleSecondCase(desk)
  }

  /// Once only one of several cases of one person is left open, nobody need close another. - Returns: how many.
  private func settleSecondCase(_ desk: CaseDesk) throws -> Int {
    let municipality = desk.current.municipality
    let left = try desk.transaction.query(Query.municipalitiesWithSeveralCases, [desk.person.parameter])
    guard !left.contains(where: { $0.municipality(0) == municipality }) else { return 0 }
    return try desk.transaction.execute(
      Query.settleKindOfPerson,
      [
        desk.person.parameter, .municipality(municipality), .text(FollowUpKind.closeSecondCase.rawValue),
        .text("case-closed"),
      ])
  }
}

extension Deed {
  /// Closes the case for a reason of the municipality's list.
  public static func close(reason: String) -> Deed { Deed(ClosingAct(reason: reason)) }
}
