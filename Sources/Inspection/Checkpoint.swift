/// A log's head: which log, how many entries, and the root over them (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
  public let origin: String
  public let size: UInt64
  public let root: TreeHash
  /// Lines after the third, which mean nothing to us.
  public let extensionLines: [String]

  public init(origin: String, size: UInt64, root: TreeHash) {
    self.origin = origin
    self.size = size
    self.root = root
    extensionLines = []
  }

  /// Reads a note's text. - Throws: ``NoteFault/checkpointMalformed``.
  public init(parsing text: String) throws(NoteFault) {
    // By bytes: a character of Swift may be a newline with what stands beside it.
    let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last?.isEmpty == true, lines.dropLast().allSatisfy({ !$0.isEmpty }),
      let size = decimal(lines[1]), let root = Base64.bytes(lines[2]).flatMap({ TreeHash($0) }),
      size > 0 || root == .ofNothing
    else { throw .checkpointMalformed }
    origin = String(decoding: lines[0], as: UTF8.self)
    self.size = size
    self.root = root
    extensionLines = lines[3...].dropLast().map { String(decoding: $0, as: UTF8.self) }
  }

  /// The head of a signed note, once a key of its log has signed it.
  ///
  /// - Throws: what ``SignedNote/verify(by:)`` and ``init(parsing:)`` throw; ``NoteFault/originDiffers`` where the key
  ///   that signed is another log's.
  public init(in note: SignedNote, signedBy keys: [NoteVerifierKey]) throws(NoteFault) {
    let signers = try note.verify(by: keys)
    try self.init(parsing: note.text)
    let origin = Array(origin.utf8)
    guard signers.contains(where: { Array($0.name.utf8) == origin }) else { throw .originDiffers }
  }

  /// The note's text: three lines and the extension lines.
  public var text: String {
    ([origin, String(size), Base64.text(root.bytes)] + extensionLines).map { $0 + "\n" }.joined()
  }

  /// The head, signed. - Throws: ``NoteFault/textUnsignable``.
  public func signed(by keys: [NoteSigningKey]) throws(NoteFault) -> SignedNote {
    try SignedNote(signing: text, by: keys)
  }
}

/// Decimal digits without a leading zero.
func decimal(_ digits: some Collection<UInt8>) -> UInt64? {
  guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.count == 1 || digits.first != 0x30
  else { return nil }
  return UInt64(String(decoding: digits, as: UTF8.self))
}
