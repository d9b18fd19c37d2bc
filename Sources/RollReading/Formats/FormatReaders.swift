import ActivityResponsibility

/// Who reads a format's files, for each kind of row that they can tell of.
struct FormatReaders: Sendable {
  var rolls: FormatOpening<RollRow>?
  var population: FormatOpening<PopulationRow>?
  var notices: FormatOpening<NoticeRow>?
  var schoolUnits: FormatOpening<SchoolUnitRow>?
  var sourcePersons: FormatOpening<SourcePerson>?
}

/// A kind of row that files are read for.
public protocol ReadableRow {
  /// What the reader must know beside the file.
  associatedtype Context

  /// How files of a format are opened for such rows; `nil` where they have none.
  static func opening(of format: FileFormat) -> FormatOpening<Self>?
}

/// How files of one format are opened for one kind of row.
public struct FormatOpening<Row: ReadableRow>: Sendable {
  typealias Open = @Sendable (FileBeginning, Row.Context) throws(ExplainedError) -> RowReader<Row>

  let open: Open

  init(_ open: @escaping Open) { self.open = open }
}

extension RollRow: ReadableRow {
  public typealias Context = RollContext

  public static func opening(of format: FileFormat) -> FormatOpening<RollRow>? { format.readers.rolls }
}

extension PopulationRow: ReadableRow {
  public typealias Context = PopulationContext

  public static func opening(of format: FileFormat) -> FormatOpening<PopulationRow>? { format.readers.population }
}

extension NoticeRow: ReadableRow {
  public typealias Context = NoticeContext

  public static func opening(of format: FileFormat) -> FormatOpening<NoticeRow>? { format.readers.notices }
}

extension SchoolUnitRow: ReadableRow {
  public typealias Context = Void

  public static func opening(of format: FileFormat) -> FormatOpening<SchoolUnitRow>? { format.readers.schoolUnits }
}

extension SourcePerson: ReadableRow {
  public typealias Context = SourcePersonContext

  public static func opening(of format: FileFormat) -> FormatOpening<SourcePerson>? { format.readers.sourcePersons }
}
