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

  /// What is to be written about a file that was read.
  private struct Answer {
    let number: Int64
    let verdict: Verdict
    let counts: DeliveryCounts
    let report: String

    var needsLooking: Bool { verdict != .applied || counts.rejected > 0 }
  }

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
    let answer = try answer(to: file, at: path, isRecovered: isRecovered)
    let place = answer.verdict == .refused ? file.folder.refused : file.folder.done
    let away = PuttingAway(folder: place, own: own, name: file.file.name, isRecovered: isRecovered)
    guard try away.finish(report: answer.report) else { return .gone }
    logger.info(
      "file settled",
      metadata: [
        "delivery": "\(answer.number)", "source": "\(file.source.name)", "day": "\(file.asOf)",
        "verdict": "\(answer.verdict.rawValue)", "bytes": "\(file.file.status.size)", "rows": "\(answer.counts.rows)",
        "applied": "\(answer.counts.applied)", "rejected": "\(answer.counts.rejected)",
        "milliseconds": "\(Int((BootClock.now() - start) * 1000))",
      ])
    return .settled(answer.verdict, needsLooking: answer.needsLooking)
  }

  private func answer(to file: QueuedFile, at path: String, isRecovered: Bool) throws -> Answer {
    let report = SchoolReport(fileName: file.file.name, source: file.source, asOf: file.asOf, readOn: today)
    var opened: DeliveredFile?
    do {
      try requireReadable(path)
      let delivered = try DeliveredFile(path: path)
      opened = delivered
      let result = try read(delivered, file)
      // Only a dry run has no number.
      let number = result.delivery ?? 0
      let delivery = try connection.delivery(number)
      let text = report.text(
        of: delivery, isRepeat: result.isRepeat && !isRecovered,
        places: try connection.findingPlaces(of: number, limit: SchoolReport.listed),
        counts: try connection.findingCounts(of: number))
      return Answer(number: number, verdict: delivery.verdict, counts: delivery.counts, report: text)
    } catch {
      let fault = Fault(error)
      guard fault.isOfTheFile else { throw error }
      let number = try connection.recordRefusal(
        fault.error, of: opened, named: file.file.name.text, heading: file.source.heading(asOf: file.asOf),
        lease: lease)
      logger.warning("file refused", metadata: fault.metadata.merging(["delivery": "\(number)"]) { $1 })
      return Answer(
        number: number, verdict: .refused, counts: DeliveryCounts(),
        report: report.text(refusal: fault.error, number: number))
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
        takesWordOfFile: true, by: SourceConfiguration.staff, lease: lease, progress: progress)
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
}
