import Testing

@testable import Register

/// Digests are found by where they lie and compared whole: one that only shares its place with another is another.
struct DigestTableTests {
  /// Digests whose high bits, which tell the place, are alike.
  private static func crowd(_ place: UInt64, _ count: UInt64) -> [UInt64] { (1...count).map { place << 32 | $0 } }

  @Test(arguments: [0, 7, 0x7FFF_FFFF, 0xFFFF_FFFF] as [UInt64])
  func `digests that want the same place are told apart, also over the end`(place: UInt64) {
    let known = Self.crowd(place, 40)
    var table = DigestTable(known)
    #expect(table.count == 40)
    for other in (41...90).map({ place << 32 | $0 }) { #expect(table.recall(other) == .unknown) }
    for digest in known { #expect(table.recall(digest) == .known) }
    #expect(!table.hasGone && table.gone.isEmpty)
    for digest in known { #expect(table.recall(digest) == .saidAgain) }
  }

  @Test func `what is not said is gone`() {
    var table = DigestTable(Self.crowd(3, 20) + Self.crowd(9, 20))
    for digest in Self.crowd(3, 20) { _ = table.recall(digest) }
    #expect(table.hasGone)
    #expect(table.gone.sorted() == Self.crowd(9, 20))
    #expect(table.isSeen(3 << 32 | 1) && !table.isSeen(9 << 32 | 1) && !table.isSeen(4))
  }

  @Test func `a digest of zero is remembered like any other, and none is remembered of nothing`() {
    var table = DigestTable([0])
    #expect(table.recall(0) == .known)
    var empty = DigestTable([])
    #expect(empty.recall(0) == .unknown && empty.recall(.max) == .unknown)
    #expect(!empty.hasGone)
  }

  @Test func `a digest given twice counts once`() {
    var table = DigestTable([5, 5, 6])
    #expect(table.count == 2)
    _ = table.recall(5)
    #expect(table.gone == [6])
  }
}
