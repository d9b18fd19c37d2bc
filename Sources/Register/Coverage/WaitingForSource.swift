import ActivityResponsibility
import PostgreSQL
import SQLText

/// That a person's outcome would perhaps be another if a source were not late (väntar på källa): a mark beside the
/// outcome, which the rule has decided by what is known.
public struct WaitingForSource: Hashable, Sendable {
  public let source: String
  public let scope: String
  /// The day that the scope's newest applied roll speaks of; the person's spell ended after it.
  public let lastRoll: Day
  /// `nil` where nothing is late but a roll is held.
  public let lateness: Lateness?
  /// The held roll that says more; `nil` where none is.
  public let heldRoll: Int64?
}

/// Which covered persons wait for a source on a day, by what was known at a time.
struct WaitingRoom {
  private let standings: [Place: ScopeStanding]
  private let day: Day
  private let transaction: Transaction
  private var guests: [Guest] = []
  /// Whether any scope is late on the day, or has a held roll that says more: else nobody waits.
  private let isOpen: Bool

  private struct Place: Hashable {
    let source: Int32
    let scope: String
  }

  private struct Guest {
    let number: Int64
    let enrolment: Enrolment
    let until: Day
  }

  init(_ transaction: Transaction, on day: Day, knownAt known: Moment) throws {
    var standings: [Place: ScopeStanding] = [:]
    for standing in try transaction.scopeStandings(knownAt: known) where standing.kind == .roll {
      standings[Place(source: standing.sourceID, scope: standing.scope)] = standing
    }
    self.standings = standings
    self.day = day
    self.transaction = transaction
    isOpen = standings.values.contains { $0.lateness(on: day) != nil || $0.heldAfterLast != nil }
  }

  /// Takes in a person of whom the rule has decided.
  ///
  /// Whoever left by a reason waits for nothing, and under skyddad folkbokföring no school is shown, hence no mark: such
  /// a person is covered only once somebody has made sure by hand that they do not study.
  @inline(__always)
  mutating func add(_ facts: Facts, _ decision: Decision, by rule: CoverageRule) {
    guard isOpen, decision.outcome == .covered, let latest = rule.latestExempt(facts, on: day),
      latest.endedBy != .left, let until = latest.period.until,
      !facts.protections.contains(where: { $0.mark == .skyddadFolkbokforing && $0.period.contains(day) })
    else { return }
    guests.append(Guest(number: facts.personID, enrolment: latest, until: until))
  }

  /// The marks of those who were taken in, by number.
  func marks() throws -> [Int64: WaitingForSource] {
    guard !guests.isEmpty else { return [:] }
    var tellers: [Int64: (source: Int32, organiser: Int64?)] = [:]
    try transaction.forEach(Query.tellersOfEnrolments, [.int64Array(guests.map(\.enrolment.id))]) { row in
      tellers[row.int64(0)] = (source: row.int32(1), organiser: row.optionalInt64(2))
    }
    var marks: [Int64: WaitingForSource] = [:]
    for guest in guests {
      guard let teller = tellers[guest.enrolment.id] else { continue }
      marks[guest.number] = mark(guest, source: teller.source, organiser: teller.organiser)
    }
    return marks
  }

  private func mark(_ guest: Guest, source: Int32, organiser: Int64?) -> WaitingForSource? {
    var scopes = [RollScope.unit(guest.enrolment.unit).description]
    if let organiser = organiser.flatMap({ OrganiserNumber(number: $0) }) {
      scopes.append(RollScope.organiser(organiser).description)
    }
    // A unit may be told of by itself and with its organiser's others: the newest word counts.
    let told = scopes.compactMap { standings[Place(source: source, scope: $0)] }.filter { $0.lastAsOf != nil }
    guard let standing = told.max(by: { ($0.lastAsOf ?? day) < ($1.lastAsOf ?? day) }), let last = standing.lastAsOf,
      guest.until > last
    else { return nil }
    let lateness = standing.lateness(on: day)
    guard lateness != nil || standing.heldAfterLast != nil else { return nil }
    return WaitingForSource(
      source: standing.source, scope: standing.scope, lastRoll: last, lateness: lateness,
      heldRoll: standing.heldAfterLast)
  }
}
