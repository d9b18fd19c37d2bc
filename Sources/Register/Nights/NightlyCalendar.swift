import ActivityResponsibility
import PostgreSQL
import SQLText

/// A finished night of one municipality.
public struct FinishedNight: Sendable {
  public let job: String
  public let day: Day
  public let municipality: MunicipalityCode
  public let finishedAt: Moment
  public let decided: Int
  public let opened: Int
  public let closed: Int
  public let followUps: Int
}

extension Connection {
  /// The business dates up to today that lack a finished night for some municipality, oldest first.
  ///
  /// Days off are caught up from the day after the latest night that was done for all; a register that has had none
  /// begins with today.
  ///
  /// - Parameter start: the first day to ask about; `nil` for the latest night's day.
  public func missingNights(
    upTo today: Day, from start: Day? = nil
  ) throws -> [(day: Day, municipality: MunicipalityCode)] {
    let municipalities = try municipalitiesWithResidents()
    guard !municipalities.isEmpty else { return [] }
    let latest = try query(Query.latestNight, [.text(Night.job)])[0].optionalDayValue(0)
    // The latest night may be half done: it is looked at again.
    let first = min(start ?? latest ?? today, today)
    var missing: [(day: Day, municipality: MunicipalityCode)] = []
    var day = first
    while day <= today {
      let done = Set(try query(Query.finishedNights, [.text(Night.job), .day(day)]).map { $0.municipality(0) })
      for municipality in municipalities where !done.contains(municipality) {
        missing.append((day: day, municipality: municipality))
      }
      day = day.next
    }
    return missing
  }

  /// The municipalities whose night of a business date is done, and that files have been applied after: their lists can
  /// be made fresh by doing the night once more.
  public func municipalitiesBehindDeliveries(on day: Day) throws -> [MunicipalityCode] {
    try query(Query.nightsBehindDeliveries, [.text(Night.job), .day(day)]).map { $0.municipality(0) }
  }

  /// The latest nights, newest first.
  public func nights(limit: Int) throws -> [FinishedNight] {
    try query(Query.listNights, [.int64(Int64(limit))]).map { row in
      FinishedNight(
        job: row.text(0), day: row.dayValue(1), municipality: row.municipality(2), finishedAt: row.moment(3),
        decided: row.int(4), opened: row.int(5), closed: row.int(6), followUps: row.int(7))
    }
  }
}
