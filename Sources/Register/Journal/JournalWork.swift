import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

/// What a transaction has to tell the journal. It is told last of all, log by log in their order: a log's row is held
/// from then to the commit, so that nobody waits longer than a commit takes, and no two wait for each other.
final class JournalWork: LastWork {
  private var acts: [Int64] = []
  private var others: [(log: JournalLog, fields: [String: JSONValue])] = []
  /// The acts are older than the journal: their entries say when they were entered.
  var isLate = false

  /// Enters acts, once the transaction is about to commit. An act that a savepoint has undone by then is not entered.
  func add(acts: some Sequence<Int64>) { self.acts += acts }

  /// Enters something else that happened.
  ///
  /// - Parameter what: the kind, as the payload's `what`.
  func add(_ what: String, _ fields: [String: JSONValue], to logs: some Sequence<JournalLog>) {
    var fields = fields
    fields["what"] = .text(what)
    for log in logs { others.append((log, fields)) }
  }

  func run(in transaction: Transaction) throws {
    guard !acts.isEmpty || !others.isEmpty else { return }
    var batches: [JournalLog: JournalBatch] = [:]
    let now = isLate || !others.isEmpty ? try transaction.query(Query.journalNow)[0].moment(0) : .now
    if !acts.isEmpty {
      for row in try transaction.query(Query.actsToEnter, [.int64Array(acts)]) {
        guard let payload = ActPayload(row) else { continue }
        let entered = isLate ? now : payload.recordedAt
        batches[JournalLog(number: payload.municipality), default: JournalBatch()]
          .add(act: payload.act, at: entered, payload.bytes(enteredAt: entered))
      }
    }
    for other in others {
      var fields = other.fields
      fields["municipality"] = .text(other.log.description)
      fields["recorded-at"] = .text(now.description)
      batches[other.log, default: JournalBatch()].add(act: nil, at: now, JournalLeaf.payload(.object(fields)))
    }
    (acts, others) = ([], [])
    for log in batches.keys.sorted() { try batches[log]?.append(to: log, transaction) }
  }
}

extension Transaction {
  /// What this transaction tells the journal.
  var journal: JournalWork { lastWork { JournalWork() } }
}

/// Entries that are appended to one log together.
struct JournalBatch {
  private var acts: [Int64?] = []
  private var times: [Int64] = []
  private var commitments: [[UInt8]] = []
  private var salts: [[UInt8]] = []
  private var payloads: [[UInt8]] = []
  private var random = SystemRandomNumberGenerator()

  mutating func add(act: Int64?, at time: Moment, _ payload: [UInt8]) {
    var salt: [UInt8] = []
    salt.reserveCapacity(JournalLeaf.saltCount)
    for _ in 0..<4 { withUnsafeBytes(of: random.next()) { salt.append(contentsOf: $0) } }
    acts.append(act)
    times.append(time.microseconds)
    commitments.append(JournalLeaf.commitment(salt: salt, payload: payload))
    salts.append(salt)
    payloads.append(payload)
  }

  func append(to log: JournalLog, _ transaction: Transaction) throws {
    try transaction.execute(
      Query.appendEntries,
      [
        log.parameter, .optionalInt64Array(acts), .timestampArray(times), .bytesArray(commitments),
        .bytesArray(salts), .bytesArray(payloads),
      ])
  }
}

extension Connection {
  /// Enters the acts that were made before there was a journal, in the order in which they were made. Their entries say
  /// when they were entered: before that nothing vouches for them.
  ///
  /// - Returns: how many there were.
  func enterEarlierActs() throws -> Int {
    var (entered, last) = (0, Int64(0))
    while true {
      let acts = try transaction { transaction in
        let acts = try transaction.query(Query.actsNotEntered, [.int64(last)]).map { $0.int64(0) }
        transaction.journal.isLate = true
        transaction.journal.add(acts: acts)
        return acts
      }
      guard let reached = acts.last else { return entered }
      entered += acts.count
      last = reached
    }
  }
}
