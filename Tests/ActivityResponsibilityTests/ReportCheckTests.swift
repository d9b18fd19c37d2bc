import ActivityResponsibility
import Testing

/// What is found, as `check block item`.
private func findings(_ person: ReportPerson, _ checks: Set<ReportCheck> = Set(ReportCheck.logical)) -> [String] {
  ReportChecking(period: spring, checks: checks, turned20: ["turned-20"]).findings(of: person).map {
    "\($0.check.rawValue) \($0.block.rawValue) \($0.item)"
  }
}

/// Each logical check with a row that fails it, and nothing else of it does.
private let failing: [(check: ReportCheck, person: ReportPerson, found: String)] = [
  (.number, wrongNumber, "number basic 0"),
  (.order, reportPerson(registration(contacts: [contact(7, "2026-01-31")])), "order contact 7"),
  (
    .order,
    reportPerson(registration(measures: [measure(8, from: "2026-01-31")])), "order measure-begins 8"
  ),
  (
    .measureOrder,
    reportPerson(registration(measures: [measure(8, from: "2026-03-02", until: "2026-03-01", reason: "done")])),
    "measure-order measure-ended 8"
  ),
  (
    .measureOrder,
    reportPerson(registration(measures: [measure(8, until: "2026-03-01", reason: "done")])),
    "measure-order measure-ended 8"
  ),
  (
    .measureEndReason,
    reportPerson(registration(measures: [measure(8, from: "2026-03-01", until: "2026-03-02")])),
    "measure-end-reason measure-ended 8"
  ),
  (
    .measureEndReason,
    reportPerson(registration(measures: [measure(8, from: "2026-03-01", reason: "done")])),
    "measure-end-reason measure-ended 8"
  ),
  (.closingReason, reportPerson(registration(until: "2026-03-01")), "closing-reason ceased 0"),
  (.closingReason, reportPerson(registration(reason: "moved")), "closing-reason ceased 0"),
  (
    .turned20, reportPerson(registration(until: "2026-03-01", reason: "turned-20")), "turned-20 ceased 0"
  ),
  (
    .turned20,
    reportPerson(born: "2006-03-04", registration(until: "2026-03-04", reason: "moved")), "turned-20 ceased 0"
  ),
  (.withinPeriod, reportPerson(registration(contacts: [contact(7, "2026-07-01")])), "within-period contact 7"),
  (
    .withinPeriod,
    reportPerson(registration(measures: [measure(8, from: "2026-07-01")])), "within-period measure-begins 8"
  ),
  (
    .withinPeriod,
    reportPerson(registration(from: "2025-02-01", until: "2025-12-31", reason: "moved")), "within-period ceased 0"
  ),
  (
    .spellsApart,
    reportPerson(
      registration(1, from: "2026-01-10", until: "2026-03-02", reason: "moved"), registration(2, from: "2026-03-01")),
    "spells-apart basic 0"
  ),
  (
    .measureCode,
    reportPerson(registration(measures: [measure(8, "", from: "2026-03-01")])), "measure-code measure-begins 8"
  ),
  (
    .once,
    reportPerson(
      registration(contacts: [contact(7, "2026-03-01", "work"), contact(9, "2026-03-01", "studies")])),
    "once contact 9"
  ),
  (
    .once,
    reportPerson(
      registration(measures: [measure(8, from: "2026-03-01"), measure(9, from: "2026-03-01")])),
    "once measure-begins 9"
  ),
  (.lateClosing, reportPerson(born: "2006-03-04", registration()), "late-closing ceased 0"),
  (
    .lateClosing,
    reportPerson(born: "2006-03-04", registration(until: "2026-03-05", reason: "moved")), "late-closing ceased 0"
  ),
]

/// The check digit is another than the one that holds.
private let wrongNumber: ReportPerson = {
  var person = reportPerson(registration())
  let right = person.number.rawValue
  person.number = IdentityNumber(stored: right % 10 == 9 ? right - 1 : right + 1)
  return person
}()

private func contact(_ act: Int64, _ day: String, _ occupation: String) -> ReportContact {
  contact(act, day, .phone, isReached: true, occupation)
}

@Test(arguments: failing.indices)
func `each check finds the row that fails it, and no other check does`(index: Int) {
  let (_, person, found) = failing[index]
  #expect(findings(person) == [found])
}

@Test(arguments: failing.indices)
func `a check that the layout leaves out is not run`(index: Int) {
  let (check, person, _) = failing[index]
  #expect(findings(person, Set(ReportCheck.logical).subtracting([check])).isEmpty)
}

@Test func `every logical check has a row that fails it`() {
  // The home municipality's check has a test of its own: it fails once for each reference day.
  #expect(Set(failing.map(\.check)) == Set(ReportCheck.logical).subtracting([.resident]))
}

@Test func `who is not registered in the municipality on a reference day is found, once for each day`() {
  #expect(
    findings(reportPerson(registration(), residentSince: nil)) == ["resident basic 0", "resident basic 0"])
  #expect(findings(reportPerson(registration(), until: "2026-03-31")).count == 2)
  #expect(findings(reportPerson(registration(), until: "2026-04-01")).count == 1)
  // Nobody asks about a day on which the case was closed, or not yet open.
  #expect(findings(reportPerson(registration(until: "2026-03-31", reason: "moved"), until: "2026-03-31")).isEmpty)
  #expect(findings(reportPerson(registration(from: "2026-04-01"), until: "2026-06-30")).count == 1)
}

@Test func `a protected person's municipality is not for the population register to say`() {
  var person = reportPerson(registration(), residentSince: nil)
  person.isProtected = true
  #expect(findings(person).isEmpty)
}

@Test func `a half-year in order finds nothing`() {
  let whole = registration(
    contacts: [contact(3, "2026-02-01"), contact(4, "2026-06-30")],
    measures: [
      measure(5, from: "2026-02-01", until: "2026-02-01", reason: "done"), measure(6, from: "2026-06-30"),
    ])
  #expect(findings(reportPerson(whole)).isEmpty)
  #expect(
    findings(reportPerson(born: "2006-03-04", registration(until: "2026-03-04", reason: "turned-20"))).isEmpty)
  // The day that one registration ends the next may begin.
  #expect(
    findings(
      reportPerson(
        registration(1, from: "2026-01-10", until: "2026-03-01", reason: "moved"), registration(2, from: "2026-03-01"))
    ).isEmpty)
}

@Test func `every check says what is wrong and what to mend, in both languages`() {
  for check in ReportCheck.allCases {
    for phrase in [check.what, check.fix] {
      #expect(!phrase.swedish.isEmpty && !phrase.english.isEmpty && phrase.swedish != phrase.english)
    }
  }
}
