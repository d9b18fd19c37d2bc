import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What a night decides and what follows from it.
struct NightTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let cia: TestPerson = .woman("2008-09-01")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population(
        "2024-08-01",
        [
          Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20"),
          Resident(cia, since: "2008-09-01", mark: "J"),
        ]))
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
  }

  private func cases() throws -> [String] {
    try database.lines(
      "SELECT number, opened_on, cause, closed_on, closing_proposed_on, closing_proposed_reason, earlier_case_id FROM cases "
        + "ORDER BY id")
  }

  private func waiting(_ person: TestPerson) throws -> [String] {
    try database.lines(
      "SELECT kind, due, why FROM follow_ups WHERE settled_at IS NULL AND number = \(person.digits) "
        + "AND kind NOT IN ('last-chance', 'farewell') ORDER BY due, kind")
  }

  private func annaVanishes(on day: Day) throws {
    try database.take(Roll(day, [Pupil(bo, from: "2024-08-19")]))
  }

  private func annaComesBack(on day: Day) throws {
    try database.take(Roll(day, [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
  }

  @Test func `a case opens for who becomes covered, and the school is asked first where a roll lacked the pupil`()
    throws
  {
    #expect(try database.reconcile("2024-10-01").map(\.opened) == [0])
    try annaVanishes(on: "2025-02-10")
    let night = try database.reconcile("2025-02-10")
    #expect(night.map(\.opened) == [1])
    #expect(try cases() == ["\(anna.digits)|2025-02-10|\(Reason.leftNational.rawValue)|-|-|-|-"])
    #expect(try waiting(anna) == ["verify-with-school|2025-02-17|missing-from-roll"])
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a person has one open case a municipality, however many nights pass`() throws {
    try annaVanishes(on: "2025-02-10")
    for day in ["2025-02-10", "2025-02-11", "2025-02-11", "2025-03-01"] as [Day] { try database.reconcile(day) }
    try database.reconcile("2025-03-01", isFull: true)
    #expect(try database.count("SELECT * FROM cases") == 1)
    #expect(
      postgresError {
        try database.connection.run(
          script:
            "INSERT INTO cases (number, municipality, opened_on, cause) VALUES (\(anna.digits), 1496, '2025-02-10', 12)"
        )
      }?.constraint == "cases_one_open_per_person_and_municipality")
  }

  @Test func `a case of who is no longer covered is proposed to be closed and stays open until somebody closes it`()
    throws
  {
    try annaVanishes(on: "2025-02-10")
    try database.reconcile("2025-02-10")
    try annaComesBack(on: "2025-02-20")
    #expect(try database.reconcile("2025-02-20").map(\.closed) == [1])
    try database.reconcile("2025-03-20")
    let proposed = try database.connection.proposedClosings(of: "1496")
    #expect(proposed.map(\.number) == [anna.number])
    #expect(proposed.map(\.reason) == [.studying])
    #expect(proposed.map(\.on) == ["2025-02-20"])
    #expect(try database.count("SELECT * FROM cases WHERE closed_on IS NULL") == 1)
    #expect(try waiting(anna).contains("decide-closing|2025-02-27|studying"))
  }

  @Test func `a proposal is taken back when the person is covered again`() throws {
    try annaVanishes(on: "2025-02-10")
    try database.reconcile("2025-02-10")
    try annaComesBack(on: "2025-02-20")
    try database.reconcile("2025-02-20")
    try annaVanishes(on: "2025-03-01")
    try database.reconcile("2025-03-01")
    #expect(try database.connection.proposedClosings(of: "1496").isEmpty)
    #expect(try waiting(anna).allSatisfy { !$0.hasPrefix("decide-closing") })
    #expect(try database.count("SELECT * FROM cases") == 1)
    #expect(
      try database.lines("SELECT kind FROM acts ORDER BY id") == ["opened", "closing-proposed", "closing-withdrawn"])
  }

  @Test func `a returning youth's case points at the earlier one`() throws {
    try annaVanishes(on: "2025-02-10")
    try database.reconcile("2025-02-10")
    try annaComesBack(on: "2025-02-20")
    try database.reconcile("2025-02-20")
    _ = try database.connection.record(
      .close(reason: "studying"), of: anna.number, on: "2025-02-21", today: "2025-02-21", by: "ek")
    try annaVanishes(on: "2025-09-20")
    try database.reconcile("2025-09-20")
    #expect(
      try database.lines("SELECT opened_on, closed_on, earlier_case_id IS NOT NULL AS returns FROM cases ORDER BY id")
        == ["2025-02-10|2025-02-21|false", "2025-09-20|-|true"])
  }

  @Test func `a protected person is reviewed by hand and has no case`() throws {
    try database.reconcile("2024-10-01")
    #expect(try database.outcome(of: cia, on: "2024-10-01") == "review/protected")
    #expect(try waiting(cia).map { $0.prefix(15) } == ["check-protected"])
    #expect(try database.count("SELECT * FROM cases") == 0)
    try database.connection.decide(.notStudying, about: cia.number, on: "2024-10-05", by: "ek")
    try database.reconcile("2024-10-05")
    #expect(try database.outcome(of: cia, on: "2024-10-05") == "covered/never-started")
    #expect(try database.count("SELECT * FROM cases WHERE number = \(cia.digits)") == 1)
    #expect(try waiting(cia).allSatisfy { !$0.hasPrefix("check-protected") })
  }

  @Test
  func `a protected person with a case who moves away is reviewed, and the case is neither closed nor proposed to be`()
    throws
  {
    try database.connection.decide(.notStudying, about: cia.number, on: "2024-10-05", by: "ek")
    try database.reconcile("2024-10-05")
    try database.take(
      Population("2024-11-01", [Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20")]))
    try database.reconcile("2024-11-01")
    #expect(try database.outcome(of: cia, on: "2024-11-01") == "review/protected-residence")
    #expect(try database.connection.proposedClosings(of: "1496").isEmpty)
    #expect(try database.count("SELECT * FROM cases WHERE closed_on IS NULL") == 1)
  }

  @Test func `an enrolment that nobody has decided about is asked about, also when the case is open already`() throws {
    try annaVanishes(on: "2025-02-10")
    try database.reconcile("2025-02-10")
    try database.take(
      Roll("2025-02-20", [Pupil(anna, from: "2025-02-17", form: "FHS")], scope: "unit:77777777", source: "fhs"))
    try database.reconcile("2025-02-20")
    #expect(try waiting(anna).contains { $0.hasPrefix("decide-equivalence") })
    #expect(try database.outcome(of: anna, on: "2025-02-20") == "covered/left-national")
    try database.connection.decide(
      .equivalence(unit: "77777777", firstDay: "2025-02-17", isEquivalent: true, why: "allmän kurs"),
      about: anna.number,
      on: "2025-02-21", by: "ek")
    #expect(try waiting(anna).allSatisfy { !$0.hasPrefix("decide-equivalence") })
    #expect(try database.outcome(of: anna, on: "2025-02-21") == "outside/studying")
  }

  @Test func `a night for an earlier day decides again of whoever turned after it, and of nobody else`() throws {
    try annaVanishes(on: "2025-02-10")
    try database.reconcile("2025-03-01")
    let outcomes = "SELECT number, outcome, reason, holds_from, next_turn FROM outcomes ORDER BY number"
    let later = try database.lines(outcomes)
    #expect(try database.reconcile("2025-01-10").map(\.decided) == [1])
    let earlier = try database.lines(outcomes)
    #expect(earlier != later)
    try database.reconcile("2025-01-10", isFull: true)
    #expect(try database.lines(outcomes) == earlier)
  }

  @Test func `a night for a day before any rule is refused`() throws {
    #expect(explainedError { try database.reconcile("2014-12-31") }?.code == .ruleDecidesNothing)
  }

  @Test func `nights that were missed are known, oldest first`() throws {
    #expect(try database.connection.missingNights(upTo: "2025-02-10").map(\.day) == ["2025-02-10"])
    try database.reconcile("2025-02-10")
    #expect(try database.connection.missingNights(upTo: "2025-02-10").isEmpty)
    #expect(
      try database.connection.missingNights(upTo: "2025-02-13").map(\.day) == [
        "2025-02-11", "2025-02-12", "2025-02-13",
      ])
  }

  @Test func `two nights cannot be worked at once`() throws {
    let other = try database.connectAsOwner()
    try other.transaction { transaction in
      try transaction.run(script: "SELECT pg_advisory_xact_lock(7305, 2)")
      #expect(explainedError { try database.reconcile("2025-02-10") }?.code == .heldByAnother)
    }
    #expect(try database.reconcile("2025-02-10").count == 1)
  }
}

/// The error that `body` throws, where it is the server's.
func postgresError<Result>(_ body: () throws -> Result) -> PostgresError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? PostgresError
  }
}
