/// Which values of a JSON object are looked for, by the path of keys that leads to each.
///
/// Keys are compared folded (`foldedKey`): systems write `schoolUnitCode`, `SchoolUnitCode` and `school_unit_code`, and
/// a last day that is not recognised would be a pupil who never leaves.
struct FieldTree: Sendable {
  struct Node: Sendable {
    /// Folded keys and the nodes they lead to.
    var children: [(key: [UInt8], node: Int)] = []
    /// Which value stands here, or -1.
    var slot = -1
    /// Whether the objects of the list that stands here are read too.
    var isList = false
  }

  private(set) var nodes = [Node()]
  let slotCount: Int

  /// - Parameters:
  ///   - paths: for each value its spellings, each a path such as `civicNo.value`.
  ///   - list: the spellings of the key of the list whose objects are read too.
  init(_ paths: [[String]], list: String? = nil) {
    slotCount = paths.count
    for (slot, spellings) in paths.enumerated() {
      for path in spellings { nodes[add(path)].slot = slot }
    }
    if let list { nodes[add(list)].isList = true }
  }

  /// The node that a key leads to, or -1 where nothing under it is looked for.
  func child(of node: Int, key: UnsafeBufferPointer<UInt8>) -> Int {
    guard !nodes[node].children.isEmpty else { return -1 }
    return withFoldedKey(key) { folded in
      for child in nodes[node].children where child.key.elementsEqual(folded) { return child.node }
      return -1
    }
  }

  /// The values that stand under a node.
  func slots(under node: Int) -> [Int] {
    nodes[node].slot >= 0 ? [nodes[node].slot] : nodes[node].children.flatMap { slots(under: $0.node) }
  }

  private mutating func add(_ path: String) -> Int {
    var node = 0
    for part in path.split(separator: ".") {
      var key = String(part)
      let folded = key.withUTF8 { withFoldedKey($0) { Array($0) } }
      if let known = nodes[node].children.first(where: { $0.key == folded }) {
        node = known.node
      } else {
        nodes.append(Node())
        nodes[node].children.append((folded, nodes.count - 1))
        node = nodes.count - 1
      }
    }
    return node
  }
}

/// A key in lower case and without hyphens and low lines; nothing where it is longer than any key that is known.
func withFoldedKey<Result>(
  _ key: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { folded in
    guard key.count <= folded.count else { return body(UnsafeBufferPointer(rebasing: folded[..<0])) }
    var count = 0
    for byte in key where byte != 0x5F && byte != 0x2D {
      folded[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      count += 1
    }
    return body(UnsafeBufferPointer(rebasing: folded[..<count]))
  }
}

/// Whether a key is the one, folded.
func isKey(_ key: UnsafeBufferPointer<UInt8>, _ known: StaticString) -> Bool {
  withFoldedKey(key) { folded in known.withUTF8Buffer { $0.elementsEqual(folded) } }
}
