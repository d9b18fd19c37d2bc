import Inspection
import Testing

/// The tree of RFC 6962, by published vectors and by every tree of some size.
struct MerkleTests {
  /// Leaves that differ.
  private static func leaves(_ count: Int) -> [TreeHash] {
    (0..<count).map { TreeHash(leaf: [UInt8($0 & 255), UInt8($0 >> 8)]) }
  }

  @Test(arguments: 0...8) func `every size of the published tree has the published root`(size: Int) {
    let leaves = MerkleVectors.leaves.prefix(size)
    var frontier = MerkleFrontier()
    for leaf in leaves { frontier.append(leaf) }
    #expect(frontier.root == MerkleVectors.roots[size])
    #expect(frontier.size == UInt64(size))
    #expect(MerkleTree(leaves).root == MerkleVectors.roots[size])
    #expect(MerkleTree(MerkleVectors.leaves).root(size: UInt64(size)) == MerkleVectors.roots[size])
  }

  @Test func `the published proofs are made, and hold`() {
    let tree = MerkleTree(MerkleVectors.leaves)
    for proof in MerkleVectors.inclusions {
      #expect(tree.inclusionProof(of: proof.index, size: proof.size) == proof)
      #expect(proof.proves(MerkleVectors.leaves[Int(proof.index)], in: MerkleVectors.roots[Int(proof.size)]))
    }
    for proof in MerkleVectors.consistencies {
      #expect(tree.consistencyProof(from: proof.old, to: proof.new) == proof)
      #expect(proof.proves(MerkleVectors.roots[Int(proof.old)], isBeginningOf: MerkleVectors.roots[Int(proof.new)]))
    }
  }

  @Test func `every leaf of every tree to 40 is proven by its own proof and by no other`() throws {
    let leaves = Self.leaves(40)
    let tree = MerkleTree(leaves)
    for size in 1...UInt64(40) {
      let root = try #require(tree.root(size: size))
      for index in 0..<size {
        let proof = try #require(tree.inclusionProof(of: index, size: size))
        #expect(proof.proves(leaves[Int(index)], in: root))
        #expect(!proof.proves(leaves[Int((index + 1) % 40)], in: root))
        for wrong in Self.wrong(proof.hashes) {
          #expect(!InclusionProof(index: index, size: size, hashes: wrong).proves(leaves[Int(index)], in: root))
        }
        if size > 1 {
          let other = InclusionProof(index: (index + 1) % size, size: size, hashes: proof.hashes)
          #expect(!other.proves(leaves[Int(index)], in: root))
        }
      }
    }
    #expect(tree.inclusionProof(of: 5, size: 5) == nil)
    #expect(tree.inclusionProof(of: 0, size: 41) == nil)
  }

  @Test func `every tree to 40 is proven to be the beginning of every later one, and of no other`() throws {
    let tree = MerkleTree(Self.leaves(40))
    let other = MerkleTree(Self.leaves(41).dropFirst())
    for old in 1...UInt64(40) {
      for new in old...40 {
        let proof = try #require(tree.consistencyProof(from: old, to: new))
        let (early, late) = (try #require(tree.root(size: old)), try #require(tree.root(size: new)))
        #expect(proof.proves(early, isBeginningOf: late))
        #expect(!proof.proves(try #require(other.root(size: old)), isBeginningOf: late))
        #expect(!proof.proves(early, isBeginningOf: try #require(other.root(size: new))))
        for wrong in Self.wrong(proof.hashes) {
          #expect(!ConsistencyProof(old: old, new: new, hashes: wrong).proves(early, isBeginningOf: late))
        }
      }
    }
    #expect(tree.consistencyProof(from: 0, to: 5) == nil)
    #expect(tree.consistencyProof(from: 6, to: 5) == nil)
  }

  @Test func `a frontier goes on from its bytes`() throws {
    let leaves = Self.leaves(77)
    let tree = MerkleTree(leaves)
    var frontier = MerkleFrontier()
    for (index, leaf) in leaves.enumerated() {
      frontier = try #require(MerkleFrontier(bytes: frontier.bytes))
      frontier.append(leaf)
      #expect(frontier.root == tree.root(size: UInt64(index + 1)))
    }
    #expect(MerkleFrontier(bytes: Array(frontier.bytes.dropLast())) == nil)
    #expect(MerkleFrontier(bytes: Array(frontier.bytes.dropLast(32))) == nil)
    #expect(MerkleFrontier(bytes: []) == nil)
  }

  @Test func `a proof among a million has at most twenty hashes`() throws {
    let leaf = TreeHash(leaf: [])
    let tree = MerkleTree(repeatElement(leaf, count: 1_000_000))
    let root = tree.root
    for index: UInt64 in [0, 1, 524_287, 524_288, 777_777, 999_999] {
      let proof = try #require(tree.inclusionProof(of: index, size: 1_000_000))
      #expect(proof.hashes.count <= 20)
      #expect(proof.proves(leaf, in: root))
    }
  }

  /// A hash too few, one too many, one changed, two exchanged.
  private static func wrong(_ hashes: [TreeHash]) -> [[TreeHash]] {
    var all = [hashes + [.ofNothing], [.ofNothing] + hashes]
    guard !hashes.isEmpty else { return all }
    all += [Array(hashes.dropLast()), Array(hashes.dropFirst()), Array(hashes.dropLast()) + [.ofNothing]]
    if hashes.count > 1 { all.append([hashes[1], hashes[0]] + hashes.dropFirst(2)) }
    return all
  }
}
