import ActivityResponsibility
import Foundation
import Glibc
import PostgreSQL
import Register
import RollReading
import TestSupport
import Testing

/// Any number of daemons, and one of them works.
@Suite(.serialized) struct DaemonLeadTests {
  @Test func `of two daemons one works, and the other takes over when it is told to stop`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let first = try scene.start(["--today", "2025-09-02"])
    try first.awaitLog("event=leading")
    let second = try scene.start(["--today", "2025-09-02"])
    try second.awaitLog("event=ready")
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(2)))
    try first.awaitLog("file settled")
    #expect(!second.output.contains("event=leading"))
    _ = first.end()
    #expect(first.exit == 0)
    // The lead was given back: nobody has to wait for it to run out.
    try second.awaitLog("event=leading", seconds: 8)
    try scene.put("skola-31279295/2025-09-02.csv", DaemonFiles.roll(DaemonFiles.numbers(3)))
    try second.awaitLog("file settled")
    _ = second.end()
    #expect(try scene.count("deliveries") == 2)
    #expect(!(first.output + second.output).contains("refused"))
  }

  @Test func `a leader that was stopped past its term and wakes up writes nothing`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let first = try scene.start(["--today", "2025-09-05"])
    try first.awaitLog("event=leading")
    first.signal(SIGSTOP)
    let second = try scene.start(["--today", "2025-09-05"])
    try second.awaitLog("event=leading", seconds: 25)
    first.signal(SIGCONT)
    try first.awaitLog("lead lost")
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(2)))
    try second.awaitLog("file settled")
    #expect(!first.output.contains("file settled"))
    #expect(try scene.count("deliveries") == 1)
    #expect(first.end() < 10)
    #expect(second.end() < 10)
  }

  @Test func `what a former leader wants to write is refused by the database itself`() throws {
    let scene = try DaemonScene()
    try scene.put("school.csv", DaemonFiles.roll(DaemonFiles.numbers(2)))
    let connection = try scene.connect()
    let old = try #require(try connection.takeLease(holder: "first", term: nil))
    try connection.run(script: "UPDATE fullfolj.lease SET expires_at = '-infinity'")
    let new = try #require(try connection.takeLease(holder: "second", term: nil))
    #expect(new.term > old.term)
    #expect(throws: ExplainedError.heldByAnother) { try importRoll(scene, connection, old) }
    #expect(throws: ExplainedError.heldByAnother) {
      try connection.recordRefusal(
        .heldByAnother, of: nil, named: "school.csv", heading: heading, lease: old)
    }
    #expect(throws: ExplainedError.heldByAnother) {
      // The lead passes on in the middle of the import: it must not be committed.
      try importRoll(scene, connection, new) {
        try? scene.connect().run(script: "UPDATE fullfolj.lease SET term = term + 1")
      }
    }
    #expect(try scene.count("deliveries") == 0)
    try connection.run(script: "UPDATE fullfolj.lease SET term = term - 1")
    try importRoll(scene, connection, new)
    #expect(try scene.count("deliveries") == 1)
  }

  @Test func `a transaction that a former leader left open is ended, and that of a leader is not`() throws {
    let scene = try DaemonScene()
    let connection = try scene.connect()
    let lease = try #require(try connection.takeLease(holder: "first", term: nil))
    let stuck = try scene.connect()
    try stuck.becomeLeadersSession()
    try stuck.run(script: "BEGIN; LOCK TABLE fullfolj.deliveries")
    #expect(try connection.endWorkLeftByFormerLeader() == 0)
    #expect(try connection.takeLease(holder: "first", term: lease.term) == lease)
    try connection.run(script: "UPDATE fullfolj.lease SET expires_at = '-infinity'")
    #expect(try connection.endWorkLeftByFormerLeader() == 1)
    #expect(throws: PostgresError.self) { try stuck.run(script: "COMMIT") }
  }

  private var heading: DeliveryHeading {
    DeliveryHeading(
      kind: .roll, source: "skola", scope: "unit:31279295", asOf: day, isComplete: true, staff: "test")
  }

  private var day: Day { Day(daysSince2000: 9375) }

  private func importRoll(
    _ scene: DaemonScene, _ connection: Connection, _ lease: Lease, meanwhile: @escaping () -> Void = {}
  ) throws {
    let unit = SchoolUnitCode("31279295")
    _ = try connection.importRoll(
      DeliveredFile(path: scene.inbox + "/school.csv"), source: "skola", scope: .unit(unit), asOf: day,
      isComplete: true, request: .auto, by: "test", lease: lease, progress: { _ in meanwhile() })
  }
}
