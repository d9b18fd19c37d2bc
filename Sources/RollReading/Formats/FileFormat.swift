import ActivityResponsibility

/// A format that files come in: what it is called, how it is recognised, and who reads it.
///
/// A format is declared in a file of its own beside its readers, and enters the product by its line in ``all``.
public struct FileFormat: Sendable {
  /// Tells it from every other.
  let code: String
  /// The format in words, as in "the file is …".
  public let phrase: Phrase
  /// What a file of the format tells of, where the format alone says it.
  public let content: FileContent?
  /// Whether its files speak of persons or school units by numbers of the source's own.
  public let usesOwnNumbers: Bool
  /// What a person says who means it (`--format`); `nil` where it is not read.
  let request: FormatRequest?
  let recognises: @Sendable (FileSniff) -> Bool
  let readers: FormatReaders

  init(
    _ code: String, _ phrase: Phrase, content: FileContent? = nil, usesOwnNumbers: Bool = false,
    request: FormatRequest? = nil, recognises: @escaping @Sendable (FileSniff) -> Bool,
    readers: FormatReaders = FormatReaders()
  ) {
    self.code = code
    self.phrase = phrase
    self.content = content
    self.usesOwnNumbers = usesOwnNumbers
    self.request = request
    self.recognises = recognises
    self.readers = readers
  }

  /// Every format, in the order in which a file is asked whether it is one: what says less of itself comes later.
  public static let all: [FileFormat] = [
    .workbook,
    .oldWorkbook,
    .compressed,
    .pdf,
    .edlevoOrganization,
    .edlevoAdmission,
    .edlevoPerson,
    .navet,
    .xml,
    .ss12000Persons,
    .ss12000Organisations,
    .ss12000DeletedEntities,
    .json,
    .termCodes,
    .binary,
    .delimitedText,
  ]
}

extension FileFormat: Hashable {
  public static func == (one: FileFormat, other: FileFormat) -> Bool { one.code == other.code }

  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
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
