/// Random numbers that are the same for the same seed on every machine (SplitMix64), so that a history that fails can be
/// told by its seed.
public struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Whether something that happens in so many per cent of cases happens.
  public mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of a list that is not empty; an empty one is a fault of the test itself.
  public mutating func one<Element>(of list: [Element]) -> Element {
    guard let element = list.randomElement(using: &self) else { preconditionFailure("nothing to choose from") }
    return element
  }
}
