/// How long to wait before a question that failed is asked again.
struct BackOff: Sendable {
  /// The first wait, in seconds; each later one is twice as long.
  var first = 1.0
  var longest = 120.0
  /// What a service may ask for at most with `Retry-After`; beyond it the pull gives up and is tried another time.
  var longestAsked = 600.0
  private var failures = 0

  init(first: Double = 1) {
    self.first = first
  }

  /// - Parameters:
  ///   - asked: what the service asked for, in seconds.
  ///   - chance: from 0 up to 1, so that many clients do not come back at once.
  /// - Returns: the wait in seconds; `nil` where the service asks for more than anyone waits.
  mutating func failed(asked: Double?, chance: Double) -> Double? {
    defer { failures += 1 }
    if let asked {
      guard asked <= longestAsked else { return nil }
      return max(asked, 0)
    }
    var wait = first
    for _ in 0..<min(failures, 20) { wait = min(wait * 2, longest) }
    return wait * (0.5 + chance / 2)
  }
}
