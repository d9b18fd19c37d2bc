/// The digests that one unit's last roll said, found by digest: ten bytes a row.
///
/// Open addressing, four digests to five slots. A digest's place is told by its high bits, so digests that are spread
/// evenly lie evenly; where two want one place, the next free one is taken. Digests are compared whole, never by place
/// alone, so a row is taken for a known one only where all 64 bits agree.
struct DigestTable {
  /// Zero is an empty slot. A digest that is zero is kept as one: no likelier to be mistaken than any other.
  private var slots: [UInt64]
  /// One bit a slot: whether the new roll said it.
  private var seen: [UInt64]
  /// How many different digests there are.
  private(set) var count = 0
  /// How many of them the new roll has said.
  private(set) var seenCount = 0

  init(_ digests: [UInt64]) {
    let size = digests.count + digests.count / 4 + 4
    slots = [UInt64](repeating: 0, count: size)
    seen = [UInt64](repeating: 0, count: (size + 63) / 64)
    for digest in digests {
      let slot = slot(of: digest)
      guard slots[slot] == 0 else { continue }
      slots[slot] = Self.stored(digest)
      count += 1
    }
  }

  /// Whether the new roll does not say something that is remembered.
  var hasGone: Bool { seenCount < count }

  /// Marks a digest as said by the new roll.
  mutating func recall(_ digest: UInt64) -> Recall {
    let slot = slot(of: digest)
    guard slots[slot] != 0 else { return .unknown }
    let bit: UInt64 = 1 << UInt64(slot & 63)
    guard seen[slot >> 6] & bit == 0 else { return .saidAgain }
    seen[slot >> 6] |= bit
    seenCount += 1
    return .known
  }

  /// Whether the digest is remembered and the new roll has said it.
  func isSeen(_ digest: UInt64) -> Bool {
    let slot = slot(of: digest)
    return slots[slot] != 0 && seen[slot >> 6] & (1 << UInt64(slot & 63)) != 0
  }

  /// What the new roll does not say.
  var gone: [UInt64] {
    guard hasGone else { return [] }
    return slots.indices.filter { slots[$0] != 0 && seen[$0 >> 6] & (1 << UInt64($0 & 63)) == 0 }.map { slots[$0] }
  }

  static func stored(_ digest: UInt64) -> UInt64 { digest == 0 ? 1 : digest }

  /// Where the digest lies, or the empty slot where it would: there always is one.
  @inline(__always)
  private func slot(of digest: UInt64) -> Int {
    let digest = Self.stored(digest)
    return slots.withUnsafeBufferPointer { slots in
      var slot = Int(digest.multipliedFullWidth(by: UInt64(slots.count)).high)
      while slots[slot] != 0, slots[slot] != digest {
        slot += 1
        if slot == slots.count { slot = 0 }
      }
      return slot
    }
  }
}

/// What is remembered of a row.
enum Recall {
  /// The last roll did not say it.
  case unknown
  /// The last roll said it, and the new one for the first time.
  case known
  /// The new roll has said it before.
  case saidAgain
}
