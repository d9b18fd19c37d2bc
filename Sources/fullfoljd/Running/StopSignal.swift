import Dispatch
import Synchronization

/// Tells a blocking thread to stop, and lets it wait for that.
final class StopSignal: Sendable {
  private let given = Atomic(false)
  private let semaphore = DispatchSemaphore(value: 0)

  var isGiven: Bool { given.load(ordering: .acquiring) }

  /// From now on every wait is over.
  func give() {
    given.store(true, ordering: .releasing)
    semaphore.signal()
  }

  /// Waits, but not once the signal is given.
  ///
  /// - Returns: whether the signal is given.
  @discardableResult
  func wait(seconds: Double) -> Bool {
    if isGiven { return true }
    _ = semaphore.wait(timeout: .now() + seconds)
    guard isGiven else { return false }
    // The next who waits shall not either.
    semaphore.signal()
    return true
  }
}
