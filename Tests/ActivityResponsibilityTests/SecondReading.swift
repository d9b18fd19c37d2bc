import ActivityResponsibility

/// A second reading of the rule's page, slow and plain: every list is filtered anew, nothing is shared with the rule
/// that decides. Where the two differ, one of them has misread the law's table.
struct SecondReading {
  let municipality: MunicipalityCode
  let versions: [(from: Day, settings: RuleSettings, id: Int64)]

  struct Answer: Hashable {
    var outcome: Outcome
    var reason: Reason
    var asksAboutEquivalence = false
  }

  func decide(_ person: Facts, on day: Day) -> Answer? {
    if day < date("2015-01-01") { return nil }
    let isOldLaw = day < date("2018-07-01")
    let (year, _, _) = day.parts
    func covers(_ period: DayRange) -> Bool { period.from <= day && (period.until ?? .distant) > day }

    let marks = person.protections.filter { $0.mark != .none && covers($0.period) }
    if !person.residences.contains(where: { $0.municipality == municipality && covers($0.period) }) {
      let hasCase = person.casePeriods.contains { $0.municipality == municipality && covers($0.period) }
      return hasCase && !marks.isEmpty
        ? Answer(outcome: .review, reason: .protectedResidence) : Answer(outcome: .outside, reason: .notResident)
    }
    let birth = person.birthDate.parts
    let (today, age) = (day.parts, year - birth.year)
    if age > 20 || (age == 20 && (today.month, today.day) >= (birth.month, birth.day)) {
      return Answer(outcome: .outside, reason: .turned20)
    }
    let schoolEnds = person.schoolingDecision?.lastDay ?? date("\(birth.year + 16)-06-30")
    if day <= schoolEnds { return Answer(outcome: .outside, reason: .compulsorySchooling) }

    let certificates = Set(person.qualifications.filter { $0.day <= day }.map(\.kind))
    let ending: Set<QualificationKind> = [.gymnasieexamen, .adaptedCertificate, .equivalent]
    if !certificates.isDisjoint(with: isOldLaw ? ending.union([.studiebevis]) : ending) {
      return Answer(outcome: .outside, reason: .qualified)
    }
    // A spell without a single day never was.
    let spells = person.enrolments.filter { ($0.period.until ?? .distant) > $0.period.from }
    let exempt = spells.filter { isExempt($0, isOldLaw: isOldLaw) }
    if exempt.contains(where: { covers($0.period) }) { return Answer(outcome: .outside, reason: .studying) }

    for mark in marks where !person.confirmations.contains(where: { $0.day >= mark.period.from && $0.day <= day }) {
      return Answer(outcome: .review, reason: .protected)
    }
    let settings = versions.filter { $0.from <= day }.max { $0.from < $1.from }?.settings ?? RuleSettings()
    let begun = exempt.filter { $0.period.from <= day }
    let isBeforeAutumn = day < settings.autumnDay.of(year: year)
    if isBeforeAutumn && schoolEnds.year == year && begun.isEmpty {
      return Answer(outcome: .pending, reason: .firstAutumn)
    }
    let latest = begun.sorted { one, other in
      let (oneEnd, otherEnd) = (one.period.until ?? .distant, other.period.until ?? .distant)
      return (oneEnd, one.period.from, one.unit) < (otherEnd, other.period.from, other.unit)
    }.last
    if isBeforeAutumn, let latest, let until = latest.period.until, latest.endedBy != .left,
      until.previous >= settings.summerFrom.of(year: year), until.previous <= date("\(year)-08-31"),
      !certificates.contains(.studiebevis)
    {
      return Answer(outcome: .pending, reason: .summer)
    }
    if exempt.contains(where: { $0.period.from > day && $0.period.from - day <= settings.admittedWithin }) {
      return Answer(outcome: .pending, reason: .admitted)
    }
    let cause: Reason =
      if certificates.contains(.studiebevis) {
        .studiebevis
      } else if let latest {
        left(latest)
      } else if let registered = person.firstRegistered, registered > schoolEnds {
        .newlyRegistered
      } else {
        .neverStarted
      }
    let undecided = spells.contains {
      covers($0.period) && ![.gymnasium, .adaptedGymnasium].contains($0.form) && $0.isEquivalent == nil
    }
    return Answer(outcome: .covered, reason: cause, asksAboutEquivalence: undecided)
  }

  private func isExempt(_ spell: Enrolment, isOldLaw: Bool) -> Bool {
    let code = spell.programme.description
    if spell.form == .gymnasium { return !isOldLaw || !isIntroductory(code) }
    if spell.form == .adaptedGymnasium { return !isOldLaw || !code.hasPrefix("IA") }
    return spell.isEquivalent ?? false
  }

  private func isIntroductory(_ code: String) -> Bool {
    code.hasPrefix("IM") || ["IND", "SPR", "YRK", "PRO", "PRE"].contains(code)
  }

  private func left(_ spell: Enrolment) -> Reason {
    if spell.form == .adaptedGymnasium { return .leftAdapted }
    if spell.form != .gymnasium { return .leftEquivalent }
    return isIntroductory(spell.programme.description) ? .leftIntroductory : .leftNational
  }
}

extension Day {
  /// Later than every day in a test: the end of what has no end.
  fileprivate static var distant: Day { date("9999-12-31") }
}
