/// The keys that have signed an installation's heads, each named by the one before.
///
/// An installation has one key at a time. Its name is the installation's; for one log it goes by the log's origin.
public struct JournalKeyChain: Hashable, Sendable {
  /// In their order; at least one.
  public private(set) var keys: [NoteVerifierKey]

  /// - Parameter first: the key that is trusted.
  public init(first: NoteVerifierKey) {
    keys = [first]
  }

  /// - Parameter notes: what each key has written of the next, in their order.
  /// - Throws: ``NoteFault``, where a note is not the key's before, or names no key of the same name.
  public init(first: NoteVerifierKey, handedOnBy notes: [SignedNote]) throws(NoteFault) {
    self.init(first: first)
    for note in notes { try follow(note) }
  }

  /// Accepts the next key. - Throws: ``NoteFault``, where the note is not the last key's, or names no key of its name.
  public mutating func follow(_ note: SignedNote) throws(NoteFault) {
    let last = keys[keys.count - 1]
    try note.verify(by: [last])
    let lines = Array(note.text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, Array(lines[0]) == Array(last.name.utf8),
      Array(lines[1]) == Array(Self.heading.utf8)
    else { throw .keyMalformed }
    let next = try NoteVerifierKey(parsing: String(decoding: lines[2], as: UTF8.self))
    guard Array(next.name.utf8) == Array(last.name.utf8) else { throw .nameMalformed }
    keys.append(next)
  }

  private static let heading = "next-key"

  /// What the key in use writes of the one that comes after it. - Throws: ``NoteFault/textUnsignable``.
  public static func handOver(from key: NoteSigningKey, to next: NoteVerifierKey) throws(NoteFault) -> SignedNote {
    try SignedNote(signing: "\(key.name)\n\(heading)\n\(next.text)\n", by: [key])
  }

  /// The installation's name with what its keys are for, such as `name/kaa`.
  public var name: String { keys[0].name }

  /// What a municipality's log is called; 0 is the installation's own.
  public static func origin(_ name: String, of municipality: UInt16) -> String {
    let digits = String(municipality)
    return name + "/" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The keys by the name that they sign a municipality's heads under.
  ///
  /// - Throws: ``NoteFault``, which for a name that the keys have already does not happen.
  public func verifiers(of municipality: UInt16) throws(NoteFault) -> [NoteVerifierKey] {
    let origin = Self.origin(name, of: municipality)
    return try keys.map { key throws(NoteFault) in try NoteVerifierKey(name: origin, publicKey: key.publicKey) }
  }
}
