import ActivityResponsibility
import PostgreSQL
import SQLText

/// Tells a municipality's coordinator, once, of each follow-up that has been overdue for long.
struct Escalation {
  let municipality: MunicipalityCode
  let day: Day
  let transaction: Transaction

  /// - Returns: how many were told.
  func run() throws -> Int {
    let place = Parameter.municipality(municipality)
    try transaction.execute(Query.settleEscalations, [place])
    let policy = try transaction.followUpPolicy(of: municipality, on: day)
    guard policy.escalateAfter > 0,
      let coordinator = try transaction.query(Query.coordinatorOf, [place, .day(day)]).first?.text(0)
    else { return 0 }
    let last = WorkingDays.adding(-policy.escalateAfter, to: day)
    let told = try transaction.query(
      Query.escalate, [place, .day(last), .text(coordinator), .day(WorkingDays.adding(2, to: day))])
    let inCases = told.filter { !$0.isNull(0) }
    guard !inCases.isEmpty else { return told.count }
    let cases = Parameter.int64Array(inCases.map { $0.int64(0) })
    let acts = try transaction.query(
      Query.recordEscalations,
      [cases, .day(day), .text(CaseKeeper.author), .text(coordinator), .int64Array(inCases.map { $0.int64(1) })])
    transaction.journal.add(acts: acts.map { $0.int64(1) })
    try transaction.execute(Query.touchCases, [cases])
    return told.count
  }
}
