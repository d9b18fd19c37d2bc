/// One rung of the contact ladder: how somebody is tried, how often, and how long is waited.
public struct ContactRung: Hashable, Sendable {
  public let channel: ContactChannel
  /// How often it is tried before the next rung; at least 1.
  public let attempts: Int
  /// Working days from an attempt to the next; `nil` for the policy's ``FollowUpPolicy/nextRungWithin``.
  public let interval: Int?

  public init(_ channel: ContactChannel, attempts: Int = 1, interval: Int? = nil) {
    self.channel = channel
    self.attempts = max(1, attempts)
    self.interval = interval
  }

  /// Reads `phone`, `phone*3` (three attempts), `phone/2` (two working days after each) or `phone*3/2`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let tried = parts[0].split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard let channel = ContactChannel(rawValue: String(tried[0])), Self.canBeRung(channel) else { return nil }
    var attempts = 1
    if tried.count == 2 {
      guard let told = Self.count(tried[1], 1...20) else { return nil }
      attempts = told
    }
    var interval: Int?
    if parts.count == 2 {
      guard let told = Self.count(parts[1], 0...366) else { return nil }
      interval = told
    }
    self.init(channel, attempts: attempts, interval: interval)
  }

  /// As ``init(_:)`` reads it, the shortest way.
  public var text: String {
    channel.rawValue + (attempts == 1 ? "" : "*\(attempts)") + (interval.map { "/\($0)" } ?? "")
  }

  /// The school is asked about the youth; it is no way of reaching them.
  private static func canBeRung(_ channel: ContactChannel) -> Bool { channel != .school }

  private static func count(_ text: some StringProtocol, _ range: ClosedRange<Int>) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(isDigit), let number = Int(text), range.contains(number) else {
      return nil
    }
    return number
  }
}

extension FollowUpPolicy {
  /// Which rung comes next, by what has been tried.
  ///
  /// A rung whose attempts are not used up is tried again; else the next rung that has attempts left in this round.
  /// Once every rung is used up a new round begins. Being reached begins everything anew: then nothing has been tried.
  ///
  /// - Parameters:
  ///   - tried: the channels of the attempts since the youth was last reached, the oldest first.
  ///   - age: the youth's age in whole years: a guardian is contacted only before ``guardianUnder``.
  public func nextRung(tried: [ContactChannel], age: Int) -> ContactRung {
    let open = rungs.filter { $0.channel != .guardian || age < guardianUnder }
    guard let first = open.first else { return ContactRung(.letter) }
    var counts: [ContactChannel: Int] = [:]
    for channel in tried { counts[channel, default: 0] += 1 }
    func count(_ rung: ContactRung) -> Int { counts[rung.channel, default: 0] }
    let rounds = open.map { count($0) / $0.attempts }.min() ?? 0
    guard let last = tried.last(where: { channel in rungs.contains { $0.channel == channel } }),
      let index = rungs.firstIndex(where: { $0.channel == last })
    else { return open.first { count($0) < $0.attempts * (rounds + 1) } ?? first }
    let latest = rungs[index]
    if open.contains(latest), count(latest) % latest.attempts != 0 { return latest }
    let onwards = rungs[(index + 1)...] + rungs[...index]
    return onwards.first { open.contains($0) && count($0) < $0.attempts * (rounds + 1) } ?? first
  }

  /// The rung after a channel that is the only one tried; after the last the ladder begins again.
  public func rung(after channel: ContactChannel, age: Int) -> ContactChannel {
    nextRung(tried: [channel], age: age).channel
  }

  /// When the next attempt after one that did not reach is due, and by what.
  func nextAttempt(
    after channel: ContactChannel, tried: [ContactChannel], act: Int64, on day: Day, age: Int
  ) -> PlannedFollowUp {
    let rung = nextRung(tried: tried, age: age)
    let wait = rungs.first { $0.channel == channel }?.interval ?? nextRungWithin
    var due = WorkingDays.adding(wait, to: day)
    // A visit that must be announced cannot be made before it has been.
    if rung.channel == .homeVisit, homeVisitNotice > 0 {
      due = max(due, WorkingDays.adding(0, to: day + homeVisitNotice))
    }
    return PlannedFollowUp(.contact, due: due, why: "not-reached:\(rung.channel.rawValue)", anchor: "act \(act)")
  }
}
