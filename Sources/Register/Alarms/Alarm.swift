import ActivityResponsibility
import PostgreSQL
import SQLText

/// A youth whom no municipality's population has, or two have.
public struct Alarm: Sendable {
  /// What is wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Had a case when leaving, and lives nowhere as far as the register knows.
    case nobodys = "in-nobodys-population"
    /// Lives in two municipalities at once.
    case two = "in-two-populations"

    var followUp: FollowUpKind { self == .nobodys ? .nobodysYouth : .twoPopulations }
    public var phrase: Phrase { followUp.phrase }
  }

  public let kind: Kind
  /// The person's current number.
  public let number: IdentityNumber
  /// The municipality left, or the first of those lived in by code.
  public let municipality: MunicipalityCode
  /// The other municipalities lived in; `nil` for a protected person, of whom it is not told.
  public let others: [MunicipalityCode]?
  /// The day of leaving, or on which the latest residence began.
  public let since: Day
  public let isProtected: Bool
}

/// An alarm before it is known whether it may be told where the person lives.
struct FoundAlarm: Hashable {
  let kind: Alarm.Kind
  let number: IdentityNumber
  /// The municipality left, or all those lived in, by code.
  let municipalities: [MunicipalityCode]
  let since: Day

  /// One municipality that the person has left.
  init(nobodys row: Row) {
    kind = .nobodys
    number = row.number(0)
    municipalities = [row.municipality(1)]
    since = row.dayValue(2)
  }

  /// Two or more that the person lives in.
  init(two row: Row) {
    kind = .two
    number = row.number(0)
    municipalities = row.int16Array(1).compactMap { MunicipalityCode(number: Int32($0)) }
    since = row.dayValue(2)
  }

  /// What a follow-up of it is counted from: the same finding plans nothing new.
  var anchor: String {
    "\(kind.rawValue) \(municipalities.map(\.description).joined(separator: " ")) \(since)"
  }
}

extension Connection {
  /// Every youth whom no population has, or two have, on a day: by kind, person and municipality.
  ///
  /// - Parameter municipality: only those whom it has to do with.
  public func alarms(of municipality: MunicipalityCode?, on day: Day) throws -> [Alarm] {
    try reading(knownAt: .now) { transaction in
      try transaction.followLinks(knownAt: .now)
      let policy = try transaction.handOverPolicy(of: municipality, on: day)
      let found = try transaction.alarms(of: municipality, on: day, after: policy.alarmAfter)
      let protected = Set(
        try transaction.query(
          Query.protectedOf, [.int64Array(found.map(\.number.rawValue)), .day(day)]
        ).map { $0.number(0) })
      return found.compactMap { alarm in
        let isProtected = protected.contains(alarm.number)
        let all = alarm.municipalities
        guard let first = municipality ?? all.first else { return nil }
        return Alarm(
          kind: alarm.kind, number: alarm.number, municipality: first,
          others: isProtected ? nil : all.filter { $0 != first }, since: alarm.since, isProtected: isProtected)
      }
    }
  }
}

extension Transaction {
  func alarms(of municipality: MunicipalityCode?, on day: Day, after days: Int) throws -> [FoundAlarm] {
    let asked: [Parameter] = [.municipality(municipality), .day(day), .int32(Int32(days))]
    return try query(Query.nobodysYouths, asked).map { FoundAlarm(nobodys: $0) }
      + query(Query.twoPopulations, asked).map { FoundAlarm(two: $0) }
  }
}

/// Lets follow-ups follow a municipality's alarms, in its night.
struct AlarmKeeper {
  let municipality: MunicipalityCode
  let day: Day
  /// The business date of the municipality's last night; `nil` where this is its first.
  let lastNight: Day?
  let transaction: Transaction

  /// Plans one follow-up for each alarm and settles those that are over. - Returns: how many are new.
  func follow() throws -> Int {
    let policy = try transaction.handOverPolicy(of: municipality, on: day)
    let asked: [Parameter] = [.municipality(municipality), .day(day), .int32(Int32(policy.alarmAfter))]
    let found =
      try transaction.query(Query.nobodysYouths, asked).map { FoundAlarm(nobodys: $0) }
      + transaction.query(Query.twoPopulationsLately, asked + [.day(lastNight)]).map { FoundAlarm(two: $0) }
    try transaction.execute(
      Query.settleAlarmsThatAreOver,
      [
        .municipality(municipality), .int64Array(found.map(\.number.rawValue)), .textArray(found.map(\.kind.rawValue)),
      ])
    guard !found.isEmpty else { return 0 }
    return try plan(found, due: WorkingDays.adding(policy.alarmWithin, to: day))
  }

  /// In two populations it is the other municipality's matter too, whose own night may find nothing turned.
  private func plan(_ found: [FoundAlarm], due: Day) throws -> Int {
    var planned = 0
    let concerned = try Set(found.flatMap(\.municipalities)).filter { try transaction.isOwn($0) }
    for code in concerned.sorted() {
      let persons = found.filter { $0.municipalities.contains(code) }
      let open = try transaction.query(
        Query.openCasesOfPersons, [.int64Array(persons.map(\.number.rawValue)), .municipality(code)])
      let cases = Dictionary(open.map { ($0.number(0), $0.int64(1)) }, uniquingKeysWith: { first, _ in first })
      var batch = FollowUpBatch(municipality: code)
      for alarm in persons {
        batch.add(
          PlannedFollowUp(alarm.kind.followUp, due: due, why: "since:\(alarm.since)", anchor: alarm.anchor),
          alarm.number, case: cases[alarm.number])
      }
      planned += try batch.store(transaction)
    }
    return planned
  }
}
