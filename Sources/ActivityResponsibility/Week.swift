/// A week as ISO 8601 and Swedish calendars count it: from Monday, the first of a year being that of 4 January.
public struct Week: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let monday: Day

  /// The week that a day is in.
  public init(of day: Day) {
    monday = day - (day.weekday - 1)
  }

  /// The year whose week it is, which around New Year may be another than the day's.
  public var year: Int { (monday + 3).year }

  /// 1–53.
  public var number: Int { ((monday + 3) - Day(unchecked: year, 1, 1)) / 7 + 1 }

  /// `2026-W38`.
  public var description: String { "\(year)-W\(padded(number, 2))" }

  public static func < (left: Week, right: Week) -> Bool { left.monday < right.monday }

  public static func + (week: Week, weeks: Int) -> Week { Week(of: week.monday + weeks * 7) }
}
