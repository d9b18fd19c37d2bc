import ActivityResponsibility

/// What an inspector's bundle is asked to hold.
public struct BundleRequest: Sendable {
  /// Who is to be in it, of those who had a case open some day of the period.
  public enum Choice: Sendable {
    case person(IdentityNumber)
    /// As many as given, drawn by a seed. See ``SampleDraw``.
    case sample(size: Int, seed: String)
    case all
  }

  /// What a bundle's making is written down as in the access log.
  static let reading = "inspect export"

  public let municipality: MunicipalityCode
  public let from: Day
  /// The last day; it is in the period.
  public let until: Day
  public let choice: Choice
  /// What pseudonyms are made of; `nil` for numbers and names as they are. The same key gives the same pseudonyms.
  public let pseudonymKey: [UInt8]?

  public init(
    municipality: MunicipalityCode, from: Day, until: Day, choice: Choice, pseudonymKey: [UInt8]? = nil
  ) {
    self.municipality = municipality
    self.from = from
    self.until = until
    self.choice = choice
    self.pseudonymKey = pseudonymKey
  }
}

/// A bundle that was made.
public struct BundleResult: Sendable {
  public let bytes: [UInt8]
  /// Whom it is about, by their current numbers.
  let people: [IdentityNumber]
  public let youths: Int
  public let entries: Int
  public let size: UInt64
  /// In lower-case hexadecimal.
  public let root: String
  /// The numbers of acts of the youths that the head does not reach, and that are not in.
  public let actsOutside: [Int64]
}
