/// How often a source's files are expected (förväntad takt): every so many days, with some days of grace, and nothing in
/// the months in which its schools are shut.
public struct Rhythm: Hashable, Sendable {
  /// Days from the day that one file speaks of to the day that the next should: 1–366.
  public let every: Int
  /// Days that a file may be behind without being late: 0–366. Days of quiet months are not among them.
  public let grace: Int
  /// Months (1–12) in which nothing is expected and nothing becomes late; not all twelve.
  public let quietMonths: Set<Int>

  /// `nil` where a number is out of its bounds, or where all months are quiet.
  public init?(every: Int, grace: Int = 0, quietMonths: Set<Int> = []) {
    guard (1...366).contains(every), (0...366).contains(grace), quietMonths.allSatisfy({ (1...12).contains($0) }),
      quietMonths.count < 12
    else { return nil }
    self.every = every
    self.grace = grace
    self.quietMonths = quietMonths
  }

  /// The day that the next file should speak of: so many days after the last, or the first day after the quiet months
  /// where it would fall in them.
  public func expected(after last: Day) -> Day { awake(last + every) }

  /// The first day on which the next file is late. Never a day of a quiet month: what is not late when the schools shut
  /// becomes so when they open. What is late already stays late over them.
  public func lateSince(after last: Day) -> Day {
    var day = expected(after: last)
    for _ in 0...grace { day = awake(day.next) }
    return day
  }

  /// How late the next file is on a day; `nil` where it is not.
  public func lateness(after last: Day, on day: Day) -> Lateness? {
    let since = lateSince(after: last)
    guard day >= since else { return nil }
    return Lateness(expected: expected(after: last), since: since, days: day - expected(after: last))
  }

  /// The day, or the first day after the quiet months that it is in.
  private func awake(_ day: Day) -> Day {
    var day = day
    while quietMonths.contains(day.parts.month) {
      let (year, month, _) = day.parts
      day = month == 12 ? Day(unchecked: year + 1, 1, 1) : Day(unchecked: year, month + 1, 1)
    }
    return day
  }
}

/// That a file has not come in time (försening).
public struct Lateness: Hashable, Sendable {
  /// The day that the file should have spoken of.
  public let expected: Day
  /// The first day on which it was late: the grace had passed.
  public let since: Day
  /// Days from the expected day to the day asked about.
  public let days: Int
}
