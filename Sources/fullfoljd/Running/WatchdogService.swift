import ServiceLifecycle

/// Tells the service manager that the daemon is alive, as long as the work loop keeps its promises.
struct WatchdogService: Service {
  let notifier: ServiceNotifier
  let heartbeat: Heartbeat

  func run() async throws {
    guard let seconds = notifier.watchdogSeconds else {
      try await gracefulShutdown()
      return
    }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        if heartbeat.isKept { notifier.alive() }
        // Twice in the time given, as sd_watchdog_enabled(3) advises, and once more to be sure.
        do { try await Task.sleep(for: .seconds(seconds / 3)) } catch { return }
      }
    }
  }
}
