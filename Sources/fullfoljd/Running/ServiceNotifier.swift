import Glibc

/// Tells the service manager how the daemon is, by systemd's protocol `sd_notify(3)`: a line to a datagram socket.
struct ServiceNotifier: Sendable {
  /// The socket's path, or its abstract name after `@`; `nil` where nobody listens.
  private let address: String?
  /// How often the watchdog wants to hear that the daemon is alive, in seconds; `nil` where there is none.
  let watchdogSeconds: Double?

  init(environment: [String: String]) {
    address = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
    let isForUs = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    let microseconds = environment["WATCHDOG_USEC"].flatMap { Double($0) }
    watchdogSeconds = isForUs ? microseconds.flatMap { $0 > 0 ? $0 / 1e6 : nil } : nil
  }

  /// The schema is checked, and work may begin.
  func ready() { send("READY=1\nSTATUS=Waiting for files and nights") }

  func stopping() { send("STOPPING=1\nSTATUS=Finishing the work at hand") }

  func alive() { send("WATCHDOG=1") }

  /// Sends and forgets: a service manager that does not listen is no reason to stop.
  func send(_ state: String) {
    guard let address else { return }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(address.utf8)
    let isAbstract = bytes[0] == UInt8(ascii: "@")
    if isAbstract { bytes[0] = 0 }
    guard bytes.count < MemoryLayout.size(ofValue: name.sun_path) else { return }
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
    // A path ends with its zero byte; an abstract name ends where the address does.
    let length = MemoryLayout.offset(of: \sockaddr_un.sun_path).map { $0 + bytes.count + (isAbstract ? 0 : 1) } ?? 0
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    _ = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        sendto(descriptor, state, state.utf8.count, Int32(MSG_NOSIGNAL), generic, socklen_t(length))
      }
    }
  }
}
