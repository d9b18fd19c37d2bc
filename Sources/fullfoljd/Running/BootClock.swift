import Glibc

/// A clock that only goes forward, also while the machine sleeps or this program is stopped.
enum BootClock {
  /// Seconds since the machine started.
  static func now() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_BOOTTIME, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
