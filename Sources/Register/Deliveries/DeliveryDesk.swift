import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText
import SourceLayouts

/// A source as it is stored.
struct StoredSource {
  let id: Int32
  let guardShare: Int
  let guardFloor: Int
}

/// The questions every kind of delivery is asked before anything of it is applied.
struct DeliveryDesk {
  let transaction: Transaction
  let heading: DeliveryHeading
  let file: any PiecewiseBytes
  let format: DetectedFormat
  var layout: LayoutFile?

  /// The source by its name, made on first mention. - Throws: where the name is of a source of another kind.
  func source() throws -> StoredSource {
    let row = try transaction.query(Query.sourceOfName, [.text(heading.source), .text(heading.kind.rawValue)])[0]
    guard row.text(1) == heading.kind.rawValue else {
      throw ExplainedError(
        .wrongUse,
        Phrase(
          "källan finns redan och lämnar något annat (\(row.text(1)))",
          "the source exists and delivers something else (\(row.text(1)))"),
        place: "--source", fix: Phrase("välj ett annat namn på källan", "choose another name for the source"))
    }
    return StoredSource(id: row.int32(0), guardShare: row.int(2), guardFloor: row.int(3))
  }

  /// What came of the same bytes for the same source, scope and day, if they have come before.
  func sameDelivery(_ digest: [UInt8], _ source: StoredSource) throws -> ImportResult? {
    let key: [Parameter] = [.int32(source.id), .text(heading.scope), .day(heading.asOf), .bytes(digest)]
    guard let row = try transaction.query(Query.sameDelivery, key).first else { return nil }
    var counts = DeliveryCounts()
    counts.rows = row.int(3)
    counts.unchanged = row.int(3) - row.int(4)
    counts.rejected = row.int(4)
    return ImportResult(
      delivery: row.int64(0), verdict: Verdict(rawValue: row.text(1)) ?? .applied, counts: counts, isRepeat: true,
      format: Phrase(format.summary(in: .swedish), format.summary(in: .english)), remarks: 0)
  }

  /// - Throws: ``ErrorCode/fileOlder`` where a newer file of the same scope has been applied.
  func requireNotOlder(_ source: StoredSource) throws {
    let row = try transaction.query(Query.newestDelivery, [.int32(source.id), .text(heading.scope)])[0]
    guard let newest = row.optionalDayValue(0), newest > heading.asOf else { return }
    throw ExplainedError(
      .fileOlder,
      Phrase(
        "filen gäller \(heading.asOf), men en fil för \(newest) är redan inläst från samma källa",
        "the file is of \(heading.asOf), but one of \(newest) has been applied from the same source"),
      place: file.name,
      fix: Phrase(
        "läs in filerna i dagordning; en rättelse lämnas som en ny fil med senare dag",
        "import files in the order of their days; hand in a correction as a new file with a later day"))
  }

  func add(_ digest: [UInt8], _ source: StoredSource, verdict: Verdict = .applied, why: String? = nil) throws -> Int64 {
    let delivery = try transaction.query(
      Query.addDelivery,
      [
        .text(heading.kind.rawValue), .int32(source.id), .text(heading.scope), .day(heading.asOf),
        .bool(heading.isComplete), .text(file.name), .bytes(digest), .int64(file.byteCount),
        .text(format.summary(in: .english)), .text(heading.staff), .text(verdict.rawValue), .text(why),
      ])[0].int64(0)
    if let layout { try transaction.execute(Query.setLayoutOfDelivery, [.int64(delivery), .text(layout.text)]) }
    return delivery
  }

  /// Writes down what came of the file, and that it is applied or held from the transaction's instant on.
  func setCounts(_ counts: DeliveryCounts, _ verdict: Verdict, of delivery: Int64) throws {
    let numbers = [
      counts.rows, counts.applied, counts.unchanged, counts.started, counts.ended, counts.missing, counts.restored,
      counts.rejected,
    ]
    try transaction.execute(
      Query.setDeliveryCounts, [.int64(delivery)] + numbers.map { .int32(Int32($0)) } + [.text(verdict.rawValue)])
    try transaction.know(delivery)
  }
}

extension Transaction {
  /// How much of what a delivery's rows gave to look at is left to be looked at: a school's own number that somebody has
  /// linked is told of again in each file, and decided about.
  func leftToLookAt(_ remarks: Int, in delivery: Int64) throws -> Int {
    guard remarks > 0 else { return 0 }
    return try remarks - query(Query.countLinkedLocalNumbers, [.int64(delivery)])[0].int(0)
  }
}
