import ActivityResponsibility

/// What a verifier found out about a bundle.
public struct BundleVerdict: Sendable {
  /// Something that does not hold.
  public struct Problem: Hashable, Sendable {
    /// The entry of the journal that it is about; `nil` where it is about the bundle.
    public let entry: UInt64?
    public let what: Phrase
  }

  /// How many entries of the journal are in the bundle.
  public internal(set) var entries = 0
  /// How many pages of youths.
  public internal(set) var youths = 0
  /// The signed head that all is measured by; `nil` where there is none that can be read.
  public internal(set) var head: Checkpoint?
  public internal(set) var keys: [NoteVerifierKey] = []
  public internal(set) var problems: [Problem] = []
  /// What holds, and what a bundle of this kind cannot show.
  public internal(set) var remarks: [Phrase] = []

  /// Whether nothing was found that does not hold.
  public var holds: Bool { problems.isEmpty }

  mutating func add(_ swedish: String, _ english: String, entry: UInt64? = nil) {
    problems.append(Problem(entry: entry, what: Phrase(swedish, english)))
  }

  mutating func remark(_ swedish: String, _ english: String) { remarks.append(Phrase(swedish, english)) }
}
