import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

/// What a check of one log found.
public struct JournalVerdict: Sendable {
  public let log: JournalLog
  /// How many entries were looked at.
  public let entries: Int64
  /// Of how many the head that was held against the log tells; `nil` where there was none.
  public let headSize: Int64?
  /// In the order of the entries; empty where all holds.
  public let faults: [JournalFault]
}

extension Connection {
  /// See ``Transaction/checkJournal(_:head:only:)``.
  public func checkJournal(
    _ files: JournalFiles, head: SignedNote? = nil, only: JournalLog? = nil
  ) throws -> [JournalVerdict] {
    try transaction(.readOnlySnapshot) { try $0.checkJournal(files, head: head, only: only) }
  }
}

extension Transaction {
  /// Holds every log against itself, against the acts, and against a head that was kept outside.
  ///
  /// - Parameters:
  ///   - head: a signed head from elsewhere; `nil` for the last that is kept beside the key.
  ///   - only: one log; `nil` for all, or for the one that `head` is of.
  /// - Throws: ``ErrorCode/thingUnknown`` where `head` is of no log of this installation's.
  public func checkJournal(
    _ files: JournalFiles, head: SignedNote? = nil, only: JournalLog? = nil
  ) throws -> [JournalVerdict] {
    let chain = try? JournalKeyChain(query(Query.journalKeys).map { StoredJournalKey($0) })
    // A log that is gone altogether is still told of by its head.
    var logs = Set(try query(Query.journalLogs).map { JournalLog(number: $0.int16(0)) })
      .union(files.logsWithHeads()).sorted()
    if let head {
      let origin = (try? Checkpoint(parsing: head.text))?.origin
      // By the origin's end: who signed it is found out below.
      guard let log = origin?.split(separator: "/").last.flatMap({ JournalLog($0) }) else {
        throw ExplainedError(
          .thingUnknown, Phrase("huvudet är av ingen logg här", "the head is of no log here"), place: "--head",
          fix: Phrase(
            "ange filen med loggens huvud, t.ex. 1496.head", "give the file of a log's head, such as 1496.head"))
      }
      logs = [log]
    }
    if let only { logs = logs.filter { $0 == only } }
    return try logs.map { log in
      var check = JournalCheck(log: log, transaction: self)
      var note = head
      if note == nil, let bytes = try files.read(files.headFile(of: log)) {
        note = try? SignedNote(parsing: bytes)
        if note == nil { check.add(.headUnsigned) }
      }
      return try check.run(against: note, chain)
    }
  }
}

/// One log being checked.
private struct JournalCheck {
  let log: JournalLog
  let transaction: Transaction
  private var faults: [JournalFault] = []
  private var entries: Int64 = 0
  /// Entries without a payload, and entries whose payloads some entry says were destroyed.
  private var bare: [Int64] = []
  private var destroyed: Set<Int64> = []
  /// So many are told of; a log that was rewritten has as many as it has entries.
  private static let mostFaults = 1000

  init(log: JournalLog, transaction: Transaction) {
    self.log = log
    self.transaction = transaction
  }

  mutating func add(_ kind: JournalFault.Kind, entry: Int64? = nil, act: Int64? = nil) {
    if faults.count < Self.mostFaults { faults.append(JournalFault(log, kind, entry: entry, act: act)) }
  }

  mutating func run(against note: SignedNote?, _ chain: JournalKeyChain?) throws -> JournalVerdict {
    let head = self.head(note, chain)
    try readEntries(against: head)
    let size = try transaction.query(Query.journalSizes).first { $0.int16(0) == log.number }?.int64(1) ?? 0
    if size != entries { add(.sizeWrong, entry: min(size, entries)) }
    for entry in bare where !destroyed.contains(entry) { add(.payloadMissing, entry: entry) }
    if let stray = try transaction.query(Query.journalStrays, [log.parameter]).first {
      add(.entryMissing, entry: stray.int64(0))
    }
    for row in try transaction.query(Query.actsOutsideJournal, [log.parameter]) {
      add(.actNotEntered, act: row.int64(0))
    }
    // What is made of acts can be held against them once they are known to be what was entered.
    if faults.isEmpty { try checkStates() }
    let inOrder = faults.enumerated().sorted { left, right in
      (left.element.entry ?? .max, left.offset) < (right.element.entry ?? .max, right.offset)
    }
    return JournalVerdict(
      log: log, entries: entries, headSize: head.map { Int64($0.size) }, faults: inOrder.map(\.element))
  }

  /// Holds what stands of cases, measures and plans against the acts that made them.
  private mutating func checkStates() throws {
    for row in try transaction.query(Query.statesUnlikeTheirActs, [log.parameter]) {
      add(.stateDiffers, entry: row.optionalInt64(1), act: row.optionalInt64(0))
    }
    for row in try transaction.query(Query.plansBesideTheirActs, [log.parameter]) {
      let told = try row.optionalText(2).flatMap { try JSONValue(parsing: $0)["plan"]?.canonicalText }
      guard row.isNull(4) || !row.bool(4) || told != row.optionalText(3) else { continue }
      add(.stateDiffers, entry: row.optionalInt64(1), act: row.int64(0))
    }
  }

  /// The head, where a key of the log's has signed it.
  private mutating func head(_ note: SignedNote?, _ chain: JournalKeyChain?) -> Checkpoint? {
    guard let note else { return nil }
    guard let verifiers = try? chain?.verifiers(of: log.code),
      let head = try? Checkpoint(in: note, signedBy: verifiers)
    else {
      add(.headUnsigned)
      // What it says is held against the log all the same.
      return try? Checkpoint(parsing: note.text)
    }
    return head
  }

  private mutating func readEntries(against head: Checkpoint?) throws {
    var frontier = MerkleFrontier()
    var isExtended = head.map { $0.size == 0 } ?? true
    var last: Int64 = -1
    // All of it is wanted, and joined at one go.
    try transaction.run(script: "SET LOCAL cursor_tuple_fraction = 1; SET LOCAL work_mem = '128MB'")
    try transaction.execute(Query.openJournalEntries, [log.parameter])
    while true {
      let rows = try transaction.query(Query.fetchJournalEntries)
      if rows.isEmpty { break }
      for row in rows {
        let entry = row.int64(0)
        if entry != last + 1 { add(.entryMissing, entry: last + 1) }
        last = entry
        entries += 1
        let leaf = row.bytes(1)
        frontier.append(TreeHash(leaf: leaf))
        if let head, frontier.size == head.size { isExtended = frontier.root == head.root }
        check(entry, leaf, row)
      }
    }
    try transaction.execute(Query.closeJournalEntries)
    guard let head, !isExtended else { return }
    // Cut off at the end, it is known where; otherwise only that something before the head's size is another.
    add(.headNotExtended, entry: head.size > frontier.size ? Int64(frontier.size) : nil)
  }

  private mutating func check(_ entry: Int64, _ bytes: [UInt8], _ row: Row) {
    guard let leaf = JournalLeaf(bytes: bytes), leaf.entry == UInt64(entry), leaf.municipality == log.code else {
      return add(.leafWrong, entry: entry)
    }
    let act = row.optionalInt64(2)
    guard let salt = row.optionalBytes(3), let payload = row.optionalBytes(4) else {
      bare.append(entry)
      // Of an act that was emptied under a rule nothing is left that somebody wrote freely, and its row says so.
      if let act, !row.isNull(5), !isEmptied(row) || [19, 22, 24].contains(where: { !row.isNull($0) }) {
        add(.actDiffers, entry: entry, act: act)
      }
      return
    }
    guard leaf.commits(to: payload, salt: salt) else { return add(.payloadWrong, entry: entry, act: act) }
    guard payload.starts(with: Self.ofAct) else {
      if act != nil { add(.leafWrong, entry: entry, act: act) }
      return checkOther(entry, leaf, payload)
    }
    // The column tells which act it is of; where it tells nothing, or another, the act is not the one that was entered.
    guard let act, let stored = ActPayload(row, from: 5) else { return add(.actMissing, entry: entry, act: act) }
    let rebuilt = stored.bytes(enteredAt: Moment(microseconds: leaf.recordedAt))
    if rebuilt != payload || stored.municipality != log.number || isEmptied(row) {
      add(.actDiffers, entry: entry, act: act)
    }
  }

  /// Whether an entry's act says of itself that a retention run has emptied it.
  private func isEmptied(_ row: Row) -> Bool { !row.isNull(25) && row.bool(25) }

  private static let ofAct = Array("{\"act\":".utf8)

  /// What is not of an act says itself when it was entered; an entry may say that others' payloads are destroyed.
  private mutating func checkOther(_ entry: Int64, _ leaf: JournalLeaf, _ payload: [UInt8]) {
    guard let value = try? JSONValue(parsing: String(decoding: payload, as: UTF8.self)),
      value["recorded-at"]?.text == Moment(microseconds: leaf.recordedAt).description
    else { return add(.payloadWrong, entry: entry) }
    guard value["what"]?.text == "destroyed" else { return }
    for gone in value["entries"]?.list ?? [] { if let gone = gone.whole { destroyed.insert(gone) } }
  }
}
