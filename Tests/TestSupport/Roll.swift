import ActivityResponsibility

/// A row of a roll, with the contract's columns.
public struct Pupil: Hashable, Sendable {
  public var person: TestPerson?
  /// What stands in the number's cell where it is not the person's number.
  public var writtenNumber: String?
  public var from: Day?
  /// The last day, as files give it.
  public var last: Day?
  public var programme: String
  public var form: String
  public var unit: String?
  public var leavingReason: String
  public var certificate: String
  public var certificateDay: Day?
  public var mark: String
  /// What stands in the last day's cell where it is no day.
  public var writtenLast: String?

  public init(
    _ person: TestPerson?, from: Day? = nil, last: Day? = nil, programme: String = "NANAT", form: String = "",
    unit: String? = nil, leavingReason: String = "", certificate: String = "", certificateDay: Day? = nil,
    mark: String = "", writtenNumber: String? = nil, writtenLast: String? = nil
  ) {
    self.person = person
    self.writtenNumber = writtenNumber
    self.from = from
    self.last = last
    self.programme = programme
    self.form = form
    self.unit = unit
    self.leavingReason = leavingReason
    self.certificate = certificate
    self.certificateDay = certificateDay
    self.mark = mark
    self.writtenLast = writtenLast
  }

  var line: String {
    [
      writtenNumber ?? person?.written ?? "", "", "", form, programme, unit ?? "", from?.description ?? "",
      writtenLast ?? last?.description ?? "", leavingReason, certificate, certificateDay?.description ?? "", mark,
    ].joined(separator: ";")
  }
}

/// A school's roll as a test says it.
public struct Roll: Hashable, Sendable {
  public var pupils: [Pupil]
  public var asOf: Day
  public var scope: RollScope
  public var isComplete: Bool
  public var source: String

  public init(
    _ asOf: Day, _ pupils: [Pupil], scope: RollScope = Roll.unit, isComplete: Bool = true, source: String = "skolan"
  ) {
    self.pupils = pupils
    self.asOf = asOf
    self.scope = scope
    self.isComplete = isComplete
    self.source = source
  }

  /// The scope of a roll that says nothing else.
  public static let unit: RollScope = "unit:31279295"

  /// The file, headings first.
  public var text: String {
    let headings =
      "Personnummer;Efternamn;Förnamn;Skolform;Studievägskod;Skolenhetskod;Startdatum;Slutdatum;Avbrottsorsak;"
      + "Betygsdokument;Betygsdatum;Sekretess"
    return ([headings] + pupils.map(\.line)).joined(separator: "\n") + "\n"
  }
}
