import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText

/// How one log stands.
public struct JournalStanding: Sendable {
  public let log: JournalLog
  /// How many entries it says that it has.
  public let size: Int64
  /// How many there are.
  public let entries: Int64
  /// The size of the head that is kept outside; `nil` where none is, or what is there is no head.
  public let headSize: Int64?
  /// When the database last kept a head.
  public let signedAt: Moment?
}

extension Connection {
  /// How every log stands, against the heads that are kept outside.
  public func journalStandings(_ files: JournalFiles) throws -> [JournalStanding] {
    try query(Query.journalStandings).map { row in
      let log = JournalLog(number: row.int16(0))
      let note = try files.read(files.headFile(of: log)).flatMap { try? SignedNote(parsing: $0) }
      let head = note.flatMap { try? Checkpoint(parsing: $0.text) }
      return JournalStanding(
        log: log, size: row.optionalInt64(1) ?? 0, entries: row.int64(2), headSize: head.map { Int64($0.size) },
        signedAt: row.optionalTimestamp(3).map { Moment(microseconds: $0) })
    }
  }

  /// Proves that an entry is in a log, by the last head.
  ///
  /// The proof's extra data is the leaf's 51 bytes, so that whoever is shown a payload and its salt needs nothing more.
  ///
  /// - Parameter entry: from 0.
  /// - Throws: ``ErrorCode/thingUnknown`` where no signed head has the entry; ``ErrorCode/journalNotExtended`` where
  ///   the log is no longer what was signed.
  public func proveEntry(_ entry: Int64, of log: JournalLog, _ files: JournalFiles) throws -> TransparentProof {
    let kept = try files.read(files.headFile(of: log))
    let stored = try query(Query.journalLogs).first { $0.int16(0) == log.number }?.optionalText(1)
    guard let bytes = kept ?? stored.map({ Array($0.utf8) }), let note = try? SignedNote(parsing: bytes),
      let head = try? Checkpoint(parsing: note.text), entry >= 0, UInt64(entry) < head.size
    else {
      throw ExplainedError(
        .thingUnknown,
        Phrase(
          "logg \(log) har inget underskrivet huvud med post \(entry)",
          "log \(log) has no signed head with entry \(entry)"),
        fix: Phrase(
          "se fullfolj journal status; skriv under med fullfolj journal head",
          "see fullfolj journal status; sign by fullfolj journal head"))
    }
    return try transaction(.readOnlySnapshot) { transaction in
      var tree = MerkleTree()
      var proven: JournalLeaf?
      let fault = try LeafReading(log: log, transaction: transaction).each(after: -1) { leaf in
        guard tree.size < head.size else { return }
        if leaf.entry == UInt64(entry) { proven = leaf }
        tree.append(leaf.hash)
      }
      guard tree.root(size: head.size) == head.root, let proven,
        let proof = tree.inclusionProof(of: UInt64(entry), size: head.size)
      else {
        let found = fault.map { JournalFault(log, $0.kind, entry: $0.entry) } ?? JournalFault(log, .headNotExtended)
        throw ExplainedError.journalNotExtended(found, files.headFile(of: log))
      }
      return TransparentProof(index: proof.index, hashes: proof.hashes, head: note, extra: proven.bytes)
    }
  }
}
