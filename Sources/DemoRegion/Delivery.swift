import ActivityResponsibility

/// One file that arrives.
public struct Delivery: Sendable {
  public enum Kind: Hashable, Sendable {
    /// Residents of a municipality; a complete file has all of them.
    case population(MunicipalityCode, isComplete: Bool)
    /// Pupils; a complete roll has all of its scope, a delta only what is new.
    case roll(source: String, RollScope, isComplete: Bool)
    case notices
  }

  public let kind: Kind
  /// The day the file speaks of, which is the night it arrives.
  public let asOf: Day
  /// Below the region's folder, with `/` between the parts.
  public let path: String
  public let bytes: [UInt8]
  /// What the file shows, in Swedish, where it is not an ordinary one.
  public let note: String?
}

/// A working day on which files arrive, and after which the register decides.
public struct Night: Sendable {
  public let day: Day
  /// Population first, then rolls, then notices: the order in which they are meant to be read.
  public let deliveries: [Delivery]
  /// What makes the night worth a look, in Swedish.
  public let note: String?
}
