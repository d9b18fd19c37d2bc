import ActivityResponsibility

/// Whose population file it is, and the day it speaks of.
public struct PopulationContext: Hashable, Sendable {
  public let municipality: MunicipalityCode
  public let asOf: Day
  /// How the source writes its tables; `nil`: as the headings tell.
  public var layout: TableLayout?
  /// Whether the file tells of changes only; then it may tell of none.
  public var isOfChanges: Bool

  public init(municipality: MunicipalityCode, asOf: Day, layout: TableLayout? = nil, isOfChanges: Bool = false) {
    self.isOfChanges = isOfChanges
    self.municipality = municipality
    self.asOf = asOf
    self.layout = layout
  }
}

/// One person as the population register (folkbokföringen) gives them. Text that is blank in the file is `nil`.
public struct PopulationRow: Hashable, Sendable {
  /// The row in the file, as a spreadsheet counts.
  public let row: Int32
  public let number: IdentityNumber
  public let familyName: String?
  public let givenName: String?
  public let street: String?
  public let postalCode: String?
  public let locality: String?
  /// `nil`: the municipality that the file is of.
  public let municipality: MunicipalityCode?
  /// First day of residence in the municipality (folkbokföringsdatum).
  public let since: Day?
  public let immigrated: Day?
  /// Code of the reason of deregistration (avregistreringsorsak), upper case. A code that is not known is kept too, and
  /// has a finding.
  public let deregistrationReason: String?
  public let deregistered: Day?
  /// `nil` where the file has no column for it, which says nothing about protection.
  public let mark: ProtectionMark?
  /// Whether only number and mark are filled in: the record changes the mark and nothing else.
  public let isMarkOnly: Bool
  /// The number that the person goes by instead of this one (hänvisningspersonnummer): this one is no longer in use.
  public let replacedBy: IdentityNumber?

  public init(
    row: Int32, number: IdentityNumber, familyName: String?, givenName: String?, street: String?, postalCode: String?,
    locality: String?, municipality: MunicipalityCode?, since: Day?, immigrated: Day?, deregistrationReason: String?,
    deregistered: Day?, mark: ProtectionMark?, isMarkOnly: Bool,
    replacedBy: IdentityNumber? = nil
  ) {
    self.row = row
    self.number = number
    self.familyName = familyName
    self.givenName = givenName
    self.street = street
    self.postalCode = postalCode
    self.locality = locality
    self.municipality = municipality
    self.since = since
    self.immigrated = immigrated
    self.deregistrationReason = deregistrationReason
    self.deregistered = deregistered
    self.mark = mark
    self.isMarkOnly = isMarkOnly
    self.replacedBy = replacedBy
  }
}
