import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// What a roll says anew, brought to the database to be compared with what is known there.
extension RollImport {
  /// An organiser's first complete roll is compared with whatever is known of the organiser's units.
  func addUnitsOfOrganiser(
    _ comparison: RollComparison, _ source: StoredSource, _ touch: inout RollTouch, _ transaction: Transaction
  ) throws {
    guard let organiser, heading.isComplete, comparison.memory.isEmpty else { return }
    for row in try transaction.query(Query.unitsOfOrganiser, [.int32(source.id), .int64(organiser.number)]) {
      touch.units.insert(row.int32(0))
    }
  }

  func stage(
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
  func settleStaged(
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
