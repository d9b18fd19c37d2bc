/// That an entry is in a log, in one text: its number, the proof and the signed head (C2SP tlog-proof).
public struct TransparentProof: Hashable, Sendable {
  static let heading = "c2sp.org/tlog-proof@v1"

  /// Of the entry, from 0.
  public let index: UInt64
  /// From the leaf's neighbour up to the root's child.
  public let hashes: [TreeHash]
  /// The head, word for word.
  public let head: SignedNote
  /// Bytes that nothing vouches for.
  public let extra: [UInt8]?

  public init(index: UInt64, hashes: [TreeHash], head: SignedNote, extra: [UInt8]? = nil) {
    self.index = index
    self.hashes = hashes
    self.head = head
    self.extra = extra
  }

  /// Reads the format. - Throws: ``NoteFault/proofMalformed``, or what is wrong with the head's note.
  public init(parsing bytes: [UInt8]) throws(NoteFault) {
    guard bytes.count <= SignedNote.mostBytes else { throw .tooLarge }
    guard let blank = bytes.indices.dropFirst().first(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }) else {
      throw .proofMalformed
    }
    var lines = bytes[..<(blank - 1)].split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    func field(_ name: String) -> ArraySlice<UInt8>? {
      guard let line = lines.first, line.starts(with: Array((name + " ").utf8)) else { return nil }
      lines.removeFirst()
      return line.dropFirst(name.utf8.count + 1)
    }
    guard lines.popFirst().map(Array.init) == Array(Self.heading.utf8) else { throw .proofMalformed }
    if let text = field("extra") {
      guard let bytes = Base64.bytes(text) else { throw .proofMalformed }
      extra = bytes
    } else {
      extra = nil
    }
    guard let index = field("index").flatMap({ decimal($0) }) else { throw .proofMalformed }
    self.index = index
    // A tree of 64-bit size is never deeper.
    guard lines.count <= 64 else { throw .proofMalformed }
    hashes = try lines.map { line throws(NoteFault) in
      guard let hash = Base64.bytes(line).flatMap({ TreeHash($0) }) else { throw .proofMalformed }
      return hash
    }
    head = try SignedNote(parsing: Array(bytes[(blank + 1)...]))
  }

  /// The proof as it is handed on; files of it end in `.tlog-proof`.
  public var text: String {
    let lines =
      [Self.heading] + (extra.map { ["extra \(Base64.text($0))"] } ?? []) + ["index \(index)"]
      + hashes.map { Base64.text($0.bytes) }
    return lines.map { $0 + "\n" }.joined() + "\n" + head.noteText
  }

  /// The head, once one of the keys has signed it and the proof leads from the leaf to its root.
  ///
  /// - Throws: ``NoteFault``; ``NoteFault/proofMalformed`` where the proof leads elsewhere.
  public func verify(_ leaf: TreeHash, by keys: [NoteVerifierKey]) throws(NoteFault) -> Checkpoint {
    let checkpoint = try Checkpoint(in: head, signedBy: keys)
    let proof = InclusionProof(index: index, size: checkpoint.size, hashes: hashes)
    guard proof.proves(leaf, in: checkpoint.root) else { throw .proofMalformed }
    return checkpoint
  }
}
