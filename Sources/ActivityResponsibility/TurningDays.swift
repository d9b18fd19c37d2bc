extension CoverageRule {
  /// Calls `body` with every day on which this person's decision can become another, in no order, some twice.
  ///
  /// Between two neighbouring turning days the decision is the same on every day. So the first day of an unbroken run,
  /// and the next day on which a night must look at the person again, are found without trying each day.
  @inline(__always)
  func forEachTurningDay(of facts: Facts, _ body: (Day) -> Void) {
    func period(_ range: DayRange) {
      body(range.from)
      if let until = range.until { body(until) }
    }
    func autumn(_ year: Int) {
      // The waiting tests ask about "D's year" and turn on its autumn day. New Year's Day turns none of them: on the day
      // before it every autumn day has come, and on it schooling or a spell that ends in the new year still goes on.
      for settingsDay in [Day(unchecked: year, 1, 1), Day(unchecked: year, 12, 31)] {
        body(settings.settings(on: settingsDay).autumnDay.of(year: year))
      }
      for turn in settings.turns where turn.year == year {
        body(settings.settings(on: turn).autumnDay.of(year: year))
      }
    }
    for version in RuleVersion.all { period(version.inForce) }
    for turn in settings.turns { body(turn) }
    body(facts.twentiethBirthday)
    let schooling = facts.lastDayOfSchooling
    body(schooling.next)
    autumn(schooling.year)
    for residence in facts.residences where residence.municipality == municipality { period(residence.period) }
    for casePeriod in facts.casePeriods where casePeriod.municipality == municipality { period(casePeriod.period) }
    for protection in facts.protections { period(protection.period) }
    for confirmation in facts.confirmations { body(confirmation.day) }
    for qualification in facts.qualifications { body(qualification.day) }
    for enrolment in facts.enrolments where !enrolment.period.isEmpty {
      period(enrolment.period)
      if let until = enrolment.period.until { autumn(until.previous.year) }
      body(enrolment.period.from - settings.settings(on: enrolment.period.from).admittedWithin)
      for turn in [Day(daysSince2000: Int32.min / 2)] + settings.turns {
        body(enrolment.period.from - settings.settings(on: turn).admittedWithin)
      }
    }
  }

  /// The next day after `day` on which the decision can become another; `nil` where nothing known will ever turn it.
  public func nextTurn(of facts: Facts, after day: Day) -> Day? {
    var next: Day?
    forEachTurningDay(of: facts) { turn in
      if turn > day && (next.map { turn < $0 } ?? true) { next = turn }
    }
    return next
  }

  /// The latest turning day that is not after `day`: from it on the decision has been what it is on `day`.
  public func lastTurn(of facts: Facts, upTo day: Day) -> Day? {
    var last: Day?
    forEachTurningDay(of: facts) { turn in
      if turn <= day && (last.map { turn > $0 } ?? true) { last = turn }
    }
    return last
  }

  /// The first day of the unbroken run of this outcome that ends on `day`, by what the facts say now; `nil` for
  /// `outside`, or where no version of the rule is in force.
  public func since(_ facts: Facts, on day: Day) -> Day? {
    guard let outcome = decide(facts, on: day)?.outcome, outcome != .outside else { return nil }
    var turns: [Day] = []
    forEachTurningDay(of: facts) { if $0 <= day { turns.append($0) } }
    turns.sort(by: >)
    var first = day
    for turn in turns {
      if turn > first { continue }
      first = turn
      if decide(facts, on: turn.previous)?.outcome != outcome { return first }
    }
    return first
  }
}
