import CLibPQ
import Glibc

/// A message that another session sent with NOTIFY, delivered when its transaction was committed.
public struct Notification: Hashable, Sendable {

  /// What was listened to.
  public let channel: String

  /// What the sender said, perhaps nothing.
  public let payload: String

  public init(channel: String, payload: String) {
    self.channel = channel
    self.payload = payload
  }
}

extension Connection {
  /// Asks for the notifications of a channel from now on.
  public func listen(_ channel: String) throws(PostgresError) {
    try requireOpen()
    guard let quoted = PQescapeIdentifier(handle, channel, channel.utf8.count) else {
      throw PostgresError(.protocolMisuse, "a channel's name is UTF-8 without a zero byte")
    }
    defer { PQfreemem(quoted) }
    try run(script: "LISTEN \(String(cString: quoted))")
  }

  /// Waits for the next notification.
  ///
  /// - Returns: `nil` when the time has passed without one; with 0 it only looks.
  public func waitForNotification(timeoutMilliseconds: Int) throws(PostgresError) -> Notification? {
    try requireOpen()
    let deadline = Self.milliseconds() + timeoutMilliseconds
    while true {
      guard PQconsumeInput(handle) == 1 else { throw lost(statement: "listen") }
      if let next = PQnotifies(handle) {
        defer { PQfreemem(next) }
        return Notification(
          channel: String(cString: next.pointee.relname), payload: String(cString: next.pointee.extra))
      }
      let left = deadline - Self.milliseconds()
      if left <= 0 { return nil }
      var wanted = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
      // Woken early by a signal, it looks at the clock and goes on.
      _ = poll(&wanted, 1, Int32(clamping: left))
    }
  }

  /// A clock that only goes forward.
  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
