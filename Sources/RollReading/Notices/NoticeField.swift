/// What a file of notices can have columns for.
enum NoticeField: Int, HeadedField {
  case number, event, day, unit, organiser, received, remark

  static let folding = Folding<NoticeField>()

  var heading: String {
    switch self {
    case .number: "Personnummer"
    case .event: "Händelse"
    case .day: "Datum"
    case .unit: "Skolenhetskod"
    case .organiser: "Huvudman"
    case .received: "Mottagen"
    case .remark: "Anmärkning"
    }
  }

  var synonyms: [String] {
    switch self {
    case .number: CommonHeadings.number
    case .event: ["Händelsetyp", "Typ av händelse", "Anmälan avser", "Avser"]
    case .day: ["Händelsedatum", "Datum för händelse", "Datum för händelsen", "Dag"]
    case .unit: CommonHeadings.unit
    case .organiser: ["Huvudmannens namn", "Huvudmannens organisationsnummer", "Organisationsnummer", "Orgnr"]
    case .received: ["Mottaget", "Mottagen datum", "Mottagningsdatum", "Inkommen", "Inkom", "Ankomstdatum", "Inkommet"]
    case .remark: ["Anm", "Kommentar", "Notering", "Övrigt", "Fritext"]
    }
  }

  var isKept: Bool { self != .remark }

  var isDay: Bool { self == .day || self == .received }

  var isName: Bool { false }
}
