import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText
import SourceLayouts

/// A school's roll on its way in: read, compared with what is known, guarded, and applied, in one transaction.
///
/// The scope's last roll is remembered as digests. While the file is read, a row whose digest is remembered is passed
/// over; only rows that say something new go to the database, with word of who is no longer told of. What they change is
/// found there in one join and written as new knowledge beside the old.
struct RollImport {
  let file: any PiecewiseBytes
  let heading: DeliveryHeading
  let scope: RollScope
  let request: FormatRequest
  /// How the source writes its tables; `nil`: as the headings tell.
  var layout: LayoutFile?
  /// What the source means by its own numbers, for formats that give only those.
  var directory = SourceDirectory()
  /// The held delivery that somebody has accepted: its guard is not asked again.
  var accepted: StoredDelivery?
  var isDryRun = false
  /// Sees what the roll would change, in `roll_changes`, before anything is written.
  var onChanges: ((Transaction) throws -> Void)?

  /// Three times the pupils of the country. What is kept of each row would outgrow the memory an import may take.
  static let mostRows = 1_500_000

  var pass: FilePass<RollReader> {
    FilePass(file: file, layout: layout) { head, isWhole in
      try RollReader(
        head: head, isWholeFile: isWhole, request: request,
        context: RollContext(scope: scope, asOf: heading.asOf, layout: layout?.layout, directory: directory),
        file: file)
    }
  }

  var organiser: OrganiserNumber? {
    if case .organiser(let organiser) = scope { organiser } else { nil }
  }

  var unit: SchoolUnitCode? {
    if case .unit(let unit) = scope { unit } else { nil }
  }

  func run(on connection: Connection, lease: Lease?, progress: ProgressListener?) throws -> ImportResult {
    try connection.transaction(guardedBy: lease) { try run(in: $0, progress: progress) }
  }

  func run(in transaction: Transaction, progress: ProgressListener? = nil) throws -> ImportResult {
    // What cannot be read at all should not wait for, or hold, anybody.
    let (format, isDelta) = try pass.kind()
    if heading.isComplete, isDelta == true { throw ExplainedError.fileIsOfChanges(file.name) }
    let desk = DeliveryDesk(transaction: transaction, heading: heading, file: file, format: format, layout: layout)
    let stamp = try transaction.beginKnowing()
    let source = try desk.source()
    guard format.file.usesOwnNumbers else { return try take(desk, source, stamp, transaction, progress) }
    var informed = self
    informed.directory = try transaction.directory(of: source.id, scope: scope)
    return try informed.take(desk, source, stamp, transaction, progress)
  }

  private func take(
    _ desk: DeliveryDesk, _ source: StoredSource, _ stamp: Moment, _ transaction: Transaction,
    _ progress: ProgressListener?
  ) throws -> ImportResult {
    let format = desk.format
    let first = FirstRoll(work: self, transaction: transaction, desk: desk, source: source, stamp: stamp)
    let begun: Int64?
    switch try first.run(progress: progress) {
    case .applied(let told):
      let remarks = try told.remarks + takePersons(of: told.delivery, format, source, transaction)
      try desk.setCounts(told.counts, .applied, of: told.delivery)
      return try finish(told.delivery, .applied, told.counts, format, remarks, transaction)
    case .mustBeCompared(let delivery): begun = delivery
    }
    var comparison = RollComparison(
      memory: try RollMemory(source: source.id, scope: scope.description, transaction), asOf: heading.asOf)
    var (summary, _) = try pass.summarize(progress: progress) { row in
      comparison.add(row)
      if comparison.count > Self.mostRows { throw ExplainedError.tooManyRows(Self.mostRows, file.name) }
    }
    if accepted == nil, let earlier = try desk.sameDelivery(summary.digest, source) { return earlier }
    try desk.requireNotOlder(source)
    var counts = DeliveryCounts()
    counts.rows = summary.rows
    counts.rejected = summary.rejections
    var remarks = summary.remarks
    let delivery = try accepted?.id ?? begun ?? desk.add(summary.digest, source)
    if let begun { try transaction.execute(Query.setDeliveryDigest, [.int64(begun), .bytes(summary.digest)]) }
    if summary.hasFindings { try pass.keepFindings(of: delivery, transaction) }
    // Whom the source has deleted the roll lacks for that, and not because anybody has left.
    if heading.isComplete { try summary.keptNumbers.formUnion(transaction.deletedPersonsAskedAbout(of: source.id)) }
    var (touch, confirmed) = try comparison.touch(
      isComplete: heading.isComplete, scopeUnit: unit, keptNumbers: summary.keptNumbers, transaction)
    try addUnitsOfOrganiser(comparison, source, &touch, transaction)
    if !touch.isEmpty {
      try stage(comparison, touch, confirmed, summary, transaction)
      let disputed = try settleStaged(comparison, delivery, source, transaction)
      counts.rejected += disputed.rows
      touch.unrememberable.formUnion(disputed.units)
      if disputed.rows > 0 { touch.unrememberable.formUnion(touch.units) }
      try transaction.execute(
        Query.findRollChanges,
        [
          .int32(source.id), .day(heading.asOf), .bool(heading.isComplete), .int64(organiser?.number),
          .bool(!touch.units.isEmpty),
        ])
      let cut = try count(into: &counts, transaction)
      try onChanges?(transaction)
      if accepted == nil, try isHeld(cut, comparison.confirmedCurrent, source, transaction) {
        counts.unchanged = counts.rows - counts.applied - counts.rejected
        try desk.setCounts(counts, .held, of: delivery)
        try transaction.keep(file, of: delivery)
        return try finish(delivery, .held, counts, format, remarks, transaction)
      }
      remarks += try learn(stamp, delivery, source, transaction)
      let remembering = RollRemembering(source: source.id, scope: scope.description, transaction: transaction)
      try remembering.remember(comparison, touch)
    }
    remarks += try takePersons(of: delivery, format, source, transaction)
    counts.unchanged = counts.rows - counts.applied - counts.rejected
    try desk.setCounts(counts, .applied, of: delivery)
    return try finish(delivery, .applied, counts, format, remarks, transaction)
  }

  /// Keeps what the file says of persons by the source's own numbers. - Returns: how much there is to look at.
  private func takePersons(
    of delivery: Int64, _ format: DetectedFormat, _ source: StoredSource, _ transaction: Transaction
  ) throws -> Int {
    guard format.file.usesOwnNumbers else { return 0 }
    let told = ToldPersons(source: source, delivery: delivery, asOf: heading.asOf, transaction: transaction)
    return try told.take { tell in try pass.run(onRow: { _ in }, onPerson: tell) }.remarks
  }

  private func finish(
    _ delivery: Int64, _ verdict: Verdict, _ counts: DeliveryCounts, _ format: DetectedFormat, _ remarks: Int,
    _ transaction: Transaction
  ) throws -> ImportResult {
    let result = ImportResult(
      delivery: isDryRun ? nil : delivery, verdict: verdict, counts: counts, isRepeat: false,
      format: Phrase(format.summary(in: .swedish), format.summary(in: .english)),
      remarks: try transaction.leftToLookAt(remarks, in: delivery))
    // The whole import was done to tell what it would do; throwing undoes it.
    if isDryRun { throw DryRun(result: result) }
    try transaction.enter(delivery: delivery)
    return result
  }
}

extension ExplainedError {
  static func fileIsOfChanges(_ name: String) -> ExplainedError {
    ExplainedError(
      .fileIsOfChanges,
      Phrase(
        "filen säger själv att den bara har ändringar, men lämnas som en hel lista",
        "the file says itself that it holds changes only, but is handed in as a complete list"), place: name,
      fix: Phrase(
        "läs in den med --delta (i tjänsten: complete = false), eller hämta en hel lista",
        "import it with --delta (in the daemon: complete = false), or fetch a complete list"))
  }

  static func tooManyRows(_ most: Int, _ name: String) -> ExplainedError {
    ExplainedError(
      .fileTooLarge, Phrase("filen har fler än \(most) rader", "the file has more than \(most) rows"), place: name,
      fix: Phrase("dela den efter huvudman eller skolenhet", "divide it by organiser or school unit"))
  }
}

/// What an import would have done; thrown so that the transaction is undone.
struct DryRun: Error {
  let result: ImportResult
}

// MARK: - Guarding and applying

extension RollImport {
  /// Counts what the roll changes. - Returns: how many spells it would cut.
  private func count(into counts: inout DeliveryCounts, _ transaction: Transaction) throws -> Int {
    let row = try transaction.query(Query.countRollChanges)[0]
    counts.started = row.int(0)
    counts.restored = row.int(2)
    counts.missing = row.int(3)
    counts.ended = row.int(5)
    counts.applied = row.int(0) + row.int(1) + row.int(2)
    return row.int(4)
  }

  /// Whether the roll would cut so much of its scope that somebody has to look first.
  ///
  /// - Parameter confirmed: so many spells are current at least; often that is enough to know.
  private func isHeld(
    _ cut: Int, _ confirmed: Int, _ source: StoredSource, _ transaction: Transaction
  ) throws -> Bool {
    guard heading.isComplete, cut > source.guardFloor, cut * 100 > source.guardShare * (confirmed + cut) else {
      return false
    }
    let current = try transaction.query(
      Query.countCurrentSpells,
      [.int32(source.id), .day(heading.asOf), .int32(unit?.number), .int64(organiser?.number)])[0].int(0)
    return cut * 100 > source.guardShare * current
  }

  /// Writes what the roll changes. - Returns: how much of it somebody should look at.
  private func learn(
    _ stamp: Moment, _ delivery: Int64, _ source: StoredSource, _ transaction: Transaction
  ) throws -> Int {
    try transaction.execute(Query.unlearnChangedSpells, [.moment(stamp)])
    try transaction.execute(Query.learnChangedSpells, [.moment(stamp), .int64(delivery)])
    var remarks = try transaction.execute(Query.findContradictedNotices, [.int64(delivery)])
    remarks += try transaction.execute(
      Query.correctCertificates, [.moment(stamp), .int32(source.id), .int64(delivery)])
    try transaction.execute(Query.learnCertificates, [.moment(stamp), .int32(source.id), .int64(delivery)])
    try transaction.execute(
      Query.learnMarks, [.moment(stamp), .int32(source.id), .int64(delivery), .day(heading.asOf)])
    try transaction.execute(Query.forgetOtherFingerprints, [.int32(source.id), .text(scope.description)])
    return remarks
  }
}
