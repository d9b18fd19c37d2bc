import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What each role may do, and who leads.
struct AccessTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04")])
  }

  private static let roll =
    "Personnummer;Startdatum\n\(TestPerson.woman("2008-03-04").written);2024-08-19\n"

  private func importRoll(as role: RegisterRole) throws -> ImportResult {
    try database.connect(as: role).importRoll(
      DeliveredFile(path: database.file(Self.roll)), source: "skolan", scope: Roll.unit, asOf: "2024-09-20",
      isComplete: true, request: .auto, by: "test")
  }

  @Test func `the daemon takes in files, works nights, holds rolls and decides about notices`() throws {
    #expect(try importRoll(as: .daemon).counts.started == 1)
    let daemon = try database.connect(as: .daemon)
    let notice = Notice(
      number: anna.number, unit: "31279295", event: .left, day: "2024-10-01", received: "2024-10-02", organiser: nil)
    #expect(try daemon.add(notice, source: "meddelanden", by: "test").isMatched)
    try daemon.withdrawNotice(try #require(try daemon.notices(state: nil).first).id, why: "fel", by: "test")
    #expect(try daemon.reconcile(on: "2024-10-01").count == 1)
    try daemon.setGuard("skolan", share: 0, floor: 0)
    let empty = try DeliveredFile(
      path: database.file("Personnummer;Startdatum\n\(TestPerson.pupil(9).written);2024-09-01\n"))
    let held = try daemon.importRoll(
      empty, source: "skolan", scope: Roll.unit, asOf: "2024-10-20", isComplete: true, request: .auto, by: "test")
    #expect(held.verdict == .held)
    #expect(try daemon.acceptRoll(try #require(held.delivery), by: "test").verdict == .applied)
    let settings = try daemon.set(
      municipality: "1496", from: "2025-01-01", autumnDay: nil, summerFrom: nil, admittedWithin: 30, by: "test")
    #expect(settings.admittedWithin == 30)
  }

  @Test func `the counsellor reads, acts and decides, and takes in no file`() throws {
    let counsellor = try database.connect(as: .counsellor)
    #expect(try counsellor.youths(of: "1496", on: "2024-10-01").count == 1)
    #expect(try counsellor.explain(anna.number, on: "2024-10-01").decision.outcome == .covered)
    for deed in [
      Deed.contact(.phone, .reached, occupation: nil), .mapping, .note, .assign("ek"), .close(reason: "other"),
    ] {
      _ = try counsellor.record(deed, of: anna.number, on: "2024-10-01", today: "2024-10-01", by: "ek")
    }
    _ = try counsellor.record(
      .reopen(reason: "mistake"), of: anna.number, on: "2024-10-02", today: "2024-10-02", by: "ek")
    for decision in [
      CoverageDecision.notStudying, .completedElsewhere(why: "IB"), .schoolingEnds(lastDay: "2024-06-30", why: "x"),
      .schoolingEnds(lastDay: "2024-07-01", why: "y"),
    ] { try counsellor.decide(decision, about: anna.number, on: "2024-10-02", by: "ek") }
    #expect(explainedError { try importRoll(as: .counsellor) }?.code == .notPermitted)
    #expect(explainedError { try counsellor.reconcile(on: "2024-10-03") }?.code == .notPermitted)
  }

  @Test func `the inspector only reads`() throws {
    let inspector = try database.connect(as: .inspector)
    #expect(try inspector.youths(of: "1496", on: "2024-10-01").count == 1)
    #expect(try inspector.balance(of: "1496", on: "2024-10-01").difference == 0)
    #expect(try inspector.failedChecks().isEmpty)
    #expect(explainedError { try importRoll(as: .inspector) }?.code == .notPermitted)
    let act = explainedError {
      try inspector.record(.mapping, of: anna.number, on: "2024-10-01", today: "2024-10-01", by: "ek")
    }
    #expect(act?.code == .notPermitted)
    #expect(act?.code.exit == .notPermitted)
  }

  @Test(arguments: RegisterRole.allCases)
  func `no role owns anything or can make or drop a table`(role: RegisterRole) throws {
    #expect(
      try database.count("SELECT 1 FROM pg_class WHERE pg_get_userbyid(relowner) = '\(role.rawValue)'") == 0)
    let connection = try database.connect(as: role)
    for script in ["CREATE TABLE fullfolj.mine (x int)", "DROP TABLE fullfolj.acts", "TRUNCATE fullfolj.acts"] {
      #expect(explainedError { try connection.run(script: script) }?.code == .notPermitted)
    }
  }

  @Test func `acts can be changed by nobody, not even the owner`() throws {
    #expect(try database.count("SELECT * FROM acts") == 1)
    var connections = try RegisterRole.allCases.map { try database.connect(as: $0) }
    connections.append(database.connection)
    for connection in connections {
      for script in ["UPDATE acts SET recorded_by = 'x'", "DELETE FROM acts"] {
        #expect(explainedError { try connection.run(script: script) }?.code == .notPermitted)
      }
    }
    #expect(try database.lines("SELECT recorded_by FROM acts") == ["fullfolj"])
  }

  @Test func `the lead is one's own to renew, and passes on with a greater term once it has run out`() throws {
    let first = try #require(try database.connection.takeLease(holder: "a", term: nil))
    #expect(try database.connection.takeLease(holder: "b", term: nil) == nil)
    #expect(try database.connection.takeLease(holder: "a", term: first.term) == first)
    try expire()
    let second = try #require(try database.connection.takeLease(holder: "b", term: nil))
    #expect(second.term > first.term)
    #expect(try database.connection.takeLease(holder: "a", term: first.term) == nil)
    try database.connection.leave(second)
    #expect(try #require(try database.connection.takeLease(holder: "a", term: nil)).term > second.term)
  }

  @Test func `a leader whose lead has passed writes nothing`() throws {
    let old = try #require(try database.connection.takeLease(holder: "a", term: nil))
    #expect(try database.connection.reconcile(on: "2024-09-20", lease: old).count == 1)
    try expire()
    let before = try database.everything()
    #expect(explainedError { try database.connection.reconcile(on: "2024-09-21", lease: old) }?.code == .heldByAnother)
    #expect(try database.everything() == before)
    let new = try #require(try database.connection.takeLease(holder: "b", term: nil))
    let after = try database.everything()
    #expect(explainedError { try database.connection.reconcile(on: "2024-09-21", lease: old) }?.code == .heldByAnother)
    #expect(
      explainedError {
        try database.connection.importRoll(
          DeliveredFile(path: database.file(Self.roll)), source: "skolan", scope: Roll.unit, asOf: "2024-09-20",
          isComplete: true, request: .auto, by: "test", lease: old)
      }?.code == .heldByAnother)
    #expect(try database.everything() == after)
    #expect(try database.connection.reconcile(on: "2024-09-21", lease: new).count == 1)
  }

  private func expire() throws {
    try database.connection.run(script: "UPDATE lease SET expires_at = clock_timestamp() - interval '1 second'")
  }
}
