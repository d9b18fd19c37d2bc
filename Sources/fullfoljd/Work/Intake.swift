import ActivityResponsibility
import Glibc
import Logging
import PostgreSQL
import Register
import RollReading

/// What came of a file.
enum FileFate: Hashable {
  /// It was read, and put away with its report.
  case settled(Verdict, needsLooking: Bool)
  /// Somebody else has put it away.
  case gone
}

/// Takes in one file: reads it in one transaction, and puts it away with a report.
///
/// Whatever is interrupted is done again: the same bytes for the same source, scope and day change nothing.
struct Intake {
  let connection: Connection
  let lease: Lease
  let heartbeat: Heartbeat
  let logger: Logger
  /// The day that reports are dated.
  let today: Day

  /// - Parameters:
  ///   - file: one that has been taken out of the inbox.
  ///   - isRecovered: whether a daemon that has ended since took it.
  /// - Throws: what is not the file's fault; it stays where it is, to be tried again.
  func settle(_ file: QueuedFile, isRecovered: Bool) throws -> FileFate {
    guard case .taken(let own) = file.file.place else { return .gone }
    let path = "\(own.path)/\(file.file.name)"
    guard FileStatus(path) != nil else { return .gone }
    heartbeat.beat(beforeImporting: file.file.status.size)
    defer { heartbeat.beat() }
    let start = BootClock.now()
    let report = SchoolReport(fileName: file.file.name, source: file.source, asOf: file.asOf, readOn: today)
    var opened: DeliveredFile?
    do {
      try requireReadable(path)
      let delivered = try DeliveredFile(path: path)
      opened = delivered
      let result = try read(delivered, file)
      guard let number = result.delivery else { return .gone }
      let delivery = try connection.delivery(number)
      let text = report.text(
        of: delivery, isRepeat: result.isRepeat && !isRecovered,
        places: try connection.findingPlaces(of: number, limit: SchoolReport.listed),
        counts: try connection.findingCounts(of: number))
      let needsLooking = delivery.verdict != .applied || delivery.counts.rejected > 0
      return try putAway(file, own, delivery.verdict, number, text, isRecovered, start, needsLooking, delivery.counts)
    } catch {
      let fault = Fault(error)
      guard fault.isOfTheFile else { throw error }
      let number = try connection.recordRefusal(
        fault.error, of: opened, named: file.file.name.text, heading: file.source.heading(asOf: file.asOf), lease: lease)
      let text = report.text(refusal: fault.error, number: number)
      logger.warning("file refused", metadata: fault.metadata.merging(["delivery": "\(number)"]) { $1 })
      return try putAway(file, own, .refused, number, text, isRecovered, start, true, DeliveryCounts())
    }
  }

  private func read(_ delivered: DeliveredFile, _ file: QueuedFile) throws -> ImportResult {
    let source = file.source
    let progress: ProgressListener = { heartbeat.beat(beforeImporting: $0.totalBytes) }
    switch source.content {
    case .population(let municipality, let isComplete):
      return try connection.importPopulation(
        delivered, source: source.name, municipality: municipality, asOf: file.asOf, isComplete: isComplete,
        request: .auto, by: SourceConfiguration.staff, lease: lease, progress: progress)
    case .roll(let scope, let isComplete):
      return try connection.importRoll(
        delivered, source: source.name, scope: scope, asOf: file.asOf, isComplete: isComplete, request: .auto,
        by: SourceConfiguration.staff, lease: lease, progress: progress)
    case .notices:
      return try connection.importNotices(
        delivered, source: source.name, received: file.asOf, request: .auto, by: SourceConfiguration.staff,
        lease: lease, progress: progress)
    }
  }

  /// A file that the daemon may not read is its sender's fault; a disk that cannot be read is not.
  private func requireReadable(_ path: String) throws(ExplainedError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor < 0 else {
      close(descriptor)
      return
    }
    guard errno != EACCES && errno != EPERM else { return }
    throw Folder(path: path).unusable()
  }

  private func putAway(
    _ file: QueuedFile, _ own: Folder, _ verdict: Verdict, _ number: Int64, _ report: String, _ isRecovered: Bool,
    _ start: Double, _ needsLooking: Bool, _ counts: DeliveryCounts
  ) throws -> FileFate {
    let place = verdict == .refused ? file.folder.refused : file.folder.done
    let wasMoved = try PuttingAway(folder: place, own: own, name: file.file.name, isRecovered: isRecovered)
      .finish(report: report)
    guard wasMoved else { return .gone }
    logger.info(
      "file settled",
      metadata: [
        "delivery": "\(number)", "source": "\(file.source.name)", "day": "\(file.asOf)", "verdict": "\(verdict.rawValue)",
        "bytes": "\(file.file.status.size)", "rows": "\(counts.rows)", "applied": "\(counts.applied)",
        "rejected": "\(counts.rejected)", "milliseconds": "\(Int((BootClock.now() - start) * 1000))",
      ])
    return .settled(verdict, needsLooking: needsLooking)
  }
}
