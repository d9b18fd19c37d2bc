import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What a roll speaks of: a unit or an organiser, all of it or changes only.
struct ScopeTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let cia: TestPerson = .woman("2008-09-01")
  let database: TestDatabase
  static let organiser: RollScope = "organiser:212000-1710"

  init() throws { database = try TestDatabase() }

  private func organiserRoll(_ asOf: Day, _ pupils: [Pupil], isComplete: Bool = true) -> Roll {
    Roll(asOf, pupils, scope: Self.organiser, isComplete: isComplete)
  }

  private func pupil(_ person: TestPerson, _ unit: String, last: Day? = nil) -> Pupil {
    Pupil(person, from: "2024-08-19", last: last, unit: unit)
  }

  @Test func `an organiser's complete roll cuts at every unit of the organiser, also one that is no longer in it`()
    throws
  {
    try database.take(
      organiserRoll("2024-09-20", [pupil(anna, "11111111"), pupil(bo, "22222222"), pupil(cia, "22222222")]))
    let result = try database.take(organiserRoll("2024-10-20", [pupil(cia, "22222222")]))
    #expect(result.counts.missing == 2)
    #expect(try database.spells(of: anna) == ["2024-08-19|2024-10-20|missing|NANAT"])
    #expect(try database.spells(of: bo) == ["2024-08-19|2024-10-20|missing|NANAT"])
    #expect(try database.spells(of: cia) == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `an organiser's roll does not touch another organiser of the same source`() throws {
    try database.take(organiserRoll("2024-09-20", [pupil(anna, "11111111")]))
    try database.take(Roll("2024-09-20", [pupil(bo, "33333333")], scope: "organiser:5560000001"))
    try database.take(Roll("2024-10-20", [pupil(cia, "33333333")], scope: "organiser:5560000001"))
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
    #expect(try database.spells(of: bo) == ["2024-08-19|2024-10-20|missing|NANAT"])
  }

  @Test func `a unit's roll does not touch another unit or another source`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19")], source: "en"))
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19")], source: "annan"))
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19")], scope: "unit:55555555", source: "en"))
    let result = try database.take(Roll("2024-10-20", [Pupil(bo, from: "2024-08-19")], source: "en"))
    #expect(result.counts.missing == 1)
    #expect(
      try database.lines(
        "SELECT s.name, e.school_unit FROM enrolments e JOIN sources s ON s.id = e.source_id "
          + "WHERE e.known_until = 'infinity' AND e.number = \(anna.digits) AND e.valid_until IS NULL ORDER BY 1, 2")
        == ["annan|31279295", "en|55555555"])
  }

  @Test func `a delta cuts nobody`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    let result = try database.take(
      Roll("2024-10-20", [Pupil(bo, from: "2024-08-19", last: "2024-10-15", leavingReason: "J")], isComplete: false))
    #expect(result.counts.missing == 0)
    #expect(result.counts.ended == 1)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
    #expect(try database.spells(of: bo) == ["2024-08-19|2024-10-16|left|NANAT"])
  }

  @Test func `what a delta began is cut by the next complete roll that lacks it`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19")]))
    try database.take(Roll("2024-10-01", [Pupil(bo, from: "2024-10-01")], isComplete: false))
    let result = try database.take(Roll("2024-10-20", [Pupil(anna, from: "2024-08-19")]))
    #expect(result.counts.missing == 1)
    #expect(try database.spells(of: bo) == ["2024-10-01|2024-10-20|missing|NANAT"])
  }

  @Test func `a unit's roll and its organiser's roll of one source speak of the same spells`() throws {
    try database.take(Roll("2024-09-20", [pupil(anna, "11111111")], scope: "unit:11111111"))
    let organiser = try database.take(organiserRoll("2024-09-21", [pupil(anna, "11111111"), pupil(bo, "22222222")]))
    #expect(organiser.counts.started == 1)
    let cut = try database.take(Roll("2024-10-20", [pupil(cia, "11111111")], scope: "unit:11111111"))
    #expect(cut.counts.missing == 1)
    let back = try database.take(
      organiserRoll("2024-10-21", [pupil(anna, "11111111"), pupil(bo, "22222222"), pupil(cia, "11111111")]))
    #expect(back.counts.restored == 1)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `a person may be at two units at once`() throws {
    try database.take(
      organiserRoll("2024-09-20", [pupil(anna, "11111111"), pupil(anna, "22222222"), pupil(bo, "11111111")]))
    try database.take(organiserRoll("2024-10-20", [pupil(anna, "22222222"), pupil(bo, "11111111")]))
    #expect(
      try database.lines(
        "SELECT school_unit, valid_until FROM enrolments WHERE known_until = 'infinity' AND number = \(anna.digits) "
          + "ORDER BY 1") == ["11111111|2024-10-20", "22222222|-"])
  }
}
