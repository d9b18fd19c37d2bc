/// Chance that gives the same draws for the same seed on every machine and with every version of the standard library
/// (SplitMix64, and our own way from its words to ranges).
struct RandomNumbers {
  private var state: UInt64

  /// - Parameters:
  ///   - seed: what the region was asked to be made from.
  ///   - purpose: one stream of draws for each use, so that a change to one part of the region leaves the others alone.
  init(seed: UInt64, purpose: UInt64) {
    state = seed &+ purpose &* 0xD1B5_4A32_D192_ED03
    // The first words of close seeds are mixed once more, so that seed 1 and seed 2 have nothing in common.
    state = next() ^ seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 up to, not including, `bound`; 0 where the bound is not above 0.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number of a closed range.
  mutating func from(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// Whether something that happens to so many in a thousand happens now.
  mutating func happens(perMille: Int) -> Bool { below(1000) < perMille }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// The index of one of a list of weights, in proportion to them.
  mutating func pick(weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    return weights.count - 1
  }

  /// Puts a list in a random order (Fisher and Yates).
  mutating func shuffle<Element>(_ list: inout [Element]) {
    guard list.count > 1 else { return }
    for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, below(index + 1)) }
  }
}
