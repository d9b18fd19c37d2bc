import ActivityResponsibility
import FileBuilding

/// One made-up person and municipality: what is known, and the settings that hold.
struct RandomCase {
  let facts: Facts
  let versions: [(from: Day, settings: RuleSettings, id: Int64)]
  /// The first of the years in which something happens: the one in which the person turns 16, or near it.
  let year: Int

  var rule: CoverageRule { CoverageRule(municipality: home, settings: SettingsHistory(versions)) }
}

extension SeededNumbers {
  /// A person whose facts crowd round the days on which the rule turns.
  mutating func person() -> RandomCase {
    let year = Int.random(in: 2013...2026, using: &self)
    let first = date("\(year)-01-01")
    var facts = Facts(birthDate: first.adding(years: -16) + Int.random(in: 0..<366, using: &self))
    if chance(15) { facts.firstRegistered = someDay(year) }
    if chance(20) { facts.schoolingDecision = SchoolingDecision(lastDay: someDay(year)) }
    facts.residences = residences(year)
    for _ in 0..<one(of: [0, 0, 0, 1, 2]) {
      facts.protections.append(Protection(mark: .sekretessmarkering, period: somePeriod(year)))
    }
    for _ in 0..<Int.random(in: 0...2, using: &self) {
      facts.confirmations.append(NotStudyingConfirmation(day: someDay(year)))
    }
    if chance(30) { facts.casePeriods.append(CasePeriod(municipality: home, period: somePeriod(year))) }
    for _ in 0..<one(of: [0, 0, 1, 1, 2]) {
      // Certificates that end everything are rarer than those that do not, so that later tests are reached.
      let kind: QualificationKind = chance(25) ? one(of: QualificationKind.allCases) : .studiebevis
      facts.qualifications.append(Qualification(kind: kind, day: someDay(year)))
    }
    facts.enrolments = enrolments(year)
    return RandomCase(facts: facts, versions: settingVersions(year), year: year)
  }

  private mutating func residences(_ year: Int) -> [Residence] {
    if chance(60) {
      return [Residence(municipality: home, period: DayRange(from: date("\(year - 16)-01-01"), until: nil))]
    }
    var found: [Residence] = []
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      found.append(Residence(municipality: chance(70) ? home : elsewhere, period: somePeriod(year)))
    }
    return found
  }

  private mutating func enrolments(_ year: Int) -> [Enrolment] {
    var found: [Enrolment] = []
    for place in 0..<Int32(Int.random(in: 0...4, using: &self)) {
      let form: SchoolForm =
        chance(60) ? .gymnasium : chance(50) ? .adaptedGymnasium : one(of: SchoolForm.allCases)
      let code = one(of: ["NA", "TE", "IMS", "IMV", "IAIND", "FG", "SPR", "VO25", ""])
      let period = chance(8) ? emptyPeriod(year) : somePeriod(year)
      let ends: [EndedBy] = [.planned, .left, .missingFromRoll]
      found.append(
        Enrolment(
          id: Int64(place), unit: SchoolUnitCode(number: 30_000_000 + (place * 7) % 5)!,  // Eight digits.
          form: form, programme: ProgrammeCode(code) ?? .none, period: period,
          endedBy: period.isEmpty ? .withdrawn : period.isOpen ? nil : one(of: ends),
          isEquivalent: chance(40) ? nil : chance(50)))
    }
    if chance(35) {
      // An ordinary school year or more, which ends somewhere about a summer.
      let autumn = year + Int.random(in: 0...2, using: &self)
      let summer = date("\(autumn + Int.random(in: 1...2, using: &self))-07-10")
      let lastDay = summer + Int.random(in: -70...60, using: &self)
      found.append(
        Enrolment(
          id: 8, unit: SchoolUnitCode(number: 35_000_000)!,  // Eight digits.
          form: .gymnasium, programme: ProgrammeCode(chance(50) ? "EE" : "IMY") ?? .none,
          period: DayRange(from: date("\(autumn)-08-18"), lastDay: lastDay),
          endedBy: chance(60) ? .planned : chance(50) ? .left : .missingFromRoll))
    }
    // Two that end on the same day, or begin too, try the order among them.
    if chance(25), let last = found.last, let until = last.period.until, !last.period.isEmpty {
      found.append(
        Enrolment(
          id: 9, unit: SchoolUnitCode(number: 40_000_000)!,  // Eight digits.
          form: .gymnasium, programme: ProgrammeCode("IMA") ?? .none,
          period: DayRange(from: chance(50) ? last.period.from : until - 100, until: until),
          endedBy: chance(50) ? .left : .planned))
    }
    return found.shuffled(using: &self)
  }

  private mutating func settingVersions(_ year: Int) -> [(from: Day, settings: RuleSettings, id: Int64)] {
    var days: Set<Day> = []
    for _ in 0..<Int.random(in: 0...3, using: &self) { days.insert(someDay(year)) }
    return days.map { day in
      setting(
        from: day.description, autumn: one(of: ["08-20", "09-01", "09-15", "10-01", "12-31"]),
        summer: one(of: ["05-15", "06-01", "06-10", "07-01"]),
        admittedWithin: one(of: [0, 1, 30, 45, 120]))
    }
  }

  /// A day within some years, rather often one near which something turns anyway.
  mutating func someDay(_ year: Int) -> Day {
    let of = year + Int.random(in: -1...4, using: &self)
    if chance(50) { return date("\(of)-01-01") + Int.random(in: 0..<366, using: &self) }
    let near = one(of: ["01-01", "05-31", "06-12", "06-30", "08-19", "08-31", "09-15", "12-31"])
    return date("\(of)-\(near)") + Int.random(in: -2...2, using: &self)
  }

  private mutating func somePeriod(_ year: Int) -> DayRange {
    let (one, other) = (someDay(year), someDay(year))
    if chance(20) { return DayRange(from: one, until: nil) }
    return one == other ? DayRange(from: one, until: one.next) : DayRange(from: min(one, other), until: max(one, other))
  }

  private mutating func emptyPeriod(_ year: Int) -> DayRange {
    let day = someDay(year)
    return DayRange(from: day, until: day)
  }
}
