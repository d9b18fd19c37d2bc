import ActivityResponsibility
import PostgreSQL
import TestSupport
import Testing

@testable import Register

/// What may be one person under two numbers, and whom a source and the register disagree about.
struct SuspicionTests {
  let coordination: TestPerson = .coordination("2008-03-04")
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  private func suspicions(_ municipality: MunicipalityCode? = nil) throws -> [String] {
    try database.connection.suspicions(of: municipality).map {
      "\($0.kind.rawValue) \($0.number.twelveDigits) \($0.other.twelveDigits) \($0.source ?? "-")"
    }
  }

  /// A number with another last digit than the right one.
  private func miswritten(_ person: TestPerson) -> String {
    String(person.written.dropLast()) + (person.written.last == "0" ? "1" : "0")
  }

  @Test func `the same names and birth date under two numbers are suspected, until somebody decides`() throws {
    try database.take(
      Population(
        "2024-08-01",
        [
          Resident(coordination, familyName: "Å-Ek", givenName: "Kim Li"), Resident(bo),
          Resident(anna, familyName: "å ek", givenName: "kim-li"),
        ]))
    let asked = "same-names \(anna.digits) \(coordination.digits) -"
    #expect(try suspicions() == [asked])
    #expect(try suspicions("1496") == [asked])
    #expect(try suspicions("0180").isEmpty)
    _ = try database.connection.link(
      coordination.number, to: anna.number, since: "2024-08-01", why: "x", by: "ek")
    #expect(try suspicions().isEmpty)
    _ = try database.connection.unlink(coordination.number, why: "x", by: "ek")
    #expect(try suspicions() == [asked])
    try database.connection.dismissSuspicion(coordination.number, anna.number, why: "tvillingar", by: "ek")
    #expect(try suspicions().isEmpty)
    #expect(try database.lines("SELECT dismissed_by, dismissed_why FROM identity_dismissals") == ["ek|tvillingar"])
  }

  @Test func `nobody who is protected under any number is looked for by name`() throws {
    let other: TestPerson = .man("2008-03-04")
    try database.take(
      Population("2024-08-01", [Resident(coordination), Resident(anna, mark: "J"), Resident(other)]))
    #expect(try suspicions() == ["same-names \(other.digits) \(coordination.digits) -"])
    _ = try database.connection.link(
      coordination.number, to: anna.number, since: "2024-08-01", why: "x", by: "ek")
    #expect(try suspicions().isEmpty)
  }

  @Test func `a wrong check digit in the newest roll is suspected to be the resident with the right one`() throws {
    try database.take(Population("2024-08-01", [Resident(anna), Resident(bo)]))
    try database.take(Roll("2024-09-20", [Pupil(bo), Pupil(nil, writtenNumber: miswritten(anna))]))
    let written = miswritten(anna).replacing("-", with: "")
    let pair = [written, anna.digits]
    #expect(try suspicions() == ["check-digit \(pair[0]) \(pair[1]) skolan"])
    // Ten digits alike.
    try database.take(
      Roll("2024-09-21", [Pupil(bo), Pupil(nil, writtenNumber: String(miswritten(anna).dropFirst(2)))]))
    #expect(try suspicions() == ["check-digit \(pair[0]) \(pair[1]) skolan"])
    // Once the school has mended it nobody need look.
    try database.take(Roll("2024-09-22", [Pupil(bo), Pupil(anna)]))
    #expect(try suspicions().isEmpty)
    try database.take(Roll("2024-09-23", [Pupil(bo), Pupil(nil, writtenNumber: miswritten(anna))]))
    try database.connection.dismissSuspicion(
      IdentityNumber(stored: Int64(written) ?? 0), anna.number, why: "x", by: "ek")
    #expect(try suspicions().isEmpty)
  }

  @Test func `a number in a row is found whatever stands beside it`() {
    let text = "x;\(miswritten(anna));08-123 45 67;5565656565;\(miswritten(bo).replacing("-", with: ""))"
    #expect(
      MiswrittenNumber.all(in: text, on: "2024-09-20").map(\.corrected).sorted() == [anna.number, bo.number].sorted())
    #expect(MiswrittenNumber.all(in: "\(anna.written) 2008 1234567890123", on: "2024-09-20").isEmpty)
  }

  @Test func `what a source says of two of its numbers is asked about once`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna), Pupil(coordination)]))
    let before = try database.everything(leavingOut: ["identity_hints", "register_clock"])
    for (number, other) in [(anna, coordination), (coordination, anna)] {
      try database.connection.transaction { transaction in
        try transaction.hint(source: 1, number: number.number, other: other.number, delivery: 1, row: 2)
      }
    }
    #expect(try suspicions() == ["told \(anna.digits) \(coordination.digits) skolan"])
    #expect(try database.everything(leavingOut: ["identity_hints", "register_clock"]) == before)
  }

  @Test func `a source's exceptions go both ways`() throws {
    let stranger: TestPerson = .pupil(8)
    let elsewhere: TestPerson = .pupil(10)
    let idle: TestPerson = .pupil(12)
    try database.take(
      Population("2024-08-01", [Resident(bo, since: "2020-01-01"), Resident(idle, since: "2020-01-01")]))
    try database.take(
      Population("2024-08-01", [Resident(elsewhere, since: "2020-01-01")], municipality: "0180"))
    try database.take(
      Roll(
        "2024-09-20",
        [
          Pupil(bo, from: "2024-08-19"), Pupil(stranger, from: "2024-08-19"), Pupil(elsewhere, from: "2024-08-20"),
          Pupil(coordination, from: "2024-08-21"),
        ]))
    func found(_ municipality: MunicipalityCode?, on day: Day = "2024-10-01") throws -> [String] {
      try database.connection.exceptions(of: "skolan", municipality: municipality, on: day).map {
        "\($0.what.rawValue) \($0.number.twelveDigits) \($0.unit?.description ?? "-") \($0.firstDay?.description ?? "-")"
      }
    }
    let strange = [
      "not-in-population \(stranger.digits) 31279295 2024-08-19",
      "not-in-population \(coordination.digits) 31279295 2024-08-21",
    ]
    let onNone = "on-no-roll \(idle.digits) - -"
    #expect(try found(nil) == strange + [onNone])
    #expect(
      Set(try found("1496"))
        == Set(strange + [onNone, "elsewhere \(elsewhere.digits) 31279295 2024-08-20"]))
    // The pupil with a coordination number is the resident who is on no roll.
    _ = try database.connection.link(
      coordination.number, to: idle.number, since: "2024-10-01", why: "x", allowsOtherBirthDate: true, by: "ek")
    #expect(try found(nil) == [strange[0]])
    #expect(explainedError { try database.connection.exceptions(of: "ingen", on: "2024-10-01") }?.code == .thingUnknown)
  }
}
