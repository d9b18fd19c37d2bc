import Inspection
import Testing

/// The hashes of RFC 6962, by vectors that others have published (Certificate Transparency's reference tests).
struct TreeHashTests {
  @Test func `nothing, and a leaf of nothing, have the published hashes`() {
    #expect(
      TreeHash.ofNothing.hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      TreeHash(leaf: []).hexadecimal == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
  }

  @Test func `a node over two leaves has the published hash`() {
    #expect(
      TreeHash(TreeHash(leaf: []), TreeHash(leaf: [0])).hexadecimal
        == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
  }

  @Test func `a hash has 32 bytes`() {
    #expect(TreeHash([1, 2, 3]) == nil)
  }
}
