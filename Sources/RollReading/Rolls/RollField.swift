/// What a roll can have columns for.
enum RollField: Int, HeadedField {
  case number, familyName, givenName, form, programme, unit, firstDay, lastDay, leavingReason, certificate
  case certificateDay, protection, protectedRegistration, birthDate

  static let folding = Folding<RollField>()

  var heading: String {
    switch self {
    case .number: "Personnummer"
    case .familyName: "Efternamn"
    case .givenName: "Förnamn"
    case .form: "Skolform"
    case .programme: "Studievägskod"
    case .unit: "Skolenhetskod"
    case .firstDay: "Startdatum"
    case .lastDay: "Slutdatum"
    case .leavingReason: "Avbrottsorsak"
    case .certificate: "Betygsdokument"
    case .certificateDay: "Betygsdatum"
    case .protection: "Sekretess"
    case .protectedRegistration: "Skyddad folkbokföring"
    case .birthDate: "Födelsedatum"
    }
  }

  var synonyms: [String] {
    switch self {
    case .number: CommonHeadings.number
    case .familyName: CommonHeadings.familyName
    case .givenName: CommonHeadings.givenName
    case .form: ["Skolformskod", "Skolform kod", "Skoltyp"]
    case .programme:
      [
        "Studieväg", "Studievägkod", "Program", "Programkod", "Studieprogram", "Gymnasieprogram",
        "Nationell studievägskod", "Officiell programkod",
      ]
    case .unit: CommonHeadings.unit
    case .firstDay:
      [
        "Start", "Startdag", "From", "Från", "Från och med", "From och med", "Fr o m", "Från datum", "From datum",
        "Fom",
        "Inskrivningsdatum", "Inskriven", "Inskriven från", "Inskriven from", "Första dag", "Placeringsstart",
        "Studiestart", "Begynnelsedatum",
      ]
    case .lastDay:
      [
        "Slut", "Slutdag", "Till", "Tom", "Till och med", "T o m", "Till datum", "Tom datum", "Avslutsdatum",
        "Avslutningsdatum", "Avslutad", "Avgångsdatum", "Utskrivningsdatum", "Utskriven", "Inskriven till",
        "Inskriven tom", "Sista dag", "Placeringsslut", "Studieslut", "Avbrottsdatum",
      ]
    case .leavingReason: ["Avbrott", "Orsak", "Avgångsorsak", "Avslutsorsak", "Avslutningsorsak", "Orsak till avbrott"]
    case .certificate: ["Betyg", "Betygstyp", "Examen", "Examensbevis", "Slutdokument", "Betygsdokumenttyp"]
    case .certificateDay: ["Examensdatum", "Datum för betyg", "Betygsdokumentdatum", "Datum för examen"]
    case .protection: CommonHeadings.protection
    case .protectedRegistration: CommonHeadings.protectedRegistration
    case .birthDate: CommonHeadings.birthDate
    }
  }

  var isKept: Bool { self != .familyName && self != .givenName && self != .birthDate }

  var isDay: Bool { self == .firstDay || self == .lastDay || self == .certificateDay || self == .birthDate }

  var isName: Bool { self == .familyName || self == .givenName }
}

/// Headings that several kinds of file have.
enum CommonHeadings {
  static let number = [
    "Personnr", "Pnr", "Persnr", "Person nr", "Person-id", "Personid", "PID", "Personident", "Identitetsnummer",
    "Person-/samordningsnummer", "Personnummer/samordningsnummer", "Personnummer eller samordningsnummer",
    "Samordningsnummer", "Samordningsnr", "Elevens personnummer", "Elev personnummer", "Civicno", "Socialnumber",
  ]
  static let familyName = ["Efternamn elev", "Elevens efternamn", "Lastname", "Surname", "Familyname"]
  static let givenName = [
    "Förnamn elev", "Elevens förnamn", "Tilltalsnamn", "Firstname", "Givenname",
  ]
  static let unit = [
    "Skolenhet", "Enhetskod", "Skolenhetens kod", "Skolenhetsnummer", "Skolenhetsnr", "Schoolunitcode",
  ]
  static let protection = [
    "Skydd", "Skyddad", "Skyddade", "Skyddade personuppgifter", "Skyddad personuppgift", "Skyddade uppgifter",
    "Skyddad identitet", "Skyddad id", "Sekretessmarkering", "Sekretessmarkerad", "Sekretesskydd", "Sekretesskod",
    "Skyddsmarkering", "Personskydd", "Spärrmarkering",
  ]
  static let birthDate = ["Födelsedag", "Födelsetid", "Född", "Birthdate", "Birth date"]
  static let protectedRegistration = ["Skyddad folkbokf", "Skyddad fbf", "Kvarskrivning", "Kvarskriven"]
}
