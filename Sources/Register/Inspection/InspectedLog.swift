import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

/// A municipality's log as far as its signed head reaches, for taking entries out with their proofs.
struct InspectedLog {
  let log: JournalLog
  let note: SignedNote
  let head: Checkpoint
  private let tree: MerkleTree
  /// What the log has of persons beside acts, by the number in it.
  private let others: [String: [Stored]]

  private struct Stored {
    let leaf: JournalLeaf
    let salt: [UInt8]?
    let payload: [UInt8]?
  }

  /// - Throws: ``ErrorCode/journalNotExtended`` where the log is not what the head was signed of.
  init(_ log: JournalLog, note: SignedNote, head: Checkpoint, headFile: String, _ transaction: Transaction) throws {
    self.log = log
    self.note = note
    self.head = head
    var tree = MerkleTree()
    let size = Parameter.int64(Int64(head.size))
    try transaction.forEach(Query.leavesOfLog, [log.parameter, size]) { tree.append(TreeHash(leaf: $0.bytes(0))) }
    guard tree.size == head.size, tree.root == head.root else {
      throw ExplainedError.journalNotExtended(JournalFault(log, .headNotExtended), headFile)
    }
    self.tree = tree
    var others: [String: [Stored]] = [:]
    try transaction.forEach(Query.entriesAboutPersons, [log.parameter, size]) { row in
      guard let stored = Self.stored(row), let number = row.optionalText(4) else { return }
      others[number, default: []].append(stored)
    }
    self.others = others
  }

  /// All that the log has of a person: of the cases' acts, and of the person's numbers beside them.
  func entries(
    of cases: [Int64], _ person: PersonNumbers, _ pseudonyms: Pseudonyms?, _ transaction: Transaction
  ) throws -> [BundleEntry] {
    var stored = try transaction.query(
      Query.entriesOfCases, [log.parameter, .int64Array(cases), .int64(Int64(head.size))]
    ).compactMap { Self.stored($0) }
    stored += person.all.flatMap { others[$0.twelveDigits] ?? [] }
    return stored.sorted { $0.leaf.entry < $1.leaf.entry }.compactMap { stored in
      guard let proof = tree.inclusionProof(of: stored.leaf.entry, size: head.size) else { return nil }
      return BundleEntry(
        leaf: stored.leaf, proof: TransparentProof(index: proof.index, hashes: proof.hashes, head: note),
        content: Self.content(of: stored, pseudonyms))
    }
  }

  /// The numbers of acts of some cases that the head does not reach.
  func actsOutside(of cases: [Int64], _ transaction: Transaction) throws -> [Int64] {
    try transaction.query(
      Query.actsAfterHead, [log.parameter, .int64Array(cases), .int64(Int64(head.size))]
    ).map { $0.int64(0) }
  }

  /// Every head that was signed before, with the proof that this one goes on from it. A head that it does not go on from
  /// is in with its proof that fails: whoever holds it shall see.
  func earlierHeads(_ transaction: Transaction) throws -> [BundleContents.EarlierHead] {
    try transaction.query(Query.headsOfLog, [log.parameter, .int64(Int64(head.size) - 1)]).compactMap { row in
      guard let note = try? SignedNote(parsing: Array(row.text(1).utf8)),
        let proof = tree.consistencyProof(from: UInt64(row.int64(0)), to: head.size)
      else { return nil }
      return BundleContents.EarlierHead(note: note, proof: proof)
    }
  }

  private static func stored(_ row: Row) -> Stored? {
    JournalLeaf(bytes: row.bytes(1)).map {
      Stored(leaf: $0, salt: row.optionalBytes(2), payload: row.optionalBytes(3))
    }
  }

  private static func content(of stored: Stored, _ pseudonyms: Pseudonyms?) -> BundleEntry.Content {
    guard let salt = stored.salt, let payload = stored.payload else { return .destroyed }
    let text = String(decoding: payload, as: UTF8.self)
    guard let pseudonyms else { return .opened(payload: text, salt: salt) }
    return .pseudonymised(pseudonyms.replacing(inPayload: (try? JSONValue(parsing: text)) ?? .null))
  }
}
