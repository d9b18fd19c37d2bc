import ActivityResponsibility

extension FileFormat {
  /// Edlevo's XML of a school's organisation, with its pupils' placements.
  public static let edlevoOrganization = FileFormat(
    "edlevo-organization", Phrase("Edlevos XML med organisation", "Edlevo's XML of an organization"), content: .roll,
    usesOwnNumbers: true, request: .edlevo, recognises: { EdlevoFormat($0)?.kind == .organization },
    readers: FormatReaders(
      rolls: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try EdlevoOrganizationReader(file, context: context))
      }))

  /// Edlevo's XML of pupils in other organisers' schools.
  public static let edlevoAdmission = FileFormat(
    "edlevo-admission", Phrase("Edlevos XML med externa elever", "Edlevo's XML of external pupils"), content: .roll,
    request: .edlevo, recognises: { EdlevoFormat($0)?.kind == .admission },
    readers: FormatReaders(
      rolls: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try EdlevoAdmissionReader(file, context: context))
      }))

  /// Edlevo's XML of persons, with merges.
  public static let edlevoPerson = FileFormat(
    "edlevo-person", Phrase("Edlevos XML med personer", "Edlevo's XML of persons"), content: .sourcePersons,
    usesOwnNumbers: true, request: .edlevo, recognises: { EdlevoFormat($0)?.kind == .person },
    readers: FormatReaders(
      sourcePersons: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try EdlevoPersonReader(file, context: context))
      }))
}

extension FormatRequest {
  /// Edlevo's XML.
  public static let edlevo = FormatRequest(named: "edlevo")
}
