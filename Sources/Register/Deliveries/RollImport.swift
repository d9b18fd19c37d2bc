import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// A school's roll on its way in: read, compared with what is known, guarded, and applied, in one transaction.
///
/// The file is read twice. The first reading keeps sixteen bytes a row; compared with the digests of the scope's last
/// roll they tell which rows can differ, and the second reading carries only those to the database. What they change is
/// found there in one join and written as new knowledge beside the old.
struct RollImport {
  let file: any PiecewiseBytes
  let heading: DeliveryHeading
  let scope: RollScope
  let request: FormatRequest
  /// The held delivery that somebody has accepted: its guard is not asked again.
  var accepted: StoredDelivery?
  var isDryRun = false

  private var pass: FilePass<RollReader> {
    FilePass(file: file) { head, isWhole in
      try RollReader(
        head: head, isWholeFile: isWhole, request: request, context: RollContext(scope: scope, asOf: heading.asOf))
    }
  }

  private var organiser: OrganiserNumber? {
    if case .organiser(let organiser) = scope { organiser } else { nil }
  }

  func run(on connection: Connection, progress: ProgressListener?) throws -> ImportResult {
    let (sketch, summary, format) = try sketch(progress)
    return try connection.transaction { transaction in
      try apply(sketch, summary, format, transaction)
    }
  }

  /// Applies a held roll inside the transaction that its bytes are read in.
  func run(in transaction: Transaction) throws -> ImportResult {
    let (sketch, summary, format) = try sketch(nil)
    return try apply(sketch, summary, format, transaction)
  }

  private func sketch(_ progress: ProgressListener?) throws -> (RollSketch, FileSummary, DetectedFormat) {
    var sketch = RollSketch()
    let (summary, reader) = try pass.summarize(progress: progress) { sketch.add($0) }
    return (sketch, summary, reader.format)
  }

  private func apply(
    _ sketch: RollSketch, _ summary: FileSummary, _ format: DetectedFormat, _ transaction: Transaction
  ) throws -> ImportResult {
    let desk = DeliveryDesk(transaction: transaction, heading: heading, file: file, format: format)
    let stamp = try transaction.beginKnowing()
    let source = try desk.source()
    if accepted == nil, let earlier = try desk.sameDelivery(summary.digest, source) { return earlier }
    try desk.requireNotOlder(source)
    let touch = try touch(sketch, summary, source, transaction)
    var counts = DeliveryCounts()
    counts.rows = summary.rows
    counts.rejected = summary.rejections
    let delivery = try accepted?.id ?? desk.add(summary.digest, source)
    if summary.rejections + summary.remarks > 0 { try pass.keepFindings(of: delivery, transaction) }
    var remarks = summary.remarks
    var unrememberable = touch.unrememberable
    if !touch.isEmpty {
      try stage(sketch, touch, summary, transaction)
      let disputed = try settleStaged(sketch, delivery, source, transaction)
      counts.rejected += disputed.rows
      unrememberable.formUnion(disputed.units)
      try transaction.execute(
        Query.findRollChanges,
        [
          .int32(source.id), .day(heading.asOf), .bool(heading.isComplete), .int64(organiser?.number),
        ])
      let cut = try count(into: &counts, &remarks, transaction)
      if accepted == nil, try isHeld(cut, source, transaction) {
        counts.unchanged = counts.rows - counts.applied - counts.rejected
        try desk.setCounts(counts, .held, of: delivery)
        try transaction.keep(file, of: delivery)
        return try finish(delivery, .held, counts, format, remarks)
      }
      try learn(stamp, delivery, source, transaction)
    }
    counts.unchanged = counts.rows - counts.applied - counts.rejected
    try remember(sketch, touch, unrememberable, source, transaction)
    try desk.setCounts(counts, .applied, of: delivery)
    return try finish(delivery, .applied, counts, format, remarks)
  }

  private func finish(
    _ delivery: Int64, _ verdict: Verdict, _ counts: DeliveryCounts, _ format: DetectedFormat, _ remarks: Int
  ) throws -> ImportResult {
    let result = ImportResult(
      delivery: isDryRun ? nil : delivery, verdict: verdict, counts: counts, isRepeat: false,
      format: Phrase(format.summary(in: .swedish), format.summary(in: .english)), remarks: remarks)
    // The whole import was done to tell what it would do; throwing undoes it.
    if isDryRun { throw DryRun(result: result) }
    return result
  }
}

/// What an import would have done; thrown so that the transaction is undone.
struct DryRun: Error {
  let result: ImportResult
}

// MARK: - Which rows can differ

extension RollImport {
  private func touch(
    _ sketch: RollSketch, _ summary: FileSummary, _ source: StoredSource, _ transaction: Transaction
  ) throws -> RollTouch {
    var touch = RollTouch()
    guard heading.isComplete else {
      for (unit, told) in sketch.units { touch.persons[unit] = Set(told.entries.map(\.number)) }
      touch.unrememberable = Set(sketch.units.keys)
      return touch
    }
    let scopeKey: [Parameter] = [.int32(source.id), .text(scope.description)]
    var remembered: Set<Int32> = []
    var isFirstRoll = true
    for row in try transaction.query(Query.rollFingerprints, scopeKey) {
      isFirstRoll = false
      let unit = row.int32(0)
      guard row.bool(4), let told = sketch.units[unit] else {
        touch.units.insert(unit)
        continue
      }
      remembered.insert(unit)
      let isSame =
        row.int(1) == told.count && UInt64(bitPattern: row.int64(2)) == told.sum
        && UInt64(bitPattern: row.int64(3)) == told.xor
      if !isSame { try compare(unit, told, summary, scopeKey, &touch, transaction) }
    }
    for unit in sketch.units.keys where !remembered.contains(unit) { touch.units.insert(unit) }
    switch scope {
    case .unit(let unit): if !remembered.contains(unit.number) { touch.units.insert(unit.number) }
    case .organiser(let organiser):
      if isFirstRoll {
        let units = try transaction.query(Query.unitsOfOrganiser, [.int32(source.id), .int64(organiser.number)])
        for row in units { touch.units.insert(row.int32(0)) }
      }
    }
    // A bad row keeps a spell that the file does not tell of: the digests alone would forget it.
    if !summary.keptNumbers.isEmpty { touch.unrememberable.formUnion(touch.units) }
    return touch
  }

  private func compare(
    _ unit: Int32, _ told: UnitSketch, _ summary: FileSummary, _ scopeKey: [Parameter], _ touch: inout RollTouch,
    _ transaction: Transaction
  ) throws {
    let row = try transaction.query(Query.rollFingerprintEntries, scopeKey + [.int32(unit)])[0]
    let (touched, gone) = row.withBytes(0) { told.differences(from: $0) }
    // The same rows in another number (a row said twice, or no longer twice) touch nobody and are remembered anew.
    touch.persons[unit] = touched
    if !gone.isDisjoint(with: summary.keptNumbers) { touch.unrememberable.insert(unit) }
  }
}

// MARK: - Comparing and applying

extension RollImport {
  private func stage(
    _ sketch: RollSketch, _ touch: RollTouch, _ summary: FileSummary, _ transaction: Transaction
  ) throws {
    for statement in [
      Query.createStagedRows, Query.createTouchedSpells, Query.createTouchedUnits, Query.createKeptNumbers,
      Query.createRollChanges,
    ] { try transaction.execute(statement) }
    try transaction.copyIn("COPY touched_units FROM STDIN BINARY") { copy in
      for unit in touch.units {
        copy.begin(fields: 1)
        copy.int32(unit)
      }
    }
    try transaction.copyIn("COPY touched_spells FROM STDIN BINARY") { copy in
      for (unit, numbers) in touch.persons {
        for number in numbers {
          copy.begin(fields: 2)
          copy.int32(unit)
          copy.int64(number)
        }
      }
    }
    try transaction.copyIn("COPY kept_numbers FROM STDIN BINARY") { copy in
      for number in summary.keptNumbers {
        copy.begin(fields: 1)
        copy.int64(number)
      }
    }
    try transaction.copyIn("COPY staged_rows FROM STDIN BINARY") { copy in
      try pass.run(onRow: { row in if touch.includes(row) { copy.add(row) } })
    }
    try transaction.run(script: "SET LOCAL work_mem = '128MB'; ANALYZE staged_rows; ANALYZE touched_spells")
  }

  /// Gives every staged row its first day, and sets aside the rows that cannot stand together.
  private func settleStaged(
    _ sketch: RollSketch, _ delivery: Int64, _ source: StoredSource, _ transaction: Transaction
  ) throws -> (rows: Int, units: Set<Int32>) {
    var rejected = 0
    if sketch.hasRowsWithoutFirstDay {
      try transaction.execute(Query.resolveFirstDays, [.int32(source.id), .day(heading.asOf)])
      rejected += try transaction.execute(Query.rejectRowsThatEndFirst, [.int64(delivery)])
    }
    var units: Set<Int32> = []
    for row in try transaction.query(Query.rejectDisagreeingRows, [.int64(delivery)]) {
      units.insert(row.int32(0))
      rejected += row.int(1)
    }
    // Rows that ended before they could begin keep their person too, wherever the spell is.
    if rejected > 0 { units.formUnion(sketch.units.keys) }
    try transaction.execute(Query.dropRepeatedRows)
    return (rejected, units)
  }

  /// Counts what the roll changes. - Returns: how many spells it would cut.
  private func count(
    into counts: inout DeliveryCounts, _ remarks: inout Int, _ transaction: Transaction
  ) throws -> Int {
    let row = try transaction.query(Query.countRollChanges)[0]
    counts.started = row.int(0)
    counts.restored = row.int(2)
    counts.missing = row.int(3)
    counts.ended = row.int(6)
    counts.applied = row.int(0) + row.int(1) + row.int(2)
    remarks += row.int(5)
    return row.int(4)
  }

  /// Whether the roll would cut so much of its scope that somebody has to look first.
  private func isHeld(_ cut: Int, _ source: StoredSource, _ transaction: Transaction) throws -> Bool {
    guard heading.isComplete, cut > source.guardFloor else { return false }
    let unit: SchoolUnitCode? = if case .unit(let unit) = scope { unit } else { nil }
    let current = try transaction.query(
      Query.countCurrentSpells,
      [.int32(source.id), .day(heading.asOf), .int32(unit?.number), .int64(organiser?.number)])[0].int(0)
    return cut * 100 > source.guardShare * current
  }

  private func learn(
    _ stamp: Moment, _ delivery: Int64, _ source: StoredSource, _ transaction: Transaction
  ) throws {
    try transaction.execute(Query.unlearnChangedSpells, [.moment(stamp)])
    try transaction.execute(Query.learnChangedSpells, [.moment(stamp), .int64(delivery)])
    try transaction.execute(Query.findContradictedNotices, [.int64(delivery)])
    try transaction.execute(Query.correctCertificates, [.moment(stamp), .int32(source.id), .int64(delivery)])
    try transaction.execute(Query.learnCertificates, [.moment(stamp), .int32(source.id), .int64(delivery)])
    try transaction.execute(
      Query.learnMarks, [.moment(stamp), .int32(source.id), .int64(delivery), .day(heading.asOf)])
    try transaction.execute(Query.forgetOtherFingerprints, [.int32(source.id), .text(scope.description)])
  }

  /// Remembers what the roll said of each unit, or that the unit has to be compared whole next time.
  private func remember(
    _ sketch: RollSketch, _ touch: RollTouch, _ unrememberable: Set<Int32>, _ source: StoredSource,
    _ transaction: Transaction
  ) throws {
    for unit in touch.units.union(touch.persons.keys) {
      let told = unrememberable.contains(unit) ? nil : sketch.units[unit] ?? UnitSketch()
      try transaction.execute(
        Query.setRollFingerprint,
        [
          .int32(source.id), .text(scope.description), .int32(unit), .int32(Int32(told?.count ?? 0)),
          .int64(Int64(bitPattern: told?.sum ?? 0)), .int64(Int64(bitPattern: told?.xor ?? 0)), .bytes(told?.bytes),
        ])
    }
  }
}

extension CopyIn {
  /// One row for `staged_rows`.
  @inline(__always)
  fileprivate mutating func add(_ row: RollRow) {
    begin(fields: 12)
    int32(row.row)
    int64(row.number.rawValue)
    int32(row.unit.number)
    int16(row.form.rawValue)
    programme(row.programme)
    day(row.firstDay?.daysSince2000)
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
  private mutating func programme(_ code: ProgrammeCode) {
    withUnsafeBytes(of: (code.high.bigEndian, code.low.bigEndian)) { bytes in
      var length = 16
      while length > 0, bytes[length - 1] == 0 { length -= 1 }
      text(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<length]))
    }
  }
}
