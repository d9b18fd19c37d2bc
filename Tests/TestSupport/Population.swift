import ActivityResponsibility

/// A row of a population file, with the contract's columns.
public struct Resident: Hashable, Sendable {
  public var person: TestPerson
  public var since: Day?
  public var municipality: String
  public var familyName: String
  public var givenName: String
  public var address: String
  public var immigrated: Day?
  public var deregistered: Day?
  public var deregistrationReason: String
  public var mark: String
  /// What stands in the number's cell where it is not the person's number.
  public var writtenNumber: String?
  /// What stands in the first day's cell where it is no day.
  public var writtenSince: String?
  /// The number that the person goes by instead.
  public var replacedBy: TestPerson?

  public init(
    _ person: TestPerson, since: Day? = nil, municipality: String = "", familyName: String = "Ek",
    givenName: String = "Kim", address: String = "Storgatan 1", immigrated: Day? = nil, deregistered: Day? = nil,
    deregistrationReason: String = "", mark: String = "", writtenNumber: String? = nil, writtenSince: String? = nil,
    replacedBy: TestPerson? = nil
  ) {
    self.person = person
    self.since = since
    self.municipality = municipality
    self.familyName = familyName
    self.givenName = givenName
    self.address = address
    self.immigrated = immigrated
    self.deregistered = deregistered
    self.deregistrationReason = deregistrationReason
    self.mark = mark
    self.writtenNumber = writtenNumber
    self.writtenSince = writtenSince
    self.replacedBy = replacedBy
  }

  /// A record that carries only number and mark.
  public static func markOnly(_ person: TestPerson, _ mark: String) -> Resident {
    Resident(person, familyName: "", givenName: "", address: "", mark: mark)
  }

  var line: String {
    [
      writtenNumber ?? person.digits, familyName, givenName, address, "", "", municipality,
      writtenSince ?? since?.description ?? "", immigrated?.description ?? "", deregistrationReason,
      deregistered?.description ?? "", mark,
    ].map(Self.cell).joined(separator: ";") + (replacedBy.map { ";" + $0.digits } ?? "")
  }

  /// A cell as CSV has it: in quotation marks where it needs them.
  private static func cell(_ text: String) -> String {
    text.contains { ";\"\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

/// A municipality's population file as a test says it.
public struct Population: Hashable, Sendable {
  public var residents: [Resident]
  public var asOf: Day
  public var municipality: MunicipalityCode
  public var isComplete: Bool
  public var source: String

  public init(
    _ asOf: Day, _ residents: [Resident], municipality: MunicipalityCode = "1496", isComplete: Bool = true,
    source: String = "folkbokforing"
  ) {
    self.residents = residents
    self.asOf = asOf
    self.municipality = municipality
    self.isComplete = isComplete
    self.source = source
  }

  /// The file, headings first.
  public var text: String {
    let headings =
      "Personnummer;Efternamn;Förnamn;Adress;Postnummer;Postort;Kommunkod;Folkbokföringsdatum;Invandringsdatum;"
      + "Avregistreringsorsak;Avregistreringsdatum;Skydd"
      + (residents.contains { $0.replacedBy != nil } ? ";Hänvisningspersonnummer" : "")
    return ([headings] + residents.map(\.line)).joined(separator: "\n") + "\n"
  }
}

/// A school's notices in a file, as a test says them.
public struct NoticeSheet: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let person: TestPerson
    public let event: NoticeEvent
    public let day: Day
    public let unit: SchoolUnitCode

    public init(_ person: TestPerson, _ event: NoticeEvent, _ day: Day, unit: SchoolUnitCode = "31279295") {
      self.person = person
      self.event = event
      self.day = day
      self.unit = unit
    }
  }

  public var lines: [Line]
  public var received: Day

  public init(_ received: Day, _ lines: [Line]) {
    self.lines = lines
    self.received = received
  }

  /// The file, headings first.
  public var text: String {
    (["Personnummer;Händelse;Datum;Skolenhetskod;Huvudman;Mottagen;Anmärkning"]
      + lines.map { "\($0.person.written);\($0.event.word);\($0.day);\($0.unit);;;" }).joined(separator: "\n") + "\n"
  }
}
