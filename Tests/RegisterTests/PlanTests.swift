import ActivityResponsibility
import Register
import TestSupport
import Testing

/// Plans in versions, mappings, and how complete the documentation is.
struct PlanTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04")])
  }

  private var whole: Plan {
    var plan = Plan()
    plan.goal = "börja på yrkesprogram"
    plan.planning = "vägledning varje vecka"
    plan.youth = [Plan.Intervention(what: "söka tre utbildningar")]
    plan.municipality = [Plan.Intervention(what: "studiebesök")]
    plan.firstDay = "2024-10-01"
    plan.lastDay = "2025-03-31"
    plan.followUps = ["2024-11-01", "2024-12-01"]
    plan.evaluations = ["2025-03-15"]
    return plan
  }

  @discardableResult
  private func write(
    _ plan: Plan, changes: Int? = nil, change: String? = nil, why: String? = nil, on day: Day = "2024-09-20"
  ) throws -> DeedResult {
    try database.connection.record(
      .plan(plan, changes: changes, change: change, why: why), of: anna.number, on: day, today: "2024-12-31", by: "ek")
  }

  private func file() throws -> CaseFile {
    try database.connection.caseFile(of: anna.number, municipality: nil, on: "2024-12-31")
  }

  private func waiting() throws -> [String] {
    try database.lines(
      "SELECT kind, due FROM follow_ups WHERE settled_at IS NULL AND kind LIKE 'plan-%' ORDER BY due")
  }

  @Test func `a plan's times become follow-ups, and the documentation is complete`() throws {
    #expect(try file().completeness(on: "2024-12-31").missing == [.goal, .youth, .municipality, .period, .followUp])
    try write(whole)
    #expect(
      try waiting() == ["plan-follow-up|2024-11-01", "plan-follow-up|2024-12-01", "plan-evaluation|2025-03-15"])
    #expect(try file().completeness(on: "2024-12-31").isComplete)
    #expect(try file().completeness(on: "2025-04-01").missing == [.endReason])
    #expect(try file().plan?.plan == whole)
    let all = try database.connection.completeness(of: "1496", on: "2024-12-31")
    #expect(all.map(\.hasPlan) == [true])
    #expect(all.first?.completeness.isComplete == true)
  }

  @Test func `another version says what changed and why, and the first stays readable`() throws {
    try write(whole)
    var later = whole
    later.lastDay = "2025-06-30"
    #expect(explainedError { try write(later, changes: 1) }?.code == .actRefused)
    try write(later, changes: 1, change: "förlängd", why: "praktiken började sent", on: "2024-10-10")
    let caseID = try file().current.id
    let versions = try database.connection.planVersions(ofCase: caseID)
    #expect(versions.map(\.version) == [2, 1])
    #expect(versions.map(\.plan.lastDay) == ["2025-06-30", "2025-03-31"])
    #expect(versions.first?.why == "praktiken började sent")
    #expect(try file().acts.first?.details?["changed"]?.list == ["period"])
  }

  @Test func `what is overdue stays when the plan changes, and what left the plan does not`() throws {
    try write(whole)
    var later = whole
    later.followUps = ["2024-11-01", "2025-01-10"]
    try write(later, changes: 1, change: "ny tid", why: "den unga var borta", on: "2024-11-20")
    #expect(
      try waiting() == ["plan-follow-up|2024-11-01", "plan-follow-up|2025-01-10", "plan-evaluation|2025-03-15"])
    _ = try database.connection.record(
      .contact(.phone, .reached, occupation: nil), of: anna.number, on: "2024-11-21", today: "2024-12-31", by: "ek")
    #expect(try waiting() == ["plan-follow-up|2025-01-10", "plan-evaluation|2025-03-15"])
  }

  @Test func `two who change the same version: the second is told of both`() throws {
    try write(whole)
    var first = whole
    first.goal = "börja arbeta"
    var second = whole
    second.goal = "flytta"
    try write(first, changes: 1, change: "mål", why: "eget val")
    let conflict = #expect(throws: PlanConflict.self) { try write(second, changes: 1, change: "mål", why: "annat val") }
    #expect(conflict?.latest?.plan.goal == "börja arbeta")
    #expect(conflict?.explained.code == .planMovedOn)
    #expect(throws: PlanConflict.self) { try write(second) }
    #expect(try file().plan?.version == 2)
  }

  @Test func `a mapping keeps what it found, in short`() throws {
    let mapping = Mapping(goals: "läsa till elektriker", needs: "hjälp med ansökan")
    _ = try database.connection.record(
      .mapping(mapping), of: anna.number, on: "2024-09-20", today: "2024-12-31", by: "ek")
    #expect(try file().mapping?.found == mapping)
    let long = explainedError {
      try database.connection.record(
        .mapping(Mapping(goals: String(repeating: "a", count: 501))), of: anna.number, on: "2024-09-21",
        today: "2024-12-31", by: "ek")
    }
    #expect(long?.code == .actRefused)
  }

  @Test func `a version of a plan is never changed`() throws {
    try write(whole)
    #expect(throws: (any Error).self) { try database.connection.run(script: "UPDATE plan_versions SET why = 'x'") }
  }
}
