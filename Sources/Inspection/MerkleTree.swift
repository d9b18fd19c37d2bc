/// A tree with all its leaves' hashes, for making proofs (RFC 6962 §2.1).
public struct MerkleTree: Sendable {
  /// The leaves' hashes, then the full subtrees of two, of four, and so on.
  private var levels: [[TreeHash]] = [[]]

  /// - Parameter leaves: the leaves' hashes in order.
  public init(_ leaves: some Sequence<TreeHash> = []) {
    for leaf in leaves { append(leaf) }
  }

  /// How many leaves the tree has.
  public var size: UInt64 { UInt64(levels[0].count) }

  /// Appends a leaf by its hash.
  public mutating func append(_ leaf: TreeHash) {
    levels[0].append(leaf)
    var level = 0
    while levels[level].count.isMultiple(of: 2) {
      let count = levels[level].count
      let node = TreeHash(levels[level][count - 2], levels[level][count - 1])
      level += 1
      if level == levels.count { levels.append([]) }
      levels[level].append(node)
    }
  }

  /// The root of the tree of the first leaves. - Returns: `nil` where there are not so many.
  public func root(size: UInt64) -> TreeHash? {
    guard size <= self.size else { return nil }
    return size == 0 ? .ofNothing : hash(0, size)
  }

  /// The root of all leaves.
  public var root: TreeHash { size == 0 ? .ofNothing : hash(0, size) }

  /// That a leaf is in the tree of the first `size` leaves.
  ///
  /// - Parameter index: from 0.
  /// - Returns: `nil` where the leaf or the tree is not there.
  public func inclusionProof(of index: UInt64, size: UInt64) -> InclusionProof? {
    guard index < size, size <= self.size else { return nil }
    var hashes: [TreeHash] = []
    var (from, until) = (UInt64(0), size)
    while until - from > 1 {
      let middle = from + Self.split(until - from)
      if index < middle {
        hashes.append(hash(middle, until))
        until = middle
      } else {
        hashes.append(hash(from, middle))
        from = middle
      }
    }
    return InclusionProof(index: index, size: size, hashes: hashes.reversed())
  }

  /// That the tree of the first `old` leaves is the beginning of the tree of the first `new` leaves.
  ///
  /// - Returns: `nil` unless 0 < `old` ≤ `new` ≤ ``size``: of nothing there is nothing to prove.
  public func consistencyProof(from old: UInt64, to new: UInt64) -> ConsistencyProof? {
    guard old > 0, old <= new, new <= size else { return nil }
    var hashes: [TreeHash] = []
    var (from, until, isWhole) = (UInt64(0), new, true)
    // RFC 6962 §2.1.2, SUBPROOF; `old` lies within from…until all the way.
    while old != until {
      let middle = from + Self.split(until - from)
      if old <= middle {
        hashes.append(hash(middle, until))
        until = middle
      } else {
        hashes.append(hash(from, middle))
        from = middle
        isWhole = false
      }
    }
    if !isWhole { hashes.append(hash(from, until)) }
    return ConsistencyProof(old: old, new: new, hashes: hashes.reversed())
  }

  /// The largest power of two below a number above one.
  static func split(_ count: UInt64) -> UInt64 {
    1 << UInt64(63 - (count - 1).leadingZeroBitCount)
  }

  /// The hash over the leaves from…until, of which there is at least one; `from` is where a subtree begins.
  private func hash(_ from: UInt64, _ until: UInt64) -> TreeHash {
    let count = until - from
    if count.nonzeroBitCount == 1 {
      let level = count.trailingZeroBitCount
      return levels[level][Int(from >> UInt64(level))]
    }
    let middle = from + Self.split(count)
    return TreeHash(hash(from, middle), hash(middle, until))
  }
}
