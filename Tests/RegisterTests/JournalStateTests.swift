import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What stands of cases, measures and plans is what the acts made it: the acts prove themselves, and so the rest.
struct JournalStateTests {
  let scene: JournalScene

  /// One case with a measure that was started, another that was declined, and two versions of a plan; one that was closed,
  /// and one that was closed and opened again.
  init() throws {
    scene = try JournalScene()
    try scene.record(.assign("berg"))
    try scene.record(.measure(.offer, code: "internship"))
    try scene.record(.measure(.accept, code: "internship"), on: "2025-09-22")
    try scene.record(.measure(.start, code: "internship"), on: "2025-09-25")
    try scene.record(.measure(.offer, code: "guidance"), on: "2025-09-25")
    try scene.record(.measure(.decline, code: "guidance"), on: "2025-09-26")
    var plan = Plan()
    plan.goal = "praktik till jul"
    try scene.record(.plan(plan, changes: nil, change: nil, why: nil), on: "2025-09-27")
    plan.planning = "tre dagar i veckan"
    try scene.record(.plan(plan, changes: 1, change: "planering", why: "praktiken började"), on: "2025-09-28")
    for person in scene.people[1...] {
      try scene.record(.close(reason: "studies"), of: person, on: "2025-10-01")
    }
    try scene.record(.reopen(reason: "other"), of: scene.people[2], on: "2025-10-02")
    try scene.sign()
  }

  private struct Undone: Error {}

  private func kinds(after script: String) throws -> Set<JournalFault.Kind> {
    var found: Set<JournalFault.Kind> = []
    do {
      try scene.database.connection.transaction { transaction in
        try transaction.run(script: "SET LOCAL session_replication_role = replica; " + script)
        found = Set(try transaction.checkJournal(scene.files).flatMap(\.faults).map(\.kind))
        throw Undone()
      }
    } catch is Undone {}
    return found
  }

  @Test func `what nobody has touched is as its acts made it`() throws {
    #expect(try scene.faults() == [])
  }

  @Test(
    arguments: [
      "UPDATE cases SET opened_on = opened_on - 1 WHERE closed_on IS NULL",
      "UPDATE cases SET closed_on = closed_on + 1 WHERE closed_on IS NOT NULL",
      "UPDATE cases SET closed_reason = 'moved' WHERE closed_on IS NOT NULL",
      "UPDATE cases SET closed_on = NULL, closed_reason = NULL",
      "UPDATE cases SET closed_on = '2025-10-03', closed_reason = 'other' WHERE closed_on IS NULL",
      "UPDATE cases SET assigned_to = 'annan' WHERE assigned_to IS NOT NULL",
      "UPDATE cases SET assigned_to = 'annan' WHERE assigned_to IS NULL", "UPDATE cases SET assigned_to = NULL",
      "UPDATE measures SET kind = 'other' WHERE state = 'started'", "UPDATE measures SET offered_on = offered_on - 1",
      "UPDATE measures SET accepted_on = accepted_on + 1",
      "UPDATE measures SET started_on = NULL, state = 'accepted' WHERE state = 'started'",
      "UPDATE measures SET state = 'accepted', declined_on = NULL, accepted_on = '2025-09-26' WHERE state = 'declined'",
      "UPDATE measures SET state = 'ended', ended_on = '2025-11-01', end_reason = 'work', occupation_after = 'work' WHERE state = 'started'",
      "DELETE FROM measures WHERE state = 'declined'",
      "UPDATE plan_versions SET content = replace(content, 'jul', 'maj') WHERE version = 1",
      "UPDATE plan_versions SET why = 'annat' WHERE version = 2", "UPDATE plan_versions SET made_on = made_on - 1",
      "UPDATE plan_versions SET version = 3 WHERE version = 2", "DELETE FROM plan_versions WHERE version = 1",
    ])
  func `a state that is not what its acts made it is found`(script: String) throws {
    #expect(try kinds(after: script) == [.stateDiffers])
  }
}
