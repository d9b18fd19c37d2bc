/// How long knowledge of what a youth does lasts, by what they do. After that nobody knows, until somebody is told again.
///
/// The one rule of it: for a case file, for when to ask again, and for what is counted.
public struct KnowledgeTime: Hashable, Sendable {
  /// In days, by code of the list of occupations; of a code that is not here it lasts ``usual``.
  public let byCode: [String: Int]
  /// In days (see ``FollowUpPolicy/refreshAfter``).
  public let usual: Int

  public init(byCode: [String: Int], usual: Int) {
    self.byCode = byCode
    self.usual = usual
  }

  /// The first day on which what was told on a day is too old to say anything.
  public func lapse(of code: String, told: Day) -> Day { told + (byCode[code] ?? usual) }

  /// The day on which to ask again: when what was told has ended or grown too old, whichever comes first. Who told only
  /// of what is over told nothing of now, and is asked after the usual time.
  ///
  /// - Parameter until: the last day, where an end was told.
  public func askAgain(about code: String, until: Day?, told: Day) -> Day {
    guard let until else { return lapse(of: code, told: told) }
    return until < told ? told + usual : min(until.next, lapse(of: code, told: told))
  }
}
