import ActivityResponsibility
import Crypto
import StrictJSON

/// What one entry of a journal says of itself: where it stands, when it was recorded, and a commitment to its payload.
///
/// The payload is not in it: payload and salt can be destroyed when the law says so, and the entry still stands. The
/// bytes, all the highest first: version 1 (1), municipality (2), entry (8), recorded at (8), commitment (32).
public struct JournalLeaf: Hashable, Sendable {
  /// How many bytes an entry has.
  public static let byteCount = 51
  static let version: UInt8 = 1
  /// How many random bytes keep a payload from being guessed.
  public static let saltCount = 32

  /// By SCB's code.
  public let municipality: UInt16
  /// From 0, in the municipality's log.
  public let entry: UInt64
  /// In microseconds since 1 January 2000, UTC.
  public let recordedAt: Int64
  /// SHA-256 of the salt and the payload; 32 bytes.
  public let commitment: [UInt8]

  /// - Parameter commitment: 32 bytes, of ``commitment(salt:payload:)``.
  public init?(municipality: UInt16, entry: UInt64, recordedAt: Int64, commitment: [UInt8]) {
    guard commitment.count == SHA256.byteCount else { return nil }
    self.municipality = municipality
    self.entry = entry
    self.recordedAt = recordedAt
    self.commitment = commitment
  }

  /// Reads ``bytes``. - Returns: `nil` where the length or the version is another.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount, bytes[0] == Self.version else { return nil }
    func word(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
    municipality = UInt16(word(1..<3))
    entry = word(3..<11)
    recordedAt = Int64(bitPattern: word(11..<19))
    commitment = Array(bytes[19...])
  }

  /// The leaf as it is hashed.
  public var bytes: [UInt8] {
    [Self.version] + municipality.bigEndianBytes + entry.bigEndianBytes + recordedAt.bigEndianBytes + commitment
  }

  /// The leaf's hash in the tree.
  public var hash: TreeHash { TreeHash(leaf: bytes) }

  /// SHA-256 of the salt and the payload's bytes.
  public static func commitment(salt: [UInt8], payload: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: salt + payload))
  }

  /// The payload's bytes: its canonical text in UTF-8.
  public static func payload(_ value: JSONValue) -> [UInt8] { Array(value.canonicalText.utf8) }

  /// Whether the entry is one of this payload under this salt.
  public func commits(to payload: [UInt8], salt: [UInt8]) -> Bool {
    salt.count == Self.saltCount && Self.commitment(salt: salt, payload: payload) == commitment
  }
}
