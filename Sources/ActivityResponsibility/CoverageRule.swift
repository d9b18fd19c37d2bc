/// The activity responsibility (aktivitetsansvar) as a decision: skollagen (2010:800) 29 kap. 9 §, the whole of it.
///
/// The only place where the rule is written. SQL gathers facts; this decides; the explanation is the decision's own
/// trace, so it cannot say anything else than what was done.
public struct CoverageRule: Sendable {
  public let municipality: MunicipalityCode
  public let settings: SettingsHistory

  public init(municipality: MunicipalityCode, settings: SettingsHistory = SettingsHistory()) {
    self.municipality = municipality
    self.settings = settings
  }

  /// Decides whether a person is within the municipality's activity responsibility.
  ///
  /// - Parameters:
  ///   - facts: what is known, each with its source; what is not known is absent, never a default.
  ///   - day: the day asked about. On the 20th birthday the responsibility has ended.
  /// - Returns: `nil` where no version of the rule is in force (before 2015).
  /// - Source: skollagen (2010:800) 29 kap. 9 §, wording by 2022:1315; docs/RULE-CHANGES.md.
  public func decide(_ facts: Facts, on day: Day) -> Decision? {
    guard let version = RuleVersion.inForce(on: day) else { return nil }
    var silent = SilentTrace()
    return decide(facts, on: day, by: version, trace: &silent)
  }

  /// The same decision with every test up to the one that decided.
  public func explain(_ facts: Facts, on day: Day) -> Explanation? {
    guard let version = RuleVersion.inForce(on: day) else { return nil }
    var recording = RecordingTrace()
    let decision = decide(facts, on: day, by: version, trace: &recording)
    return Explanation(decision: decision, tests: recording.tests)
  }

  @inline(__always)
  private func decide(
    _ facts: Facts, on day: Day, by version: RuleVersion, trace: inout some DecisionTrace
  ) -> Decision {
    // 1
    let residence = facts.residences.first { $0.municipality == municipality && $0.period.contains(day) }
    trace.record(.residence, holds: residence == nil, residence.map { [.residence($0)] } ?? [])
    guard residence != nil else {
      let openCase = facts.casePeriods.first { $0.municipality == municipality && $0.period.contains(day) }
      if let openCase, let protection = facts.protection(on: day) {
        trace.record(.protectedResidence, holds: true, [.openCase(openCase), .protection(protection)])
        return Decision(.review, .protectedResidence, version)
      }
      return Decision(.outside, .notResident, version)
    }
    // 2
    let isTwenty = day >= facts.twentiethBirthday
    trace.record(.turned20, holds: isTwenty, [.birthDate(facts)])
    if isTwenty { return Decision(.outside, .turned20, version) }
    // 3
    let isPupil = day <= facts.lastDayOfSchooling
    trace.record(
      .compulsorySchooling, holds: isPupil, [facts.schoolingDecision.map { .schooling($0) } ?? .birthDate(facts)])
    if isPupil { return Decision(.outside, .compulsorySchooling, version) }
    // 4
    let qualification = facts.qualifications.first { $0.day <= day && version.completes($0.kind) }
    trace.record(.qualified, holds: qualification != nil, (qualification.map { [$0] } ?? []).map { .qualification($0) })
    if qualification != nil { return Decision(.outside, .qualified, version) }
    // 5
    let current = facts.enrolments.first { $0.period.contains(day) && version.exempts($0) }
    trace.record(.studying, holds: current != nil, studyFacts(facts, on: day, current: current))
    if current != nil { return Decision(.outside, .studying, version) }
    // 6
    if let protection = facts.protection(on: day) {
      let confirmation = facts.confirmations.first { $0.day >= protection.period.from && $0.day <= day }
      trace.record(
        .protected, holds: confirmation == nil,
        [.protection(protection)] + (confirmation.map { [.confirmation($0)] } ?? []))
      if confirmation == nil { return Decision(.review, .protected, version) }
    } else {
      trace.record(.protected, holds: false, [])
    }
    return decideWaiting(facts, on: day, by: version, trace: &trace)
  }

  /// Tests 7 and 8: nothing exempts; is there a reason to wait before the person is listed?
  @inline(__always)
  private func decideWaiting(
    _ facts: Facts, on day: Day, by version: RuleVersion, trace: inout some DecisionTrace
  ) -> Decision {
    let setting = settings.settings(on: day)
    let year = day.year
    let latest = latestExempt(facts, on: day, by: version)
    let studiebevis = facts.qualifications.first { $0.kind == .studiebevis && $0.day <= day }
    let isBeforeAutumn = day < setting.autumnDay.of(year: year)
    // 7a
    let isFirstAutumn = isBeforeAutumn && facts.lastDayOfSchooling.year == year && latest == nil
    trace.record(.firstAutumn, holds: isFirstAutumn, [.birthDate(facts)])
    if isFirstAutumn { return Decision(.pending, .firstAutumn, version) }
    // 7b
    let isSummer =
      isBeforeAutumn && latest.map { isSummerBreak($0, of: year, setting) } == true && studiebevis == nil
    trace.record(.summer, holds: isSummer, latest.map { [.enrolment($0)] } ?? [])
    if isSummer { return Decision(.pending, .summer, version) }
    // 7c
    let admission = facts.enrolments.first { enrolment in
      enrolment.period.from > day && enrolment.period.from <= day + setting.admittedWithin
        && !enrolment.period.isEmpty && version.exempts(enrolment)
    }
    trace.record(.admitted, holds: admission != nil, admission.map { [.enrolment($0)] } ?? [])
    if admission != nil { return Decision(.pending, .admitted, version) }
    // 8
    let undecided = undecidedEnrolment(facts, on: day)
    let cause = cause(facts, latest: latest, studiebevis: studiebevis)
    trace.record(.covered, holds: true, causeFacts(facts, cause, latest, studiebevis, undecided))
    return Decision(
      .covered, cause, version, leftBy: latest?.endedBy, needsEquivalenceDecision: undecided != nil)
  }

  /// The exempt enrolment that the cause of a covered person rests on: the one that ended last. `nil` where there was
  /// none, or where no version of the rule is in force.
  public func latestExempt(_ facts: Facts, on day: Day) -> Enrolment? {
    RuleVersion.inForce(on: day).flatMap { latestExempt(facts, on: day, by: $0) }
  }

  /// The exempt enrolment that ended last among those begun: greatest `until`, then `from`, then school unit code.
  private func latestExempt(_ facts: Facts, on day: Day, by version: RuleVersion) -> Enrolment? {
    var latest: Enrolment?
    for enrolment in facts.enrolments
    where enrolment.period.from <= day && !enrolment.period.isEmpty && version.exempts(enrolment) {
      guard let known = latest else {
        latest = enrolment
        continue
      }
      if isLater(enrolment, than: known) { latest = enrolment }
    }
    return latest
  }

  private func isLater(_ one: Enrolment, than other: Enrolment) -> Bool {
    let oneUntil = one.period.until?.daysSince2000 ?? Int32.max
    let otherUntil = other.period.until?.daysSince2000 ?? Int32.max
    if oneUntil != otherUntil { return oneUntil > otherUntil }
    if one.period.from != other.period.from { return one.period.from > other.period.from }
    if one.unit != other.unit { return one.unit > other.unit }
    // Two sources tell the same spell. The law's table is silent; the answer must not hang on the order in which files
    // came. One that says that the pupil left goes first, so that nobody waits over a summer on the other's word.
    if (one.endedBy == .left) != (other.endedBy == .left) { return one.endedBy == .left }
    return (one.programme.high, one.programme.low, one.form.rawValue, one.endedBy?.rawValue ?? 0)
      > (other.programme.high, other.programme.low, other.form.rawValue, other.endedBy?.rawValue ?? 0)
  }

  private func isSummerBreak(_ enrolment: Enrolment, of year: Int, _ setting: RuleSettings) -> Bool {
    guard let until = enrolment.period.until, enrolment.endedBy != .left else { return false }
    let lastDay = until.previous
    return lastDay >= setting.summerFrom.of(year: year) && lastDay <= Day(unchecked: year, 8, 31)
  }

  /// The enrolment on the day, in another form than gymnasium's, that nobody has decided about: what a
  /// `decide-equivalence` follow-up asks.
  public func undecidedEnrolment(_ facts: Facts, on day: Day) -> Enrolment? {
    facts.enrolments.first { $0.period.contains(day) && isUndecided($0) }
  }

  /// An enrolment in another form than gymnasium's that nobody has decided about.
  private func isUndecided(_ enrolment: Enrolment) -> Bool {
    enrolment.form != .gymnasium && enrolment.form != .adaptedGymnasium && enrolment.isEquivalent == nil
  }

  private func cause(_ facts: Facts, latest: Enrolment?, studiebevis: Qualification?) -> Reason {
    if studiebevis != nil { return .studiebevis }
    if let latest {
      switch latest.form {
      case .gymnasium: return latest.programme.isIntroductory ? .leftIntroductory : .leftNational
      case .adaptedGymnasium: return .leftAdapted
      default: return .leftEquivalent
      }
    }
    if let firstRegistered = facts.firstRegistered, firstRegistered > facts.lastDayOfSchooling {
      return .newlyRegistered
    }
    return .neverStarted
  }

  private func studyFacts(_ facts: Facts, on day: Day, current: Enrolment?) -> [TestFact] {
    if let current { return [.enrolment(current)] }
    return facts.enrolments.filter { $0.period.contains(day) }.map { .enrolment($0) }
  }

  private func causeFacts(
    _ facts: Facts, _ cause: Reason, _ latest: Enrolment?, _ studiebevis: Qualification?, _ undecided: Enrolment?
  ) -> [TestFact] {
    var used: [TestFact] = []
    switch cause {
    case .studiebevis: if let studiebevis { used.append(.qualification(studiebevis)) }
    case .newlyRegistered: used.append(.birthDate(facts))
    default: if let latest { used.append(.enrolment(latest)) }
    }
    if let undecided { used.append(.undecided(undecided)) }
    return used
  }
}
