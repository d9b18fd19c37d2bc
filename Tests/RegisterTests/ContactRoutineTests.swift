import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// Who is contacted how, by the municipality's routine.
struct ContactRoutineTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04")])
  }

  @discardableResult
  private func contact(
    _ channel: ContactChannel, _ result: ContactResult = .noAnswer, on day: Day = "2024-09-20",
    manner: ContactManner = ContactManner(), corrects: Int64? = nil
  ) throws -> DeedResult {
    try database.connection.record(
      .contact(channel, result, occupation: nil, manner: manner), of: anna.number, on: day, today: "2028-12-31",
      corrects: corrects, by: "ek")
  }

  private func next() throws -> [String] {
    try database.lines("SELECT due, why FROM follow_ups WHERE settled_at IS NULL AND kind = 'contact' ORDER BY due")
  }

  private func set(_ change: (inout FollowUpPolicy) -> Void) throws {
    var policy = try database.connection.followUpPolicy(of: "1496", on: "2024-09-20")
    change(&policy)
    try database.connection.set(policy, of: "1496", from: "2024-09-01", by: "ek")
    #expect(try database.connection.followUpPolicy(of: "1496", on: "2024-09-20") == policy)
  }

  @Test func `attempts on a rung are counted in the case, until the youth is reached`() throws {
    try set { $0.rungs = [ContactRung(.phone, attempts: 2, interval: 1), ContactRung(.letter, interval: 10)] }
    try contact(.phone)
    #expect(try next() == ["2024-09-23|not-reached:phone"])
    try contact(.phone, on: "2024-09-23")
    #expect(try next() == ["2024-09-24|not-reached:letter"])
    try contact(.letter, on: "2024-09-24")
    #expect(try next() == ["2024-10-08|not-reached:phone"])
    try contact(.phone, .reached, on: "2024-10-01")
    #expect(try next().isEmpty)
    try contact(.phone, on: "2024-10-10")
    #expect(try next() == ["2024-10-11|not-reached:phone"])
  }

  @Test func `an attempt that was corrected does not count`() throws {
    try set { $0.rungs = [ContactRung(.phone, attempts: 2), ContactRung(.letter)] }
    let wrong = try contact(.phone)
    #expect(try next() == ["2024-09-27|not-reached:phone"])
    try contact(.phone, on: "2024-09-20", corrects: wrong.act)
    #expect(try next() == ["2024-09-27|not-reached:phone"])
    try contact(.phone, on: "2024-09-21")
    #expect(try next() == ["2024-09-27|not-reached:letter"])
  }

  @Test func `a home visit is made by two`() throws {
    #expect(explainedError { try contact(.homeVisit) }?.code == .actRefused)
    #expect(explainedError { try contact(.homeVisit, manner: ContactManner(second: "ek")) }?.code == .actRefused)
    try contact(.homeVisit, manner: ContactManner(second: "berg"))
    #expect(try database.lines("SELECT details FROM acts WHERE channel = 'home-visit'") == [#"{"with":"berg"}"#])
    try set { $0.homeVisitStaff = 1 }
    try contact(.homeVisit)
  }

  @Test func `where the routine says so a home visit is announced in time`() throws {
    let two = ContactManner(second: "berg")
    try set { $0.homeVisitNotice = 7 }
    #expect(explainedError { try contact(.homeVisit, on: "2024-10-01", manner: two) }?.code == .actRefused)
    #expect(
      explainedError { try contact(.letter, on: "2024-09-25", manner: ContactManner(visitOn: "2024-10-01")) }?.code
        == .actRefused)
    try contact(.letter, on: "2024-09-24", manner: ContactManner(visitOn: "2024-10-01"))
    #expect(try next() == ["2024-10-01|visit-announced"])
    #expect(explainedError { try contact(.homeVisit, on: "2024-10-02", manner: two) }?.code == .actRefused)
    try contact(.homeVisit, on: "2024-10-01", manner: two)
  }

  @Test func `guardians are contacted no longer than the routine says, and never of an adult`() throws {
    try set { $0.guardianUnder = 16 }
    #expect(explainedError { try contact(.guardian) }?.code == .actRefused)
    #expect(throws: PostgresError.self) { try set { $0.guardianUnder = 19 } }
  }

  @Test func `being reached settles the last chance that is due, and a farewell is settled by a farewell`() throws {
    func open(_ kind: String) throws -> Int {
      try database.count("SELECT * FROM follow_ups WHERE settled_at IS NULL AND kind = '\(kind)'")
    }
    let before = try open("last-chance")
    try contact(.phone, .noAnswer, on: "2027-09-10")
    #expect(try open("last-chance") == before)
    try contact(.phone, .reached, on: "2027-09-10")
    #expect(try open("last-chance") == before - 1)
    #expect(
      try database.lines("SELECT due FROM follow_ups WHERE kind = 'farewell' AND settled_at IS NULL") == ["2028-02-03"])
    try contact(.phone, .reached, on: "2028-02-05")
    #expect(try open("farewell") == 1)
    try contact(.letter, .noAnswer, on: "2028-02-10", manner: ContactManner(isFarewell: true))
    #expect(try open("farewell") == 0)
  }

  @Test func `a routine is what it was on its day`() throws {
    var policy = FollowUpPolicy()
    policy.rungs = [ContactRung(.phone, attempts: 3, interval: 2), ContactRung(.homeVisit)]
    policy.weights.overdue = 7
    try database.connection.set(policy, of: "1496", from: "2025-01-01", by: "ek")
    #expect(try database.connection.followUpPolicy(of: "1496", on: "2024-12-31") == FollowUpPolicy())
    #expect(try database.connection.followUpPolicy(of: "1496", on: "2025-01-01") == policy)
  }
}
