import ActivityResponsibility
import Testing

private func measures(_ persons: ReportPerson...) -> PublishedMeasures {
  var measures = PublishedMeasures(from: spring.first, until: spring.last)
  for person in persons { measures.count(person) }
  return measures
}

@Test func `whoever is registered on some day of the period counts once`() {
  let counted = measures(
    reportPerson(registration(from: "2026-06-30")),
    reportPerson(isWoman: false, registration(from: "2025-01-01", until: "2026-01-01", reason: "moved")),
    reportPerson(
      registration(1, from: "2026-01-02", until: "2026-02-01", reason: "moved"), registration(2, from: "2026-03-01")),
    reportPerson(registration(from: "2026-07-01")),
    reportPerson(registration(from: "2025-01-01", until: "2025-12-31", reason: "moved")))
  #expect(counted.registered == Division(women: 2, men: 1))
}

@Test func `new is who was not registered before, first-time is who never was anywhere`() {
  var returning = reportPerson(registration(from: "2026-02-01"))
  returning.firstRegistered = date("2024-02-01")
  let counted = measures(
    reportPerson(registration(from: "2026-01-01")), returning, reportPerson(registration(from: "2025-12-31")),
    reportPerson(
      registration(1, from: "2025-10-01", until: "2026-02-01", reason: "moved"), registration(2, from: "2026-03-01")))
  #expect(counted.registered.total == 4)
  #expect(counted.new.total == 2)
  #expect(counted.firstRegistered.total == 1)
}

@Test func `reached and sought are counted apart, and schools and guardians are not the youth`() {
  func with(_ contacts: ReportContact...) -> ReportPerson { reportPerson(registration(contacts: contacts)) }
  let counted = measures(
    with(contact(1, "2026-03-01", .letter, isReached: false), contact(2, "2026-03-02")),
    with(contact(1, "2026-03-01", .letter, isReached: false)), with(contact(1, "2026-03-01", .school)),
    with(contact(1, "2026-03-01", .guardian)), with(contact(1, "2026-07-01")), with())
  #expect(counted.reached.total == 1)
  #expect(counted.attemptedOnly.total == 1)
}

@Test func `measures count where they are under way, offered or declined in the period`() {
  func with(_ measures: ReportMeasure...) -> ReportPerson {
    reportPerson(registration(from: "2025-02-01", measures: measures))
  }
  let counted = measures(
    with(measure(1, offered: "2025-03-01", from: "2025-04-01")),
    with(measure(1, offered: "2025-03-01", from: "2025-04-01", until: "2025-12-31", reason: "done")),
    with(measure(1, offered: "2026-03-01", from: "2026-07-01")),
    with(
      measure(1, offered: "2026-03-01", declined: "2026-03-02"), measure(2, offered: "2026-04-01", from: "2026-04-02")),
    with(
      measure(1, offered: "2026-03-01", from: "2026-03-01"), measure(2, offered: "2026-04-01", declined: "2026-04-02")),
    with(measure(1, offered: "2026-06-30", declined: "2026-07-01")))
  #expect(counted.inMeasure.total == 3)
  #expect(counted.offered.total == 4)
  #expect(counted.declined.total == 2)
  #expect(counted.declinedFirst.total == 1)
}

@Test func `deregistered counts by the last reason of the period, and causes by the latest registration`() {
  let counted = measures(
    reportPerson(
      registration(1, from: "2026-01-02", until: "2026-02-01", reason: "moved", cause: .leftNational),
      registration(2, from: "2026-03-01", until: "2026-06-30", reason: "studies", cause: .studiebevis)),
    reportPerson(isWoman: false, registration(until: "2026-07-01", reason: "moved")),
    reportPerson(registration(until: "2026-03-01", reason: "moved", cause: nil)))
  #expect(counted.ended == Division(women: 2))
  #expect(counted.endedByReason == ["studies": Division(women: 1), "moved": Division(women: 1)])
  #expect(
    counted.registeredByCause
      == [.studiebevis: Division(women: 1), .neverStarted: Division(men: 1), nil: Division(women: 1)])
  let lines = counted.figures.map { "\($0.kind.rawValue) \($0.code ?? "-") \($0.count.total)" }
  #expect(
    lines == [
      "registered - 3", "new - 3", "first-registered - 3", "reached - 0", "attempted-only - 0", "in-measure - 0",
      "offered - 0", "declined - 0", "declined-first - 0", "ended - 2", "ended-for moved 1", "ended-for studies 1",
      "registered-as never-started 1", "registered-as studiebevis 1", "registered-as unknown 1",
    ])
  #expect(counted.figures.first { $0.kind == .ended }?.share == 66.7)
  #expect(counted.figures.first { $0.kind == .declinedFirst }?.share == nil)
}

@Test func `quality tells who is not sought, whose occupation is unknown or old, and how long the first contact took`()
{
  // Of the two who were told of long ago, only the one has told of something that does not last until then.
  let lasts = KnowledgeTime(byCode: ["work": 90], usual: 30)
  var figures = QualityFigures(from: spring.first, until: spring.last, knowledgeLasts: lasts)
  let persons = [
    reportPerson(
      registration(
        from: "2026-02-01", contacts: [contact(1, "2026-02-02", .letter, isReached: false), contact(2, "2026-02-11")],
        occupations: [told("work", from: "2026-01-01", on: "2026-02-11")])),
    reportPerson(
      registration(
        from: "2026-06-01", contacts: [contact(1, "2026-06-05")],
        occupations: [told("work", from: "2026-01-01", on: "2026-05-01")])),
    reportPerson(registration(from: "2026-06-01", contacts: [contact(1, "2026-06-02", .school)])),
    reportPerson(
      registration(
        from: "2025-06-01", until: "2026-06-30", reason: "moved", contacts: [contact(1, "2026-01-01")],
        occupations: [told("work", from: "2026-06-01", until: "2026-06-29", on: "2026-06-30")])),
    reportPerson(registration(from: "2025-06-01", occupations: [told("work", from: "2026-06-01", on: "2026-07-01")])),
  ]
  for person in persons { figures.count(person) }
  #expect(figures.measures.registered.total == 5)
  #expect(figures.notSought == 2)
  #expect(figures.openAtEnd == 4)
  #expect(figures.occupationUnknown == 2)
  #expect(figures.occupationOld == 1)
  #expect(figures.firstContacts == 2)
  #expect(figures.waitingForFirstContact == 1)
  #expect(figures.medianDaysToFirstContact == 7)
  figures.count(reportPerson(registration(from: "2026-03-01", contacts: [contact(1, "2026-03-01")])))
  #expect(figures.medianDaysToFirstContact == 4)
  #expect(QualityFigures(from: spring.first, until: spring.last, knowledgeLasts: lasts).medianDaysToFirstContact == nil)
}
