import Inspection
import StrictJSON
import Testing

/// Heads and proofs as texts.
struct CheckpointTests {
  private let key: NoteSigningKey
  private let tree = MerkleTree(MerkleVectors.leaves)

  init() throws {
    key = try NoteSigningKey(generatingFor: "kommun/kaa/0684")
  }

  private func head(_ size: UInt64) throws -> SignedNote {
    try Checkpoint(origin: key.name, size: size, root: try #require(tree.root(size: size))).signed(by: [key])
  }

  @Test func `the published head is read and written back`() throws {
    let note = try SignedNote(parsing: Array(NoteVectors.behindTheSofa.utf8))
    let head = try Checkpoint(parsing: note.text)
    #expect(head.origin == "example.com/behind-the-sofa")
    #expect(head.size == 20_852_163)
    #expect(Base64.text(head.root.bytes) == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(head.text == note.text)
  }

  @Test func `the head of an empty log is size 0 and the hash of nothing`() throws {
    let head = Checkpoint(origin: "a", size: 0, root: .ofNothing)
    #expect(head.text == "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    #expect(try Checkpoint(parsing: head.text) == head)
  }

  @Test(arguments: [
    "", "a\n1\n", "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "a\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n", "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nb\n",
    "a\n18446744073709551616\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "a\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
  ])
  func `what is no head is refused`(text: String) {
    #expect(throws: NoteFault.checkpointMalformed) { try Checkpoint(parsing: text) }
  }

  @Test func `a head must be signed by its own log`() throws {
    let note = try head(5)
    #expect(try Checkpoint(in: note, signedBy: [key.verifier]).size == 5)
    let other = try key.named("kommun/kaa/0685")
    let foreign = try Checkpoint(parsing: note.text).signed(by: [other])
    #expect(throws: NoteFault.originDiffers) { try Checkpoint(in: foreign, signedBy: [other.verifier]) }
  }

  @Test func `a proof is written, read and verified, and one byte flipped is seen`() throws {
    let proof = try #require(tree.inclusionProof(of: 3, size: 7))
    let text = TransparentProof(index: 3, hashes: proof.hashes, head: try head(7), extra: [1, 2]).text
    #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 3\n"))
    let bytes = Array(text.utf8)
    let read = try TransparentProof(parsing: bytes)
    #expect(read.text == text)
    #expect(try read.verify(MerkleVectors.leaves[3], by: [key.verifier]).size == 7)
    #expect(throws: NoteFault.proofMalformed) { try read.verify(MerkleVectors.leaves[4], by: [key.verifier]) }
    let afterExtra = text.utf8.count - text.drop { $0 != "\n" }.dropFirst().drop { $0 != "\n" }.utf8.count
    for place in bytes.indices where place > afterExtra || place < 22 {
      var flipped = bytes
      flipped[place] ^= 1
      #expect(throws: NoteFault.self, "\(place)") {
        try TransparentProof(parsing: flipped).verify(MerkleVectors.leaves[3], by: [key.verifier])
      }
    }
  }

  @Test(arguments: [
    ("c2sp.org/tlog-proof@v2\nindex 0\n\n", NoteFault.proofMalformed),
    ("c2sp.org/tlog-proof@v1\nindex 00\n\n", .proofMalformed),
    ("c2sp.org/tlog-proof@v1\nextra x\nindex 0\n\n", .proofMalformed),
    ("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n", .proofMalformed),
    ("c2sp.org/tlog-proof@v1\n\n", .proofMalformed),
    ("c2sp.org/tlog-proof@v1\nindex 0\n", .proofMalformed),
    ("c2sp.org/tlog-proof@v1\nindex 0\n\n", .noSignatures),
  ])
  func `what is no proof is refused`(text: String, fault: NoteFault) {
    #expect(throws: fault) { try TransparentProof(parsing: Array(text.utf8)) }
  }

  @Test func `a leaf of a journal has 51 bytes and commits to its payload under its salt alone`() throws {
    let salt = [UInt8](repeating: 7, count: 32)
    let payload = JournalLeaf.payload(.object(["b": 1, "a": "å"]))
    #expect(String(decoding: payload, as: UTF8.self) == #"{"a":"å","b":1}"#)
    let leaf = try #require(
      JournalLeaf(
        municipality: 684, entry: 258, recordedAt: -2, commitment: JournalLeaf.commitment(salt: salt, payload: payload))
    )
    #expect(leaf.bytes.count == 51)
    #expect(
      Array(leaf.bytes.prefix(19)) == [1, 2, 0xAC, 0, 0, 0, 0, 0, 0, 1, 2, 255, 255, 255, 255, 255, 255, 255, 254])
    #expect(JournalLeaf(bytes: leaf.bytes) == leaf)
    #expect(leaf.hash == TreeHash(leaf: leaf.bytes))
    #expect(leaf.commits(to: payload, salt: salt))
    #expect(!leaf.commits(to: payload + [0], salt: salt))
    #expect(!leaf.commits(to: payload, salt: Array(salt.dropLast())))
    #expect(JournalLeaf(bytes: [2] + leaf.bytes.dropFirst()) == nil)
    #expect(JournalLeaf(bytes: leaf.bytes + [0]) == nil)
  }
}

/// Keys that hand on to each other.
struct JournalKeyChainTests {
  @Test func `a chain goes on by what each key writes of the next`() throws {
    let keys = try (0..<3).map { _ in try NoteSigningKey(generatingFor: "kommun/kaa") }
    let notes = try zip(keys, keys.dropFirst()).map { try JournalKeyChain.handOver(from: $0, to: $1.verifier) }
    let chain = try JournalKeyChain(first: keys[0].verifier, handedOnBy: notes)
    #expect(chain.keys == keys.map(\.verifier))
    #expect(try chain.verifiers(of: 180).map(\.name) == Array(repeating: "kommun/kaa/0180", count: 3))
    #expect(throws: NoteFault.noKnownKey) {
      try JournalKeyChain(first: keys[0].verifier, handedOnBy: notes.reversed())
    }
    let stranger = try NoteSigningKey(generatingFor: "annan/kaa")
    #expect(throws: NoteFault.nameMalformed) {
      try JournalKeyChain(
        first: keys[0].verifier, handedOnBy: [JournalKeyChain.handOver(from: keys[0], to: stranger.verifier)])
    }
    // Anything else that the key has signed names no key.
    let head = try Checkpoint(origin: "kommun/kaa", size: 0, root: .ofNothing).signed(by: [keys[0]])
    #expect(throws: NoteFault.keyMalformed) { try JournalKeyChain(first: keys[0].verifier, handedOnBy: [head]) }
  }
}
