import ActivityResponsibility

extension FileFormat {
  /// SS 12000's `/persons`.
  public static let ss12000Persons = FileFormat(
    "ss12000-persons", Phrase("SS 12000-personer i JSON", "SS 12000 persons in JSON"), content: .roll,
    usesOwnNumbers: true, request: .ss12000,
    recognises: { if case .persons? = $0.exchange { true } else { false } },
    readers: FormatReaders(rolls: FormatOpening { file, context in RowReader(SS12000Persons(file, context: context)) }))

  /// SS 12000's `/organisations`.
  public static let ss12000Organisations = FileFormat(
    "ss12000-organisations", Phrase("SS 12000-organisationer i JSON", "SS 12000 organisations in JSON"),
    content: .schoolUnits, usesOwnNumbers: true, request: .ss12000,
    recognises: { if case .organisations? = $0.exchange { true } else { false } },
    readers: FormatReaders(schoolUnits: FormatOpening { file, _ in RowReader(SS12000Organisations(file)) }))

  /// SS 12000's `/deletedEntities`.
  public static let ss12000DeletedEntities = FileFormat(
    "ss12000-deleted-entities", Phrase("SS 12000-borttagningar i JSON", "SS 12000 deleted entities in JSON"),
    content: .sourcePersons, usesOwnNumbers: true, request: .ss12000,
    recognises: { if case .deletedEntities? = $0.exchange { true } else { false } },
    readers: FormatReaders(sourcePersons: FormatOpening { file, _ in RowReader(SS12000DeletedEntities(file)) }))

  /// An empty list tells nothing, and JSON that is none is told as that, more clearly than that its kind is unknown.
  static func requireNoEmptyExchange(
    _ head: UnsafeRawBufferPointer, as request: FormatRequest
  ) throws(ExplainedError) {
    switch ExchangeSniff(head) {
    case .malformed(let error): throw error
    case .emptyList:
      guard request == .auto || request == .ss12000 else { return }
      throw request == .ss12000 ? .exchangeIsEmpty : .exchangeListSaysNothing
    default: return
    }
  }
}

extension FormatRequest {
  /// SS 12000 in JSON.
  public static let ss12000 = FormatRequest(named: "ss12000")
}
