import ActivityResponsibility
import PostgreSQL
import SQLText

/// Where something was odd in a file and what it was, without anything of the row: what can be sent to whoever made it.
public struct FindingPlace: Hashable, Sendable {
  /// `nil` where the whole file is meant.
  public let row: Int32?
  /// The column's heading; `nil` where the whole row is meant.
  public let column: String?
  public let kind: String
  public let rejectsRow: Bool

  public init(row: Int32?, column: String?, kind: String, rejectsRow: Bool) {
    self.row = row
    self.column = column
    self.kind = kind
    self.rejectsRow = rejectsRow
  }
}

extension Connection {
  /// Where something was odd in a delivery, in the file's order; the first `limit` of them.
  public func findingPlaces(of delivery: Int64, limit: Int) throws -> [FindingPlace] {
    try query(Query.findingPlaces, [.int64(delivery), .int64(Int64(limit))]).map { row in
      FindingPlace(
        row: row.optionalInt32(0), column: row.optionalText(1), kind: row.text(2), rejectsRow: row.bool(3))
    }
  }

  /// How many there are of each kind of finding in a delivery, the most common first.
  public func findingCounts(of delivery: Int64) throws -> [(kind: String, rejectsRow: Bool, count: Int)] {
    try query(Query.findingCounts, [.int64(delivery)]).map { row in
      (kind: row.text(0), rejectsRow: row.bool(1), count: row.int(2))
    }
  }
}
