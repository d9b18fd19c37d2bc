import ActivityResponsibility
import PostgreSQL
import RollReading
import TestSupport
import Testing

@testable import FileBuilding
@testable import Register

/// What a source means by its own numbers, and whom it no longer has.
struct DirectoryTests {
  let database: TestDatabase
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")

  init() throws { database = try TestDatabase() }

  @discardableResult
  private func take(
    _ text: String, _ asOf: Day, scope: RollScope = "organiser:2120000142", isComplete: Bool = true,
    source: String = "tjansten"
  ) throws -> ImportResult {
    try database.connection.importRoll(
      DeliveredFile(path: database.file(text)), source: source, scope: scope, asOf: asOf, isComplete: isComplete,
      request: .auto, by: "test")
  }

  private func id(_ digit: Int) -> String { "00000000-0000-4000-8000-00000000000\(digit)" }

  private func pupil(_ digit: Int, _ who: TestPerson?, at unit: String = schoolID) -> String {
    person(id: "\"\(id(digit))\"", number: who.map { "\"\($0.digits)\"" } ?? "", enrolment(at: "{\"id\":\"\(unit)\"}"))
  }

  private func unit(_ id: String, _ code: String) -> String {
    "{\"id\":\"\(id)\",\"organisationType\":\"Skolenhet\",\"displayName\":\"Skolan\",\"schoolUnitCode\":\"\(code)\"}"
  }

  private func deleted(_ digits: Int...) -> String {
    "{\"data\":{\"persons\":[\(digits.map { "\"\(id($0))\"" }.joined(separator: ","))]},\"pageToken\":null}"
  }

  @Test func `a school unit's number at Skolverket is made of its code`() throws {
    let id = try #require(ExternalID(schoolID.utf8))
    #expect(ExternalID(schoolUnit: "31279295") == id)
    #expect(ExternalID(schoolUnit: "31279296") != id)
    #expect(ExternalID(stored: id.bytes) == id)
  }

  @Test func `a unit is known by the roll's scope, by what is known of it, or by the source's own list`() throws {
    let list = page(pupil(1, anna))
    #expect(try take(list, "2024-09-01").counts.rejected == 1)
    #expect(try take(list, "2024-09-02", scope: "unit:31279295", source: "skolan").counts.started == 1)
    // Now that a pupil goes there, the unit is known to exist.
    #expect(try take(list, "2024-09-02").counts.started == 1)
    let other = page(pupil(1, anna), pupil(2, bo, at: otherSchoolID))
    #expect(try take(other, "2024-09-03").counts.rejected == 1)
    #expect(try take(page(unit(otherSchoolID, "20000005")), "2024-09-03").counts.applied == 1)
    #expect(try take(other, "2024-09-04").counts.started == 1)
    // A list that no longer has the unit takes nothing back, and one that says the same changes nothing.
    #expect(try take(page(unit(unknownSchoolID, "20000006")), "2024-09-05").counts.applied == 1)
    #expect(
      try take(page(unit(unknownSchoolID, "20000006"), unit(otherSchoolID, "20000005")), "2024-09-06").counts.applied
        == 0)
    #expect(try take(other, "2024-09-07").counts.rejected == 0)
    // What one source means is nothing to another.
    #expect(try take(page(pupil(2, bo, at: otherSchoolID)), "2024-09-07", source: "annan").counts.rejected == 1)
    #expect(try database.spells(of: bo) == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `whom a source has named before is not missing when the number is blanked`() throws {
    try take(page(pupil(1, anna), pupil(2, bo)), "2024-09-01", scope: "unit:31279295")
    let result = try take(page(pupil(1, nil), pupil(2, bo)), "2024-10-01", scope: "unit:31279295")
    #expect(result.counts.rejected == 1)
    #expect(result.counts.missing == 0)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `a deleted person is asked about once, and no spell is touched`() throws {
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo)]))
    try take(page(pupil(1, anna), pupil(2, bo)), "2024-09-01", scope: "unit:31279295")
    let spells = try database.spells()
    let result = try take(deleted(1, 9), "2024-10-01")
    #expect(result.remarks == 1)
    #expect(try database.spells() == spells)
    #expect(try database.outcome(of: anna, on: "2024-10-02") == "outside/studying")
    let asked = ["\(anna.digits)|1496|verify-with-school|person-deleted-in-source|2024-10-08|-"]
    func followUps() throws -> [String] {
      try database.lines("SELECT number, municipality, kind, why, due, settled_at FROM follow_ups ORDER BY id")
    }
    #expect(try followUps() == asked)
    #expect(try database.findings() == ["person-deleted-in-source"])
    // Told again, in the same bytes and in others.
    #expect(try take(deleted(1, 9), "2024-10-01").isRepeat)
    #expect(try take(deleted(9, 1), "2024-10-02").remarks == 0)
    #expect(try followUps() == asked)
    // Told of anew the person is known again, and can be deleted again.
    try take(page(pupil(1, anna), pupil(2, bo)), "2024-10-03", scope: "unit:31279295")
    #expect(try take(deleted(1), "2024-10-04").remarks == 1)
    #expect(try database.lines("SELECT count(*) FROM findings WHERE kind = 'person-deleted-in-source'") == ["2"])
  }

  @Test func `a deleted person who has got another number since is asked about under the current one`() throws {
    let coordination: TestPerson = .coordination("2008-03-04")
    try take(page(pupil(1, coordination)), "2024-09-01", scope: "unit:31279295")
    try database.take(Population("2024-09-02", [Resident(anna, since: "2008-03-04")]))
    _ = try database.connection.link(coordination.number, to: anna.number, since: "2024-09-02", why: "x", by: "ek")
    #expect(try take(deleted(1), "2024-10-01").remarks == 1)
    #expect(
      try database.lines("SELECT number FROM follow_ups WHERE kind = 'verify-with-school'") == [anna.digits])
  }

  @Test func `two persons whom a source says to be one are suspected to be, and nothing else`() throws {
    let coordination: TestPerson = .coordination("2008-03-04")
    let snapshot = Edlevo.organization([
      Edlevo.person("1", coordination.digits), Edlevo.person("2", anna.digits), Edlevo.group("c1"),
      Edlevo.membership(Edlevo.member("1", Edlevo.role()), Edlevo.member("2", Edlevo.role())),
    ])
    try take(snapshot, "2024-09-01", source: "edlevo")
    let spells = try database.spells()
    func merge(_ day: String) -> String {
      Edlevo.persons([
        Edlevo.personElement(
          Edlevo.sourced(Edlevo.guid("1")) + Edlevo.userID(coordination.digits), status: "4",
          merged: Edlevo.merged(Edlevo.guid("2")))
      ]).replacing("2026-10-01", with: day)
    }
    // The smaller number first; which of them is the old one is for a person to say.
    let told = "told \(anna.digits) \(coordination.digits) edlevo"
    for day in ["2024-09-10", "2024-09-11"] {
      try take(merge(day), Day(day) ?? "2024-09-10", source: "edlevo")
      let suspicions = try database.connection.suspicions()
      #expect(
        suspicions.map {
          "\($0.kind.rawValue) \($0.number.twelveDigits) \($0.other.twelveDigits) \($0.source ?? "-")"
        } == [told])
    }
    #expect(try database.spells() == spells)
    #expect(try database.lines("SELECT count(*) FROM identity_links") == ["0"])
  }

  @Test func `changes handed in as a complete roll are refused, and cut nobody`() throws {
    func organization(_ who: TestPerson, type: String) -> String {
      Edlevo.organization(
        [Edlevo.person("1", who.digits), Edlevo.group("c1"), Edlevo.membership(Edlevo.member("1", Edlevo.role()))],
        type: type)
    }
    try take(organization(anna, type: "CompleteOrganization"), "2024-09-01", source: "edlevo")
    let before = try database.everything()
    let delta = organization(bo, type: "DeltaOrganization")
    let error = explainedError { try take(delta, "2024-09-02", source: "edlevo") }
    #expect(error?.code.rawValue == "FILE-011")
    #expect(try database.everything() == before)
    #expect(try take(delta, "2024-09-02", isComplete: false, source: "edlevo").counts.started == 1)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
  }
}
