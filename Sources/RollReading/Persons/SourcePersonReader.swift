import ActivityResponsibility

/// The day that a file about persons speaks of.
public struct SourcePersonContext: Hashable, Sendable {
  public let asOf: Day

  public init(asOf: Day) {
    self.asOf = asOf
  }
}

/// Reads a file in which a source says which of its own numbers is whose, which it has taken away, and which are one
/// person.
public typealias SourcePersonReader = RowReader<SourcePerson>
