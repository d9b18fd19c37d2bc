import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText

/// What came of signing a log's head.
public struct HeadResult: Sendable {
  public let log: JournalLog
  /// The head that is now kept outside; `nil` where none could be signed.
  public let head: Checkpoint?
  /// Whether it has been signed now; otherwise nothing had been added.
  public let isNew: Bool
  /// Why it was not signed; an error with ``ErrorCode/journalNotExtended``.
  public let refusal: ExplainedError?
}

extension Connection {
  /// Signs the head of every log that has grown, and keeps it outside the database.
  ///
  /// A head is signed only if it extends the last one that is kept outside: what was signed once must be how the log
  /// still begins. Where it is not, that log is refused and the others are signed.
  ///
  /// - Parameters:
  ///   - only: one log; `nil` for all.
  ///   - isThorough: every leaf is hashed again; otherwise the last head is gone on from.
  /// - Throws: ``ErrorCode/journalKeyUnusable``, ``ErrorCode/fileUnreadable``.
  public func signHeads(
    _ files: JournalFiles, only: JournalLog? = nil, isThorough: Bool, by staff: String
  ) throws -> [HeadResult] {
    try files.locked {
      let key = try signingKey(files, by: staff)
      guard let chain = try journalKeyChain() else { return [] }
      let stored = Dictionary(
        uniqueKeysWithValues: try query(Query.journalLogs).map { (JournalLog(number: $0.int16(0)), $0.optionalText(1)) }
      )
      // A log that is gone altogether is still told of by its head.
      let logs = Set(stored.keys).union(files.logsWithHeads()).sorted().filter { only == nil || $0 == only }
      return try logs.map { log in
        let signing = HeadSigning(log: log, files: files, key: key, chain: chain)
        do {
          return try signing.run(on: self, latest: stored[log] ?? nil, isThorough: isThorough)
        } catch let fault as NotExtended {
          let refusal = ExplainedError.journalNotExtended(fault.fault, files.headFile(of: log))
          return HeadResult(log: log, head: nil, isNew: false, refusal: refusal)
        }
      }
    }
  }
}

/// That a log does not go on from what was signed of it.
private struct NotExtended: Error {
  let fault: JournalFault
}

/// One log's head being signed.
private struct HeadSigning {
  let log: JournalLog
  let files: JournalFiles
  let key: NoteSigningKey
  let chain: JournalKeyChain

  func run(on connection: Connection, latest: String?, isThorough: Bool) throws -> HeadResult {
    let last = try lastHead(orElse: latest)
    var frontier = MerkleFrontier()
    if !isThorough, let last, let bytes = try files.read(files.frontierFile(of: log)),
      let kept = MerkleFrontier(bytes: bytes), kept.size == last.size, kept.root == last.root
    {
      frontier = kept
    }
    try connection.transaction(.readOnlySnapshot) { transaction in
      try LeafReading(log: log, transaction: transaction).append(to: &frontier, passing: last)
    }
    let isKept = try files.read(files.headFile(of: log)) != nil
    if let last, last.size == frontier.size, isKept {
      return HeadResult(log: log, head: last, isNew: false, refusal: nil)
    }
    let head = Checkpoint(
      origin: JournalKeyChain.origin(chain.name, of: log.code), size: frontier.size, root: frontier.root)
    let note: SignedNote
    do throws(NoteFault) {
      note = try head.signed(by: [key.named(head.origin)])
    } catch {
      throw ExplainedError.journalKeyUnusable(error.says, place: files.keyFile)
    }
    // The frontier first: without its head it is worth nothing, and a head without it is only slower to go on from.
    try files.write(frontier.bytes, to: files.frontierFile(of: log))
    try files.write(note.bytes, to: files.headFile(of: log))
    try connection.execute(
      Query.keepHead, [log.parameter, .int64(Int64(frontier.size)), .text(note.noteText)])
    return HeadResult(log: log, head: head, isNew: true, refusal: nil)
  }

  /// The last head kept outside; on a machine that has none of this log's, the last that the database has.
  private func lastHead(orElse note: String?) throws -> Checkpoint? {
    guard let bytes = try files.read(files.headFile(of: log)) ?? note.map({ Array($0.utf8) }) else { return nil }
    do throws(NoteFault) {
      let verifiers = try chain.verifiers(of: log.code)
      return try Checkpoint(in: try SignedNote(parsing: bytes), signedBy: verifiers)
    } catch {
      throw NotExtended(fault: JournalFault(log, .headUnsigned))
    }
  }
}

/// Reads a log's leaves in their order.
struct LeafReading {
  let log: JournalLog
  let transaction: Transaction

  /// Appends the leaves that a frontier lacks.
  ///
  /// - Parameter head: what was signed; the log must have its root at its size.
  /// - Throws: where it has not, or a leaf is not what belongs there.
  fileprivate func append(to frontier: inout MerkleFrontier, passing head: Checkpoint?) throws {
    func check() throws {
      guard let head, head.size == frontier.size, head.root != frontier.root else { return }
      throw NotExtended(fault: JournalFault(log, .headNotExtended))
    }
    try check()
    if let (kind, entry) = try each(
      after: Int64(frontier.size) - 1,
      { leaf in
        frontier.append(leaf.hash)
        try check()
      })
    {
      throw NotExtended(fault: JournalFault(log, kind, entry: entry))
    }
    let size = try transaction.query(Query.journalSizes).first { $0.int16(0) == log.number }?.int64(1) ?? 0
    if let head, head.size > frontier.size {
      throw NotExtended(fault: JournalFault(log, .entryMissing, entry: Int64(frontier.size)))
    }
    guard size >= Int64(frontier.size) else {
      throw NotExtended(fault: JournalFault(log, .entryMissing, entry: size))
    }
    guard size == Int64(frontier.size) else { throw NotExtended(fault: JournalFault(log, .sizeWrong)) }
  }

  /// Gives every leaf after an entry, in order. - Returns: the first place where there is none that belongs there.
  func each(
    after last: Int64, _ body: (JournalLeaf) throws -> Void
  ) throws -> (kind: JournalFault.Kind, entry: Int64)? {
    var last = last
    while true {
      let rows = try transaction.query(Query.journalLeaves, [log.parameter, .int64(last)])
      if rows.isEmpty { return nil }
      for row in rows {
        guard row.int64(0) == last + 1 else { return (.entryMissing, last + 1) }
        last += 1
        guard let leaf = JournalLeaf(bytes: row.bytes(1)), leaf.entry == UInt64(last), leaf.municipality == log.code
        else { return (.leafWrong, last) }
        try body(leaf)
      }
    }
  }
}

extension ExplainedError {
  static func journalNotExtended(_ fault: JournalFault, _ path: String) -> ExplainedError {
    let place = fault.entry.map { Phrase(" (post \($0))", " (entry \($0))") } ?? Phrase("", "")
    return ExplainedError(
      .journalNotExtended,
      Phrase(
        "logg \(fault.log): \(fault.says.swedish)\(place.swedish); huvudet skrivs inte under",
        "log \(fault.log): \(fault.says.english)\(place.english); its head is not signed"),
      place: path,
      fix: Phrase(
        "historien i databasen är ändrad eller återställd från en äldre kopia; kör fullfolj journal check och utred",
        "the history in the database has been changed or restored from an older copy; run fullfolj journal check and "
          + "find out why"))
  }
}
