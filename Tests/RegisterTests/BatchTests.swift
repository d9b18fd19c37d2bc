import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// One event for many youths.
struct BatchTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let cia: TestPerson = .woman("2008-05-05")
  let dan: TestPerson = .man("2008-01-15")
  let database: TestDatabase

  /// Anna and Bo have cases, Cia's is protected, Dan has none.
  init() throws {
    database = try TestDatabase()
    try database.take(
      Population("2024-08-01", [anna, bo, cia].map { Resident($0, since: "2008-08-01") }))
    try database.reconcile("2024-09-16")
    try database.take(
      Population(
        "2024-09-17",
        [anna, bo, cia].map { Resident($0, since: "2008-08-01", mark: $0 == cia ? "J" : "") } + [Resident(dan)]))
  }

  private func letters(to people: [TestPerson], note: String? = nil, isConfirmed: Bool = false) throws -> BatchResult {
    try database.connection.recordForMany(
      .contact(.letter, .noAnswer, occupation: nil), of: people.map(\.number), municipality: "1496", on: "2024-09-20",
      today: "2024-12-31", note: note, by: "ek", noteConfirmed: isConfirmed)
  }

  @Test func `each youth has an act of their own with the event's number, and protected ones are left out`() throws {
    let result = try letters(to: [bo, anna, cia, dan, anna])
    #expect(result.written.count == 2)
    #expect(result.protected == 1)
    #expect(result.repeated == 1)
    #expect(result.refused.map(\.number) == [dan.number])
    #expect(result.refused.map(\.why.code) == [.caseMissing])
    #expect(
      try database.lines("SELECT details FROM acts WHERE kind = 'contact' ORDER BY case_id")
        == Array(repeating: "{\"event\":\(result.event)}", count: 2))
    #expect(
      try database.lines("SELECT id, kind, written, refused, protected, recorded_by FROM batch_events")
        == ["\(result.event)|contact|2|2|1|ek"])
    #expect(
      try database.count("SELECT * FROM follow_ups WHERE kind = 'contact' AND why = 'not-reached:text'") == 2)
  }

  @Test func `for whoever may not read a protected person, a list tells of them as of somebody unknown`() throws {
    let stranger: TestPerson = .woman("2008-06-06")
    try database.connection.set(AccessSettings(protectedAccess: .named), of: "1496", by: "chef")
    let result = try letters(to: [anna, cia, stranger])
    #expect(result.protected == 0)
    #expect(Set(result.refused.map(\.number)) == [cia.number, stranger.number])
    #expect(result.refused.map(\.why.code) == [.personUnknown, .personUnknown])
  }

  @Test func `the next event has another number`() throws {
    let first = try letters(to: [anna])
    #expect(try letters(to: [anna]).event > first.event)
  }

  @Test func `a fault of the database leaves nothing of anybody's`() throws {
    let before = try database.everything()
    try database.connection.run(
      script: """
        ALTER TABLE follow_ups ADD CONSTRAINT not_bo CHECK (kind <> 'contact' OR number <> \(bo.number.rawValue)) NOT VALID
        """)
    #expect(explainedError { _ = try letters(to: [anna, bo]) }?.code == .databaseRefused)
    #expect(try database.everything() == before)
  }

  @Test func `what is wrong with the event itself refuses all of it`() throws {
    let before = try database.everything()
    #expect(explainedError { _ = try letters(to: []) }?.code == .wrongUse)
    #expect(explainedError { _ = try letters(to: [anna], note: "dömd för stöld") }?.code == .noteUnconfirmed)
    #expect(try database.everything() == before)
    #expect(try letters(to: [anna], note: "dömd för stöld", isConfirmed: true).written.count == 1)
  }

  @Test func `an assignment is about cases, so protected ones are assigned too`() throws {
    let result = try database.connection.recordForMany(
      .assign("berg"), of: [anna, bo, cia].map(\.number), municipality: "1496", on: "2024-09-20", today: "2024-12-31",
      by: "ek", care: .everyone)
    #expect(result.written.count == 3)
    #expect(result.refused.isEmpty)
  }

  @Test func `those whose cases wait for something are found`() throws {
    let connection = database.connection
    #expect(try connection.people(waitingFor: .firstContact, of: "1496", due: nil).count == 3)
    #expect(try connection.people(waitingFor: .firstContact, of: "1496", due: "2024-09-29").isEmpty)
    #expect(try connection.people(waitingFor: .firstContact, of: "1496", due: "2024-09-30").count == 3)
    _ = try letters(to: [anna])
    #expect(try connection.people(waitingFor: .firstContact, of: "1496", due: nil).count == 2)
  }

  @Test func `the counsellor writes events of many, hands over and is stood in for; the daemon escalates`() throws {
    let counsellor = try database.connect(as: .counsellor)
    let round = try counsellor.recordForMany(
      .assign("ek"), of: [anna, bo].map(\.number), municipality: "1496", on: "2024-09-20", today: "2024-12-31",
      by: "ek")
    #expect(round.written.count == 2)
    try counsellor.setDeputy("berg", for: "ek", in: "1496", from: "2024-10-01", until: "2024-10-05", by: "ek")
    #expect(try counsellor.endDeputy("berg", for: "ek", in: "1496", from: "2024-10-02", by: "ek"))
    #expect(
      try counsellor.handOver(
        from: "ek", to: "berg", in: "1496", why: "ledig", on: "2024-09-21", today: "2024-12-31", by: "ek"
      ).written.count == 2)
    #expect(try counsellor.caseload(of: "1496", on: "2024-10-01").contains { $0.staff == "berg" && $0.cases == 2 })
    #expect(try counsellor.forecast(of: "1496", from: "2024-10-01", weeks: 2).count == 2)
    let daemon = try database.connect(as: .daemon)
    try daemon.setCoordinator("eva", of: "1496", from: "2024-10-01", by: "chef")
    #expect(try daemon.reconcile(on: "2024-11-20").map(\.followUps).contains { $0 > 0 })
    #expect(try database.count("SELECT * FROM acts WHERE kind = 'escalated'") == 3)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `an event of many is never changed`() throws {
    _ = try letters(to: [anna])
    #expect(explainedError { try database.connection.run(script: "UPDATE batch_events SET written = 9") } != nil)
    #expect(explainedError { try database.connection.run(script: "DELETE FROM batch_events") } != nil)
  }
}
