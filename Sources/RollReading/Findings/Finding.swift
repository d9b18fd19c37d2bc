import ActivityResponsibility

/// One thing about one row that a person should know: why it could not be used, or what to look at in it.
///
/// A row has at most one finding that rejects it, the first in the order its columns are checked; a rejected row has no
/// other findings.
public struct Finding: Hashable, Sendable {
  /// The most bytes of a rejected row that are kept.
  public static let rawRowLimit = 2_000

  /// The row as a person counts in a spreadsheet: the first row of the file is 1.
  public let row: Int32
  /// The column's heading as the file has it; `nil` where the whole row, or a column that the file lacks, is meant.
  public let column: String?
  public let kind: FindingKind
  /// Whose row it is, where that could be read: a person with a bad row is not missing from the file.
  public let number: IdentityNumber?
  /// The row itself in UTF-8, cut at `rawRowLimit` between two characters; only for rejected rows.
  ///
  /// It holds personal data: it is for the person who corrects the row, never for a log.
  public let rawRow: [UInt8]?

  public init(row: Int32, column: String?, kind: FindingKind, number: IdentityNumber?, rawRow: [UInt8]?) {
    self.row = row
    self.column = column
    self.kind = kind
    self.number = number
    self.rawRow = rawRow
  }
}

extension Finding: CustomStringConvertible {
  /// Row, column and kind: nothing personal, so that a log line or a test failure can carry it.
  public var description: String {
    let place = column.map { ", \($0)" } ?? ""
    return "row \(row)\(place): \(kind.code)"
  }
}
