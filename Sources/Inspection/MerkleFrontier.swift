/// What of a tree is needed to go on with it: the roots of the full subtrees that its leaves fill, largest first.
///
/// A million leaves are twenty hashes. Leaves are appended to it, and it tells the root at every size.
public struct MerkleFrontier: Hashable, Sendable {
  /// How many leaves the tree has.
  public private(set) var size: UInt64 = 0
  /// One for each bit of ``size`` that is set, from the highest.
  public private(set) var peaks: [TreeHash] = []

  /// The tree without leaves.
  public init() {}

  /// - Returns: `nil` unless there are as many peaks as a tree of that size has.
  public init?(size: UInt64, peaks: [TreeHash]) {
    guard peaks.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.peaks = peaks
  }

  /// Reads what ``bytes`` wrote. - Returns: `nil` where that is not what it is.
  public init?(bytes: [UInt8]) {
    guard bytes.count >= 8, (bytes.count - 8) % 32 == 0 else { return nil }
    let size = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self.init(
      size: size,
      peaks: stride(from: 8, to: bytes.count, by: 32).compactMap { TreeHash(bytes[$0..<$0 + 32]) })
  }

  /// The size in eight bytes, the highest first, and then the peaks.
  public var bytes: [UInt8] {
    size.bigEndianBytes + peaks.flatMap(\.bytes)
  }

  /// Appends a leaf by its hash.
  public mutating func append(_ leaf: TreeHash) {
    var node = leaf
    // Where the lowest bits are set, the subtrees that they stand for are full and become one.
    for _ in 0..<(~size).trailingZeroBitCount { node = TreeHash(peaks.removeLast(), node) }
    peaks.append(node)
    size += 1
  }

  /// The tree's root.
  public var root: TreeHash {
    guard var node = peaks.last else { return .ofNothing }
    for peak in peaks.dropLast().reversed() { node = TreeHash(peak, node) }
    return node
  }
}

extension FixedWidthInteger {
  /// The bytes, the highest first.
  var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
