/// How one source writes its tables: which column is which of our fields, and how its cells are to be read.
///
/// Saved for a source, so that a layout is looked at by a person once and then read the same way for ever. Whatever it
/// leaves out is found in the file as if there were no layout.
public struct TableLayout: Hashable, Sendable {
  /// Where a field stands.
  public enum Column: Hashable, Sendable {
    /// Under the heading, in any usual spelling of it.
    case heading(String)
    /// Under the first of these headings that the file has, in any usual spelling. A file may have none of them, as
    /// lists do whose columns their makers choose.
    case anyHeading([String])
    /// At a place, counted from 1 on the left.
    case position(Int)

    /// The headings it may stand under.
    var headings: [String] {
      switch self {
      case .heading(let heading): [heading]
      case .anyHeading(let headings): headings
      case .position: []
      }
    }
  }

  /// How a cell of a day is written, where the file does not follow the usual ways.
  public enum DayStyle: String, Hashable, Sendable, CaseIterable {
    /// `YYYY-MM-DD`, `YYYYMMDD`, `YYMMDD`: what is read without a layout.
    case usual
    /// A day number of Excel, counted from 1900 (46251 is 2026-08-17).
    case excel
    /// As `excel`, in workbooks that count from 1904.
    case excel1904 = "excel-1904"
    /// `D/M/YYYY` or `D.M.YYYY`, day first.
    case dayFirst = "day-first"
  }

  /// Our field by the heading that `fullfolj` itself writes, such as `Startdatum`, and where it stands.
  public var columns: [String: Column]
  /// Per field: their word → ours, such as `Avhopp` → `J`. An empty word of ours means nothing is said.
  public var words: [String: [String: String]]
  /// Per field: what holds where the file says nothing of it, such as `Skolform` → `GY`.
  public var constants: [String: String]
  /// Their heading (or a column's place, as digits) → words: a row with such a word there is not told of, as if it were
  /// not in the file. For lists that go on naming those who have left.
  public var skipRowsWhere: [String: [String]]
  /// The sheet of a workbook; `nil`: the only one that is shown and has the columns.
  public var sheet: String?
  /// The row of the headings, counted from 1; 0: the file has none, and every column has a position; `nil`: the first
  /// row among the first twenty that has the headings.
  public var headingRow: Int?
  public var separator: Separator?
  public var encoding: TextEncoding?
  public var days: DayStyle
  /// Words for nothing beside the usual ones (`NULL`, `-`, `.`).
  public var nullWords: [String]
  /// A row whose first filled cell begins with one of these is a total or a footnote, not a pupil.
  public var footers: [String]

  public init(
    columns: [String: Column] = [:], words: [String: [String: String]] = [:],
    constants: [String: String] = [:], skipRowsWhere: [String: [String]] = [:], sheet: String? = nil,
    headingRow: Int? = nil, separator: Separator? = nil, encoding: TextEncoding? = nil, days: DayStyle = .usual,
    nullWords: [String] = [], footers: [String] = []
  ) {
    self.columns = columns
    self.words = words
    self.constants = constants
    self.skipRowsWhere = skipRowsWhere
    self.sheet = sheet
    self.headingRow = headingRow
    self.separator = separator
    self.encoding = encoding
    self.days = days
    self.nullWords = nullWords
    self.footers = footers
  }

  /// The last column that is named by its place.
  var lastPlace: Int {
    columns.values.reduce(0) { if case .position(let place) = $1 { max($0, place) } else { $0 } }
  }
}
