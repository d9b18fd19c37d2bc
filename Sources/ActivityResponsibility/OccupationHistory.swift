/// What somebody told of what a youth does (sysselsättning).
public struct ToldOccupation: Hashable, Sendable {
  public let code: String
  public let from: Day
  /// The last day, where an end was told.
  public let until: Day?
  /// The day on which it was told.
  public let told: Day
  public let toldBy: String?

  public init(code: String, from: Day, until: Day?, told: Day, toldBy: String?) {
    self.code = code
    self.from = from
    self.until = until
    self.told = told
    self.toldBy = toldBy
  }
}

/// What is known of a youth's occupation: earlier, now, and to come (förordning 2006:39 4 § 2).
///
/// Knowledge grows old: after a time that its kind has, what was told says nothing of today. What is unknown stays
/// unknown until somebody is told.
public struct OccupationHistory: Hashable, Sendable {
  /// What is known of a day.
  public enum Knowledge: Hashable, Sendable {
    case known(ToldOccupation)
    /// It was known, and has grown too old on the day given.
    case lapsed(ToldOccupation, on: Day)
    /// It was known to end, and nobody told what came then.
    case ended(ToldOccupation)
    case neverTold
  }

  /// By first day, and of one first day by when it was told.
  public let told: [ToldOccupation]
  public let lasts: KnowledgeTime

  /// - Parameter told: what was told and not corrected since, in any order.
  public init(_ told: [ToldOccupation], lasts: KnowledgeTime) {
    self.told = told.sorted { ($0.from, $0.told) < ($1.from, $1.told) }
    self.lasts = lasts
  }

  /// What is known of a day, by what had been told until then.
  public func knowledge(on day: Day) -> Knowledge {
    let begun = told.filter { $0.from <= day && $0.told <= day }.sorted { ($0.told, $0.from) < ($1.told, $1.from) }
    var latest: ToldOccupation?
    for item in begun {
      // What was told last holds; but who tells what they did before has not stopped what they do now.
      if let current = latest, let until = item.until, until < day, item.from < current.from { continue }
      latest = item
    }
    guard let latest else { return .neverTold }
    if let until = latest.until, until < day { return .ended(latest) }
    let end = lasts.lapse(of: latest.code, told: latest.told)
    return day < end ? .known(latest) : .lapsed(latest, on: end)
  }

  /// What is told to begin after a day.
  public func coming(after day: Day) -> [ToldOccupation] { told.filter { $0.from > day && $0.told <= day } }

  /// What was told of days before, without what is known of the day itself, latest first.
  public func earlier(than day: Day) -> [ToldOccupation] {
    let now: ToldOccupation? = if case .known(let now) = knowledge(on: day) { now } else { nil }
    return told.filter { $0.from <= day && $0.told <= day && $0 != now }.reversed()
  }
}
