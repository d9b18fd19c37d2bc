import ActivityResponsibility

/// What a source says of a person apart from any enrolment: which of its own numbers is whose, that one was taken away,
/// or that two of them are one person.
public struct SourcePerson: Hashable, Sendable {
  /// What is said.
  public enum Event: Hashable, Sendable {
    /// The person goes by this number in the source.
    case known
    /// The source no longer has the person. Not a drop-out: it may be a merge or a purge, so somebody looks.
    case deleted
    /// The source has found that its two numbers are one person, and keeps the other.
    case merged(into: ExternalID)
  }

  /// The row in the file (the person's place among the persons, from 1).
  public let row: Int32
  public let id: ExternalID
  /// The identity number, where the file gives one that can be read.
  public let number: IdentityNumber?
  public let event: Event

  public init(row: Int32, id: ExternalID, number: IdentityNumber?, event: Event) {
    self.row = row
    self.id = id
    self.number = number
    self.event = event
  }
}

/// A school unit as a source knows it: its own number beside the national code.
public struct SchoolUnitRow: Hashable, Sendable {
  /// The row in the file (the unit's place among the organisations, from 1).
  public let row: Int32
  public let id: ExternalID
  /// The school unit code (skolenhetskod).
  public let unit: SchoolUnitCode
  public let name: String?
  /// The municipality where the school lies; not its pupils'.
  public let municipality: MunicipalityCode?

  public init(
    row: Int32, id: ExternalID, unit: SchoolUnitCode, name: String?, municipality: MunicipalityCode?
  ) {
    self.row = row
    self.id = id
    self.unit = unit
    self.name = name
    self.municipality = municipality
  }
}

/// What a source is already known to mean by its own numbers, so that a file that gives only those can be read.
public struct SourceDirectory: Hashable, Sendable {
  public var units: [ExternalID: SchoolUnitCode]
  public var persons: [ExternalID: IdentityNumber]

  public init(units: [ExternalID: SchoolUnitCode] = [:], persons: [ExternalID: IdentityNumber] = [:]) {
    self.units = units
    self.persons = persons
  }
}
