/// That a leaf is in a tree: the hashes from the leaf's neighbour up to the root's child (RFC 6962 §2.1.1).
public struct InclusionProof: Hashable, Sendable {
  /// Of the leaf, from 0.
  public let index: UInt64
  /// How many leaves the tree has.
  public let size: UInt64
  public let hashes: [TreeHash]

  public init(index: UInt64, size: UInt64, hashes: [TreeHash]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// The root that the leaf and the proof make. - Returns: `nil` where the proof has not the length that it must have.
  public func root(of leaf: TreeHash) -> TreeHash? {
    guard index < size else { return nil }
    var (node, last, result) = (index, size - 1, leaf)
    for hash in hashes {
      guard last > 0 else { return nil }
      if node & 1 == 1 || node == last {
        result = TreeHash(hash, result)
        // A node at the right edge without a neighbour is its own parent.
        while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        result = TreeHash(result, hash)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 ? result : nil
  }

  /// Whether the proof leads from the leaf to the root.
  public func proves(_ leaf: TreeHash, in root: TreeHash) -> Bool {
    self.root(of: leaf) == root
  }
}

/// That one tree is the beginning of another (RFC 6962 §2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
  /// How many leaves the earlier tree has; at least one.
  public let old: UInt64
  /// How many leaves the later tree has.
  public let new: UInt64
  public let hashes: [TreeHash]

  public init(old: UInt64, new: UInt64, hashes: [TreeHash]) {
    self.old = old
    self.new = new
    self.hashes = hashes
  }

  /// Whether the proof leads to both roots (RFC 9162 §2.1.4.2, the same tree).
  public func proves(_ oldRoot: TreeHash, isBeginningOf newRoot: TreeHash) -> Bool {
    guard old > 0, old <= new else { return false }
    if old == new { return hashes.isEmpty && oldRoot == newRoot }
    var path = hashes[...]
    if old.nonzeroBitCount == 1 { path = ([oldRoot] + hashes)[...] }
    guard let start = path.popFirst() else { return false }
    var (node, last) = (old - 1, new - 1)
    while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
    var (earlier, later) = (start, start)
    for hash in path {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        earlier = TreeHash(hash, earlier)
        later = TreeHash(hash, later)
        while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        later = TreeHash(later, hash)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && earlier == oldRoot && later == newRoot
  }
}
