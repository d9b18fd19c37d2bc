import ActivityResponsibility
import Dispatch
import Glibc
import Logging
import PostgreSQL
import Register
import ServiceLifecycle
import Synchronization

/// Takes the lead where nobody has it, and renews it while the work loop keeps its promises; on a connection of its own.
final class LeaseKeeper: Service {
  /// How often the lease is renewed, or asked for, in seconds.
  static let interval = 5.0

  private struct Held {
    var lease: Lease?
    /// By the clock of the machine: no longer than the database counts, because it is counted from before the question.
    var until = 0.0
  }

  private let door: DatabaseDoor
  private let heartbeat: Heartbeat
  private let interval: Double
  private let logger: Logger
  private let stop = StopSignal()
  private let held = Mutex(Held())
  private let holder: String

  init(door: DatabaseDoor, heartbeat: Heartbeat, logger: Logger, interval: Double = LeaseKeeper.interval) {
    self.door = door
    self.heartbeat = heartbeat
    self.logger = logger
    self.interval = interval
    // One process, and no other that ever had its number.
    holder = "\(Self.machine()) \(getpid()) \(String(UInt32.random(in: 0...UInt32.max), radix: 16))"
  }

  /// The lease, as long as it is certain to be held. Every write asks the database itself.
  var lease: Lease? {
    held.withLock { $0.lease != nil && BootClock.now() < $0.until ? $0.lease : nil }
  }

  func run() async throws {
    await withGracefulShutdownHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "lease").async {
          self.keep()
          continuation.resume()
        }
      }
    } onGracefulShutdown: {
      self.stop.give()
    }
  }

  private func keep() {
    var connection: Connection?
    while !stop.isGiven {
      // A work loop that hangs must not go on leading.
      if heartbeat.isKept {
        do {
          let open = try connection ?? connect()
          connection = open
          try ask(open)
        } catch {
          // A broken connection says nothing of the lease: it lasts until its time is over.
          connection = nil
          logger.warning("lease unreachable", metadata: Fault(error).metadata)
        }
      }
      stop.wait(seconds: interval)
    }
    guard let connection, let lease = held.withLock({ $0.lease }) else { return }
    do {
      try connection.leave(lease)
      logger.info("lead left", metadata: ["term": "\(lease.term)"])
    } catch {
      logger.warning("lead not left", metadata: Fault(error).metadata)
    }
  }

  private func connect() throws -> Connection {
    let connection = try door.open()
    // A former leader that was stopped in the middle may hold the row; waiting for it must not stop everything.
    try connection.run(script: "SET lock_timeout = '3s'; SET statement_timeout = '4s'")
    return connection
  }

  private func ask(_ connection: Connection) throws {
    let before = held.withLock { $0.lease }
    if before == nil, try connection.endWorkLeftByFormerLeader() > 0 {
      logger.warning("ended work that a former leader left open")
    }
    let asked = BootClock.now()
    let lease = try connection.takeLease(holder: holder, term: before?.term)
    held.withLock { $0 = Held(lease: lease, until: asked + Lease.length) }
    if let lease, lease.term != before?.term { logger.info("leading", metadata: ["term": "\(lease.term)"]) }
    if lease == nil, before != nil { logger.warning("lead lost") }
  }

  private static func machine() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
