import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText
import SourceLayouts

/// A municipality's population file on its way in: residence, first registration, protection, names, in one transaction.
struct PopulationImport {
  let file: any PiecewiseBytes
  let heading: DeliveryHeading
  let municipality: MunicipalityCode
  let request: FormatRequest
  /// How the source writes its tables; `nil`: as the headings tell.
  var layout: LayoutFile?
  var isDryRun = false

  private var pass: FilePass<PopulationReader> {
    FilePass(file: file, layout: layout) { head, isWhole in
      try PopulationReader(
        head: head, isWholeFile: isWhole, request: request,
        context: PopulationContext(
          municipality: municipality, asOf: heading.asOf, layout: layout?.layout, isOfChanges: !heading.isComplete),
        file: file)
    }
  }

  func run(on connection: Connection, lease: Lease?, progress: ProgressListener?) throws -> ImportResult {
    let (summary, format) = try pass.summarize(progress: progress) { _ in }
    try connection.createChosen()
    return try connection.transaction(guardedBy: lease) { transaction in
      let desk = DeliveryDesk(
        transaction: transaction, heading: heading, file: file, format: format, layout: layout)
      let stamp = try transaction.beginKnowing()
      let source = try desk.source()
      if let earlier = try desk.sameDelivery(summary.digest, source) { return earlier }
      try desk.requireNotOlder(source)
      let delivery = try desk.add(summary.digest, source)
      if summary.hasFindings { try pass.keepFindings(of: delivery, transaction) }
      var counts = DeliveryCounts()
      counts.rows = summary.rows
      counts.rejected = summary.rejections
      try stage(summary, transaction)
      counts.rejected += try transaction.execute(Query.rejectDisagreeingPeople, [.int64(delivery)])
      try transaction.execute(Query.dropRepeatedPeople)
      try transaction.execute(
        Query.findResidenceChanges,
        [.municipality(municipality), .day(heading.asOf), .bool(heading.isComplete)])
      let vanished = try count(into: &counts, transaction)
      let doubtful = try learn(stamp, delivery, source, transaction)
      counts.unchanged = counts.rows - counts.applied - counts.rejected
      try desk.setCounts(counts, .applied, of: delivery)
      var remarks = summary.remarks + doubtful
      if isSuspicious(vanished, source) {
        remarks += 1
        try transaction.execute(
          Query.addFinding, [.int64(delivery), .null, .null, .text("population-shrank"), .null, .null])
      }
      let result = ImportResult(
        delivery: isDryRun ? nil : delivery, verdict: .applied, counts: counts, isRepeat: false,
        format: Phrase(format.summary(in: .swedish), format.summary(in: .english)), remarks: remarks)
      if isDryRun { throw DryRun(result: result) }
      try transaction.enter(delivery: delivery)
      return result
    }
  }

  private func stage(_ summary: FileSummary, _ transaction: Transaction) throws {
    for statement in [Query.createStagedPeople, Query.createSeenNumbers, Query.createResidenceChanges] {
      try transaction.execute(statement)
    }
    try transaction.copyIn("COPY seen_numbers FROM STDIN BINARY") { copy in
      for number in summary.keptNumbers {
        copy.begin(fields: 1)
        copy.int64(number)
      }
    }
    try transaction.copyIn("COPY staged_people FROM STDIN BINARY") { copy in
      try pass.run(onRow: { copy.add($0) })
    }
    try transaction.run(script: "SET LOCAL work_mem = '128MB'; ANALYZE staged_people")
  }

  private func count(
    into counts: inout DeliveryCounts, _ transaction: Transaction
  ) throws -> (absent: Int, before: Int) {
    let row = try transaction.query(
      Query.countResidenceChanges, [.municipality(municipality), .day(heading.asOf)])[0]
    counts.started = row.int(0)
    counts.ended = row.int(1)
    counts.missing = row.int(2)
    counts.restored = row.int(3)
    counts.applied = row.int(0) + row.int(1) + row.int(3)
    return (row.int(2), row.int(4))
  }

  /// A complete file is applied as the rule says, however many it lacks; but a file cut short looks just like that.
  private func isSuspicious(_ vanished: (absent: Int, before: Int), _ source: StoredSource) -> Bool {
    vanished.absent > source.guardFloor && vanished.absent * 100 > source.guardShare * vanished.before
  }

  /// Writes what the file changes. - Returns: how many rows told of a number that somebody should look at.
  private func learn(
    _ stamp: Moment, _ delivery: Int64, _ source: StoredSource, _ transaction: Transaction
  ) throws -> Int {
    try transaction.execute(Query.keepPersons, [.int64(delivery)])
    try transaction.execute(Query.unlearnResidences, [.moment(stamp)])
    try transaction.execute(Query.learnResidences, [.moment(stamp), .int64(delivery)])
    try transaction.execute(Query.unlearnFirstRegistrations, [.moment(stamp)])
    try transaction.execute(Query.learnFirstRegistrations, [.moment(stamp), .int64(delivery)])
    try transaction.execute(Query.learnDeregistrations, [.int64(delivery), .day(heading.asOf)])
    try transaction.execute(Query.liftMarks, [.moment(stamp), .day(heading.asOf)])
    try transaction.execute(
      Query.learnRegisterMarks, [.moment(stamp), .int32(source.id), .int64(delivery), .day(heading.asOf)])
    let doubtful = try learnLinks(stamp, delivery, transaction)
    try transaction.followLinks(knownAt: .now)
    try transaction.execute(Query.learnAbsentMarks, [.moment(stamp), .int64(delivery), .day(heading.asOf)])
    return doubtful
  }

  /// The register has given persons other numbers. A link that nobody can believe stops nothing: it is told of.
  private func learnLinks(_ stamp: Moment, _ delivery: Int64, _ transaction: Transaction) throws -> Int {
    let told = try transaction.query(Query.linksTold, [.day(heading.asOf)])
    guard !told.isEmpty else { return 0 }
    let desk = IdentityDesk(
      transaction: transaction, stamp: stamp, today: try transaction.query(Query.todayInSweden)[0].dayValue(0))
    var doubtful = 0
    for row in told {
      let origin = LinkOrigin.file(source: heading.source, delivery: delivery, row: row.int32(0))
      let finding: String
      switch try desk.link(row.number(1), to: row.number(2), since: row.dayValue(3), origin) {
      case .learned, .repeated: continue
      case .undoneBefore: finding = "number-link-undone"
      case .circle: finding = "number-link-in-a-circle"
      }
      doubtful += 1
      try transaction.execute(
        Query.addFinding,
        [.int64(delivery), .int32(row.int32(0)), .null, .text(finding), .number(row.number(1)), .null])
    }
    return doubtful
  }
}

extension CopyIn {
  /// One row for `staged_people`.
  fileprivate mutating func add(_ row: PopulationRow) {
    begin(fields: 16)
    int32(row.row)
    int64(row.number.rawValue)
    int16(row.municipality.map { Int16($0.number) })
    day(row.since?.daysSince2000)
    day(row.immigrated?.daysSince2000)
    day(row.deregistered?.daysSince2000)
    bool(row.deregistrationReason != nil || row.deregistered != nil)
    int16(row.mark?.rawValue)
    bool(row.isMarkOnly)
    text(row.familyName)
    text(row.givenName)
    text(row.street)
    text(row.postalCode)
    text(row.locality)
    int64(row.replacedBy?.rawValue)
    text(row.deregistrationReason)
  }
}

extension Connection {
  /// Takes in a municipality's population file.
  ///
  /// - Parameters:
  ///   - isComplete: whoever is not in the file no longer lives in the municipality from its day on.
  ///   - layout: how this file is to be read; `nil`: by the layout that is saved for the source, if any.
  ///   - lease: the lead that must still be held when the file is written; `nil` for a person's own command.
  /// - Throws: an explained error with a `FILE-` code where nothing of the file could be applied.
  public func importPopulation(
    _ file: DeliveredFile, source: String, municipality: MunicipalityCode, asOf: Day, isComplete: Bool,
    request: FormatRequest, layout: LayoutFile? = nil, by staff: String, isDryRun: Bool = false, lease: Lease? = nil,
    progress: ProgressListener? = nil
  ) throws -> ImportResult {
    let heading = DeliveryHeading(
      kind: .population, source: source, scope: "municipality:\(municipality)", asOf: asOf, isComplete: isComplete,
      staff: staff)
    let work = PopulationImport(
      file: file, heading: heading, municipality: municipality, request: request,
      layout: try layout ?? self.layout(of: source, kind: .population), isDryRun: isDryRun)
    do {
      return try work.run(on: self, lease: lease, progress: progress)
    } catch let dryRun as DryRun {
      return dryRun.result
    }
  }
}
