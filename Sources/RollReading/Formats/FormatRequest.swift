/// What the person said the file is (`--format`).
public enum FormatRequest: String, Hashable, Sendable, CaseIterable {
  /// Look at the file and find out.
  case auto
  /// Delimited text: semicolon, tab or comma, any of the usual encodings.
  case csv
  /// An Excel workbook.
  case workbook = "xlsx"
  /// Navet's XML.
  case navet
  /// Navet's term-code file (`#UP`).
  case termCodes = "up"
  /// Edlevo's XML.
  case edlevo
  /// SS 12000 in JSON.
  case ss12000

  /// The request of that name, upper or lower case, or `nil` where no format has the name.
  public init?(_ name: some StringProtocol) {
    self.init(rawValue: name.lowercased())
  }

  /// The name as `--format` takes it.
  public var name: String { rawValue }

  /// Whether a file of the format is what was asked for.
  func fits(_ format: FileFormat) -> Bool {
    switch self {
    case .auto: true
    case .csv: format == .delimitedText
    case .workbook: format == .workbook
    case .navet: format == .navet
    case .termCodes: format == .termCodes
    case .edlevo: format == .edlevoOrganization || format == .edlevoAdmission || format == .edlevoPerson
    case .ss12000: format == .ss12000Persons || format == .ss12000Organisations || format == .ss12000DeletedEntities
    }
  }
}
