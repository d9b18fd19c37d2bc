/// What Skolverket publishes of the municipal activity responsibility, for any period.
///
/// Every figure counts persons, each once, and protected persons too: a count names nobody.
public struct PublishedMeasures: Sendable {
  public let first: Day
  /// Inclusive.
  public let last: Day

  /// Registered (registrerade): a registration was open on some day of the period.
  public private(set) var registered = Division()
  /// New (nytillkomna): registered in the period and not on the day before it.
  public private(set) var new = Division()
  /// First-time registered (förstagångsregistrerade): the first registration ever, in any municipality of the register,
  /// began in the period.
  public private(set) var firstRegistered = Division()
  /// With at least one contact: the youth was reached in the period. Schools and guardians are not the youth.
  public private(set) var reached = Division()
  /// With attempts only: sought in the period and not once reached.
  public private(set) var attemptedOnly = Division()
  /// In at least one measure on some day of the period.
  public private(set) var inMeasure = Division()
  /// Offered at least one measure in the period.
  public private(set) var offered = Division()
  /// Declined at least one measure in the period.
  public private(set) var declined = Division()
  /// Declined the first measure that was offered in the period, whenever they said no, up to the period's end.
  public private(set) var declinedFirst = Division()
  /// Deregistered (avregistrerade) in the period, by the reason of the last closing in it.
  public private(set) var endedByReason: [String: Division] = [:]
  /// By latest school-related occupation at registration, which is why the latest registration of the period began;
  /// `nil` where this version does not know the code.
  public private(set) var registeredByCause: [Reason?: Division] = [:]

  /// Deregistered in the period for whatever reason.
  public var ended: Division {
    endedByReason.values.reduce(into: Division()) { sum, part in
      sum.women += part.women
      sum.men += part.men
    }
  }

  /// - Parameter last: the last day, included.
  public init(from first: Day, until last: Day) {
    self.first = first
    self.last = last
  }

  /// Counts one person. Whoever has no registration in the period is not counted.
  public mutating func count(_ person: ReportPerson) {
    let cases = person.cases.filter { registration in
      registration.openedOn <= last && registration.closedOn.map { $0 >= first } ?? true
    }
    guard let latest = cases.last else { return }
    let isWoman = person.isWoman
    registered.count(isWoman: isWoman)
    registeredByCause[latest.cause, default: Division()].count(isWoman: isWoman)
    if cases.allSatisfy({ $0.openedOn >= first }) {
      new.count(isWoman: isWoman)
      if person.firstRegistered.map({ $0 >= first }) ?? true { firstRegistered.count(isWoman: isWoman) }
    }
    countContacts(cases, isWoman: isWoman)
    countMeasures(cases, isWoman: isWoman)
    let closings = cases.compactMap { registration in
      registration.closedOn.flatMap { isWithin($0) ? (day: $0, reason: registration.closedReason ?? "") : nil }
    }
    if let closing = closings.last { endedByReason[closing.reason, default: Division()].count(isWoman: isWoman) }
  }

  private mutating func countContacts(_ cases: [ReportCase], isWoman: Bool) {
    let sought = cases.flatMap(\.contacts).filter { isWithin($0.day) && $0.isWithTheYouth }
    if sought.contains(where: \.isReached) {
      reached.count(isWoman: isWoman)
    } else if !sought.isEmpty {
      attemptedOnly.count(isWoman: isWoman)
    }
  }

  private mutating func countMeasures(_ cases: [ReportCase], isWoman: Bool) {
    let measures = cases.flatMap(\.measures)
    if measures.contains(where: { $0.isUnderWay(from: first, until: last) }) { inMeasure.count(isWoman: isWoman) }
    if measures.contains(where: { $0.declinedOn.map(isWithin) ?? false }) { declined.count(isWoman: isWoman) }
    let offers = measures.filter { isWithin($0.offeredOn) }.sorted { ($0.offeredOn, $0.id) < ($1.offeredOn, $1.id) }
    guard let firstOffer = offers.first else { return }
    offered.count(isWoman: isWoman)
    if let day = firstOffer.declinedOn, day <= last { declinedFirst.count(isWoman: isWoman) }
  }

  private func isWithin(_ day: Day) -> Bool { first <= day && day <= last }
}
