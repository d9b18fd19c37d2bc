import ActivityResponsibility
import Testing

private func layout(_ change: (inout ReportLayout) -> Void = { _ in }) -> ReportLayout {
  var layout = ReportLayout(
    name: "test",
    columns: [
      ReportField.number, .registeredOn, .contactOn, .contactOccupation, .measureStartedOn, .measure, .occupationBefore,
      .measureEndedOn, .measureEndReason, .occupationAfter, .ceasedOn, .ceasedReason,
    ].map { ReportColumn($0.rawValue, .field($0)) })
  change(&layout)
  return layout
}

/// The rows of the spring of 2026, as `block item`.
private func blocks(_ person: ReportPerson, _ layout: ReportLayout = layout()) -> [String] {
  rows(person, layout).map { "\($0.block.rawValue) \($0.item)" }
}

private func rows(_ person: ReportPerson, _ layout: ReportLayout = layout()) -> [ReportRow] {
  ReportRows(municipality: home, period: spring, layout: layout).rows(of: person.restricted(to: spring))
}

/// The lines of the spring of 2026 without the number's and the registration day's cells.
private func lines(_ person: ReportPerson, _ layout: ReportLayout = layout()) -> [String] {
  rows(person, layout).map { row in
    let parts = layout.line(of: row).text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    return String(parts[2])
  }
}

private let busy = reportPerson(
  registration(
    from: "2025-10-01", until: "2026-05-01", reason: "moved",
    contacts: [
      contact(10, "2025-12-30"), contact(11, "2026-01-01", .phone, isReached: true, "work"),
      contact(12, "2026-02-01", .school), contact(13, "2026-02-02", .guardian),
      contact(14, "2026-02-03", .letter, isReached: false), contact(15, "2026-03-01", .meeting),
    ],
    occupations: [
      told("nothing", from: "2025-09-01", on: "2025-10-05"), told("work", from: "2026-01-01", on: "2026-01-01"),
    ],
    measures: [
      measure(20, from: "2025-11-01", until: "2026-01-15", reason: "done", after: "studies"),
      measure(21, from: "2026-02-01", until: "2026-04-01", reason: "quit"),
      measure(22, from: "2026-03-01"), measure(23, from: "2025-10-02"), measure(24),
    ]))

@Test func `a registration has a row for each contact and each measure's begin and end, and for its own end`() {
  #expect(
    blocks(busy) == [
      "basic 0", "contact 11", "contact 15", "measure-ended 20", "measure-begins 21", "measure-ended 21",
      "measure-begins 22", "ceased 0",
    ])
}

@Test func `each row fills in its block's columns`() {
  #expect(
    lines(busy) == [
      ";;;;;;;;;", "2026-01-01;work;;;;;;;;", "2026-03-01;;;;;;;;;",
      ";;2025-11-01;internship;nothing;2026-01-15;done;studies;;",
      ";;2026-02-01;internship;work;;;;;",
      ";;2026-02-01;internship;work;2026-04-01;quit;work;;",
      ";;2026-03-01;internship;work;;;;;", ";;;;;;;;2026-05-01;moved",
    ])
}

@Test func `a layout may have a measure in one row, and basic data only where nothing else is told`() {
  let one = layout {
    $0.measureRows = .one
    $0.basicRow = .whereNothingElse
  }
  #expect(
    blocks(busy, one) == [
      "contact 11", "contact 15", "measure-ended 20", "measure-begins 21", "measure-begins 22", "ceased 0",
    ])
  #expect(lines(busy, one)[3] == ";;2026-02-01;internship;work;2026-04-01;quit;work;;")
  #expect(blocks(reportPerson(registration()), one) == ["basic 0"])
}

@Test func `what happens after the period has not happened, and what ended before it is not told`() {
  let later = reportPerson(
    registration(
      from: "2026-02-01", until: "2026-07-01", reason: "moved", contacts: [contact(9, "2026-07-01")],
      measures: [measure(8, from: "2026-06-30", until: "2026-07-02", reason: "done", after: "work")]))
  #expect(blocks(later) == ["basic 0", "measure-begins 8"])
  #expect(blocks(reportPerson(registration(from: "2025-02-01", until: "2025-12-31", reason: "moved"))).isEmpty)
  #expect(blocks(reportPerson(registration(from: "2026-07-01"))).isEmpty)
}

@Test func `contacts of one day are one, with what was told`() {
  let twice = reportPerson(
    registration(
      contacts: [
        contact(7, "2026-03-01"), contact(8, "2026-03-01", .meeting, isReached: true, "work"), contact(9, "2026-03-01"),
      ]))
  #expect(blocks(twice) == ["basic 0", "contact 7"])
  #expect(lines(twice)[1].hasPrefix("2026-03-01;work;"))
}

@Test func `a protected person has no row, or a number and nothing else`() {
  var person = busy
  person.isProtected = true
  #expect(blocks(person).isEmpty)
  let numbers = layout { $0.protected = .numberOnly }
  let made = rows(person, numbers)
  #expect(made.count == 1)
  #expect(numbers.line(of: made[0]).text == person.number.twelveDigits + ";;;;;;;;;;;")
}

@Test func `registrations of persons who never lived here are left out, not of those who moved`() {
  let stranger = reportPerson(registration(), residentSince: nil).withoutStrangers(until: spring.last)
  #expect(stranger.cases.isEmpty)
  let moved = reportPerson(registration(), until: "2026-02-02").withoutStrangers(until: spring.last)
  #expect(moved.cases.count == 1)
  let before = reportPerson(registration(), until: "2026-02-01").withoutStrangers(until: spring.last)
  #expect(before.cases.isEmpty)
}

@Test func `the occupation at registration is what held on that day, as last told`() {
  let person = reportPerson(
    registration(occupations: [
      told("nothing", from: "2025-12-01", until: "2026-02-01", on: "2026-02-10"),
      told("work", from: "2026-02-02", on: "2026-02-11"), told("abroad", from: "2026-01-01", on: "2026-09-01"),
    ]))
  let layout = ReportLayout(
    name: "test",
    columns: [
      ReportColumn("a", .field(.registrationOccupation)), ReportColumn("b", .field(.latestOccupation)),
      ReportColumn("c", .field(.latestOccupationToldOn)), ReportColumn("d", .field(.latestOccupationSource)),
    ])
  // What was told in September of the time from January on is known of the day of registration, but was not in June.
  #expect(rows(person, layout).map { layout.line(of: $0).text } == ["abroad;work;2026-02-11;phone"])
}
