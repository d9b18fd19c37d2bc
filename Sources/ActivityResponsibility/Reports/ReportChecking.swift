/// Runs the logical checks on what a period's file would say of a person.
public struct ReportChecking: Sendable {
  public let period: HalfYear
  /// Those that are run.
  public let checks: Set<ReportCheck>
  /// The closing reasons that mean that the youth turned 20.
  public let turned20: Set<String>

  public init(period: HalfYear, checks: Set<ReportCheck>, turned20: Set<String>) {
    self.period = period
    self.checks = checks
    self.turned20 = turned20
  }

  public init(period: HalfYear, layout: ReportLayout) {
    self.init(period: period, checks: layout.checks, turned20: layout.turned20)
  }

  /// What has to be mended, in the order of the registrations and the blocks.
  public func findings(of person: ReportPerson) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    for (index, registration) in person.cases.enumerated() {
      if IdentityNumber(person.number.rawValue) == nil {
        findings.append(ReportFinding(.number, case: registration.id, .basic))
      }
      if index > 0, overlaps(person.cases[index - 1], registration) {
        findings.append(ReportFinding(.spellsApart, case: registration.id, .basic, day: registration.openedOn))
      }
      findings += registrationFindings(registration, person)
      findings += contactFindings(registration)
      for measure in registration.measures { findings += measureFindings(measure, registration) }
      findings += repeatedMeasures(registration)
      findings += closingFindings(registration, person)
    }
    return findings.filter { checks.contains($0.check) }
  }

  /// A registration that ends on the day the next begins does not overlap it.
  private func overlaps(_ earlier: ReportCase, _ later: ReportCase) -> Bool {
    earlier.closedOn.map { $0 > later.openedOn } ?? true
  }

  private func registrationFindings(_ registration: ReportCase, _ person: ReportPerson) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    if registration.openedOn > period.last {
      findings.append(ReportFinding(.withinPeriod, case: registration.id, .basic, day: registration.openedOn))
    }
    // The home municipality of a protected person is not for the population register to say (skollagen 29 kap. 6 §).
    guard !person.isProtected else { return findings }
    for day in period.referenceDays where registration.isOpen(on: day) && !person.isResident(on: day) {
      findings.append(ReportFinding(.resident, case: registration.id, .basic, day: day))
    }
    return findings
  }

  private func contactFindings(_ registration: ReportCase) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    var days: Set<Day> = []
    for contact in registration.contactsByDay() {
      func found(_ check: ReportCheck) -> ReportFinding {
        ReportFinding(check, case: registration.id, .contact, item: contact.act, day: contact.day)
      }
      if contact.day < registration.openedOn { findings.append(found(.order)) }
      if !period.contains(contact.day) { findings.append(found(.withinPeriod)) }
      if !days.insert(contact.day).inserted { findings.append(found(.once)) }
    }
    return findings
  }

  private func measureFindings(_ measure: ReportMeasure, _ registration: ReportCase) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    func found(_ check: ReportCheck, _ block: ReportBlock, _ day: Day?) {
      findings.append(ReportFinding(check, case: registration.id, block, item: measure.id, day: day))
    }
    if measure.kind.isEmpty { found(.measureCode, .measureBegins, measure.startedOn) }
    if let start = measure.startedOn {
      if start < registration.openedOn { found(.order, .measureBegins, start) }
      if start > period.last { found(.withinPeriod, .measureBegins, start) }
    }
    if let end = measure.endedOn {
      if measure.startedOn.map({ end < $0 }) ?? true { found(.measureOrder, .measureEnded, end) }
      if !period.contains(end) { found(.withinPeriod, .measureEnded, end) }
    }
    if (measure.endedOn == nil) != (measure.endReason ?? "").isEmpty {
      found(.measureEndReason, .measureEnded, measure.endedOn)
    }
    return findings
  }

  private func repeatedMeasures(_ registration: ReportCase) -> [ReportFinding] {
    struct Key: Hashable { let kind: String, start: Day? }
    var seen: Set<Key> = []
    return registration.measures.filter { !seen.insert(Key(kind: $0.kind, start: $0.startedOn)).inserted }.map {
      ReportFinding(.once, case: registration.id, .measureBegins, item: $0.id, day: $0.startedOn)
    }
  }

  private func closingFindings(_ registration: ReportCase, _ person: ReportPerson) -> [ReportFinding] {
    var findings: [ReportFinding] = []
    let birthday = person.twentiethBirthday
    func found(_ check: ReportCheck, _ day: Day?) {
      findings.append(ReportFinding(check, case: registration.id, .ceased, day: day))
    }
    if (registration.closedOn == nil) != (registration.closedReason ?? "").isEmpty {
      found(.closingReason, registration.closedOn)
    }
    guard let closedOn = registration.closedOn else {
      if birthday <= period.last { found(.lateClosing, birthday) }
      return findings
    }
    if closedOn < registration.openedOn { found(.order, closedOn) }
    if !period.contains(closedOn) { found(.withinPeriod, closedOn) }
    if closedOn > birthday { found(.lateClosing, closedOn) }
    if let reason = registration.closedReason, turned20.contains(reason) != (closedOn == birthday) {
      found(.turned20, closedOn)
    }
    return findings
  }
}
