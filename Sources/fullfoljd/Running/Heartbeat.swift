import Synchronization

/// The work loop's promises: when it will next be heard from.
///
/// The watchdog is fed and the lead is renewed while the latest promise stands. A loop that hangs breaks its promise, is
/// killed by systemd, and loses the lead to another.
final class Heartbeat: Sendable {
  private let promise = Mutex(0.0)

  init() { beat() }

  /// Promises to be heard from again within some seconds.
  func beat(within seconds: Double = 60) {
    promise.withLock { $0 = BootClock.now() + seconds }
  }

  /// Promises to be heard from when a file of this size has been taken in.
  func beat(beforeImporting byteCount: Int64) {
    beat(within: 60 + Double(byteCount) / 200_000)
  }

  var isKept: Bool { promise.withLock { BootClock.now() < $0 } }
}
