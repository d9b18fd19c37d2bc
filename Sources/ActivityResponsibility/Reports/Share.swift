/// A part of a whole, for figures as the published statistics write them.
public struct Share: Hashable, Sendable {
  public let part: Int
  public let whole: Int

  public init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// In percent with some decimals, rounded half away from zero; `nil` of nothing.
  ///
  /// Reckoned in whole numbers, so that a half is a half: 18 166 of 94 697 is 19.2 %, 3 of 16 is 19 %.
  public func percent(decimals: Int) -> Double? {
    guard whole > 0 else { return nil }
    let scale = Self.power(of: decimals)
    return Double(Self.rounded(part * 100 * scale, by: whole)) / Double(scale)
  }

  /// How much `new` is more or less than `old`, in percent; `nil` where there was nothing.
  public static func change(from old: Int, to new: Int, decimals: Int) -> Double? {
    Share(new - old, of: old).percent(decimals: decimals)
  }

  /// What becomes of a count that changes by some hundredths of a percent, such as −764 for −7.64 %.
  public static func applying(hundredthsOfPercent change: Int, to count: Int) -> Int {
    rounded(count * (10_000 + change), by: 10_000)
  }

  private static func rounded(_ number: Int, by divisor: Int) -> Int {
    let half = number >= 0 ? divisor / 2 : -(divisor / 2)
    return (number + half) / divisor
  }

  private static func power(of decimals: Int) -> Int {
    var scale = 1
    for _ in 0..<max(decimals, 0) { scale *= 10 }
    return scale
  }
}
