/// A text with signatures (C2SP signed-note).
public struct SignedNote: Hashable, Sendable {
  /// One signature line. What it is worth is only known once a key has verified it.
  public struct Signature: Hashable, Sendable {
    public let name: String
    /// The key's id and then the signature.
    public let bytes: [UInt8]

    fileprivate var line: String { "\u{2014} \(name) \(Base64.text(bytes))\n" }
  }

  /// A larger note, or one of more signatures, is refused unread.
  static let mostBytes = 1_000_000
  static let mostSignatures = 100

  /// What is signed; it ends in a newline.
  public let text: String
  public let signatures: [Signature]

  /// Signs a text by every key.
  ///
  /// - Throws: ``NoteFault/textUnsignable`` unless the text ends in a newline and has no other control character.
  public init(signing text: String, by keys: [NoteSigningKey]) throws(NoteFault) {
    guard text.utf8.last == 0x0A, text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else { throw .textUnsignable }
    guard !keys.isEmpty else { throw .noSignatures }
    self.text = text
    signatures = try keys.map { key throws(NoteFault) in
      guard let signature = try? key.signature(of: text) else { throw .textUnsignable }
      return Signature(name: key.name, bytes: key.verifier.id + signature)
    }
  }

  /// Reads a note, byte by byte as the format has it; no signature is verified yet.
  public init(parsing bytes: [UInt8]) throws(NoteFault) {
    guard bytes.count <= Self.mostBytes else { throw .tooLarge }
    guard let whole = String(validating: bytes, as: UTF8.self), bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw .notText
    }
    // The last empty line parts the text from the signatures; a signature line is never empty.
    guard whole.utf8.last == 0x0A, bytes.count >= 3,
      let blank = (1..<bytes.count - 1).last(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A })
    else { throw .noSignatures }
    text = String(decoding: bytes[..<blank], as: UTF8.self)
    let lines = bytes[(blank + 1)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= Self.mostSignatures else { throw .tooLarge }
    signatures = try lines.map { line throws(NoteFault) in try Self.signature(line) }
  }

  private static func signature(_ line: ArraySlice<UInt8>) throws(NoteFault) -> Signature {
    let dash = Array("\u{2014} ".utf8)
    let parts = line.dropFirst(dash.count).split(separator: 0x20, omittingEmptySubsequences: false)
    guard line.starts(with: dash), parts.count == 2, let bytes = Base64.bytes(parts[1]), bytes.count >= 5 else {
      throw .signatureMalformed
    }
    let name = String(decoding: parts[0], as: UTF8.self)
    guard NoteVerifierKey.isName(name) else { throw .nameMalformed }
    return Signature(name: name, bytes: bytes)
  }

  /// The note as it is handed on.
  public var bytes: [UInt8] { Array(noteText.utf8) }

  /// The note as text: the signed text, a blank line, the signatures.
  public var noteText: String { text + "\n" + signatures.map(\.line).joined() }

  /// The keys whose signatures hold. Signatures of other keys are passed over.
  ///
  /// - Throws: ``NoteFault/signatureWrong`` where a known key's does not hold, ``NoteFault/noKnownKey`` where none is
  ///   a known key's.
  @discardableResult
  public func verify(by keys: [NoteVerifierKey]) throws(NoteFault) -> [NoteVerifierKey] {
    var holding: [NoteVerifierKey] = []
    for signature in signatures {
      let (id, rest) = (Array(signature.bytes.prefix(4)), Array(signature.bytes.dropFirst(4)))
      // By bytes: two names that Unicode calls equivalent are two names.
      let known = keys.filter { $0.id == id && Array($0.name.utf8) == Array(signature.name.utf8) }
      guard !known.isEmpty else { continue }
      let holds = known.filter { $0.verifies(rest, of: text) }
      guard !holds.isEmpty else { throw .signatureWrong }
      holding += holds.filter { !holding.contains($0) }
    }
    guard !holding.isEmpty else { throw .noKnownKey }
    return holding
  }
}
