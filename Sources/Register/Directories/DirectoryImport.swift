import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// A file that says nothing of studies: whom and which school units a source means by its own numbers, whom it no longer
/// has, and which two of its persons are one.
struct DirectoryImport {
  let file: any PiecewiseBytes
  let heading: DeliveryHeading
  let request: FormatRequest
  let isDryRun: Bool

  /// - Parameter scope: what the file is about, in the place where a roll has its scope.
  init(
    _ file: any PiecewiseBytes, source: String, _ scope: String, _ asOf: Day, _ request: FormatRequest, _ staff: String,
    _ isDryRun: Bool
  ) {
    self.file = file
    heading = DeliveryHeading(
      kind: .roll, source: source, scope: scope, asOf: asOf, isComplete: false, staff: staff)
    self.request = request
    self.isDryRun = isDryRun
  }

  /// Takes in school units (SS 12000 `/organisations`).
  func takeUnits(on connection: Connection, lease: Lease?) throws -> ImportResult {
    let pass = FilePass<SchoolUnitReader>(file: file) { head, isWhole in
      try SchoolUnitReader(
        head: head, isWholeFile: isWhole, request: request, file: file)
    }
    return try take(pass, on: connection, lease: lease) { transaction, source, delivery in
      try transaction.execute(Query.createToldUnits)
      try transaction.copyIn("COPY told_units FROM STDIN BINARY") { copy in
        try pass.run(onRow: { copy.add($0) })
      }
      let learned = try transaction.execute(Query.learnSourceUnits, [.int32(source.id), .int64(delivery)])
      return (learned, 0)
    }
  }

  /// Takes in persons: SS 12000 `/deletedEntities`, Edlevo's persons with their merges.
  func takePersons(on connection: Connection, lease: Lease?) throws -> ImportResult {
    let pass = FilePass<SourcePersonReader>(file: file) { head, isWhole in
      try SourcePersonReader(
        head: head, isWholeFile: isWhole, request: request, context: SourcePersonContext(asOf: heading.asOf), file: file
      )
    }
    return try take(pass, on: connection, lease: lease) { transaction, source, delivery in
      let told = ToldPersons(source: source, delivery: delivery, asOf: heading.asOf, transaction: transaction)
      return try told.take { tell in try pass.run(onRow: tell) }
    }
  }

  private func take<Reader: FileReader>(
    _ pass: FilePass<Reader>, on connection: Connection, lease: Lease?,
    _ learn: (Transaction, StoredSource, Int64) throws -> (learned: Int, remarks: Int)
  ) throws -> ImportResult {
    let (summary, format) = try pass.summarize(progress: nil) { _ in }
    return try connection.transaction(guardedBy: lease) { transaction in
      let desk = DeliveryDesk(transaction: transaction, heading: heading, file: file, format: format)
      _ = try transaction.beginKnowing()
      let source = try desk.source()
      if let earlier = try desk.sameDelivery(summary.digest, source) { return earlier }
      let delivery = try desk.add(summary.digest, source)
      if summary.hasFindings { try pass.keepFindings(of: delivery, transaction) }
      let (learned, remarks) = try learn(transaction, source, delivery)
      var counts = DeliveryCounts()
      counts.rows = summary.rows
      counts.rejected = summary.rejections
      counts.applied = learned
      counts.unchanged = max(0, counts.rows - counts.applied - counts.rejected)
      try desk.setCounts(counts, .applied, of: delivery)
      let result = ImportResult(
        delivery: isDryRun ? nil : delivery, verdict: .applied, counts: counts, isRepeat: false,
        format: Phrase(format.summary(in: .swedish), format.summary(in: .english)),
        remarks: summary.remarks + remarks)
      if isDryRun { throw DryRun(result: result) }
      return result
    }
  }
}

extension CopyIn {
  /// One row for `told_units`.
  fileprivate mutating func add(_ row: SchoolUnitRow) {
    begin(fields: 5)
    int32(row.row)
    bytes(row.id.bytes)
    int32(row.unit.number)
    text(row.name)
    int16(row.municipality.map { Int16($0.number) })
  }
}
