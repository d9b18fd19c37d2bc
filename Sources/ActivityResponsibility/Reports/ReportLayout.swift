/// How the national file is written: what whoever has the collection's file description puts in.
public struct ReportLayout: Sendable {
  /// How cells are parted.
  public enum Parting: Hashable, Sendable {
    case separator(Character)
    /// Every column has a width and is filled up with spaces.
    case fixedWidth
  }

  /// Which registrations have a row of basic data of their own.
  public enum BasicRow: String, Sendable, CaseIterable {
    case always
    case whereNothingElse = "where-nothing-else"
  }

  /// Whether a measure that begins and ends in the period has one row or two.
  public enum MeasureRows: String, Sendable, CaseIterable {
    case one
    case two
  }

  /// What becomes of protected persons. How the collection wants them has not been found.
  public enum Protected: String, Sendable, CaseIterable {
    case leaveOut = "leave-out"
    case numberOnly = "number-only"
  }

  /// What becomes of registrations of persons who never were registered in the municipality's population.
  public enum Strangers: String, Sendable, CaseIterable {
    case leaveOut = "leave-out"
    case include
  }

  public enum LineEnd: String, Sendable, CaseIterable {
    case crlf
    case lf

    /// What stands at a line's end.
    public var text: String { self == .crlf ? "\r\n" : "\n" }
  }

  public var name: String
  /// Whether it is ours, made up to show the form, and no layout that anybody takes in.
  public var isExample: Bool
  public var parting: Parting = .separator(";")
  public var encoding: ReportEncoding = .utf8
  public var lineEnd: LineEnd = .crlf
  public var hasHeadings = true
  public var basicRow: BasicRow = .always
  public var measureRows: MeasureRows = .two
  public var protected: Protected = .leaveOut
  public var strangers: Strangers = .leaveOut
  /// The closing reasons of ours that mean that the youth turned 20.
  public var turned20: Set<String> = [Reason.turned20.code]
  /// The logical checks that are run.
  public var checks: Set<ReportCheck> = Set(ReportCheck.logical)
  public var columns: [ReportColumn]

  public init(name: String, isExample: Bool = false, columns: [ReportColumn]) {
    self.name = name
    self.isExample = isExample
    self.columns = columns
  }
}

/// One column of the file.
public struct ReportColumn: Sendable {
  public enum Content: Hashable, Sendable {
    case field(ReportField)
    /// The same text on every row.
    case text(String)
  }

  public enum DayStyle: String, Sendable, CaseIterable {
    case dashed = "yyyy-mm-dd"
    case plain = "yyyymmdd"
    case short = "yymmdd"
    case dotted = "dd.mm.yyyy"
  }

  public enum NumberStyle: String, Sendable, CaseIterable {
    case twelve
    case ten
    case dashed
  }

  public var heading: String
  public var content: Content
  public var dayStyle: DayStyle = .dashed
  public var numberStyle: NumberStyle = .twelve
  /// Their code for ours; `nil` where ours are written as they are.
  public var codes: [String: String]?
  /// Their code for those of ours that ``codes`` lacks; `nil` where such a value is something to mend.
  public var otherwise: String?
  /// What is written where a row of the column's block has no value.
  public var empty = ""
  /// Whether a row of the column's block must have a value.
  public var isRequired = false
  /// In characters: the exact width where cells are not separated, else the most there may be.
  public var width: Int?
  /// Whether the spaces of a fixed width stand before the value.
  public var isToTheRight = false

  public init(_ heading: String, _ content: Content) {
    self.heading = heading
    self.content = content
  }
}
