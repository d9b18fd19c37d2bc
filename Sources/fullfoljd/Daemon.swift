import ActivityResponsibility
import Dispatch
import Logging
import Register
import ServiceLifecycle

/// The daemon's services put together: the watchdog, the lead, and the work, which is stopped first.
struct Daemon {
  /// Everything is over this many seconds after the signal, whatever is still going on.
  static let patience = 9.3

  let configuration: Configuration
  let fixedDay: Day?
  let isSinglePass: Bool
  let environment: [String: String]

  /// Runs until SIGTERM or SIGINT, or for one pass.
  func run() async throws -> ExitMeaning {
    let logger = Logger(label: "fullfoljd") { _ in LogfmtHandler() }
    let notifier = ServiceNotifier(environment: environment)
    let door = DatabaseDoor(configuration.choice(environment: environment))
    let heartbeat = Heartbeat()
    let keeper = LeaseKeeper(
      door: door, heartbeat: heartbeat, logger: logger, interval: isSinglePass ? 1 : LeaseKeeper.interval)
    let loop = WorkLoop(
      configuration: configuration, fixedDay: fixedDay, isSinglePass: isSinglePass, door: door, keeper: keeper,
      heartbeat: heartbeat, notifier: notifier, logger: logger)
    let work = WorkService(loop: loop, door: door, notifier: notifier, logger: logger)
    // Stopped from the last to the first, so that the lead is given back when the work has ended.
    let services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      .init(service: WatchdogService(notifier: notifier, heartbeat: heartbeat)), .init(service: keeper),
      .init(
        service: PullService(
          configuration: configuration, isSinglePass: isSinglePass, door: door, keeper: keeper, logger: logger)),
      .init(service: work, successTerminationBehavior: .gracefullyShutdownGroup),
    ]
    var quiet = logger
    // What the group says of its services is for those who look for faults in it.
    quiet.logLevel = .error
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
    try await group.run()
    await close(door, by: (work.stopTime ?? BootClock.now()) + Self.patience, logger)
    logger.info("stopped")
    return try work.result()
  }

  /// Stops the embedded database if it was started here, and does not wait for it beyond a time.
  private func close(_ door: DatabaseDoor, by end: Double, _ logger: Logger) async {
    let ending = Ending()
    await withCheckedContinuation { continuation in
      ending.set(continuation)
      DispatchQueue(label: "close").async {
        do {
          try door.close()
        } catch {
          logger.error("embedded database not stopped", metadata: Fault(error).metadata)
        }
        ending.come()
      }
      DispatchQueue(label: "end").asyncAfter(deadline: .now() + max(0, end - BootClock.now())) { ending.come() }
    }
  }
}
