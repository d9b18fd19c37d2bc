import Crypto

/// A key by which a note's signature is verified, with its name (C2SP signed-note, Ed25519).
public struct NoteVerifierKey: Hashable, Sendable {
  /// The signature type of Ed25519.
  static let ed25519: UInt8 = 0x01

  public let name: String
  /// 32 bytes.
  public let publicKey: [UInt8]
  /// The first four bytes of SHA-256(name, newline, 0x01, public key).
  public let id: [UInt8]

  /// - Throws: ``NoteFault/nameMalformed``, ``NoteFault/keyMalformed``.
  public init(name: String, publicKey: [UInt8]) throws(NoteFault) {
    guard Self.isName(name) else { throw .nameMalformed }
    guard publicKey.count == 32, (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil else {
      throw .keyMalformed
    }
    self.name = name
    self.publicKey = publicKey
    id = Array(SHA256.hash(data: Array(name.utf8) + [0x0A, Self.ed25519] + publicKey).prefix(4))
  }

  /// Reads `name+hash+key`, as ``text`` writes it.
  ///
  /// - Throws: ``NoteFault/keyMalformed``, ``NoteFault/nameMalformed``, ``NoteFault/keyHashWrong``.
  public init(parsing text: String) throws(NoteFault) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let key = Base64.bytes(parts[2]), key.first == Self.ed25519 else { throw .keyMalformed }
    try self.init(name: String(Substring(parts[0])), publicKey: Array(key.dropFirst()))
    guard Array(parts[1]) == Array(hexadecimalID.utf8) else { throw .keyHashWrong }
  }

  /// `name+hash+key`, as it is handed out.
  public var text: String { "\(name)+\(hexadecimalID)+\(Base64.text([Self.ed25519] + publicKey))" }

  /// The id as eight hexadecimal digits.
  public var hexadecimalID: String { id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

  /// Whether a name may be a key's: not empty, without spaces, plus and control characters.
  public static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace }
  }

  /// Whether the signature over the text is the key's.
  func verifies(_ signature: [UInt8], of text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: Array(text.utf8))
  }
}

/// A key that signs notes, with its name. It is secret, and says nothing of itself when described.
public struct NoteSigningKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  private let key: Curve25519.Signing.PrivateKey
  /// What verifies what it signs.
  public let verifier: NoteVerifierKey

  public var name: String { verifier.name }

  /// A new key. - Throws: ``NoteFault/nameMalformed``.
  public init(generatingFor name: String) throws(NoteFault) {
    try self.init(name: name, key: Curve25519.Signing.PrivateKey())
  }

  private init(name: String, key: Curve25519.Signing.PrivateKey) throws(NoteFault) {
    self.key = key
    verifier = try NoteVerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Reads `PRIVATE+KEY+name+hash+key`, as ``secretText`` writes it.
  ///
  /// - Throws: ``NoteFault/keyMalformed``, ``NoteFault/nameMalformed``, ``NoteFault/keyHashWrong``.
  public init(parsing text: String) throws(NoteFault) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, Array(parts[0]) == Array("PRIVATE".utf8), Array(parts[1]) == Array("KEY".utf8),
      let bytes = Base64.bytes(parts[4]), bytes.count == 33, bytes[0] == NoteVerifierKey.ed25519,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.dropFirst())
    else { throw .keyMalformed }
    try self.init(name: String(Substring(parts[2])), key: key)
    guard Array(parts[3]) == Array(verifier.hexadecimalID.utf8) else { throw .keyHashWrong }
  }

  /// `PRIVATE+KEY+name+hash+key`: for a file that only its owner reads, and nowhere else.
  public var secretText: String {
    "PRIVATE+KEY+\(name)+\(verifier.hexadecimalID)+"
      + Base64.text([NoteVerifierKey.ed25519] + Array(key.rawRepresentation))
  }

  /// The same key under another name: one log's. - Throws: ``NoteFault/nameMalformed``.
  public func named(_ name: String) throws(NoteFault) -> NoteSigningKey {
    try NoteSigningKey(name: name, key: key)
  }

  func signature(of text: String) throws -> [UInt8] {
    try Array(key.signature(for: Array(text.utf8)))
  }

  public var description: String { "NoteSigningKey(\(name)+\(verifier.hexadecimalID))" }
  public var debugDescription: String { description }
}
