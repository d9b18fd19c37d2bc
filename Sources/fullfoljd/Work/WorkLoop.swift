import ActivityResponsibility
import Logging
import PostgreSQL
import Register
import Synchronization

/// What the daemon does all day, on a thread of its own: takes in files and does nights while it leads, else waits.
final class WorkLoop: Sendable {
  /// How long a single pass waits for the lead, in seconds.
  static let leadPatience = 20.0

  let stop = StopSignal()
  private let configuration: Configuration
  /// The business date where it does not come from the clock.
  private let fixedDay: Day?
  private let isSinglePass: Bool
  private let door: DatabaseDoor
  private let keeper: LeaseKeeper
  private let heartbeat: Heartbeat
  private let notifier: ServiceNotifier
  private let logger: Logger
  private let openSession = Mutex<Int32?>(nil)

  init(
    configuration: Configuration, fixedDay: Day?, isSinglePass: Bool, door: DatabaseDoor, keeper: LeaseKeeper,
    heartbeat: Heartbeat, notifier: ServiceNotifier, logger: Logger
  ) {
    self.configuration = configuration
    self.fixedDay = fixedDay
    self.isSinglePass = isSinglePass
    self.door = door
    self.keeper = keeper
    self.heartbeat = heartbeat
    self.notifier = notifier
    self.logger = logger
  }

  /// The number of the session that the work writes through, while there is one.
  var session: Int32? { openSession.withLock { $0 } }

  /// Works until told to stop, or for one pass.
  ///
  /// - Returns: whether there is something to look at.
  /// - Throws: what waiting does not mend; in a single pass also what it would.
  func run() throws -> ExitMeaning {
    var inbox = Inbox(configuration, isSinglePass: isSinglePass)
    try inbox.make()
    var hands = Hands(connection: try firstConnection())
    guard !stop.isGiven else { return .done }
    notifier.ready()
    logger.info("ready", metadata: ["sources": "\(configuration.sources.count)"])
    if isSinglePass {
      _ = try awaitLead()
      let isPulled = try PullRound(
        configuration, connection: try usable(&hands), heartbeat: heartbeat, logger: logger
      ).run(fixedDay: fixedDay)
      let summary = try pass(&inbox, &hands, try awaitLead())
      return summary.hasSomethingToLookAt || !isPulled ? .lookAtIt : .done
    }
    while !stop.isGiven {
      heartbeat.beat()
      guard let lease = keeper.lease else {
        stop.wait(seconds: 0.5)
        continue
      }
      let seconds = try workedOnce(&inbox, &hands, lease)
      heartbeat.beat(within: seconds + 60)
      stop.wait(seconds: seconds)
    }
    signLast(hands)
    return .done
  }

  /// What was done since the last look is signed before the end, where there is still a connection.
  private func signLast(_ hands: Hands) {
    guard keeper.lease != nil, let connection = hands.connection, connection.isUsable else { return }
    var memory = hands.memory
    // A log that has not been hashed in full yet is not begun with now: the end must come in time.
    guard memory.hasRehashedJournal else { return }
    let round = JournalRound(
      files: JournalFiles(keyFile: configuration.journalKey), heartbeat: heartbeat, logger: logger)
    _ = round.sign(connection, &memory)
  }

  /// What is in use from one pass to the next.
  private struct Hands {
    var connection: Connection?
    var backoff = Backoff()
    var memory = PassMemory()
  }

  /// - Returns: how long to wait before the next pass, in seconds.
  private func workedOnce(_ inbox: inout Inbox, _ hands: inout Hands, _ lease: Lease) throws -> Double {
    do {
      _ = try pass(&inbox, &hands, lease)
      hands.backoff = Backoff()
      return Double(configuration.pollSeconds)
    } catch {
      let fault = Fault(error)
      if stop.isGiven { return 0 }
      if fault.isLasting { throw fault.error }
      let seconds = hands.backoff.failed()
      logger.error("work interrupted", metadata: fault.metadata.merging(["wait": "\(Int(seconds))"]) { $1 })
      return seconds
    }
  }

  private func pass(_ inbox: inout Inbox, _ hands: inout Hands, _ lease: Lease) throws -> PassSummary {
    let connection = try usable(&hands)
    let files = try readyFiles(&inbox, &hands, connection)
    let isTime = BootClock.now() - hands.memory.askedForNights >= PassMemory.betweenNights
    guard isSinglePass || isTime || !files.isEmpty else { return PassSummary() }
    hands.memory.askedForNights = BootClock.now()
    let now = try fixedDay.map { SwedishTime(day: $0, minute: 24 * 60 - 1) } ?? connection.swedishTime()
    let isDue = isSinglePass || now.minute >= configuration.nightFrom
    var work = Pass(
      connection: connection, lease: lease, today: now.day, lastNight: isDue ? now.day : now.day.previous,
      heartbeat: heartbeat, stop: stop, logger: logger, memory: hands.memory)
    // What was learned on the way is kept also where the pass ends early.
    defer { hands.memory = work.memory }
    try work.run(files)
    sign(connection, &work)
    return work.summary
  }

  /// The journal's heads, once the work is done. Where a log cannot be signed it is said at every look; all other work
  /// goes on.
  private func sign(_ connection: Connection, _ work: inout Pass) {
    let round = JournalRound(
      files: JournalFiles(keyFile: configuration.journalKey), heartbeat: heartbeat, logger: logger)
    if !round.sign(connection, &work.memory) { work.summary.hasSomethingToLookAt = true }
  }

  private func readyFiles(
    _ inbox: inout Inbox, _ hands: inout Hands, _ connection: Connection
  ) throws -> [QueuedFile] {
    var retries = hands.memory.retries
    defer { hands.memory.retries = retries }
    let earlier = retries
    return try inbox.ready(
      day: { status in
        let instant = Moment(microseconds: status.written / 1000 - 946_684_800_000_000)
        return try connection.swedishTime(at: instant).day
      }, isWaiting: { earlier.isWaiting($0.place) },
      onFault: { source, error in
        // Said again less and less often.
        let place = PendingFile.Place.inbox(Array("\(source.folder)/".utf8))
        guard !retries.isWaiting(place) else { return }
        _ = retries.failed(place)
        logger.error(
          "folder unusable", metadata: Fault(error).metadata.merging(["source": "\(source.name)"]) { $1 })
      })
  }

  private func usable(_ hands: inout Hands) throws -> Connection {
    if let connection = hands.connection, connection.isUsable { return connection }
    hands.connection = nil
    let connection = try connect()
    hands.connection = connection
    return connection
  }

  private func connect() throws -> Connection {
    heartbeat.beat(within: 660)
    defer { heartbeat.beat() }
    let connection = try door.open()
    let session = try connection.becomeLeadersSession()
    openSession.withLock { $0 = session }
    return connection
  }

  /// Waits for a database that is away, unless for a single pass. A schema that does not fit is told at once.
  private func firstConnection() throws -> Connection? {
    var backoff = Backoff()
    while !stop.isGiven {
      do {
        return try connect()
      } catch {
        let fault = Fault(error)
        if isSinglePass || !fault.isOfEverything { throw fault.error }
        let seconds = backoff.failed()
        logger.error("database away", metadata: fault.metadata.merging(["wait": "\(Int(seconds))"]) { $1 })
        heartbeat.beat(within: seconds + 60)
        stop.wait(seconds: seconds)
      }
    }
    return nil
  }

  private func awaitLead() throws -> Lease {
    let end = BootClock.now() + Self.leadPatience
    while BootClock.now() < end, !stop.isGiven {
      heartbeat.beat()
      if let lease = keeper.lease { return lease }
      stop.wait(seconds: 0.1)
    }
    throw ExplainedError.heldByAnother
  }
}
