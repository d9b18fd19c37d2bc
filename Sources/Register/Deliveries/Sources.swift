import ActivityResponsibility
import PostgreSQL
import SQLText

/// Who hands in files, and the last they handed in.
public struct SourceOverview: Sendable {
  public let name: String
  public let kind: DeliveryKind
  public let guardShare: Int
  public let guardFloor: Int
  public let asOf: Day?
  public let verdict: Verdict?
  public let rows: Int?
  public let rejected: Int?
}

extension Connection {
  /// Every source, by name.
  public func sources() throws -> [SourceOverview] {
    try query(Query.listSources).map { row in
      SourceOverview(
        name: row.text(0), kind: DeliveryKind(rawValue: row.text(1)) ?? .roll, guardShare: row.int(2),
        guardFloor: row.int(3),
        asOf: row.optionalDayValue(5), verdict: row.optionalText(6).flatMap { Verdict(rawValue: $0) },
        rows: row.optionalInt(7),
        rejected: row.optionalInt(8))
    }
  }

  /// Sets when a source's complete rolls are held; what is not given stays as it is.
  public func setGuard(_ source: String, share: Int?, floor: Int?) throws {
    let touched = try execute(
      Query.setGuard, [.text(source), .int32(share.map { Int32($0) }), .int32(floor.map { Int32($0) })])
    guard touched == 1 else {
      throw ExplainedError.sourceUnknown(source)
    }
  }
}
