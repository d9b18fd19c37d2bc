/// How well a municipality does its duty over a period: what an inspector asks first.
public struct QualityFigures: Sendable {
  /// What Skolverket publishes of the same period.
  public private(set) var measures: PublishedMeasures
  /// Registered on the last day: those whose occupation should be known.
  public private(set) var openAtEnd = 0
  /// Nobody has told what they do on the last day.
  public private(set) var occupationUnknown = 0
  /// Told, but longer ago than knowledge lasts.
  public private(set) var occupationOld = 0
  /// Neither sought nor reached in the period.
  public private(set) var notSought = 0
  /// Registrations that began in the period and whose youth was reached before its end.
  public var firstContacts: Int { daysToFirstContact.values.reduce(0, +) }
  /// Registrations that began in the period, with the youth not reached by its end.
  public private(set) var waitingForFirstContact = 0

  private let knowledgeLasts: KnowledgeTime
  /// How many registrations took so many days: flat however many there are.
  private var daysToFirstContact: [Int: Int] = [:]

  /// - Parameters:
  ///   - last: the last day, included.
  ///   - knowledgeLasts: how long knowledge of what a youth does lasts.
  public init(from first: Day, until last: Day, knowledgeLasts: KnowledgeTime) {
    measures = PublishedMeasures(from: first, until: last)
    self.knowledgeLasts = knowledgeLasts
  }

  /// Days from registration to the first contact, the median of those who were reached; the mean of the two in the
  /// middle where they are even in number. `nil` where nobody was.
  public var medianDaysToFirstContact: Double? {
    let count = firstContacts
    guard count > 0 else { return nil }
    return Double(value(at: (count - 1) / 2) + value(at: count / 2)) / 2
  }

  /// Counts one person.
  public mutating func count(_ person: ReportPerson) {
    measures.count(person)
    let first = measures.first
    let last = measures.last
    let cases = person.cases.filter { registration in
      registration.openedOn <= last && registration.closedOn.map { $0 >= first } ?? true
    }
    guard !cases.isEmpty else { return }
    let isSought = cases.contains { registration in
      registration.contacts.contains { $0.isWithTheYouth && first <= $0.day && $0.day <= last }
    }
    if !isSought { notSought += 1 }
    if cases.contains(where: { $0.isOpen(on: last) }) {
      openAtEnd += 1
      let told = person.cases.flatMap(\.occupations).map(ToldOccupation.init)
      switch OccupationHistory(told, lasts: knowledgeLasts).knowledge(on: last) {
      case .known: break
      case .lapsed: occupationOld += 1
      case .ended, .neverTold: occupationUnknown += 1
      }
    }
    for registration in cases where registration.openedOn >= first {
      let contact = registration.contacts.first { $0.isContact && $0.day >= registration.openedOn && $0.day <= last }
      if let contact {
        daysToFirstContact[contact.day - registration.openedOn, default: 0] += 1
      } else if registration.isOpen(on: last) {
        waitingForFirstContact += 1
      }
    }
  }

  /// The value at a place when all stand in order.
  private func value(at place: Int) -> Int {
    var passed = 0
    for days in daysToFirstContact.keys.sorted() {
      passed += daysToFirstContact[days, default: 0]
      if passed > place { return days }
    }
    return 0
  }
}

extension ToldOccupation {
  fileprivate init(_ told: ReportOccupation) {
    self.init(code: told.code, from: told.from, until: told.lastDay, told: told.toldOn, toldBy: told.toldBy)
  }
}
