/// A day of any year, such as 15 September.
public struct MonthDay: Hashable, Sendable, CustomStringConvertible {
  public let month: Int
  public let day: Int

  /// `MM-DD`; 29 February is not a day of any year.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 5, let day = Day("2001-" + String(text)) else { return nil }
    (_, month, self.day) = day.parts
  }

  init(unchecked month: Int, _ day: Int) {
    self.month = month
    self.day = day
  }

  public func of(year: Int) -> Day { Day(unchecked: year, month, day) }

  public var description: String { "\(padded(month, 2))-\(padded(day, 2))" }
}

/// What a municipality may set about the rule and about its rolls (coverage-rule, *Settings*).
public struct RuleSettings: Hashable, Sendable {
  /// From this day on nobody waits for a first or an autumn roll any more.
  public var autumnDay = MonthDay(unchecked: 9, 15)
  /// A last day from here to 31 August is a summer break, not a drop-out, until the autumn day.
  public var summerFrom = MonthDay(unchecked: 6, 1)
  /// How many days ahead an enrolment that has not begun counts as being admitted.
  public var admittedWithin = 45

  public init() {}
}

/// A municipality's settings over time: each version holds from its day on.
public struct SettingsHistory: Hashable, Sendable {
  private let versions: [(from: Day, settings: RuleSettings, id: Int64)]

  /// Versions in any order; before the first of them the defaults hold.
  public init(_ versions: [(from: Day, settings: RuleSettings, id: Int64)] = []) {
    self.versions = versions.sorted { $0.from < $1.from }
  }

  public func settings(on day: Day) -> RuleSettings {
    versions.last { $0.from <= day }?.settings ?? RuleSettings()
  }

  /// The days on which another version takes over.
  var turns: [Day] { versions.map(\.from) }

  public static func == (left: Self, right: Self) -> Bool {
    left.versions.elementsEqual(right.versions) { $0.from == $1.from && $0.settings == $1.settings }
  }

  public func hash(into hasher: inout Hasher) {
    for version in versions {
      hasher.combine(version.from)
      hasher.combine(version.settings)
    }
  }
}
