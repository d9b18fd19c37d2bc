/// A count of persons, women and men apart.
public struct Division: Hashable, Sendable {
  public var women: Int
  public var men: Int

  public init(women: Int = 0, men: Int = 0) {
    self.women = women
    self.men = men
  }

  public var total: Int { women + men }

  /// Counts one more person.
  public mutating func count(isWoman: Bool) {
    if isWoman { women += 1 } else { men += 1 }
  }
}
