import ActivityResponsibility
import PostgreSQL
import SQLText

/// A measure (åtgärd) as it is stored.
public struct Measure: Sendable {
  /// The number of the act that offered it.
  public let id: Int64
  public let kind: String
  public let state: MeasureState
  public let offeredOn: Day
  public let acceptedOn: Day?
  public let declinedOn: Day?
  public let startedOn: Day?
  public let endedOn: Day?
  public let endReason: String?
  /// What the youth did afterwards, as a code; `none` where the measure changed nothing.
  public let occupationAfter: String?

  /// The last day on which something happened to it.
  var latestDay: Day { [acceptedOn, declinedOn, startedOn, endedOn].compactMap { $0 }.max() ?? offeredOn }

  init(_ row: Row) {
    id = row.int64(0)
    kind = row.text(1)
    // The database holds that the state is one of those.
    state = MeasureState(rawValue: row.text(2)) ?? .offered
    offeredOn = row.dayValue(3)
    acceptedOn = row.optionalDayValue(4)
    declinedOn = row.optionalDayValue(5)
    startedOn = row.optionalDayValue(6)
    endedOn = row.optionalDayValue(7)
    endReason = row.optionalText(8)
    occupationAfter = row.optionalText(9)
  }
}

extension Transaction {
  /// A case's measures, latest first.
  func measures(ofCase id: Int64) throws -> [Measure] {
    try query(Query.measuresOfCase, [.int64(id)]).map { Measure($0) }
  }
}
