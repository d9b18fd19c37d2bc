/// What a population file can have columns for.
enum PopulationField: Int, HeadedField {
  case number, familyName, givenName, street, postalCode, locality, municipality, since, immigrated
  case deregistrationReason, deregistered, protection, protectedRegistration, birthDate, replacedBy

  static let folding = Folding<PopulationField>()

  var heading: String {
    switch self {
    case .number: "Personnummer"
    case .familyName: "Efternamn"
    case .givenName: "Förnamn"
    case .street: "Adress"
    case .postalCode: "Postnummer"
    case .locality: "Postort"
    case .municipality: "Kommunkod"
    case .since: "Folkbokföringsdatum"
    case .immigrated: "Invandringsdatum"
    case .deregistrationReason: "Avregistreringsorsak"
    case .deregistered: "Avregistreringsdatum"
    case .protection: "Skydd"
    case .protectedRegistration: "Skyddad folkbokföring"
    case .birthDate: "Födelsedatum"
    case .replacedBy: "Hänvisningspersonnummer"
    }
  }

  var synonyms: [String] {
    switch self {
    case .number: CommonHeadings.number
    case .familyName: CommonHeadings.familyName
    case .givenName: CommonHeadings.givenName
    case .street:
      [
        "Gatuadress", "Utdelningsadress", "Utdelningsadress2", "Folkbokföringsadress", "Gata", "Postadress",
        "Bostadsadress",
      ]
    case .postalCode: ["Postnr", "Post nr", "Pnr ort"]
    case .locality: ["Ort", "Stad"]
    case .municipality:
      [
        "Kommun", "Hemkommun", "Hemkommunkod", "Folkbokföringskommun", "Folkbokföringskommunkod",
        "Folkbokföringskommun kod",
        "Kommunnr", "Kommunnummer",
      ]
    case .since:
      [
        "Folkbokf datum", "Folkbokföringsdag", "Folkbokförd", "Folkbokförd från", "Folkbokförd sedan",
        "Inflyttningsdatum",
        "Inflyttad", "Inflyttad datum",
      ]
    case .immigrated: ["Invandrad", "Invandringsdag", "Invandrad datum", "Invandrade", "Första folkbokföring"]
    case .deregistrationReason: ["Avregistreringskod", "Avregistreringsorsakkod", "Avregorsak", "Avreg orsak"]
    case .deregistered: ["Avregistrerad", "Avregistreringsdag", "Avregdatum", "Avreg datum"]
    case .protection: CommonHeadings.protection + ["Sekretess"]
    case .protectedRegistration: CommonHeadings.protectedRegistration
    case .birthDate: CommonHeadings.birthDate
    case .replacedBy: ["Hänvisningsnummer", "Nytt personnummer", "HanvisningsPersonNr"]
    }
  }

  var isKept: Bool { self != .birthDate }

  var isDay: Bool { self == .since || self == .immigrated || self == .deregistered || self == .birthDate }

  var isName: Bool { self == .familyName || self == .givenName }
}
