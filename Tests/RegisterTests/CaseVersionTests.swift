import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// Two who write at once; what a note may say; on which day a case is closed.
struct CaseVersionTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04")])
  }

  private func version() throws -> Int {
    try database.connection.caseFile(of: anna.number, municipality: nil, on: "2024-12-31").current.version
  }

  private func record(
    _ deed: Deed, on connection: Connection, ifVersion version: Int? = nil, note: String? = nil,
    day: Day = "2024-09-20", isConfirmed: Bool = false
  ) throws -> DeedResult {
    try connection.record(
      deed, of: anna.number, on: day, today: "2028-12-31", note: note, by: "ek", ifVersion: version,
      noteConfirmed: isConfirmed)
  }

  @Test func `of two who read the same, the second is told what the first wrote`() throws {
    let (one, two) = (try database.connect(as: .counsellor), try database.connect(as: .counsellor))
    let read = try version()
    _ = try record(.note, on: one, ifVersion: read, note: "vill ha sms")
    _ = try record(.assign("berg"), on: one)
    let conflict = #expect(throws: CaseConflict.self) {
      try record(.note, on: two, ifVersion: read, note: "vill ha brev")
    }
    #expect(conflict?.explained.code == .caseMovedOn)
    #expect(conflict?.explained.code.exit == .heldByAnother)
    #expect(conflict?.version == read + 2)
    #expect(conflict?.written.map(\.kind) == ["assigned", "note"])
    #expect(conflict?.written.last?.note == "vill ha sms")
    #expect(conflict?.explained.text(in: .swedish).contains("sms") == false)
    #expect(try database.count("SELECT * FROM acts WHERE kind = 'note'") == 1)
    _ = try record(.note, on: two, ifVersion: read + 2, note: "vill ha brev")
  }

  @Test func `whoever waits for the other to finish is told too`() async throws {
    let one = try database.connectAsOwner()
    let (read, number) = (try version(), anna.number)
    let choice = DatabaseChoice(address: try database.address(as: .counsellor), state: nil, environment: [:])
    // The first holds the case while the second comes; the second's version is looked at when it has the case.
    try one.run(script: "BEGIN; SELECT 1 FROM fullfolj.cases FOR UPDATE")
    let second = Task.detached { () -> Int? in
      do {
        _ = try choice.open(as: .counsellor).record(
          .note, of: number, on: "2024-09-20", today: "2024-12-31", note: "b", by: "ek", ifVersion: read)
        return nil
      } catch let conflict as CaseConflict {
        return conflict.version
      }
    }
    try await Task.sleep(for: .milliseconds(300))
    try one.run(script: "UPDATE fullfolj.cases SET version = version + 1; COMMIT")
    #expect(try await second.value == read + 1)
    #expect(try database.count("SELECT * FROM acts WHERE kind = 'note'") == 0)
  }

  @Test func `every act makes one version, a night's too`() throws {
    #expect(try version() == 1)
    _ = try record(.contact(.phone, .noAnswer, occupation: nil), on: database.connection)
    #expect(try version() == 2)
    try database.connection.decide(.completedElsewhere(why: "IB"), about: anna.number, on: "2024-09-21", by: "ek")
    #expect(try version() == 3)
    try database.reconcile("2024-09-22")
    #expect(try version() == 4)
    #expect(try database.count("SELECT * FROM acts") == 4)
  }

  @Test func `a note with sensitive words is asked about, and the answer is kept`() throws {
    let refusal = explainedError { try record(.note, on: database.connection, note: "har adhd och är dömd") }
    #expect(refusal?.code == .noteUnconfirmed)
    #expect(refusal?.what.english.contains("health, crime") == true)
    #expect(refusal?.text(in: .swedish).contains("adhd") == false)
    #expect(try database.count("SELECT * FROM acts WHERE kind = 'note'") == 0)
    _ = try record(.note, on: database.connection, note: "har adhd och är dömd", isConfirmed: true)
    _ = try record(.note, on: database.connection, note: "vill ha sms", isConfirmed: true)
    #expect(
      try database.lines("SELECT details FROM acts WHERE kind = 'note' ORDER BY id")
        == [#"{"confirmed":true,"noteAsked":["health","crime"]}"#, "-"])
  }

  @Test func `who told, and who is to be told, is looked through like a note`() throws {
    let told = Deed.occupation(Occupation(code: "work", from: "2024-09-01", toldBy: "frivården"))
    let actor = try #require(HandOverReceiver(actor: "vuxenpsykiatrin"))
    for deed in [told, .giveConsent(to: actor, parts: ["occupation"], by: .youth)] {
      #expect(explainedError { try record(deed, on: database.connection) }?.code == .noteUnconfirmed)
      _ = try record(deed, on: database.connection, isConfirmed: true)
    }
    #expect(try database.count("SELECT * FROM acts WHERE details LIKE '%noteAsked%'") == 2)
  }

  @Test func `a case closed after the twentieth birthday says so, and why`() throws {
    let late = explainedError { try record(.close(reason: "turned-20"), on: database.connection, day: "2028-03-09") }
    #expect(late?.code == .actRefused)
    #expect(late?.what.english.contains("5 days") == true)
    let result = try record(
      .close(reason: "turned-20", why: "ny handläggare"), on: database.connection, day: "2028-03-09")
    #expect(result.remark?.english.contains("5 days") == true)
    #expect(
      try database.lines("SELECT details FROM acts WHERE kind = 'closed'")
        == [#"{"lateByDays":5,"why":"ny handläggare"}"#])
  }

  @Test func `a case closed on the birthday is in time`() throws {
    let result = try record(.close(reason: "turned-20"), on: database.connection, day: "2028-03-04")
    #expect(result.remark == nil)
    #expect(try database.lines("SELECT details FROM acts WHERE kind = 'closed'") == ["-"])
  }

  @Test func `an explanation is looked through like a note`() throws {
    let closing = Deed.close(reason: "turned-20", why: "satt häktad")
    #expect(
      explainedError { try record(closing, on: database.connection, day: "2028-03-09") }?.code == .noteUnconfirmed)
    _ = try record(closing, on: database.connection, day: "2028-03-09", isConfirmed: true)
  }

  @Test func `a case is not closed before the last thing done in it`() throws {
    _ = try record(.contact(.phone, .reached, occupation: nil), on: database.connection, day: "2024-10-05")
    #expect(
      explainedError { try record(.close(reason: "moved"), on: database.connection, day: "2024-10-04") }?.code
        == .actRefused)
    _ = try record(.close(reason: "moved"), on: database.connection, day: "2024-10-05")
  }

  @Test func `what a night wrote hinders no closing on the right day`() throws {
    try database.connection.decide(.completedElsewhere(why: "IB"), about: anna.number, on: "2024-09-20", by: "ek")
    try database.reconcile("2024-10-10")
    #expect(try database.count("SELECT * FROM acts WHERE kind = 'closing-proposed'") == 1)
    _ = try record(.close(reason: "qualified"), on: database.connection, day: "2024-09-20")
  }
}
