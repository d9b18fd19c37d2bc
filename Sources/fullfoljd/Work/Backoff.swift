/// How long to wait before trying again: one second, then twice as long each time, at most a minute.
struct Backoff: Hashable, Sendable {
  static let longest = 60.0

  private(set) var seconds = 0.0

  /// Once more it did not go. - Returns: how many seconds to wait.
  @discardableResult
  mutating func failed() -> Double {
    seconds = seconds == 0 ? 1 : min(seconds * 2, Self.longest)
    return seconds
  }
}

/// When each file that failed may be tried again.
struct Retries {
  private struct Retry {
    var backoff = Backoff()
    var notBefore = 0.0
  }

  private var retries: [PendingFile.Place: Retry] = [:]

  /// - Returns: how many seconds the file now has to wait.
  mutating func failed(_ place: PendingFile.Place, now: Double = BootClock.now()) -> Double {
    let seconds = retries[place, default: Retry()].backoff.failed()
    retries[place]?.notBefore = now + seconds
    return seconds
  }

  mutating func settled(_ place: PendingFile.Place) { retries[place] = nil }

  func isWaiting(_ place: PendingFile.Place, now: Double = BootClock.now()) -> Bool {
    retries[place].map { now < $0.notBefore } ?? false
  }
}
