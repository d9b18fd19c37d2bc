import ActivityResponsibility

/// What a file turned out to be, for showing to a person before its rows are used.
public struct DetectedFormat: Hashable, Sendable {
  /// One column that was recognised.
  public struct Column: Hashable, Sendable {
    /// The heading that `fullfolj` itself writes for the field, such as `Startdatum`.
    public let field: String
    /// The heading as the file has it.
    public let heading: String
    /// Whether what stands in the column is kept. A roll's names are known for what they are and passed over.
    public let isKept: Bool

    public init(field: String, heading: String, isKept: Bool) {
      self.field = field
      self.heading = heading
      self.isKept = isKept
    }
  }

  public let file: FileFormat
  /// Of delimited text only.
  public let encoding: TextEncoding?
  /// Of delimited text only.
  public let separator: Separator?
  /// The row that holds the headings, counted as a spreadsheet counts; usually 1. 0 where there is none.
  public let headerRow: Int32
  /// The columns that were recognised, from left to right.
  public let columns: [Column]
  /// Headings of columns that are not read.
  public let unknownHeadings: [String]
  /// What else there is to say of the file: the sheet of a workbook, the version of an exchange format.
  public let detail: Phrase?

  public init(
    file: FileFormat, encoding: TextEncoding? = nil, separator: Separator? = nil, headerRow: Int32 = 0,
    columns: [Column] = [], unknownHeadings: [String] = [], detail: Phrase? = nil
  ) {
    self.detail = detail
    self.file = file
    self.encoding = encoding
    self.separator = separator
    self.headerRow = headerRow
    self.columns = columns
    self.unknownHeadings = unknownHeadings
  }

  /// What was found, in a few lines, without a trailing newline.
  public func summary(in language: Language) -> String {
    let swedish = language == .swedish
    let read = columns.filter(\.isKept).map { $0.field == $0.heading ? $0.field : "\($0.heading) → \($0.field)" }
    var first: [String]
    if let separator, let encoding {
      first = [
        swedish ? "text med \(separator.phrase.swedish)" : "text with \(separator.phrase.english)",
        encoding.phrase.text(in: language),
      ]
    } else {
      first = [file.phrase.text(in: language)]
    }
    if let detail { first.append(detail.text(in: language)) }
    if headerRow > 0 { first.append(swedish ? "rubriker på rad \(headerRow)" : "headings on row \(headerRow)") }
    var lines = [first.joined(separator: ", ")]
    if !read.isEmpty { lines.append((swedish ? "läses: " : "read: ") + read.joined(separator: ", ")) }
    let passedOver = columns.filter { !$0.isKept }.map(\.heading)
    if !passedOver.isEmpty {
      lines.append((swedish ? "sparas inte: " : "not kept: ") + passedOver.joined(separator: ", "))
    }
    if !unknownHeadings.isEmpty {
      lines.append((swedish ? "läses inte: " : "not read: ") + unknownHeadings.joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }
}

/// The character that stands between the cells of delimited text.
public enum Separator: UInt8, Hashable, Sendable, CaseIterable {
  // The order is that of preference where a file of one column does not tell: what Excel writes in Sweden first.
  case semicolon = 0x3B
  case tab = 0x09
  case comma = 0x2C

  /// The separator in words.
  public var phrase: Phrase {
    switch self {
    case .semicolon: Phrase("semikolon", "semicolon")
    case .tab: Phrase("tabb", "tab")
    case .comma: Phrase("komma", "comma")
    }
  }
}

/// How a text file's letters are written as bytes.
public enum TextEncoding: Hashable, Sendable, CaseIterable {
  case utf8
  /// UTF-8 with a byte order mark first, as Excel writes "CSV UTF-8".
  case utf8WithMark
  /// What Excel writes as "Unicode text".
  case utf16LittleEndian
  case utf16BigEndian
  /// The older Windows encoding, of which ISO 8859-1 is a part as far as written text goes.
  case windows1252

  /// The encoding in words.
  public var phrase: Phrase {
    switch self {
    case .utf8: Phrase("UTF-8", "UTF-8")
    case .utf8WithMark: Phrase("UTF-8 med inledande märke", "UTF-8 with a byte order mark")
    case .utf16LittleEndian: Phrase("UTF-16 (LE)", "UTF-16 (LE)")
    case .utf16BigEndian: Phrase("UTF-16 (BE)", "UTF-16 (BE)")
    case .windows1252: Phrase("Windows-1252", "Windows-1252")
    }
  }
}
