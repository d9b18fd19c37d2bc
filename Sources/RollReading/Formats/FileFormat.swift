import ActivityResponsibility

/// Every format that a file can be recognised as. A new format enters the product here and in `FormatDetection`.
public enum FileFormat: Hashable, Sendable, CaseIterable {
  case delimitedText
  /// A zip archive, which is what an Excel workbook (`.xlsx`) is.
  case workbook
  /// Excel's format before 2007 (`.xls`).
  case oldWorkbook
  /// Navet's XML of Folkbokforingsposter.
  case navet
  /// Edlevo's XML of a school's organisation, with its pupils' placements.
  case edlevoOrganization
  /// Edlevo's XML of pupils in other organisers' schools.
  case edlevoAdmission
  /// Edlevo's XML of persons, with merges.
  case edlevoPerson
  /// Any other XML.
  case xml
  /// SS 12000's `/persons`.
  case ss12000Persons
  /// SS 12000's `/organisations`.
  case ss12000Organisations
  /// SS 12000's `/deletedEntities`.
  case ss12000DeletedEntities
  /// Any other JSON.
  case json
  /// Navet's term-code file (`#UP`).
  case termCodes
  case pdf
  case compressed
  /// Bytes that are no text.
  case binary

  /// What a file of the format tells of, where the format alone says it.
  public var content: FileContent? {
    switch self {
    case .navet, .termCodes: .population
    case .edlevoOrganization, .edlevoAdmission, .ss12000Persons: .roll
    case .edlevoPerson, .ss12000DeletedEntities: .sourcePersons
    case .ss12000Organisations: .schoolUnits
    case .delimitedText, .workbook, .oldWorkbook, .xml, .json, .pdf, .compressed, .binary: nil
    }
  }

  /// The format in words, as in "the file is …".
  public var phrase: Phrase {
    switch self {
    case .delimitedText: Phrase("avgränsad text (CSV)", "delimited text (CSV)")
    case .workbook:
      Phrase("en Excel-arbetsbok (xlsx) eller annan zip-fil", "an Excel workbook (xlsx) or other zip file")
    case .oldWorkbook: Phrase("en äldre Excel-arbetsbok (xls)", "an older Excel workbook (xls)")
    case .navet: Phrase("XML från Navet", "XML from Navet")
    case .edlevoOrganization: Phrase("Edlevos XML med organisation", "Edlevo's XML of an organization")
    case .edlevoAdmission: Phrase("Edlevos XML med externa elever", "Edlevo's XML of external pupils")
    case .edlevoPerson: Phrase("Edlevos XML med personer", "Edlevo's XML of persons")
    case .xml: Phrase("XML av okänt slag", "XML of an unknown kind")
    case .ss12000Persons: Phrase("SS 12000-personer i JSON", "SS 12000 persons in JSON")
    case .ss12000Organisations: Phrase("SS 12000-organisationer i JSON", "SS 12000 organisations in JSON")
    case .ss12000DeletedEntities:
      Phrase("SS 12000-borttagningar i JSON", "SS 12000 deleted entities in JSON")
    case .json: Phrase("JSON av okänt slag", "JSON of an unknown kind")
    case .termCodes: Phrase("en termkodsfil från Navet (#UP)", "a term-code file from Navet (#UP)")
    case .pdf: Phrase("en PDF", "a PDF")
    case .compressed: Phrase("en komprimerad fil", "a compressed file")
    case .binary: Phrase("inte text", "not text")
    }
  }
}

/// What kind of thing a file tells of.
public enum FileContent: Hashable, Sendable, CaseIterable {
  case roll
  case population
  case notices
  /// Which of a source's own numbers is which school unit.
  case schoolUnits
  /// Which of a source's own numbers is whose, and which were taken away or merged.
  case sourcePersons
}
