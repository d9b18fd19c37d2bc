import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// "Rolls become enrolments", point 8: certificates.
struct CertificateTests {
  let anna: TestPerson = .woman("2007-01-10")
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  private func qualifications() throws -> [String] {
    try database.lines("SELECT kind, day FROM qualifications WHERE known_until = 'infinity' ORDER BY kind, day")
  }

  private func take(_ day: Day, _ certificate: String, certificateDay: Day? = nil) throws -> ImportResult {
    try database.take(
      Roll(
        day,
        [
          Pupil(
            anna, from: "2023-08-17", last: "2026-06-12", programme: "TETEK", certificate: certificate,
            certificateDay: certificateDay)
        ]))
  }

  @Test(arguments: [
    ("E", 1), ("L", 1), ("T", 1), ("Gymnasieexamen", 1), ("Z", 4), ("studiebevis", 4), ("G", 5), ("Gymnasieintyg", 5),
  ])
  func `a certificate in a row is a qualification`(_ word: String, _ kind: Int) throws {
    _ = try take("2026-06-15", word, certificateDay: "2026-06-11")
    #expect(try qualifications() == ["\(kind)|2026-06-11"])
  }

  @Test func `a certificate without a day of its own is dated by the last day`() throws {
    _ = try take("2026-06-15", "E")
    #expect(try qualifications() == ["1|2026-06-12"])
  }

  @Test func `a certificate said again is the same certificate`() throws {
    _ = try take("2026-06-15", "E")
    _ = try take("2026-06-20", "E")
    #expect(try database.count("SELECT * FROM qualifications") == 1)
  }

  @Test func `another certificate for the same spell corrects the first, which is told of`() throws {
    _ = try take("2026-06-15", "E")
    let before = try database.now()
    _ = try take("2026-06-20", "Z")
    #expect(try qualifications() == ["4|2026-06-12"])
    #expect(try database.findings() == ["certificate-corrected"])
    try database.take(Population("2026-06-01", [Resident(anna, since: "2010-01-01")]))
    #expect(try database.outcome(of: anna, on: "2026-06-15") == "covered/studiebevis")
    #expect(
      try database.count(
        "SELECT 1 FROM qualifications WHERE kind = 1 AND known_until < 'infinity'") == 1)
    #expect(before < (try database.now()))
  }

  @Test func `a certificate that is no longer said stays`() throws {
    _ = try take("2026-06-15", "E")
    _ = try take("2026-06-20", "")
    #expect(try qualifications() == ["1|2026-06-12"])
  }
}
