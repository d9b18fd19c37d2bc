import ActivityResponsibility
import Glibc
import Logging
import PostgreSQL
import Register

/// Fetches the lists of the sources whose time has come, and puts them into their inbox folders: from there on they are
/// files like any other.
struct PullRound {
  /// How long a source rests after its first failure, in seconds; each further one doubles it.
  static let firstRest = 900.0
  static let longestRest = 4 * 3600.0

  private let configuration: Configuration
  private let connection: Connection
  /// Beaten while the work loop waits for the round; a round beside it has none.
  private let heartbeat: Heartbeat?
  private let logger: Logger

  init(_ configuration: Configuration, connection: Connection, heartbeat: Heartbeat?, logger: Logger) {
    self.configuration = configuration
    self.connection = connection
    self.heartbeat = heartbeat
    self.logger = logger
  }

  /// - Parameter fixedDay: the business date where it does not come from the clock; everything is then due.
  /// - Returns: whether every service that was asked has given its lists.
  /// - Throws: what is the database's fault. A service's is written down and told.
  @discardableResult
  func run(fixedDay: Day?) throws -> Bool {
    let sources = configuration.sources.filter { $0.pull != nil }
    guard !sources.isEmpty else { return true }
    var haveAllGiven = true
    let now = try fixedDay.map { SwedishTime(day: $0, minute: 24 * 60 - 1) } ?? connection.swedishTime()
    for source in sources {
      guard let pull = source.pull, now.minute >= pull.from, try isDue(source, on: now.day) else { continue }
      // A service has so many attempts, each with its patience and the wait after it.
      heartbeat?.beat(within: 6 * 3600)
      defer { heartbeat?.beat() }
      if try !fetch(source, pull, day: now.day) { haveAllGiven = false }
    }
    return haveAllGiven
  }

  private func isDue(_ source: SourceConfiguration, on day: Day) throws -> Bool {
    guard let last = try connection.pull(of: source.name) else { return true }
    if last.failures > 0 {
      var rest = Self.firstRest
      for _ in 1..<min(last.failures, 10) { rest = min(rest * 2, Self.longestRest) }
      if last.secondsSinceTry < rest { return false }
    }
    return last.lastDay.map { $0 < day } ?? true
  }

  private func fetch(_ source: SourceConfiguration, _ pull: PullConfiguration, day: Day) throws -> Bool {
    let started = try connection.presentMoment()
    let inbox = SourceFolder(inbox: configuration.inbox, source).folder
    // Hidden, so that it is left alone; in the same folder, so that what is done is moved at once.
    let own = Folder(path: "\(inbox.path)/.pulling")
    // Half a list is nobody's to keep; where this fails as well, the next round removes it.
    defer { try? own.empty() }
    do {
      try inbox.make()
      try own.make()
      try own.empty()
      let known = try connection.pull(of: source.name)
      let lists = try PullProgram().fetch(service: pull.service, into: own.path, deletedAfter: known?.deletedAfter)
      for (index, file) in lists.files.enumerated() {
        // Numbered in the order in which they are to be read.
        let name = "\(day)-\(index + 1 < 10 ? "0" : "")\(index + 1)-\(file.resource).json"
        markStill(file.path)
        guard rename(file.path, "\(inbox.path)/\(name)") == 0 else { throw inbox.unusable() }
      }
      inbox.sync()
      try connection.recordPull(of: source.name, started: started, failure: nil)
      logger.info(
        "lists fetched",
        metadata: [
          "source": "\(source.name)", "day": "\(day)", "files": "\(lists.files.count)", "pages": "\(lists.pages)",
          "missing": "\(lists.missing.joined(separator: ","))",
        ])
      return true
    } catch let error as ExplainedError {
      try connection.recordPull(of: source.name, started: started, failure: error.code)
      logger.error(
        "lists not fetched, to be tried again",
        metadata: Fault(error).metadata.merging(["source": "\(source.name)"]) { $1 })
      return false
    }
  }

  /// Dates a finished list back by as long as a file must stand still: a single pass looks at it once, and right away.
  private func markStill(_ path: String) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    now.tv_sec -= configuration.stableSeconds + 1
    // Where it fails the list is taken by the next pass.
    _ = utimensat(AT_FDCWD, path, [now, now], 0)
  }
}
