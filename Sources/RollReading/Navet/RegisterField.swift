/// What is read of a person in the population register's own files, whether XML or term codes.
enum RegisterField: Int, CaseIterable {
  case personNumber, assignedNumber, referredNumber
  case givenName, middleName, familyName
  case careOf, street1, street2, postalCode, locality
  /// Skatteverket's own forwarding address (särskild postadress); of term codes, its lines in their order.
  case special1, special2, special3, special4, special5
  case county, municipality, since, immigrated, reason, deregistered
  case protection, protectedRegistration

  /// Whether it says that a person is protected.
  var isFlag: Bool { self == .protection || self == .protectedRegistration }

  /// The element's name in Navet's XML.
  var element: String {
    switch self {
    case .personNumber: "PersonNr"
    case .assignedNumber: "TilldelatPersonNrSamordningsNr"
    case .referredNumber: "HanvisningsPersonNr"
    case .givenName: "Fornamn"
    case .middleName: "Mellannamn"
    case .familyName: "Efternamn"
    case .careOf, .special1: "CareOf"
    case .street1, .special2: "Utdelningsadress1"
    case .street2, .special3: "Utdelningsadress2"
    case .postalCode, .special4: "PostNr"
    case .locality, .special5: "Postort"
    case .county: "LanKod"
    case .municipality: "KommunKod"
    case .since: "Folkbokforingsdatum"
    case .immigrated: "Invandringsdatum"
    case .reason: "AvregistreringsorsakKod"
    case .deregistered: "Avregistreringsdatum"
    case .protection: "Sekretessmarkering"
    case .protectedRegistration: "SkyddadFolkbokforing"
    }
  }

  /// The code in a term-code file; `nil` where it is not known. Only codes that are known for certain are here.
  var termCode: Int? {
    switch self {
    case .personNumber: 1001
    case .assignedNumber: 1002
    case .protection: 1003
    case .givenName: 1012
    case .middleName: 1013
    case .familyName: 1014
    case .protectedRegistration: 1020
    case .special1: 1051
    case .special2: 1052
    case .special3: 1053
    case .special4: 1054
    case .special5: 1055
    default: nil
    }
  }

  /// The field that a term code gives.
  init?(termCode: Int) {
    guard let field = RegisterField.allCases.first(where: { $0.termCode == termCode }) else { return nil }
    self = field
  }
}

/// The two forms of the population register's own files.
enum RegisterForm {
  case xml, termCodes

  /// What a field goes by in a file of the form.
  func label(_ field: RegisterField) -> String {
    switch self {
    case .xml: field.element
    case .termCodes: field.termCode.map(RegisterForm.written) ?? field.element
    }
  }

  /// A term code as it stands in the file: five digits.
  static func written(_ code: Int) -> String {
    let digits = String(code)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}
