import ActivityResponsibility
import RollReading

/// What the readers have in common.
protocol FuzzedReader {
  associatedtype Row: KeptRow
  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (Row) throws -> Void, onFinding: (Finding) throws -> Void,
    onPerson: (SourcePerson) throws -> Void) throws
}

/// A row, and the texts of it that the register keeps as they are.
protocol KeptRow: Hashable {
  var texts: [String?] { get }
}

extension RollRow: KeptRow {
  var texts: [String?] { [] }
}
extension PopulationRow: KeptRow {
  var texts: [String?] { [familyName, givenName, street, postalCode, locality, deregistrationReason] }
}
extension NoticeRow: KeptRow {
  var texts: [String?] { [organiser] }
}
extension SchoolUnitRow: KeptRow {
  var texts: [String?] { [name] }
}
extension SourcePerson: KeptRow {
  var texts: [String?] { [] }
}

extension RowReader: FuzzedReader where Row: KeptRow {}

/// What came of a file.
enum Outcome<Row: KeptRow>: Equatable {
  case read(rows: [Row], findings: [Finding], persons: [SourcePerson])
  case refused(ExplainedError)

  init<Reader: FuzzedReader>(
    _ input: FuzzInput, _ make: (UnsafeRawBufferPointer) throws -> Reader,
    feed: ((UnsafeRawBufferPointer, Bool) throws -> Void) throws -> Void
  ) where Reader.Row == Row {
    var rows: [Row] = []
    var findings: [Finding] = []
    var persons: [SourcePerson] = []
    do {
      var reader = try make(input.file)
      try feed { piece, isLast in
        try reader.read(
          piece, isLast: isLast,
          onRow: {
            for text in $0.texts { Outcome.check(text) }
            rows.append($0)
          },
          onFinding: {
            Outcome.check($0)
            findings.append($0)
          }, onPerson: { persons.append($0) })
      }
      self = .read(rows: rows, findings: findings, persons: persons)
    } catch let error as ExplainedError {
      self = .refused(error)
    } catch {
      fatalError("A reader threw an error that is not explained.")
    }
  }

  /// A rejected row is kept as the database keeps text: so long at most, and in whole letters.
  private static func check(_ finding: Finding) {
    check(finding.column)
    guard let raw = finding.rawRow else { return }
    if raw.count > Finding.rawRowLimit { fatalError("A rejected row is kept longer than it may be.") }
    if String(validating: raw, as: UTF8.self) == nil { fatalError("A rejected row is not UTF-8.") }
  }

  /// A zero byte cannot lie in PostgreSQL's text.
  private static func check(_ text: String?) {
    if let text, text.utf8.contains(0) { fatalError("A text holds a zero byte.") }
  }
}
