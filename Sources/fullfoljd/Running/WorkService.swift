import ActivityResponsibility
import Dispatch
import Logging
import Register
import ServiceLifecycle
import Synchronization

/// Runs the blocking work loop on a thread of its own, and ends it in time when the daemon is told to stop.
final class WorkService: Service {
  /// How long the work at hand may go on after the signal, in seconds; then its session is ended, which undoes it.
  static let patience = 6.5
  /// When the thread is left where it is: the process ends soon, and with it every connection.
  static let longestPatience = 8.0

  private let loop: WorkLoop
  private let door: DatabaseDoor
  private let notifier: ServiceNotifier
  private let logger: Logger
  private let outcome = Mutex<Result<ExitMeaning, ExplainedError>?>(nil)
  private let stoppedAt = Mutex<Double?>(nil)

  init(loop: WorkLoop, door: DatabaseDoor, notifier: ServiceNotifier, logger: Logger) {
    self.loop = loop
    self.door = door
    self.notifier = notifier
    self.logger = logger
  }

  /// What the work came to; done, where it was stopped before its end.
  func result() throws -> ExitMeaning {
    try outcome.withLock { $0 }?.get() ?? .done
  }

  /// When the daemon was told to stop, by the machine's clock.
  var stopTime: Double? { stoppedAt.withLock { $0 } }

  func run() async throws {
    let ending = Ending()
    await withGracefulShutdownHandler {
      await withCheckedContinuation { continuation in
        ending.set(continuation)
        DispatchQueue(label: "work").async {
          let result = Result { try self.loop.run() }.mapError { Fault($0).error }
          self.outcome.withLock { $0 = result }
          ending.come()
        }
      }
    } onGracefulShutdown: {
      self.stop(ending)
    }
  }

  private func stop(_ ending: Ending) {
    stoppedAt.withLock { $0 = BootClock.now() }
    notifier.stopping()
    loop.stop.give()
    let timer = DispatchQueue(label: "stop")
    timer.asyncAfter(deadline: .now() + Self.patience) {
      guard !ending.hasCome, let session = self.loop.session else { return }
      self.logger.warning("ending the work at hand")
      // A connection of its own: the work's own is busy.
      // Where that fails too, the process ends soon anyway.
      try? self.door.open().endSession(session)
    }
    DispatchQueue(label: "leave").asyncAfter(deadline: .now() + Self.longestPatience) { ending.come() }
  }
}
