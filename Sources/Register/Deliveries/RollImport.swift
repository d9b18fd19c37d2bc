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

// MARK: - Comparing and applying

extension RollImport {
  /// An organiser's first complete roll is compared with whatever is known of the organiser's units.
  private func addUnitsOfOrganiser(
    _ comparison: RollComparison, _ source: StoredSource, _ touch: inout RollTouch, _ transaction: Transaction
  ) throws {
    guard let organiser, heading.isComplete, comparison.memory.isEmpty else { return }
    for row in try transaction.query(Query.unitsOfOrganiser, [.int32(source.id), .int64(organiser.number)]) {
      touch.units.insert(row.int32(0))
    }
  }

  private func stage(
    _ comparison: RollComparison, _ touch: RollTouch, _ confirmed: [RollComparison.Confirmed], _ summary: FileSummary,
    _ transaction: Transaction
  ) throws {
    // All in one trip.
    let tables = [
      Query.createStagedRows, Query.createTouchedSpells, Query.createTouchedUnits, Query.createKeptNumbers,
      Query.createConfirmedClaims, Query.createRollChanges,
    ]
    try transaction.run(script: tables.map { $0.text + ";" }.joined(separator: "\n"))
    try transaction.copyIn("COPY touched_units FROM STDIN BINARY") { copy in
      for unit in touch.units {
        copy.begin(fields: 1)
        copy.int32(unit)
      }
    }
    try stageTouched(touch, transaction)
    try transaction.copyIn("COPY kept_numbers FROM STDIN BINARY") { copy in
      for number in summary.keptNumbers {
        copy.begin(fields: 1)
        copy.int64(number)
      }
    }
    try stageConfirmed(confirmed, transaction)
    try transaction.copyIn("COPY staged_rows FROM STDIN BINARY") { copy in
      guard comparison.hasTooManyToKeep else {
        for row in comparison.newRows { copy.add(row, firstDay: row.firstDay) }
        return
      }
      var memory = comparison.memory
      try pass.run(onRow: { row in if memory.recall(row) == .unknown { copy.add(row, firstDay: row.firstDay) } })
    }
    try transaction.run(
      // A few persons among all are found by index; the usual price of a page is that of a spinning disk.
      script: """
        SET LOCAL work_mem = '128MB'; SET LOCAL random_page_cost = 1.1;
        ANALYZE staged_rows; ANALYZE touched_spells; ANALYZE confirmed_claims
        """)
  }

  /// In the order of their numbers: the spells lie in that order too.
  private func stageTouched(_ touch: RollTouch, _ transaction: Transaction) throws {
    var touched: [(number: Int64, unit: Int32)] = []
    for (unit, numbers) in touch.persons { for number in numbers { touched.append((number, unit)) } }
    touched.sort { $0 < $1 }
    try transaction.copyIn("COPY touched_spells FROM STDIN BINARY") { copy in
      for (number, unit) in touched {
        copy.begin(fields: 2)
        copy.int32(unit)
        copy.int64(number)
      }
    }
  }

  /// What the roll says again of a touched person, beside what it says anew.
  private func stageConfirmed(_ confirmed: [RollComparison.Confirmed], _ transaction: Transaction) throws {
    guard !confirmed.isEmpty else { return }
    try transaction.copyIn("COPY confirmed_claims FROM STDIN BINARY") { copy in
      for claim in confirmed {
        copy.begin(fields: 3)
        copy.int32(claim.unit)
        copy.int64(claim.number)
        copy.int64(Int64(bitPattern: claim.digest))
      }
    }
  }

  /// Gives every staged row its first day, and sets aside the rows that cannot stand together.
  ///
  /// - Returns: how many rows were set aside, and the units whose digests may not be remembered because of them.
  private func settleStaged(
    _ comparison: RollComparison, _ delivery: Int64, _ source: StoredSource, _ transaction: Transaction
  ) throws -> (rows: Int, units: Set<Int32>) {
    try resolveFirstDays(comparison, source, transaction)
    try stageConfirmedAgain(comparison, source, transaction)
    var rejected = 0
    if comparison.hasRowsWithoutFirstDay {
      rejected += try transaction.execute(Query.rejectRowsThatEndFirst, [.int64(delivery)])
    }
    rejected += try transaction.query(Query.rejectDisagreeingRows, [.int64(delivery)])[0].int(0)
    // Of two ways of saying the same either may be the one that counted: both are compared each time.
    var units = Set(try transaction.query(Query.dropRepeatedRows).filter { $0.bool(1) }.map { $0.int32(0) })
    // Such rows keep their person's spells, wherever in the scope they are: none of its units may be remembered, nor any
    // that is compared whole.
    if rejected > 0 { units.formUnion(Set(comparison.newEntries.keys).union(comparison.memory.rememberedUnits)) }
    return (rejected, units)
  }

  private func resolveFirstDays(
    _ comparison: RollComparison, _ source: StoredSource, _ transaction: Transaction
  ) throws {
    guard comparison.hasRowsWithoutFirstDay else { return }
    try transaction.execute(Query.resolveFirstDays, [.int32(source.id), .day(heading.asOf)])
  }

  /// A new row of a spell that the roll also says again, word for word: whether the two disagree can be told only with
  /// both at hand, so the file is read once more for all rows of these persons. It is rare.
  private func stageConfirmedAgain(
    _ comparison: RollComparison, _ source: StoredSource, _ transaction: Transaction
  ) throws {
    var persons: [Int32: Set<Int64>] = [:]
    for row in try transaction.query(Query.unstageRowsBesideConfirmed, [.int32(source.id)]) {
      persons[row.int32(0), default: []].insert(row.int64(1))
    }
    guard !persons.isEmpty else { return }
    try transaction.copyIn("COPY staged_rows FROM STDIN BINARY") { copy in
      try pass.run(onRow: { row in
        if persons[row.unit.number]?.contains(row.number.rawValue) == true { copy.add(row, firstDay: row.firstDay) }
      })
    }
    try transaction.execute(Query.resolveFirstDays, [.int32(source.id), .day(heading.asOf)])
  }

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

extension CopyIn {
  /// One row for `staged_rows`.
  @inline(__always)
  mutating func add(_ row: RollRow, firstDay: Day?) {
    begin(fields: 12)
    int32(row.row)
    int64(row.number.rawValue)
    int32(row.unit.number)
    int16(row.form.rawValue)
    programme(row.programme)
    day(firstDay?.daysSince2000)
    if let last = row.lastDay {
      day(last.next.daysSince2000)
      int16((row.hasLeavingReason ? EndedBy.left : .planned).rawValue)
    } else {
      null()
      null()
    }
    int16(row.certificate?.rawValue)
    day(row.certificateDay?.daysSince2000)
    int16(row.mark.rawValue)
    int64(Int64(bitPattern: row.digest))
  }

  /// The code's characters, without making a string of them.
  @inline(__always)
  mutating func programme(_ code: ProgrammeCode) {
    withUnsafeBytes(of: (code.high.bigEndian, code.low.bigEndian)) { bytes in
      var length = 16
      while length > 0, bytes[length - 1] == 0 { length -= 1 }
      text(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<length]))
    }
  }
}
