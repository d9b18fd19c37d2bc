import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// "Notices become enrolments too".
struct NoticeTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let unknown: TestPerson = .man("2008-12-01")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20")]))
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
  }

  @discardableResult
  private func tell(
    _ event: NoticeEvent, _ day: Day, of person: TestPerson? = nil, unit: SchoolUnitCode = "31279295"
  ) throws -> (isMatched: Bool, isRepeat: Bool) {
    try database.connection.add(
      Notice(
        number: (person ?? anna).number, unit: unit, event: event, day: day, received: day + 3, organiser: nil),
      source: "meddelanden", by: "test")
  }

  /// Both pupils as at first, with Anna's row as given.
  private func roll(_ day: Day, anna row: Pupil?) throws -> ImportResult {
    try database.take(Roll(day, [row, Pupil(bo, from: "2024-08-19")].compactMap { $0 }))
  }

  private func followUps() throws -> [String] {
    try database.lines("SELECT kind, due, case_id FROM follow_ups WHERE settled_at IS NULL ORDER BY kind, due")
  }

  @Test func `slutat ends the spell that covers the day, with that last day, as left`() throws {
    #expect(try tell(.left, "2025-02-03") == (true, false))
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|NANAT"])
    #expect(try database.outcome(of: anna, on: "2025-02-03") == "outside/studying")
    #expect(try database.outcome(of: anna, on: "2025-02-04") == "covered/left-national")
  }

  @Test func `börjat begins an open spell, unless one covers the day already`() throws {
    try tell(.started, "2024-10-01")
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
    try tell(.started, "2024-10-01", unit: "55555555")
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT", "2024-10-01|-|open|-"])
  }

  @Test func `ej infunnit sig withdraws the spell that covers the day, else the next to begin`() throws {
    try tell(.notShown, "2024-08-20")
    #expect(try database.spells(of: anna) == ["2024-08-19|2024-08-19|withdrawn|NANAT"])
    try tell(.notShown, "2024-08-01", of: bo)
    #expect(try database.spells(of: bo) == ["2024-08-19|2024-08-19|withdrawn|NANAT"])
  }

  @Test func `of spells to come only the next is withdrawn`() throws {
    let row = Pupil(anna, from: "2024-08-19", last: "2024-12-20")
    try database.take(
      Roll(
        "2024-10-20",
        [row, Pupil(anna, from: "2025-01-08"), Pupil(anna, from: "2025-08-18"), Pupil(bo, from: "2024-08-19")]))
    try tell(.notShown, "2024-12-30")
    #expect(
      try database.spells(of: anna) == [
        "2024-08-19|2024-12-21|planned|NANAT", "2025-01-08|2025-01-08|withdrawn|NANAT", "2025-08-18|-|open|NANAT",
      ])
  }

  @Test(arguments: [(NoticeEvent.completed, 1, "outside/qualified"), (.studiebevis, 4, "covered/studiebevis")])
  func `a completed education ends the spell as planned and is a qualification of the day`(
    _ event: NoticeEvent, _ kind: Int, _ outcome: String
  ) throws {
    try tell(event, "2025-06-12")
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-06-13|planned|NANAT"])
    #expect(try database.lines("SELECT kind, day FROM qualifications") == ["\(kind)|2025-06-12"])
    #expect(try database.outcome(of: anna, on: "2025-06-13") == outcome)
  }

  @Test func `a completed education in adapted gymnasium is its own certificate`() throws {
    try database.take(
      Roll(
        "2024-10-20",
        [Pupil(anna, from: "2024-08-19", programme: "IAIND", form: "GYAN"), Pupil(bo, from: "2024-08-19")]))
    try tell(.completed, "2025-06-12")
    #expect(try database.lines("SELECT kind FROM qualifications") == ["2"])
  }

  @Test func `absence changes no spell and opens a follow-up without a case`() throws {
    #expect(try tell(.absence, "2025-02-03").isMatched)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
    #expect(try followUps() == ["absence|2025-02-13|-"])
    #expect(try database.count("SELECT * FROM cases") == 0)
  }

  @Test func `a notice about a spell nobody knows is kept and asked about`() throws {
    #expect(try !tell(.left, "2025-02-03", unit: "55555555").isMatched)
    #expect(try database.connection.notices(state: "unmatched").map(\.notice.number) == [anna.number])
    #expect(try followUps() == ["ask-about-notice|2025-02-13|-"])
    #expect(try database.findings() == ["notice-unmatched"])
  }

  @Test func `a notice about somebody nobody knows is kept`() throws {
    #expect(try !tell(.started, "2025-02-03", of: unknown).isMatched)
    #expect(try database.connection.notices(state: "unmatched").count == 1)
    #expect(try database.spells(of: unknown) == [])
  }

  @Test func `the same notice again is the same notice`() throws {
    try tell(.left, "2025-02-03")
    let before = try database.everything(leavingOut: ["register_clock"])
    #expect(try tell(.left, "2025-02-03").isRepeat)
    #expect(try database.everything(leavingOut: ["register_clock"]) == before)
  }

  @Test func `a file of notices applies each row, and the same row twice once`() throws {
    let line = NoticeSheet.Line(anna, .left, "2025-02-03")
    let result = try database.take(
      NoticeSheet("2025-02-05", [line, line, .init(bo, .left, "2025-02-04", unit: "55555555")]))
    #expect(result.counts.rows == 3)
    #expect(result.counts.applied == 1)
    #expect(result.needsLooking)
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|NANAT"])
  }

  @Test(arguments: [nil, "2025-06-12"] as [Day?])
  func `a later roll that contradicts a notice is a finding once, and the notice holds`(last: Day?) throws {
    try tell(.left, "2025-02-03")
    let first = try roll("2025-02-10", anna: Pupil(anna, from: "2024-08-19", last: last))
    #expect(first.needsLooking)
    #expect(try database.findings() == ["roll-contradicts-notice"])
    _ = try roll("2025-03-10", anna: Pupil(anna, from: "2024-08-19", last: last, programme: "EKEKO"))
    #expect(try database.count("SELECT * FROM findings WHERE kind = 'roll-contradicts-notice'") == 1)
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|EKEKO"])
  }

  @Test func `a later roll that ends by the notice's day agrees with it`() throws {
    try tell(.left, "2025-02-03")
    let result = try roll("2025-02-10", anna: Pupil(anna, from: "2024-08-19", last: "2025-02-03"))
    #expect(!result.needsLooking)
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|NANAT"])
  }

  @Test func `a notice holds also against rows that give no first day`() throws {
    try tell(.left, "2025-02-03")
    let result = try roll("2025-02-10", anna: Pupil(anna))
    #expect(result.needsLooking)
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|NANAT"])
    // Once the roll no longer has the pupil, a new row is a new spell.
    _ = try roll("2025-02-20", anna: nil)
    _ = try roll("2025-03-20", anna: Pupil(anna))
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|NANAT", "2025-03-20|-|open|NANAT"])
  }

  @Test func `a later roll with a first day after the notice's is a new spell`() throws {
    try tell(.left, "2025-02-03")
    let result = try roll("2025-03-10", anna: Pupil(anna, from: "2025-03-03"))
    #expect(result.counts.started == 1)
    #expect(
      try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|NANAT", "2025-03-03|-|open|NANAT"])
  }

  @Test func `withdrawing a notice restores what the roll says and settles the finding`() throws {
    try tell(.left, "2025-02-03")
    _ = try roll("2025-02-10", anna: Pupil(anna, from: "2024-08-19", last: "2027-06-11"))
    let notice = try #require(try database.connection.notices(state: "applied").first)
    try database.connection.withdrawNotice(notice.id, why: "skolan tog fel", by: "anna")
    #expect(try database.spells(of: anna) == ["2024-08-19|2027-06-12|planned|NANAT"])
    #expect(try database.connection.notices(state: "withdrawn").map(\.why) == ["skolan tog fel"])
    #expect(try database.count("SELECT * FROM findings WHERE settled_at IS NULL") == 0)
  }

  @Test func `withdrawing a notice when the roll no longer has the pupil leaves the roll's cut`() throws {
    try tell(.left, "2025-02-03")
    _ = try roll("2025-02-10", anna: nil)
    let notice = try #require(try database.connection.notices(state: "applied").first)
    try database.connection.withdrawNotice(notice.id, why: "skolan tog fel", by: "anna")
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-10|missing|NANAT"])
  }

  @Test func `withdrawing a notice of a spell that the roll had cut leaves the cut`() throws {
    _ = try roll("2025-02-10", anna: nil)
    try tell(.left, "2025-02-03")
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-04|left|NANAT"])
    let notice = try #require(try database.connection.notices(state: "applied").first)
    try database.connection.withdrawNotice(notice.id, why: "skolan tog fel", by: "anna")
    #expect(try database.spells(of: anna) == ["2024-08-19|2025-02-10|missing|NANAT"])
  }

  @Test func `withdrawing a certificate's notice takes the qualification back`() throws {
    try tell(.completed, "2025-06-12")
    let notice = try #require(try database.connection.notices(state: "applied").first)
    try database.connection.withdrawNotice(notice.id, why: "fel elev", by: "anna")
    #expect(try database.count("SELECT * FROM qualifications WHERE known_until = 'infinity'") == 0)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `withdrawing börjat takes the spell back`() throws {
    try tell(.started, "2024-10-01", unit: "55555555")
    let notice = try #require(try database.connection.notices(state: "applied").first)
    try database.connection.withdrawNotice(notice.id, why: "fel elev", by: "anna")
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT"])
  }

  @Test func `withdrawing slutat of a spell that only a notice began opens it again`() throws {
    try tell(.started, "2024-10-01", unit: "55555555")
    try tell(.left, "2024-11-01", unit: "55555555")
    let notice = try #require(try database.connection.notices(state: "applied").first)
    #expect(notice.notice.event == .left)
    try database.connection.withdrawNotice(notice.id, why: "fel elev", by: "anna")
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT", "2024-10-01|-|open|-"])
  }

  @Test func `a notice that does not exist cannot be withdrawn`() throws {
    #expect(explainedError { try database.connection.withdrawNotice(99, why: "x", by: "y") }?.code == .thingUnknown)
  }

  @Test func `a complete roll that lacks a börjat spell cuts it`() throws {
    try database.take(Roll("2024-09-20", [Pupil(bo, from: "2024-08-19")], scope: "unit:55555555"))
    try tell(.started, "2024-10-01", unit: "55555555")
    let result = try database.take(Roll("2024-10-20", [Pupil(bo, from: "2024-08-19")], scope: "unit:55555555"))
    #expect(result.counts.missing == 1)
    #expect(
      try database.spells(of: anna) == ["2024-08-19|-|open|NANAT", "2024-10-01|2024-10-20|missing|-"])
  }

  @Test(arguments: [true, false])
  func `a roll that tells of a börjat spell makes it its own, and ends it`(isComplete: Bool) throws {
    try tell(.started, "2024-10-01", unit: "55555555")
    let told = Roll(
      "2024-10-20", [Pupil(anna, from: "2024-10-01", programme: "VOOMS")], scope: "unit:55555555",
      isComplete: isComplete)
    let result = try database.take(told)
    #expect(result.counts.missing == 0)
    #expect(try database.spells(of: anna).last == "2024-10-01|-|open|VOOMS")
    var ended = told
    ended.asOf = "2024-11-20"
    ended.pupils[0].last = "2024-11-15"
    try database.take(ended)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT", "2024-10-01|2024-11-16|planned|VOOMS"])
  }

  @Test func `a row without a first day continues a börjat spell`() throws {
    try tell(.started, "2024-10-01", unit: "55555555")
    try database.take(Roll("2024-10-20", [Pupil(anna, programme: "VOOMS")], scope: "unit:55555555"))
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT", "2024-10-01|-|open|VOOMS"])
  }

  @Test func `two rows of one file may speak of the same spell`() throws {
    let result = try database.take(
      NoticeSheet(
        "2024-11-05",
        [
          .init(anna, .started, "2024-10-01", unit: "55555555"), .init(anna, .left, "2024-11-01", unit: "55555555"),
          .init(bo, .left, "2024-10-20"), .init(bo, .left, "2024-10-10"),
        ]))
    #expect(result.counts.applied == 4)
    #expect(try database.spells(of: anna) == ["2024-08-19|-|open|NANAT", "2024-10-01|2024-11-02|left|-"])
    #expect(try database.spells(of: bo) == ["2024-08-19|2024-10-11|left|NANAT"])
  }
}
