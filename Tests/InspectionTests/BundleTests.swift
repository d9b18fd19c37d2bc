import ActivityResponsibility
import Inspection
import StrictJSON
import Testing

/// The inspector's bundle as a file: one way to write it, and nothing can be changed in it unseen.
struct BundleTests {
  let log: BundleBuilding
  let file: [UInt8]

  init() throws {
    log = try BundleBuilding()
    file = try log.file()
  }

  @Test func `a bundle holds, and says so of every entry`() throws {
    let verdict = BundleVerification.verdict(of: file, key: log.key.verifier)
    #expect(verdict.problems == [])
    #expect(verdict.entries == 12)
    #expect(verdict.youths == 3)
    #expect(verdict.head?.size == 12)
    #expect(verdict.remarks.map(\.english) == ["12 entries are in the log, and say what was written there."])
  }

  @Test func `the same contents give the same bytes`() throws {
    #expect(try BundleBuilding().file() == file)
  }

  @Test func `one bit turned in any byte is refused`() throws {
    let file = try BundleBuilding(youths: 1, entries: 1).contents(heads: []).file(signedBy: log.key)
    for index in file.indices {
      var changed = file
      changed[index] ^= 1 << UInt8(index % 8)
      // Written anew it is another file; that alone is enough, and fast enough to look at every byte.
      if StoredArchive(StoredArchive.members(of: changed))?.bytes == changed {
        #expect(!BundleVerification.verdict(of: changed).holds, "byte \(index)")
      }
    }
    for index in stride(from: 0, to: file.count, by: 499) {
      var changed = file
      changed[index] ^= 0x20
      #expect(!BundleVerification.verdict(of: changed).holds, "byte \(index)")
    }
  }

  @Test func `bytes put before, behind or between are refused`() {
    #expect(!BundleVerification.verdict(of: file + [0]).holds)
    #expect(!BundleVerification.verdict(of: [0] + file).holds)
    #expect(!BundleVerification.verdict(of: file.dropLast()).holds)
    #expect(!BundleVerification.verdict(of: []).holds)
    #expect(!BundleVerification.verdict(of: file + file).holds)
  }

  @Test func `the first bad entry is named`() throws {
    let members = StoredArchive.members(of: file).map { member in
      guard member.name == "0002.json" else { return member }
      return StoredArchive.Member(
        member.name, String(decoding: member.content, as: UTF8.self).replacing("<ö> 4", with: "<ö> 5"))
    }
    let verdict = BundleVerification.verdict(of: try #require(StoredArchive(members)).bytes)
    #expect(verdict.problems.compactMap(\.entry) == [4])
    #expect(verdict.problems.first?.what.english == "0002.json was changed")
  }

  @Test func `whoever has the key still cannot put in what the log does not have`() throws {
    func problems(_ change: (inout [JSONValue]) -> Void) throws -> [UInt64?] {
      let bytes = try log.contents(change: change).file(signedBy: log.key)
      return BundleVerification.verdict(of: bytes).problems.map(\.entry)
    }
    #expect(try problems { _ in } == [])
    #expect(try problems { $0[1].change(entry: 1) { $0["payload"] = "{\"case\":102}" } } == [4])
    #expect(try problems { $0[1].change(entry: 1) { $0["salt"] = .text(String(repeating: "00", count: 32)) } } == [4])
    #expect(try problems { $0[1].change(entry: 1) { $0["entry"] = 7 } } == [7])
    #expect(try problems { $0[1].change(entry: 1) { $0["proof"] = nil } } == [4])
    // The entries of one youth on the page of another.
    #expect(
      try problems { pages in
        let timeline = pages[0]["timeline"] ?? .null
        pages[1].change { $0["timeline"] = timeline }
      } == [0, 3, 6, 9])
    #expect(
      try problems { pages in
        let first = pages[0]["timeline"]?.list?.first ?? .null
        pages[0].change { $0["timeline"] = .list([first, first]) }
      } == [0])
  }

  @Test func `a page that says something else than its data is found`() throws {
    var members = StoredArchive.members(of: file)
    let index = try #require(members.firstIndex { $0.name == "0001.html" })
    members[index] = StoredArchive.Member(
      "0001.html", String(decoding: members[index].content, as: UTF8.self).replacing("nådd", with: "mött"))
    let bytes = try resigned(members)
    let problems = BundleVerification.verdict(of: bytes).problems
    #expect(problems.map(\.what.english) == ["0001.html does not say what the JSON says"])
  }

  /// The members with a manifest of what they are, signed with the log's key.
  private func resigned(_ members: [StoredArchive.Member]) throws -> [UInt8] {
    let others = members.filter { $0.name != "manifest.note" }
    let lines = others.sorted { $0.name < $1.name }.map { "\(hexadecimalDigest($0.content))  \($0.name)\n" }
    let note = try SignedNote(signing: "fullfolj-bundle/1\n" + lines.joined(), by: [log.key])
    return try #require(StoredArchive(others + [StoredArchive.Member("manifest.note", note.bytes)])).bytes
  }

  @Test func `an outside head is gone on from, or history was rewritten`() throws {
    func verdict(_ head: SignedNote) -> BundleVerdict {
      BundleVerification.verdict(of: file, outside: head.bytes, key: log.key.verifier)
    }
    #expect(try verdict(log.head()).holds)
    #expect(try verdict(log.head(4)).holds)
    #expect(try !verdict(log.head(5)).holds, "no proof from there")
    let other = try BundleBuilding(youths: 4, entries: 4)
    #expect(try !verdict(other.head(4)).holds, "another history")
    #expect(try !verdict(other.head(12)).holds)
    #expect(try !verdict(other.head(16)).holds, "newer than the bundle")
  }

  @Test func `another's key is not believed`() throws {
    let other = try NoteSigningKey(generatingFor: log.origin)
    #expect(!BundleVerification.verdict(of: file, key: other.verifier).holds)
    #expect(!BundleVerification.verdict(of: try log.contents().file(signedBy: other)).holds)
  }

  @Test func `a key that was handed on is believed by whoever trusts the first`() throws {
    let next = try NoteSigningKey(generatingFor: log.installationKey.name)
    let handedOn = try JournalKeyChain.handOver(from: log.installationKey, to: next.verifier)
    let first = log.installationKey.verifier
    func verdict(_ notes: [SignedNote], trusting key: NoteVerifierKey) throws -> BundleVerdict {
      let head = try Checkpoint(parsing: log.head().text).signed(by: [next.named(log.origin)])
      let file = try log.contents(keys: BundleKeys(first: first, handedOn: notes), head: head)
        .file(signedBy: next.named(log.origin))
      return BundleVerification.verdict(of: file, key: key)
    }
    #expect(try verdict([handedOn], trusting: first).problems == [])
    #expect(try verdict([handedOn], trusting: next.verifier).problems == [])
    #expect(try !verdict([], trusting: first).holds)
    let stranger = try NoteSigningKey(generatingFor: log.installationKey.name)
    let forged = try JournalKeyChain.handOver(from: stranger, to: next.verifier)
    #expect(try !verdict([forged], trusting: first).holds)
    #expect(try !verdict([handedOn], trusting: stranger.verifier).holds)
    // Whoever trusts only the new key does not believe what the old one signed.
    let old = try log.contents(keys: BundleKeys(first: first, handedOn: [handedOn])).file(signedBy: log.key)
    #expect(BundleVerification.verdict(of: old, key: first).holds)
    #expect(!BundleVerification.verdict(of: old, key: next.verifier).holds)
  }

  @Test func `a pseudonymised bundle holds and says what it cannot show`() throws {
    let bytes = try log.contents(isPseudonymised: true).file(signedBy: log.key)
    let verdict = BundleVerification.verdict(of: bytes, key: log.key.verifier)
    #expect(verdict.holds)
    #expect(verdict.remarks.contains { $0.english.contains("cannot be compared with the log") })
  }

  @Test func `a sample is drawn again`() throws {
    let draw = SampleDraw(seed: "tärning 4", size: 2).draw(from: [101, 102, 103])
    #expect(draw == [101, 103])
    func verdict(_ chosen: [Int], seed: String) throws -> BundleVerdict {
      let selection = JSONValue.object([
        "kind": "sample", "seed": .text(seed), "size": 2, "drawnFrom": .list([101, 102, 103]),
      ])
      return BundleVerification.verdict(
        of: try log.contents(pages: chosen, selection: selection).file(signedBy: log.key))
    }
    let chosen = draw.map { Int($0) - 101 }
    #expect(try verdict(chosen, seed: "tärning 4").holds)
    #expect(try !verdict([0, 1, 2].filter { $0 != chosen[0] }, seed: "tärning 4").holds)
  }
}
