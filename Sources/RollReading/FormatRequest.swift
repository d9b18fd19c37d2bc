/// What the person said the file is (`--format`).
///
/// Every name the product will ever take is known here, so that a name that cannot be read yet is answered with what to
/// do instead and not with "unknown".
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

  /// The names of the formats that this version reads.
  public static let readableNames = [FormatRequest.auto.name, FormatRequest.csv.name]
}
