import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What linking means for cases, protection, decisions and notices.
struct IdentityCaseTests {
  let old: TestPerson = .coordination("2008-03-04")
  let new: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws { database = try TestDatabase() }

  private func link() throws {
    _ = try database.connection.link(old.number, to: new.number, since: "2025-03-01", why: "test", by: "ek")
  }

  private func unlink() throws { _ = try database.connection.unlink(old.number, why: "test", by: "ek") }

  private func bothLive(mark: String = "") throws {
    try database.take(
      Population("2024-08-01", [Resident(old, since: "2020-01-01", mark: mark), Resident(new, since: "2021-01-01")]))
  }

  private func cases() throws -> [String] {
    try database.lines("SELECT number, opened_on, closed_on, closing_proposed_on FROM cases ORDER BY number, id")
  }

  @Test func `why two numbers are one person is looked through like a note, and the answer is kept`() throws {
    try bothLive()
    try database.reconcile("2024-10-01")
    let link = { (isConfirmed: Bool) in
      try database.connection.link(
        old.number, to: new.number, since: "2025-03-01", why: "sjukhuset ringde", by: "ek", whyConfirmed: isConfirmed)
    }
    #expect(explainedError { try link(false) }?.code == .noteUnconfirmed)
    #expect(try database.count("SELECT * FROM identity_links") == 0)
    #expect(try link(true).isRepeat == false)
    #expect(
      explainedError { try database.connection.unlink(old.number, why: "fel, är dömd", by: "ek") }?.code
        == .noteUnconfirmed)
    _ = try database.connection.unlink(old.number, why: "fel, är dömd", by: "ek", whyConfirmed: true)
    #expect(
      try database.lines(
        "SELECT DISTINCT kind, details::jsonb -> 'noteAsked' FROM acts WHERE kind LIKE 'numbers-%' ORDER BY 1")
        == [#"numbers-linked|["health"]"#, #"numbers-unlinked|["crime"]"#])
  }

  @Test func `two open cases both stay, and somebody is asked to close one`() throws {
    try bothLive()
    #expect(try database.reconcile("2024-10-01").map(\.opened) == [2])
    try link()
    #expect(try database.reconcile("2024-10-02").map(\.opened) == [0])
    #expect(try database.count("SELECT * FROM cases WHERE closed_on IS NULL") == 2)
    let waiting = try database.connection.followUps(of: "1496", due: nil, kind: .closeSecondCase, assigned: nil)
    #expect(waiting.map(\.number) == [new.number])
    #expect(try database.connection.identity(of: old.number).municipalitiesWithSeveralCases == ["1496"])
    #expect(try database.connection.balance(of: "1496", on: "2024-10-02").covered == 1)
    // The number that a case was opened under says which is meant.
    let shown = try database.connection.caseFile(of: old.number, municipality: nil, on: "2024-10-03")
    #expect(shown.current.number == old.number)
    #expect(shown.number == new.number)
    #expect(shown.acts.map(\.kind) == ["numbers-linked", "opened"])
    _ = try database.connection.record(
      .close(reason: "double"), of: old.number, on: "2024-10-03", today: "2024-10-03", by: "ek")
    #expect(try database.lines("SELECT number FROM cases WHERE closed_on IS NULL") == [new.digits])
    #expect(try database.connection.followUps(of: "1496", due: nil, kind: .closeSecondCase, assigned: nil).isEmpty)
    // With one case left either number finds it.
    _ = try database.connection.record(
      .note, of: old.number, on: "2024-10-04", today: "2024-10-04", note: "x", by: "ek")
    #expect(try database.connection.caseFile(of: new.number, municipality: nil, on: "2024-10-04").acts.count == 3)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a case opened under the old number is the person's, and proposed to be closed when the new one studies`()
    throws
  {
    try database.take(Population("2024-08-01", [Resident(old, since: "2020-01-01")]))
    try database.reconcile("2024-10-01")
    try database.take(Roll("2024-10-20", [Pupil(new, from: "2024-08-19")]))
    try link()
    #expect(try database.reconcile("2024-10-21").map(\.closed) == [1])
    #expect(try database.outcome(of: old, on: "2024-10-21") == "outside/studying")
    #expect(try cases() == ["\(old.digits)|2024-10-01|-|2024-10-21"])
    #expect(try database.lines("SELECT number, outcome FROM outcomes") == ["\(new.digits)|1"])
    try unlink()
    try database.reconcile("2024-10-22")
    #expect(try cases() == ["\(old.digits)|2024-10-01|-|-"])
    #expect(try database.lines("SELECT number, outcome FROM outcomes") == ["\(old.digits)|4"])
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `who is covered after a parting has a case, whatever was opened meanwhile`() throws {
    try database.take(Population("2024-08-01", [Resident(old, since: "2020-01-01")]))
    try database.take(Roll("2024-09-20", [Pupil(old, from: "2024-08-19")]))
    try database.reconcile("2024-10-01")
    try link()
    try database.take(Roll("2024-10-20", [Pupil(.pupil(4), from: "2024-08-19")]))
    #expect(try database.reconcile("2024-10-20").map(\.opened) == [1])
    #expect(try cases() == ["\(new.digits)|2024-10-20|-|-"])
    try unlink()
    try database.reconcile("2024-10-21")
    #expect(try cases() == ["\(new.digits)|2024-10-20|-|2024-10-21", "\(old.digits)|2024-10-21|-|-"])
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a case that somebody closed while the youth is covered stays closed through a link and its undoing`()
    throws
  {
    try bothLive()
    try database.reconcile("2024-10-01")
    for person in [old, new] {
      _ = try database.connection.record(
        .close(reason: "other"), of: person.number, on: "2024-10-02", today: "2024-10-02", by: "ek")
    }
    let before = try cases()
    try link()
    try database.reconcile("2024-10-03")
    #expect(try cases() == before)
    try unlink()
    try database.reconcile("2024-10-04")
    #expect(try cases() == before)
  }

  @Test func `a mark under the old number protects until the register tells of the new one without it`() throws {
    try database.take(Population("2024-08-01", [Resident(old, since: "2020-01-01", mark: "J")]))
    try database.reconcile("2024-10-01")
    try database.take(
      Population("2025-03-01", [Resident(old, deregistrationReason: "GN", replacedBy: new)], isComplete: false))
    #expect(try database.outcome(of: new, on: "2025-03-02") == "review/protected")
    try database.take(Population("2025-03-10", [Resident(new, since: "2025-03-10", mark: "J")]))
    #expect(try database.outcome(of: new, on: "2025-03-11") == "review/protected")
    let known = try database.now()
    try database.take(Population("2025-04-01", [Resident(new)]))
    #expect(try database.outcome(of: new, on: "2025-03-31") == "review/protected")
    #expect(try database.outcome(of: new, on: "2025-04-01") == "covered/never-started")
    #expect(try database.connection.youths(of: "1496", on: "2025-04-01").map(\.name) == ["Kim Ek"])
    // An earlier day's list hides the name of who was protected then.
    #expect(try database.connection.youths(of: "1496", on: "2025-03-31", knownAt: known).map(\.name) == [nil])
    try database.reconcile("2025-04-01")
    #expect(try database.connection.caseFile(of: old.number, municipality: nil, on: "2025-04-01").name == "Kim Ek")
    #expect(
      try database.lines("SELECT settled_at IS NULL AS waits FROM follow_ups WHERE kind = 'check-protected'")
        == ["false"])
    // Undone, the old number has its mark again.
    try unlink()
    #expect(try database.outcome(of: old, on: "2025-03-05") == "review/protected")
  }

  @Test func `no list tells the name of somebody who is protected under another number`() throws {
    try database.take(Population("2024-08-01", [Resident(old, since: "2020-01-01")]))
    let before = try database.now()
    try database.take(
      Population("2025-03-01", [Resident(new, since: "2025-03-01", mark: "J")], isComplete: false))
    try link()
    #expect(try database.connection.youths(of: "1496", on: "2025-03-02").map(\.name) == [nil])
    #expect(try database.connection.youths(of: "1496", on: "2025-02-01", knownAt: before).map(\.name) == [nil])
    try database.reconcile("2025-03-02")
    #expect(try database.connection.suspicions().isEmpty)
  }

  @Test func `a decision on a spell under the old number holds for the same spell under the new, the newest first`()
    throws
  {
    try database.take(Population("2024-08-01", [Resident(old, since: "2020-01-01")]))
    try database.take(Roll("2024-09-20", [Pupil(old, from: "2024-08-19", form: "FHS")]))
    try database.connection.decide(
      .equivalence(unit: "31279295", firstDay: "2024-08-19", isEquivalent: true, why: "x"), about: old.number,
      on: "2024-10-01", by: "ek")
    try link()
    try database.take(Roll("2025-03-10", [Pupil(new, from: "2024-08-19", form: "FHS")]))
    #expect(try database.outcome(of: new, on: "2025-03-11") == "outside/studying")
    try database.connection.decide(
      .equivalence(unit: "31279295", firstDay: "2024-08-19", isEquivalent: false, why: "x"), about: new.number,
      on: "2025-03-11", by: "ek")
    #expect(try database.outcome(of: new, on: "2025-03-11").hasPrefix("covered/"))
    try unlink()
    #expect(try database.outcome(of: old, on: "2025-03-01") == "outside/studying")
  }

  @Test
  func `what was asked about a spell is not asked again under another number, and not left with the wrong person`()
    throws
  {
    try bothLive()
    try database.take(Roll("2024-09-20", [Pupil(old, from: "2024-08-19", form: "FHS")]))
    try database.reconcile("2024-10-01")
    try link()
    try database.reconcile("2024-10-02")
    func asked() throws -> [String] {
      try database.lines(
        "SELECT number FROM follow_ups WHERE kind = 'decide-equivalence' AND settled_at IS NULL ORDER BY 1")
    }
    #expect(try asked() == [old.digits])
    try unlink()
    try database.reconcile("2024-10-03")
    #expect(try asked() == [old.digits])
  }

  @Test func `a notice told of one number ends the other's spell, until they are parted`() throws {
    try bothLive()
    try database.take(Roll("2024-09-20", [Pupil(old, from: "2024-08-19")]))
    try link()
    try database.take(NoticeSheet("2024-11-01", [.init(new, .left, "2024-10-31")]))
    #expect(try database.outcome(of: new, on: "2024-11-01") == "covered/left-national")
    try unlink()
    #expect(try database.outcome(of: old, on: "2024-11-01") == "outside/studying")
    #expect(try database.connection.notices(state: "unmatched").count == 1)
    #expect(
      try database.lines("SELECT number FROM follow_ups WHERE kind = 'ask-about-notice'") == [new.digits])
  }
}
