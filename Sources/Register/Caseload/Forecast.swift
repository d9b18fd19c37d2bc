import ActivityResponsibility
import PostgreSQL
import SQLText

/// How many first contacts fall due in a week.
public struct ForecastWeek: Sendable {
  public let week: Week
  /// Planned already, and still waiting. The first week has those that are overdue too.
  public let waiting: Int
  /// Of residents whose outcome turns to covered on a known day if nothing new is learned, such as the autumn day.
  public let known: Int
  /// The mean of the same week in up to three earlier years, by the days on which cases were opened then, rounded up;
  /// `nil` where the register has no cases from so long ago.
  public let pattern: Int?

  /// What waits, and the greater of what is known and what the same week used to bring: those who will drop out cannot be
  /// known, and those whom the pattern foretells are partly the known ones.
  public var expected: Int { waiting + max(known, pattern ?? 0) }
}

extension Connection {
  /// A municipality's first contacts by week, from the week of a day on.
  ///
  /// - Throws: ``ErrorCode/ruleDecidesNothing`` where no version of the rule is in force on the day.
  public func forecast(of municipality: MunicipalityCode, from day: Day, weeks: Int) throws -> [ForecastWeek] {
    try reading(knownAt: .now) { transaction in
      try transaction.followLinks(knownAt: .now)
      return try Forecast(municipality: municipality, day: day, transaction: transaction).weeks(weeks)
    }
  }
}

/// Looks ahead for one municipality.
private struct Forecast {
  let municipality: MunicipalityCode
  let day: Day
  let transaction: Transaction
  let policy: FollowUpPolicy

  init(municipality: MunicipalityCode, day: Day, transaction: Transaction) throws {
    self.municipality = municipality
    self.day = day
    self.transaction = transaction
    policy = try transaction.followUpPolicy(of: municipality, on: day)
  }

  func weeks(_ count: Int) throws -> [ForecastWeek] {
    let first = Week(of: day)
    let end = (first + count).monday
    var waiting: [Week: Int] = [:]
    for row in try transaction.query(Query.firstContactsWaiting, [.municipality(municipality)]) {
      waiting[max(first, Week(of: row.dayValue(0))), default: 0] += row.int(1)
    }
    let known = try knownTurns(before: end)
    let pattern = try earlierYears(from: first, weeks: count)
    return (0..<count).map { index in
      let week = first + index
      return ForecastWeek(
        week: week, waiting: waiting[week, default: 0], known: known[week, default: 0], pattern: pattern[week])
    }
  }

  /// When a case's first contact is due that is opened on a day.
  private func due(openedOn day: Day) -> Day { WorkingDays.adding(policy.firstContactWithin, to: day) }

  /// The first contacts of those who turn covered by what is known now.
  private func knownTurns(before end: Day) throws -> [Week: Int] {
    try transaction.execute(Query.chooseTurning, [.municipality(municipality), .day(end)])
    let rule = CoverageRule(
      municipality: municipality, settings: try transaction.settingsHistory(of: municipality, knownAt: .now))
    var stream = try FactStream(transaction, knownAt: .now)
    var weeks: [Week: Int] = [:]
    while let facts = try stream.next() {
      // Whose day has come and of whom no night has decided yet can have a first contact due in the weeks asked about.
      var turn = rule.nextTurn(of: facts, after: day - 60)
      while let candidate = turn, candidate < end {
        if rule.decide(facts, on: candidate)?.outcome == .covered {
          weeks[Week(of: due(openedOn: candidate)), default: 0] += 1
          break
        }
        turn = rule.nextTurn(of: facts, after: candidate)
      }
    }
    return weeks
  }

  /// The mean of the same weeks in the last three years, as far as the register goes back: 364 days are 52 whole weeks.
  private func earlierYears(from first: Week, weeks count: Int) throws -> [Week: Int] {
    guard let begun = try transaction.query(Query.firstOpening, [.municipality(municipality)])[0].optionalDayValue(0)
    else { return [:] }
    var sums: [Week: (cases: Int, years: Int)] = [:]
    for year in 1...3 {
      let back = 364 * year
      let (start, end) = (first.monday - back, (first + count).monday - back)
      // Cases opened some weeks before fall due in the weeks asked about.
      let rows = try transaction.query(
        Query.openingsBetween, [.municipality(municipality), .day(start - 60), .day(end)])
      var due: [Week: Int] = [:]
      // The first night opens all that there is at once, which is no pattern.
      for row in rows where row.dayValue(0) > begun {
        due[Week(of: self.due(openedOn: row.dayValue(0)) + back), default: 0] += row.int(1)
      }
      for index in 0..<count {
        let week = first + index
        guard week.monday - back >= begun, week.monday - back < day else { continue }
        let sum = sums[week] ?? (cases: 0, years: 0)
        sums[week] = (cases: sum.cases + due[week, default: 0], years: sum.years + 1)
      }
    }
    return sums.mapValues { ($0.cases + $0.years - 1) / $0.years }
  }
}
