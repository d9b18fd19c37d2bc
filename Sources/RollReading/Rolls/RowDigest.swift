import ActivityResponsibility

/// A 64-bit digest of a row's content by multiply-and-fold: each word is mixed in with one full multiplication.
///
/// The constants are fixed for ever (the first 64-bit words of the fraction of π), because digests are stored and
/// compared with those of files that come years later. It guards against chance, not against an adversary: whoever
/// delivers the roll may write whatever rows they like anyway.
struct RowDigest {
  private var state: UInt64 = 0x243F_6A88_85A3_08D3

  /// The digest of all that was added.
  @inline(__always)
  var value: UInt64 {
    let product = (state ^ 0x082E_FA98_EC4E_6C89).multipliedFullWidth(by: 0x4528_21E6_38D0_1377)
    return product.high ^ product.low
  }

  /// Mixes one word in.
  @inline(__always)
  mutating func add(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0x1319_8A2E_0370_7345)
    // Adding the other constant keeps a product of zero from forgetting what came before.
    state = (product.high ^ product.low) &+ 0xA409_3822_299F_31D0 &+ word
  }

  /// Mixes two days in; no day is a day that no file can give.
  @inline(__always)
  mutating func add(_ first: Day?, _ second: Day?) {
    let low = UInt32(bitPattern: first?.daysSince2000 ?? Int32.min)
    let high = UInt32(bitPattern: second?.daysSince2000 ?? Int32.min)
    add(UInt64(low) | UInt64(high) << 32)
  }
}
