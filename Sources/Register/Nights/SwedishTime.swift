import ActivityResponsibility
import PostgreSQL
import SQLText

/// A time as clocks in Sweden show it.
public struct SwedishTime: Hashable, Sendable {
  public let day: Day
  /// Minutes since midnight, 0–1439.
  public let minute: Int

  public init(day: Day, minute: Int) {
    self.day = day
    self.minute = minute
  }
}

extension Connection {
  /// What clocks in Sweden show now by the server's clock, or showed at an instant.
  public func swedishTime(at instant: Moment? = nil) throws -> SwedishTime {
    let row = try query(Query.swedishTime, [instant.map { .moment($0) } ?? .null])[0]
    return SwedishTime(day: row.dayValue(0), minute: row.int(1))
  }
}
