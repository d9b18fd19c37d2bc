import ActivityResponsibility
import Crypto
import PostgreSQL
import SQLText

/// A national file that was handed in.
public struct ReportRun: Sendable {
  public let id: Int64
  public let municipality: MunicipalityCode
  public let period: HalfYear
  public let sentAt: Moment
  public let sentBy: String
  public let layoutName: String
  public let layoutText: String
  /// SHA-256.
  public let layoutDigest: [UInt8]
  /// SHA-256.
  public let fileDigest: [UInt8]
  public let bytes: Int
  public let rows: Int
  public let protectedLeftOut: Int
  public let strangersLeftOut: Int

  fileprivate init?(_ row: Row) {
    guard let period = HalfYear(row.text(2)) else { return nil }
    id = row.int64(0)
    municipality = row.municipality(1)
    self.period = period
    sentAt = row.moment(3)
    sentBy = row.text(4)
    layoutName = row.text(5)
    layoutText = row.text(6)
    layoutDigest = row.bytes(7)
    fileDigest = row.bytes(8)
    bytes = row.int(9)
    rows = row.int(10)
    protectedLeftOut = row.int(11)
    strangersLeftOut = row.int(12)
  }
}

/// One row that a report made now has otherwise than the one that was handed in.
public struct ReportChange: Hashable, Sendable {
  public enum What: String, Hashable, Sendable, CaseIterable {
    case added
    case gone
    case changed
  }

  public let caseID: Int64
  public let block: ReportBlock
  /// The act or the measure; 0 where the row is about the registration alone.
  public let item: Int64
  public let what: What
}

extension Connection {
  /// What was handed in, the latest first.
  public func reportRuns(of municipality: MunicipalityCode?, period: HalfYear? = nil) throws -> [ReportRun] {
    try query(Query.listReportRuns, [.municipality(municipality), .text(period?.description), .null])
      .compactMap { ReportRun($0) }
  }

  /// - Throws: ``ErrorCode/thingUnknown``.
  public func reportRun(_ id: Int64) throws -> ReportRun {
    let rows = try query(Query.listReportRuns, [.null, .null, .int64(id)])
    guard let run = rows.first.flatMap({ ReportRun($0) }) else {
      throw ExplainedError(
        .thingUnknown, Phrase("ingen inlämnad rapport \(id)", "no report \(id) was handed in"),
        fix: Phrase("se fullfolj report list", "see fullfolj report list"))
    }
    return run
  }

  /// What the same report would say otherwise now, by the layout that it was handed in by; by case and block.
  ///
  /// - Parameter layout: what the run's ``ReportRun/layoutText`` says.
  public func difference(to run: ReportRun, layout: ReportLayout) throws -> [ReportChange] {
    let report = NationalReport(
      municipality: run.municipality, period: run.period, layout: layout, layoutText: run.layoutText)
    let today = try today()
    try createChosen()
    try execute(Query.createReportNow)
    return try transaction(.readOnlySnapshot) { transaction in
      var making = ReportMaking(report, transaction, keepsRows: true)
      try making.run(today: today, found: { _, _ in }, write: { _ in })
      return try transaction.query(Query.reportDifference, [.int64(run.id)]).compactMap { row in
        guard let block = ReportBlock(rawValue: row.text(1)), let what = ReportChange.What(rawValue: row.text(3)) else {
          return nil
        }
        return ReportChange(caseID: row.int64(0), block: block, item: row.int64(2), what: what)
      }
    }
  }

  /// Writes the file that was handed in once more, byte for byte.
  ///
  /// - Returns: whether its digest is the one that was kept. It is not where a retention rule has deleted rows of it.
  public func rewrite(_ run: ReportRun, layout: ReportLayout, write: ([UInt8]) throws -> Void) throws -> Bool {
    try transaction(.readOnlySnapshot) { transaction in
      var digest = SHA256()
      func put(_ bytes: [UInt8]) throws {
        digest.update(data: bytes)
        try write(bytes)
      }
      func bytes(_ line: String) -> [UInt8] { layout.encoding.bytes(of: line + layout.lineEnd.text) ?? [] }
      try put(layout.encoding.mark + (layout.headings.map(bytes) ?? []))
      try transaction.execute(Query.openReportLines, [.int64(run.id)])
      while true {
        let rows = try transaction.query(Query.fetchReportLines)
        if rows.isEmpty { break }
        try put(rows.flatMap { bytes($0.text(0)) })
      }
      return Array(digest.finalize()) == run.fileDigest
    }
  }
}
