import ActivityResponsibility
import Testing

// Born in 2008: compulsory schooling ends on 30 June 2024, and the twentieth birthday is 4 March 2028.
private func youth(
  _ enrolments: Enrolment..., qualifications: [Qualification] = [], protections: [Protection] = [],
  confirmations: [NotStudyingConfirmation] = [], firstRegistered: String? = nil, schoolEnds: String? = nil
) -> Facts {
  resident(
    born: "2008-03-04", enrolments: enrolments, qualifications: qualifications, protections: protections,
    confirmations: confirmations, firstRegistered: firstRegistered, schoolEnds: schoolEnds)
}

// MARK: - 1 residence

@Test func `who does not live in the municipality on the day is outside`() {
  var facts = youth()
  facts.residences = [
    Residence(municipality: home, period: DayRange(from: date("2024-01-01"), until: date("2025-01-01"))),
    Residence(municipality: elsewhere, period: DayRange(from: date("2025-01-01"), until: date("2026-01-01"))),
    Residence(municipality: home, period: DayRange(from: date("2026-01-01"), until: nil)),
  ]
  #expect(answer(facts, on: "2024-12-31") == "covered never-started")
  #expect(answer(facts, on: "2025-01-01") == "outside not-resident")
  #expect(answer(facts, on: "2025-12-31") == "outside not-resident")
  #expect(answer(facts, on: "2026-01-01") == "covered never-started")
  let other = CoverageRule(municipality: elsewhere)
  #expect(answer(facts, on: "2025-06-01", by: other) == "covered never-started")
}

@Test func `a protected person who moves is reviewed while a case is open here, and only then`() {
  var facts = youth(protections: [marked(from: "2025-03-01", until: "2025-09-01")])
  facts.residences = []
  facts.casePeriods = [
    CasePeriod(municipality: home, period: DayRange(from: date("2025-02-01"), until: date("2025-08-01")))
  ]
  #expect(answer(facts, on: "2025-02-28") == "outside not-resident")
  #expect(answer(facts, on: "2025-03-01") == "review protected-residence")
  #expect(answer(facts, on: "2025-07-31") == "review protected-residence")
  #expect(answer(facts, on: "2025-08-01") == "outside not-resident")
  let other = CoverageRule(municipality: elsewhere)
  #expect(answer(facts, on: "2025-07-31", by: other) == "outside not-resident")
}

// MARK: - 2 and 3 age and schooling

@Test func `who is born on 29 February turns twenty on 29 February`() {
  #expect(answer(resident(born: "2008-02-29"), on: "2028-02-28") == "covered never-started")
  #expect(answer(resident(born: "2008-02-29"), on: "2028-02-29") == "outside turned-20")
}

@Test func `an individual decision moves the end of compulsory schooling either way`() {
  #expect(answer(youth(schoolEnds: "2025-06-30"), on: "2025-06-30") == "outside compulsory-schooling")
  #expect(answer(youth(schoolEnds: "2025-06-30"), on: "2025-07-01") == "pending first-autumn")
  #expect(answer(youth(schoolEnds: "2023-06-30"), on: "2024-06-30") == "covered never-started")
}

@Test func `age goes before schooling, and both before a certificate`() {
  #expect(answer(youth(schoolEnds: "2028-12-31"), on: "2028-03-04") == "outside turned-20")
  let qualified = youth(qualifications: [has(.gymnasieexamen, on: "2024-06-01")])
  #expect(answer(qualified, on: "2024-06-30") == "outside compulsory-schooling")
  #expect(answer(qualified, on: "2028-03-04") == "outside turned-20")
}

// MARK: - 4 qualifications

@Test(arguments: [QualificationKind.gymnasieexamen, .adaptedCertificate, .equivalent])
func `a diploma, or what counts as one, puts outside from its day`(kind: QualificationKind) {
  let facts = youth(qualifications: [has(kind, on: "2026-01-15")])
  #expect(answer(facts, on: "2026-01-14") == "covered never-started")
  #expect(answer(facts, on: "2026-01-15") == "outside qualified")
}

@Test func `a gymnasieintyg changes nothing`() {
  let facts = youth(qualifications: [has(.gymnasieintyg, on: "2025-01-15")])
  #expect(answer(facts, on: "2026-01-15") == "covered never-started")
}

@Test func `a diploma goes before studies`() {
  let facts = youth(spell("NA", from: "2024-08-19"), qualifications: [has(.gymnasieexamen, on: "2026-01-15")])
  #expect(answer(facts, on: "2026-01-15") == "outside qualified")
}

// MARK: - 5 studies

@Test func `an enrolment exempts from its first day to its last`() {
  let facts = youth(spell("NA", from: "2025-01-08", lastDay: "2025-03-14", .left))
  #expect(answer(facts, on: "2024-11-01") == "covered never-started")
  #expect(answer(facts, on: "2025-01-08") == "outside studying")
  #expect(answer(facts, on: "2025-03-14") == "outside studying")
  #expect(answer(facts, on: "2025-03-15") == "covered left-national")
}

@Test func `another school form exempts only by a decision that it is equivalent`() {
  func folkHighSchool(_ decision: Bool?) -> Facts {
    youth(spell("", from: "2024-08-19", form: .folkHighSchool, isEquivalent: decision))
  }
  #expect(answer(folkHighSchool(true), on: "2025-02-01") == "outside studying")
  #expect(answer(folkHighSchool(false), on: "2025-02-01") == "covered never-started")
  #expect(answer(folkHighSchool(nil), on: "2025-02-01") == "covered never-started")
  #expect(rule.decide(folkHighSchool(nil), on: date("2025-02-01"))?.needsEquivalenceDecision == true)
  #expect(rule.decide(folkHighSchool(false), on: date("2025-02-01"))?.needsEquivalenceDecision == false)
}

@Test func `an undecided enrolment that is over needs no decision`() {
  let facts = youth(spell("", from: "2024-08-19", lastDay: "2024-12-20", form: .adultUpperSecondary))
  #expect(rule.decide(facts, on: date("2024-12-20"))?.needsEquivalenceDecision == true)
  #expect(rule.decide(facts, on: date("2024-12-21"))?.needsEquivalenceDecision == false)
}

@Test(arguments: SchoolForm.allCases)
func `only the two gymnasium forms exempt without a decision`(form: SchoolForm) {
  let expected = form == .gymnasium || form == .adaptedGymnasium ? "outside studying" : "covered never-started"
  #expect(answer(youth(spell("NA", from: "2024-08-19", form: form)), on: "2025-02-01") == expected)
}

// MARK: - 6 protection

@Test func `a confirmation since the mark puts a protected person back under the rule`() {
  let facts = youth(
    protections: [marked(from: "2025-01-01")],
    confirmations: [confirmed(on: "2024-12-31"), confirmed(on: "2025-05-05")])
  #expect(answer(facts, on: "2024-12-31") == "covered never-started")
  #expect(answer(facts, on: "2025-01-01") == "review protected")
  #expect(answer(facts, on: "2025-05-04") == "review protected")
  #expect(answer(facts, on: "2025-05-05") == "covered never-started")
}

@Test func `a newer mark needs a new confirmation, in whatever order the marks are read`() {
  let older = marked(from: "2024-10-01")
  let newer = marked(from: "2025-03-01", .skyddadFolkbokforing)
  for marks in [[older, newer], [newer, older]] {
    let facts = youth(protections: marks, confirmations: [confirmed(on: "2024-11-01")])
    #expect(answer(facts, on: "2025-02-28") == "covered never-started")
    #expect(answer(facts, on: "2025-03-01") == "review protected")
  }
}

@Test func `studies, a diploma and age are tested before protection`() {
  let marks = [marked(from: "2020-01-01")]
  #expect(answer(youth(spell("NA", from: "2024-08-19"), protections: marks), on: "2025-01-01") == "outside studying")
  #expect(answer(youth(protections: marks), on: "2024-06-30") == "outside compulsory-schooling")
  #expect(answer(youth(protections: marks), on: "2024-07-01") == "review protected")
  #expect(answer(youth(protections: [marked(from: "2020-01-01", .none)]), on: "2025-01-01") == "covered never-started")
}

// MARK: - 7 waiting

@Test func `nobody waits for a first autumn who has begun, or in a later year`() {
  let began = youth(spell("NA", from: "2024-08-01", lastDay: "2024-08-20", .left))
  #expect(answer(began, on: "2024-07-31") == "pending first-autumn")
  #expect(answer(began, on: "2024-08-21") == "covered left-national")
  #expect(answer(youth(), on: "2025-07-01") == "covered never-started")
}

@Test func `a spell that was withdrawn has not begun`() {
  #expect(answer(youth(withdrawn("NA", from: "2024-08-19")), on: "2024-08-25") == "pending first-autumn")
  #expect(answer(youth(withdrawn("NA", from: "2024-08-19")), on: "2024-09-15") == "covered never-started")
  #expect(answer(youth(withdrawn("NA", from: "2026-08-19")), on: "2026-08-01") == "covered never-started")
}

@Test(
  arguments: [
    ("2026-05-31", "covered left-national"), ("2026-06-01", "pending summer"), ("2026-08-31", "pending summer"),
    ("2026-09-01", "covered left-national"), ("2025-06-12", "covered left-national"),
  ])
func `a planned last day from June to August of the year is a summer break`(lastDay: String, expected: String) {
  let facts = youth(spell("NA", from: "2024-08-19", lastDay: lastDay))
  #expect(answer(facts, on: "2026-09-14") == expected)
  #expect(answer(facts, on: "2026-09-15") == "covered left-national")
}

@Test func `who vanished from a roll in summer has a break, who left has none`() {
  func ending(_ endedBy: EndedBy) -> String? {
    answer(youth(spell("NA", from: "2024-08-19", lastDay: "2026-06-12", endedBy)), on: "2026-07-01")
  }
  #expect(ending(.missingFromRoll) == "pending summer")
  #expect(ending(.left) == "covered left-national")
}

@Test func `the latest enrolment is the one that ended last, then began last, then has the greater unit`() {
  // One that ended in spring is not the latest beside one that ended in June, whichever is read first.
  let spring = spell("NA", from: "2025-08-19", lastDay: "2026-03-01", unit: 48_120_377)
  let june = spell("IMS", from: "2024-08-19", lastDay: "2026-06-12", unit: 31_279_295)
  let juneLater = spell("TE", from: "2025-01-07", lastDay: "2026-06-12", .left, unit: 20_000_001)
  let juneGreaterUnit = spell(
    "HO", from: "2025-01-07", lastDay: "2026-06-12", form: .adaptedGymnasium, unit: 99_000_000)
  for pair in [[spring, june], [june, spring]] {
    #expect(answer(resident(born: "2008-03-04", enrolments: pair), on: "2026-07-01") == "pending summer")
    #expect(answer(resident(born: "2008-03-04", enrolments: pair), on: "2026-10-01") == "covered left-introductory")
  }
  for pair in [[june, juneLater], [juneLater, june]] {
    #expect(answer(resident(born: "2008-03-04", enrolments: pair), on: "2026-07-01") == "covered left-national")
  }
  for three in [[june, juneLater, juneGreaterUnit], [juneGreaterUnit, juneLater, june]] {
    #expect(answer(resident(born: "2008-03-04", enrolments: three), on: "2026-07-01") == "pending summer")
    #expect(answer(resident(born: "2008-03-04", enrolments: three), on: "2026-10-01") == "covered left-adapted")
  }
}

@Test func `two sources that tell the same spell give one answer, in whatever order they are read`() {
  let planned = spell("IMS", from: "2025-08-19", lastDay: "2026-06-12", id: 1)
  let left = spell("NA", from: "2025-08-19", lastDay: "2026-06-12", .left, id: 2)
  #expect(answer(youth(planned, left), on: "2026-07-01") == "covered left-national")
  #expect(answer(youth(left, planned), on: "2026-07-01") == "covered left-national")
  let other = spell("NA", from: "2025-08-19", lastDay: "2026-06-12", id: 3)
  #expect(answer(youth(planned, other), on: "2026-10-01") == answer(youth(other, planned), on: "2026-10-01"))
}

@Test func `an enrolment that has not begun by the day is not the latest`() {
  let facts = youth(
    spell("NA", from: "2024-08-19", lastDay: "2026-06-12"), spell("TE", from: "2026-12-01", lastDay: "2028-06-09"))
  #expect(answer(facts, on: "2026-07-01") == "pending summer")
  #expect(answer(facts, on: "2026-10-16") == "covered left-national")
}

@Test func `who begins within 45 days is admitted`() {
  let facts = youth(spell("NA", from: "2026-01-08"))
  #expect(answer(facts, on: "2025-11-23") == "covered never-started")
  #expect(answer(facts, on: "2025-11-24") == "pending admitted")
  #expect(answer(facts, on: "2026-01-07") == "pending admitted")
  #expect(answer(facts, on: "2026-01-08") == "outside studying")
  let undecided = youth(spell("", from: "2026-01-08", form: .folkHighSchool))
  #expect(answer(undecided, on: "2025-12-24") == "covered never-started")
}

@Test func `a studiebevis ends the summer break but not an admission`() {
  let facts = youth(
    spell("NA", from: "2024-08-19", lastDay: "2026-06-12"), spell("IMS", from: "2026-08-18"),
    qualifications: [has(.studiebevis, on: "2026-06-20")])
  #expect(answer(facts, on: "2026-06-19") == "pending summer")
  #expect(answer(facts, on: "2026-06-20") == "covered studiebevis")
  #expect(answer(facts, on: "2026-07-04") == "pending admitted")
}

// MARK: - 8 causes

@Test func `the cause is the studiebevis, else what was left, else a late registration, else never started`() {
  func cause(_ enrolment: Enrolment?, studiebevis: Bool = false, registered: String? = nil) -> String? {
    answer(
      resident(
        born: "2008-03-04", enrolments: enrolment.map { [$0] } ?? [],
        qualifications: studiebevis ? [has(.studiebevis, on: "2025-03-02")] : [], firstRegistered: registered),
      on: "2025-05-01")
  }
  func ended(_ code: String, _ form: SchoolForm = .gymnasium, _ decision: Bool? = nil) -> Enrolment {
    spell(code, from: "2024-08-19", lastDay: "2025-03-02", .left, form: form, isEquivalent: decision)
  }
  #expect(cause(ended("NA"), studiebevis: true, registered: "2024-07-01") == "covered studiebevis")
  #expect(cause(ended("NA"), registered: "2024-07-01") == "covered left-national")
  #expect(cause(ended("IMV")) == "covered left-introductory")
  #expect(cause(ended("IAIND", .adaptedGymnasium)) == "covered left-adapted")
  #expect(cause(ended("", .folkHighSchool, true)) == "covered left-equivalent")
  #expect(cause(ended("", .folkHighSchool, false), registered: "2024-07-01") == "covered newly-registered")
  #expect(cause(nil, registered: "2024-07-01") == "covered newly-registered")
  #expect(cause(nil, registered: "2024-06-30") == "covered never-started")
  #expect(cause(nil) == "covered never-started")
}

@Test(arguments: [EndedBy.planned, .left, .missingFromRoll])
func `a covered person's decision says how the latest enrolment ended`(endedBy: EndedBy) {
  let facts = youth(spell("NA", from: "2024-08-19", lastDay: "2025-03-02", endedBy))
  #expect(rule.decide(facts, on: date("2025-05-01"))?.leftBy == endedBy)
  #expect(rule.decide(facts, on: date("2025-02-01"))?.leftBy == nil)
}

// MARK: - settings

@Test func `each day is decided by the settings that hold on it`() {
  let settings = SettingsHistory([
    setting(from: "2025-01-01", autumn: "08-25", summer: "06-10", admittedWithin: 10),
    setting(from: "2026-07-15", autumn: "10-01", summer: "06-10", admittedWithin: 60),
  ])
  let local = CoverageRule(municipality: home, settings: settings)
  #expect(answer(youth(), on: "2024-09-14", by: local) == "pending first-autumn")
  #expect(answer(youth(), on: "2024-09-15", by: local) == "covered never-started")
  let next = resident(born: "2009-05-06")
  #expect(answer(next, on: "2025-08-24", by: local) == "pending first-autumn")
  #expect(answer(next, on: "2025-08-25", by: local) == "covered never-started")
  let early = youth(spell("NA", from: "2024-08-19", lastDay: "2026-06-09"))
  #expect(answer(early, on: "2026-07-01", by: local) == "covered left-national")
  let late = youth(spell("NA", from: "2024-08-19", lastDay: "2026-06-10"))
  #expect(answer(late, on: "2026-09-30", by: local) == "pending summer")
  #expect(answer(late, on: "2026-10-01", by: local) == "covered left-national")
  let admitted = youth(spell("NA", from: "2026-08-18"))
  #expect(answer(admitted, on: "2026-07-14", by: local) == "covered never-started")
  #expect(answer(admitted, on: "2026-07-15", by: local) == "pending admitted")
}

// MARK: - versions

@Test func `before 2015 the rule decides nothing`() {
  let facts = resident(born: "1997-04-05")
  #expect(rule.decide(facts, on: date("2014-12-31")) == nil && rule.explain(facts, on: date("2014-12-31")) == nil)
  #expect(rule.since(facts, on: date("2014-12-31")) == nil)
  #expect(answer(facts, on: "2015-01-01") == "covered never-started")
  #expect(rule.since(facts, on: date("2015-03-01")) == date("2015-01-01"))
}

@Test(
  arguments: [
    ("NA", SchoolForm.gymnasium, nil, "outside studying"), ("IMS", .gymnasium, nil, "covered never-started"),
    ("FG", .adaptedGymnasium, nil, "outside studying"), ("IAIND", .adaptedGymnasium, nil, "covered never-started"),
    ("", .folkHighSchool, true, "outside studying"), ("", .folkHighSchool, nil, "covered never-started"),
  ])
func `until July 2018 only national programmes and equivalent education exempt`(
  code: String, form: SchoolForm, decision: Bool?, until2018: String
) {
  let facts = resident(
    born: "2000-03-04", enrolments: [spell(code, from: "2017-01-09", form: form, isEquivalent: decision)])
  #expect(answer(facts, on: "2018-06-30") == until2018)
  #expect(answer(facts, on: "2018-07-01") == (decision ?? (form != .folkHighSchool) ? "outside studying" : until2018))
}

@Test func `a studiebevis ended the responsibility until July 2018`() {
  let facts = resident(born: "1999-03-04", qualifications: [has(.studiebevis, on: "2018-06-08")])
  #expect(answer(facts, on: "2018-06-08") == "outside qualified")
  #expect(answer(facts, on: "2018-06-30") == "outside qualified")
  #expect(answer(facts, on: "2018-07-01") == "covered studiebevis")
  #expect(rule.since(facts, on: date("2018-12-31")) == date("2018-07-01"))
}

@Test func `a decision names the version that made it`() {
  let facts = resident(born: "2000-03-04")
  #expect(rule.decide(facts, on: date("2018-06-30"))?.ruleVersion.name == "2015-01")
  #expect(rule.decide(facts, on: date("2018-07-01"))?.ruleVersion.name == "2018-07")
  #expect(RuleVersion.edition == "2015-01+2018-07")
}
