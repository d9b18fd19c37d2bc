import Glibc

/// Watches files until their size and time have stood still long enough: whoever writes them is done.
struct Stillness {
  private struct Seen {
    let status: FileStatus
    let since: Double
  }

  /// How long a file must have stood still, in seconds.
  let seconds: Double
  /// For a single pass: by the time that the file itself carries, because nobody looks twice.
  let trustsFileTime: Bool
  private var seen: [[CChar]: Seen] = [:]
  private var looked: Set<[CChar]> = []

  init(seconds: Double, trustsFileTime: Bool) {
    self.seconds = seconds
    self.trustsFileTime = trustsFileTime
  }

  /// Looks at a file. - Returns: whether it has stood still for long enough.
  mutating func isStill(_ path: [CChar], _ status: FileStatus, now: Double = BootClock.now()) -> Bool {
    if seconds == 0 { return true }
    if trustsFileTime { return Self.age(of: status) >= seconds }
    looked.insert(path)
    if let before = seen[path], before.status == status { return now - before.since >= seconds }
    seen[path] = Seen(status: status, since: now)
    return false
  }

  /// Forgets the files that were not looked at since the last time.
  mutating func forgetGone() {
    seen = seen.filter { looked.contains($0.key) }
    looked = []
  }

  private static func age(of status: FileStatus) -> Double {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return (Double(now.tv_sec) * 1e9 + Double(now.tv_nsec) - Double(status.written)) / 1e9
  }
}
