import ActivityResponsibility
import Logging
import PostgreSQL
import Register

/// What a pass has done.
struct PassSummary: Hashable, Sendable {
  var files = 0
  var nights = 0
  /// Whether something was refused, held or rejected, or could not be done yet.
  var hasSomethingToLookAt = false
}

/// One look at the inbox and the calendar, and the work that is found: files of a day before that day's night, days in
/// their order. After days off it comes to the same as if every day had been done in its time.
struct Pass {
  let connection: Connection
  let lease: Lease
  let today: Day
  /// The last business date whose night may be done now.
  let lastNight: Day
  let heartbeat: Heartbeat
  let stop: StopSignal
  let logger: Logger
  var memory: PassMemory
  var summary = PassSummary()

  /// - Parameter files: those that may be read, in order.
  mutating func run(_ files: [QueuedFile]) throws {
    var files = files[...]
    var missing = try connection.missingNights(upTo: lastNight)[...]
    while !stop.isGiven {
      let due = min(missing.first?.day ?? today, today)
      let hadFiles = summary.files
      try take(&files, upTo: due)
      // The files may have brought a municipality that no night knows of.
      if summary.files > hadFiles { missing = try connection.missingNights(upTo: lastNight)[...] }
      guard let day = missing.first?.day, !stop.isGiven else { break }
      while let night = missing.first, night.day == day, !stop.isGiven {
        try decide(night.municipality, on: day)
        summary.nights += 1
        missing = missing.dropFirst()
      }
      if day == today, missing.isEmpty { try lookAtSources() }
    }
    try refresh()
    for file in files where file.asOf > today { tell(file) }
  }

  /// A file whose day has not come waits for it: applied now, it would shut out all that come before that day.
  private mutating func tell(_ file: QueuedFile) {
    summary.hasSomethingToLookAt = true
    guard memory.told.insert(file.file.place).inserted else { return }
    logger.warning(
      "file waits for its day",
      metadata: ["source": "\(file.source.name)", "day": "\(file.asOf)", "bytes": "\(file.file.status.size)"])
  }

  private mutating func take(_ files: inout ArraySlice<QueuedFile>, upTo day: Day) throws {
    while let next = files.first, next.asOf <= day, !stop.isGiven {
      files = files.dropFirst()
      heartbeat.beat()
      guard try !takeAndSettle(next) else { continue }
      // What is newer of the same source waits with it: read first, it would make this one too old.
      files = files.filter { $0.source != next.source }[...]
    }
  }

  /// - Returns: whether the file is out of the way.
  private mutating func takeAndSettle(_ next: QueuedFile) throws -> Bool {
    do throws(ExplainedError) {
      guard let file = try next.folder.take(next.file) else { return true }
      if case .inbox = next.file.place { memory.taken.insert(file.place) }
      return try settle(QueuedFile(source: next.source, folder: next.folder, file: file, asOf: next.asOf))
    } catch {
      guard error.code == .inboxUnusable else { throw error }
      // The folder's trouble is nobody else's.
      logger.error(
        "folder unusable", metadata: Fault(error).metadata.merging(["source": "\(next.source.name)"]) { $1 })
      _ = memory.retries.failed(next.file.place)
      summary.hasSomethingToLookAt = true
      return false
    }
  }

  /// - Returns: whether the file is out of the way.
  private mutating func settle(_ queued: QueuedFile) throws(ExplainedError) -> Bool {
    let place = queued.file.place
    let intake = Intake(connection: connection, lease: lease, heartbeat: heartbeat, logger: logger, today: today)
    do {
      switch try intake.settle(queued, isRecovered: !memory.taken.contains(place)) {
      case .settled(_, let needsLooking):
        summary.files += 1
        if needsLooking { summary.hasSomethingToLookAt = true }
      case .gone: break
      }
      memory.taken.remove(place)
      memory.retries.settled(place)
      return true
    } catch {
      let fault = Fault(error)
      let seconds = memory.retries.failed(place)
      summary.hasSomethingToLookAt = true
      logger.error(
        "file not taken in, to be tried again",
        metadata: fault.metadata.merging([
          "source": "\(queued.source.name)", "bytes": "\(queued.file.status.size)", "wait": "\(Int(seconds))",
        ]) { $1 })
      if fault.isOfEverything { throw fault.error }
      return false
    }
  }

  /// Once a day, with its night: which sources are late, and which have a file that waits for somebody. It hinders
  /// nothing; `fullfolj source list` tells the rest.
  private mutating func lookAtSources() throws {
    guard memory.lookedAtSources != today else { return }
    memory.lookedAtSources = today
    for source in try connection.sources(on: today) where !source.late.isEmpty || source.held > 0 {
      logger.warning(
        "source needs a look",
        metadata: [
          "source": "\(source.name)", "late": "\(source.late.count)", "days": "\(source.latest?.days ?? 0)",
          "held": "\(source.held)",
        ])
    }
  }

  /// Lists are made fresh for the municipalities whose night of today is done and that files have been applied after.
  private func refresh() throws {
    guard !stop.isGiven else { return }
    for municipality in try connection.municipalitiesBehindDeliveries(on: today) where !stop.isGiven {
      try decide(municipality, on: today)
    }
  }

  private func decide(_ municipality: MunicipalityCode, on day: Day) throws {
    heartbeat.beat(within: 300)
    defer { heartbeat.beat() }
    for result in try connection.reconcile(municipality, on: day, lease: lease) {
      logger.info(
        "night done",
        metadata: [
          "municipality": "\(municipality)", "day": "\(day)", "decided": "\(result.decided)",
          "opened": "\(result.opened)", "closed": "\(result.closed)", "followups": "\(result.followUps)",
          "milliseconds": "\(Int(result.seconds * 1000))",
        ])
    }
  }
}
