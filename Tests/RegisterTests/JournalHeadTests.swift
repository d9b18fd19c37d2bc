import ActivityResponsibility
import Inspection
import PostgreSQL
import Register
import TestSupport
import Testing

/// Heads, keys and proofs.
struct JournalHeadTests {
  let scene: JournalScene
  var database: TestDatabase { scene.database }

  init() throws { scene = try JournalScene() }

  private func head(_ log: JournalLog = JournalScene.log) throws -> SignedNote {
    try SignedNote(parsing: Array(TemporaryFolder.text(of: scene.files.headFile(of: log)).utf8))
  }

  private func verifiers(_ municipality: UInt16 = 1496) throws -> [NoteVerifierKey] {
    try #require(try database.connection.journalKeyChain()).verifiers(of: municipality)
  }

  @Test func `a head is signed by a key that only its owner may read, and is kept outside`() throws {
    let results = try scene.sign()
    #expect(results.map(\.log.description) == ["0000", "1496"])
    #expect(results.allSatisfy { $0.isNew && $0.refusal == nil })
    #expect(JournalScene.mode(of: scene.files.keyFile) == "600")
    #expect(JournalScene.mode(of: scene.folder.path + "/journal") == "700")
    let checkpoint = try Checkpoint(in: head(), signedBy: verifiers())
    // Three openings, and the key that was made at first need.
    #expect(checkpoint.size == 4)
    #expect(checkpoint.origin.hasSuffix("/kaa/1496"))
    let secret = try TemporaryFolder.text(of: scene.files.keyFile)
    let everything = try database.everything().joined()
    #expect(!everything.contains(secret.suffix(45).dropLast()))
    #expect(try database.lines("SELECT note FROM journal_heads WHERE municipality = 1496") == [head().noteText])
  }

  @Test(arguments: [false, true]) func `a head goes on from the last one`(isThorough: Bool) throws {
    try scene.sign()
    #expect(try scene.sign(isThorough: isThorough).allSatisfy { !$0.isNew && $0.refusal == nil })
    for round in 0..<9 {
      for _ in 0...round { try scene.record(.note, note: "x") }
      let result = try #require(try scene.sign(isThorough: isThorough).last)
      #expect(result.isNew)
      #expect(result.head?.root == (try root()))
    }
    #expect(try scene.faults().isEmpty)
  }

  private func root() throws -> TreeHash {
    let leaves = try database.connection.query(
      Statement(name: "test_leaves", text: "SELECT leaf FROM journal_entries WHERE municipality = 1496 ORDER BY entry"))
    return MerkleTree(leaves.map { TreeHash(leaf: $0.bytes(0)) }).root
  }

  @Test func `a head that does not extend the last is not signed, and other logs are`() throws {
    try scene.sign()
    let kept = try head()
    try scene.tamper(
      "DELETE FROM journal_entries WHERE municipality = 1496 AND entry = 3; UPDATE journals SET size = 3")
    for isThorough in [false, true] {
      let results = try scene.sign(isThorough: isThorough)
      #expect(results.map { $0.refusal?.code } == [.journalNotExtended, .journalNotExtended])
      #expect(results[1].refusal?.what.english.contains("entry 3") == true)
      #expect(results[1].refusal?.code.exit == .lookAtIt)
    }
    try scene.tamper("UPDATE journals SET size = 2 WHERE municipality = 0")
    #expect(try scene.sign().map { $0.refusal?.code } == [nil, .journalNotExtended])
    #expect(try head() == kept)
  }

  @Test func `an old leaf that was changed is seen when all are hashed again`() throws {
    try scene.sign()
    try scene.tamper(
      "UPDATE journal_entries SET leaf = set_byte(leaf, 30, get_byte(leaf, 30) # 1) WHERE municipality = 1496 AND entry = 0"
    )
    try scene.record(.note, note: "x")
    #expect(try scene.sign(isThorough: true).last?.refusal?.code == .journalNotExtended)
    #expect(try scene.faults() == ["1496 0 payload-wrong", "1496 - head-not-extended"])
  }

  @Test func `a log that is gone altogether is told of by its head`() throws {
    try scene.sign()
    try scene.tamper(
      """
      DELETE FROM journals WHERE municipality = 1496; DELETE FROM journal_entries WHERE municipality = 1496;
      DELETE FROM journal_payloads WHERE municipality = 1496; DELETE FROM journal_heads; DELETE FROM acts
      """)
    #expect(try scene.faults() == ["1496 0 head-not-extended"])
    #expect(try scene.sign().last?.refusal?.code == .journalNotExtended)
  }

  @Test func `a key is handed on in every log, and heads of either key hold`() throws {
    try scene.sign()
    let first = try head()
    let next = try database.connection.rotateJournalKey(scene.files, by: "ek")
    #expect(try scene.subjects() == ["opened", "opened", "opened", "key", "key"])
    #expect(try scene.subjects(of: .installation) == ["delivery", "key", "key"])
    #expect(try scene.sign().allSatisfy { $0.isNew })
    #expect(try database.connection.journalKeyChain()?.keys.last == next)
    #expect(try Checkpoint(in: head(), signedBy: verifiers()).size == 5)
    #expect(try Checkpoint(in: first, signedBy: verifiers()).size == 4)
    #expect(throws: NoteFault.noKnownKey) { try head().verify(by: [verifiers()[0]]) }
    #expect(try scene.faults(head: first).isEmpty)
    #expect(JournalScene.mode(of: scene.files.keyFile) == "600")
    // A link that somebody else wrote is none.
    try scene.tamper(
      "UPDATE journal_keys SET handed_on_by = replace(handed_on_by, 'next-key', 'next-Key') WHERE place = 2")
    #expect(explainedError { try database.connection.journalKeyChain() }?.code == .journalKeyUnusable)
    #expect(try scene.faults().contains("1496 - head-unsigned"))
  }

  @Test func `without its key, or with another, nothing is signed`() throws {
    try scene.sign()
    let elsewhere = JournalFiles(keyFile: scene.folder.path + "/elsewhere/key")
    #expect(
      explainedError { try database.connection.signHeads(elsewhere, isThorough: true, by: "ek") }?.code
        == .journalKeyUnusable)
    try scene.folder.write(
      Array(NoteSigningKey(generatingFor: "other/kaa").secretText.utf8), as: "journal/key")
    #expect(explainedError { try scene.sign() }?.code == .journalKeyUnusable)
    try scene.folder.write(Array("nothing".utf8), as: "journal/key")
    #expect(explainedError { try scene.sign() }?.code == .journalKeyUnusable)
  }

  @Test func `a head that another has signed is not one of the log's`() throws {
    try scene.sign()
    let checkpoint = try Checkpoint(parsing: head().text)
    let forged = try checkpoint.signed(by: [NoteSigningKey(generatingFor: checkpoint.origin)])
    #expect(try scene.faults(head: forged) == ["1496 - head-unsigned"])
    try scene.folder.write(forged.bytes, as: "journal/1496.head")
    #expect(try scene.faults() == ["1496 - head-unsigned"])
    #expect(try scene.sign().last?.refusal?.code == .journalNotExtended)
    try scene.folder.write(Array("x\n".utf8), as: "journal/1496.head")
    #expect(try scene.faults() == ["1496 - head-unsigned"])
  }

  @Test func `an entry is proven by the head to somebody who has nothing else`() throws {
    for _ in 0..<20 { try scene.record(.note, note: "x") }
    try scene.sign()
    for entry in 0..<24 {
      let proof = try database.connection.proveEntry(Int64(entry), of: JournalScene.log, scene.files)
      let read = try TransparentProof(parsing: Array(proof.text.utf8))
      let leaf = try #require(JournalLeaf(bytes: read.extra ?? []))
      #expect(leaf.entry == UInt64(entry))
      #expect(try read.verify(leaf.hash, by: verifiers()).size == 24)
    }
    let unsigned = try scene.record(.note, note: "y")
    #expect(unsigned.act > 0)
    #expect(
      explainedError { try database.connection.proveEntry(24, of: JournalScene.log, scene.files) }?.code
        == .thingUnknown)
    try scene.tamper("UPDATE journal_entries SET leaf = set_byte(leaf, 30, get_byte(leaf, 30) # 1) WHERE entry = 7")
    #expect(
      explainedError { try database.connection.proveEntry(0, of: JournalScene.log, scene.files) }?.code
        == .journalNotExtended)
  }
}
