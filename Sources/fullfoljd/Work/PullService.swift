import Dispatch
import Logging
import Register
import ServiceLifecycle

/// Fetches lists beside the work, while this daemon leads: a service that is slow to answer keeps no file waiting.
final class PullService: Service {
  /// How often it is looked whether a source's time has come, in seconds.
  static let interval = 60

  private let configuration: Configuration
  /// A single pass fetches on its own before it looks at the inbox.
  private let isSinglePass: Bool
  private let door: DatabaseDoor
  private let keeper: LeaseKeeper
  private let logger: Logger

  init(
    configuration: Configuration, isSinglePass: Bool, door: DatabaseDoor, keeper: LeaseKeeper, logger: Logger
  ) {
    self.configuration = configuration
    self.isSinglePass = isSinglePass
    self.door = door
    self.keeper = keeper
    self.logger = logger
  }

  func run() async throws {
    let isIdle = isSinglePass || configuration.sources.allSatisfy { $0.pull == nil }
    while !Task.isCancelled, !Task.isShuttingDownGracefully {
      if !isIdle, keeper.lease != nil { await round() }
      // Being told to stop ends the wait early, which is no error.
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.interval)) }
    }
  }

  /// One round, on a thread of its own. It is not waited for when the daemon is told to stop: what it has fetched lies
  /// hidden and is fetched anew.
  private func round() async {
    let ending = Ending()
    await withGracefulShutdownHandler {
      await withCheckedContinuation { continuation in
        ending.set(continuation)
        DispatchQueue(label: "pull").async {
          do {
            try PullRound(self.configuration, connection: try self.door.open(), heartbeat: nil, logger: self.logger)
              .run(fixedDay: nil)
          } catch {
            self.logger.error("lists not fetched", metadata: Fault(error).metadata)
          }
          ending.come()
        }
      }
    } onGracefulShutdown: {
      ending.come()
    }
  }
}
