import Crypto

/// A hash in a journal's tree: SHA-256 with the prefixes of RFC 6962 §2.1, which keep a leaf from being taken for a node.
///
/// It lies as four words, so that a million of them are one piece of memory.
public struct TreeHash: Hashable, Sendable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// - Returns: `nil` unless there are 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == SHA256.byteCount else { return nil }
    let all = Array(bytes)
    self = all.withUnsafeBytes { TreeHash(raw: $0) }
  }

  private init(_ digest: SHA256.Digest) {
    self = digest.withUnsafeBytes { TreeHash(raw: $0) }
  }

  private init(raw: UnsafeRawBufferPointer) {
    first = raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    third = raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    fourth = raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
  }

  /// 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

  /// The root of a tree without leaves.
  public static let ofNothing = TreeHash(SHA256().finalize())

  /// The hash of a leaf's content.
  public init(leaf content: some Sequence<UInt8>) {
    let content = [0x00] + content
    self.init(SHA256.hash(data: content))
  }

  /// The hash of a node over two others.
  public init(_ left: TreeHash, _ right: TreeHash) {
    self = withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
      buffer[0] = 0x01
      withUnsafeBytes(of: left) { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
      withUnsafeBytes(of: right) { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
      return TreeHash(hash.finalize())
    }
  }

  /// Lower-case hexadecimal.
  public var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
