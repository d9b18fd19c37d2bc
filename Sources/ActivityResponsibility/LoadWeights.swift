/// How heavily a case weighs on whoever has it: a municipality's own figures, since the law has none.
public struct LoadWeights: Hashable, Sendable {
  /// Of every open case.
  public var open = 2
  /// More, while the youth has never been reached in the case.
  public var unreached = 1
  /// More, for each follow-up that is overdue.
  public var overdue = 1

  public init() {}

  /// The load of one member of staff.
  ///
  /// - Parameters:
  ///   - cases: how many open cases.
  ///   - neverReached: in how many of them the youth has not been reached.
  ///   - late: how many of their follow-ups are overdue.
  public func load(cases: Int, neverReached: Int, late: Int) -> Int {
    cases * open + neverReached * unreached + late * overdue
  }
}
