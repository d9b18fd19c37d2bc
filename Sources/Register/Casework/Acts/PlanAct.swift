import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// A plan, or another version of it.
struct PlanAct: CaseAct {
  let kind = ActKind.plan
  let plan: Plan
  /// The version that was changed; `nil` for a first plan.
  let changes: Int?
  let change: String?
  let why: String?

  /// A plan is several texts.
  var longestFreeText: Int { 20_000 }
  var freeText: String? { [plan.freeText, change, why].compactMap { $0 }.joined(separator: "\n") }

  func requireAllowed(_ desk: CaseDesk) throws {
    if let first = plan.firstDay, let last = plan.lastDay, last < first {
      throw ExplainedError.actRefused(
        Phrase("planens sista dag är före den första", "the plan's last day is before its first"),
        fix: Phrase("rätta dagarna i filen", "correct the days in the file"))
    }
    if let reason = plan.endReason { try desk.require(reason, in: .measureEnd) }
    let latest = try latest(desk)
    guard latest?.version == changes else { throw PlanConflict(latest: latest) }
    guard latest != nil, change == nil || why == nil else { return }
    throw ExplainedError.actRefused(
      Phrase(
        "en ny version av en plan säger vad som ändrades och varför",
        "another version of a plan says what changed and why"),
      fix: Phrase("skriv change och why i filen", "write change and why in the file"))
  }

  private func latest(_ desk: CaseDesk) throws -> PlanVersion? {
    try desk.transaction.query(Query.latestPlan, [.int64(desk.current.id)]).first.map { try PlanVersion($0) }
  }

  func columns(_ desk: CaseDesk) throws -> ActColumns {
    let before = try latest(desk)
    let changed = before.map { $0.plan.changed(to: plan) } ?? []
    return ActColumns(
      details: .object([
        "version": .whole(Int64((before?.version ?? 0) + 1)), "plan": plan.json,
        "changed": .list(changed.map { .text($0.rawValue) }), "change": .optional(change), "why": .optional(why),
      ]))
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    let version = (try latest(desk)?.version ?? 0) + 1
    try desk.transaction.execute(
      Query.addPlanVersion,
      [
        .int64(desk.current.id), .int16(Int16(version)), .int64(act), .day(desk.day),
        .text(plan.json.canonicalText), .text(version == 1 ? nil : change), .text(version == 1 ? nil : why),
      ])
  }

  /// Times that an earlier version gave and this one does not wait no longer.
  func settle(_ desk: CaseDesk, act: Int64) throws -> Int {
    try Self.times(of: plan).reduce(0) { count, times in
      try count
        + desk.transaction.execute(
          Query.settleTimesOfCase,
          [
            .int64(desk.current.id), .text(times.kind.rawValue), .dayArray(times.days.map(\.daysSince2000)),
            .int64(act), .text("plan-changed"),
          ])
    }
  }

  private static func times(of plan: Plan?) -> [(kind: FollowUpKind, days: [Day])] {
    [(.planFollowUp, plan?.followUps ?? []), (.planEvaluation, plan?.evaluations ?? [])]
  }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    let before = try desk.transaction.query(Query.planVersionsOfCase, [.int64(desk.current.id)]).dropFirst().first
    let earlier = Self.times(of: try before.map { try PlanVersion($0).plan })
    return zip(Self.times(of: plan), earlier).flatMap { times, known in
      // What the version before gave waits already, or has been done.
      Set(times.days).subtracting(known.days).sorted().map {
        PlannedFollowUp(times.kind, due: $0, why: "plan", anchor: "act \(act) \($0)")
      }
    }
  }
}

/// Somebody else has changed the plan since it was read. Both texts are for the writer's own screen alone.
public struct PlanConflict: Error {
  /// What stands now; `nil` where there is no plan to change.
  public let latest: PlanVersion?

  /// The same without any text.
  public var explained: ExplainedError {
    let stands = latest.map(\.version)
    return ExplainedError(
      .planMovedOn,
      stands.map {
        Phrase("planen har version \($0), och en annan ändrades", "the plan has version \($0), and another was changed")
      } ?? Phrase("ärendet har ingen plan att ändra", "the case has no plan to change"),
      fix: stands.map {
        Phrase(
          "läs version \($0) (fullfolj case plan --show), för in ändringen där och skriv version = \($0)",
          "read version \($0) (fullfolj case plan --show), make the change there and write version = \($0)")
      } ?? Phrase("ta bort version ur filen", "leave version out of the file"))
  }
}

extension Deed {
  /// A plan, or another version of one.
  ///
  /// - Parameters:
  ///   - changes: the version that was read and changed; `nil` for a first plan.
  ///   - change: what was changed; required with `why` from the second version on.
  public static func plan(_ plan: Plan, changes: Int?, change: String?, why: String?) -> Deed {
    Deed(PlanAct(plan: plan, changes: changes, change: change, why: why))
  }
}
