/// A half-open period of days: `from` is in it, `until` is not. No `until` means open.
///
/// Files give *last days*; they become `until` = the day after where they are read, and nowhere else.
public struct DayRange: Hashable, Sendable {
  public let from: Day
  public let until: Day?

  public init(from: Day, until: Day?) {
    self.from = from
    self.until = until
  }

  /// A period given by its first and its last day (inclusive), as files give it.
  public init(from: Day, lastDay: Day?) {
    self.init(from: from, until: lastDay?.next)
  }

  /// Whether no day is in the period: what a withdrawn spell looks like.
  public var isEmpty: Bool {
    guard let until else { return false }
    return until <= from
  }

  public var isOpen: Bool { until == nil }

  public func contains(_ day: Day) -> Bool {
    guard from <= day else { return false }
    guard let until else { return true }
    return day < until
  }
}
