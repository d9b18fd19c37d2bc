import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// The rows of a first roll as spells, and what else they teach: copied as they are read, some thousands at a time.
struct FirstRollSpells {
  private let first: FirstRoll
  private let delivery: Int64
  private let remembering: RollRemembering
  private let organiser: Int64?
  private let asOf: Day

  /// Every unit that the roll speaks of.
  private(set) var units: Set<Int32> = []
  private(set) var count = 0
  /// Spells that have a last day.
  private(set) var ended = 0

  private var pieces: [RollRemembering.Piece] = []
  private var places: [Int32: Int] = [:]
  private var pieceNumber: Int32 = 0
  private var unitAtHand: Int32 = -1
  private var placeAtHand = -1
  /// Rows that tell of a certificate or a mark, with their first days.
  private var telling: [RollRow] = []
  private var hasStaged = false
  private var nextID: Int64 = 0
  private var lastID: Int64 = -1

  /// So many rows are read between two looks at what else they tell.
  private static let rowsAtATime: Int64 = 65_536
  private static let mostTelling = 4_096

  init(first: FirstRoll, delivery: Int64) {
    self.first = first
    self.delivery = delivery
    remembering = RollRemembering(
      source: first.source.id, scope: first.work.scope.description, transaction: first.transaction)
    organiser = first.work.organiser?.number
    asOf = first.work.heading.asOf
    if let unit = first.work.unit { units.insert(unit.number) }
  }

  /// Reads the file and copies its rows.
  mutating func copy(_ progress: ProgressListener?) throws -> FileSummary {
    var summary = FileSummary()
    try takeIDs()
    try first.transaction.copyIn(
      """
      COPY enrolments (id, number, school_unit, first_day, source_id, form, ended_by, valid_until, stated_until,
        stated_ended_by, programme, claim, organiser, delivery_id, row_number, known_from) FROM STDIN (FORMAT binary)
      """
    ) { copy in
      (summary, _) = try first.work.pass.summarize(progress: progress) { row in
        if nextID == lastID || telling.count >= Self.mostTelling {
          if count >= RollImport.mostRows {
            throw ExplainedError.tooManyRows(RollImport.mostRows, first.work.file.name)
          }
          try copy.interrupt { try write() }
        }
        try add(row, to: &copy)
      }
    }
    if count > RollImport.mostRows { throw ExplainedError.tooManyRows(RollImport.mostRows, first.work.file.name) }
    try write(takesIDs: false)
    return summary
  }

  @inline(__always)
  private mutating func add(_ row: RollRow, to copy: inout CopyIn) throws {
    // Nothing is known that it could continue.
    let firstDay = row.firstDay ?? asOf
    let until = row.lastDay?.next
    if let until, until <= firstDay { throw MustBeCompared() }
    let endedBy = until == nil ? nil : (row.hasLeavingReason ? EndedBy.left : .planned).rawValue
    copy.begin(fields: 16)
    copy.int64(nextID)
    copy.int64(row.number.rawValue)
    copy.int32(row.unit.number)
    copy.day(firstDay.daysSince2000)
    copy.int32(first.source.id)
    copy.int16(row.form.rawValue)
    copy.int16(endedBy)
    copy.day(until?.daysSince2000)
    copy.day(until?.daysSince2000)
    copy.int16(endedBy)
    copy.programme(row.programme)
    copy.int64(Int64(bitPattern: row.digest))
    copy.int64(organiser)
    copy.int64(delivery)
    copy.int32(row.row)
    copy.timestamp(first.stamp.microseconds)
    nextID += 1
    count += 1
    if until != nil { ended += 1 }
    remember(row)
    if row.certificate != nil || row.mark != .none { telling.append(row) }
  }

  @inline(__always)
  private mutating func remember(_ row: RollRow) {
    if row.unit.number != unitAtHand { turn(to: row.unit.number) }
    pieces[placeAtHand].digests.append(row.digest)
    pieces[placeAtHand].numbers.append(row.number.rawValue)
  }

  private mutating func turn(to unit: Int32) {
    unitAtHand = unit
    if let place = places[unit] {
      placeAtHand = place
      return
    }
    units.insert(unit)
    placeAtHand = pieces.count
    places[unit] = placeAtHand
    pieces.append(RollRemembering.Piece(unit: unit, number: pieceNumber))
  }

  /// Writes what has gathered beside the spells, while none is on its way.
  private mutating func write(takesIDs: Bool = true) throws {
    try remembering.write(pieces)
    pieces.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    unitAtHand = -1
    pieceNumber += 1
    try stageTelling()
    if takesIDs, nextID == lastID { try takeIDs() }
  }

  private mutating func takeIDs() throws {
    nextID = try first.transaction.query(Query.reserveEnrolmentIds, [.int64(Self.rowsAtATime)])[0].int64(0)
    lastID = nextID + Self.rowsAtATime
  }

  private mutating func stageTelling() throws {
    guard !telling.isEmpty else { return }
    if !hasStaged { try first.transaction.execute(Query.createStagedRows) }
    hasStaged = true
    try first.transaction.copyIn("COPY staged_rows FROM STDIN (FORMAT binary)") { copy in
      for row in telling { copy.add(row, firstDay: row.firstDay ?? asOf) }
    }
    telling.removeAll(keepingCapacity: true)
  }

  /// Learns the certificates and marks of the rows.
  func learnWhatElse() throws {
    guard hasStaged else { return }
    let key: [Parameter] = [.moment(first.stamp), .int32(first.source.id), .int64(delivery)]
    try first.transaction.execute(Query.learnCertificates, key)
    try first.transaction.execute(Query.learnMarks, key + [.day(asOf)])
  }

  /// Lets every unit be compared whole next time.
  func forget() throws {
    try remembering.forget(Array(units))
  }
}
