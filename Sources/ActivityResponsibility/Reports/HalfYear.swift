/// Half a year that the national collection asks about: `2026H1` is January to June, `2026H2` July to December.
public struct HalfYear: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let year: Int
  /// 1 or 2.
  public let half: Int

  /// Reads `YYYYH1` or `YYYYH2`. The collection began with 2015H1.
  public init?(_ text: some StringProtocol) {
    let parts = text.uppercased().split(separator: "H", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[0].utf8.allSatisfy(isDigit), let year = Int(parts[0]),
      year >= 2015, parts[1] == "1" || parts[1] == "2"
    else { return nil }
    self.year = year
    half = parts[1] == "1" ? 1 : 2
  }

  /// The first day.
  public var first: Day { Day(unchecked: year, half == 1 ? 1 : 7, 1) }

  /// The last day.
  public var last: Day { half == 1 ? Day(unchecked: year, 6, 30) : Day(unchecked: year, 12, 31) }

  /// The days at which the national register reads where a youth is registered.
  public var referenceDays: [Day] {
    half == 1
      ? [Day(unchecked: year, 3, 31), Day(unchecked: year, 6, 30)]
      : [Day(unchecked: year, 9, 30), Day(unchecked: year, 12, 31)]
  }

  public var description: String { "\(padded(year, 4))H\(half)" }

  public static func < (left: Self, right: Self) -> Bool { (left.year, left.half) < (right.year, right.half) }
}
