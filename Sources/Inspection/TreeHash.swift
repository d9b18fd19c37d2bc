import Crypto

/// A hash in a journal's tree: SHA-256 with the prefixes of RFC 6962 §2.1, which keep a leaf from being taken for a node.
public struct TreeHash: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// - Returns: `nil` unless there are 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == SHA256.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  private init(_ digest: SHA256.Digest) {
    bytes = Array(digest)
  }

  /// The root of a tree without leaves.
  public static let ofNothing = TreeHash(SHA256().finalize())

  /// The hash of a leaf's content.
  public init(leaf content: some Sequence<UInt8>) {
    var hash = SHA256()
    hash.update(data: [0x00])
    hash.update(data: Array(content))
    self.init(hash.finalize())
  }

  /// The hash of a node over two others.
  public init(_ left: TreeHash, _ right: TreeHash) {
    var hash = SHA256()
    hash.update(data: [0x01])
    hash.update(data: left.bytes)
    hash.update(data: right.bytes)
    self.init(hash.finalize())
  }

  /// Lower-case hexadecimal.
  public var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
