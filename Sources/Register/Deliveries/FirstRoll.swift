import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// A scope's first complete roll on its way in, nothing being known of it: there is nothing to compare with, so that its
/// rows become spells as they are read.
///
/// Whether it is so is known for certain only afterwards. A spell that is told twice, a row that ends before it begins, or
/// something that is believed of a unit already, and everything is undone and the roll is compared as any other.
struct FirstRoll {
  let work: RollImport
  let transaction: Transaction
  let desk: DeliveryDesk
  let source: StoredSource
  let stamp: Moment

  /// What came of it.
  enum Outcome {
    case applied(FirstRollSummary)
    /// The roll must be compared. The delivery has been written down where there is a number, without its digest.
    case mustBeCompared(delivery: Int64?)
  }

  /// So many bytes make it worth while to build the indexes of an empty table afterwards.
  static let worthBuildingAfterwards: Int64 = 4 << 20

  func run(progress: ProgressListener?) throws -> Outcome {
    guard work.accepted == nil, work.heading.isComplete else { return .mustBeCompared(delivery: nil) }
    let answer = try transaction.query(
      Query.mayBeFirstRoll, [.int32(source.id), .text(work.scope.description)])[0]
    guard answer.bool(0) else { return .mustBeCompared(delivery: nil) }
    let isSourceNew = answer.bool(1)
    if !isSourceNew, let organiser = work.organiser {
      let known = try transaction.query(Query.unitsOfOrganiser, [.int32(source.id), .int64(organiser.number)])
      guard known.isEmpty else { return .mustBeCompared(delivery: nil) }
    }
    let delivery = try desk.add([], source)
    do {
      return try transaction.savepoint { .applied(try apply(delivery, isSourceNew: isSourceNew, progress)) }
    } catch is MustBeCompared {
      return .mustBeCompared(delivery: delivery)
    } catch let error as PostgresError where error.isUniqueViolation {
      return .mustBeCompared(delivery: delivery)
    }
  }

  private func apply(
    _ delivery: Int64, isSourceNew: Bool, _ progress: ProgressListener?
  ) throws -> FirstRollSummary {
    let isEmpty =
      try work.file.byteCount >= Self.worthBuildingAfterwards
      && transaction.query(Query.openEmptyEnrolments)[0].bool(0)
    var spells = FirstRollSpells(first: self, delivery: delivery)
    let file = try spells.copy(progress)
    let units = Array(spells.units)
    let key: [Parameter] = [.int32(source.id), .int32Array(units), .int64(delivery), .bool(!isSourceNew)]
    if try transaction.query(Query.isBelievedAlready, key)[0].bool(0) { throw MustBeCompared() }
    if isEmpty { try transaction.query(Query.closeFilledEnrolments) }
    try transaction.execute(
      Query.setDeliveryDigest, [.int64(delivery), .bytes(file.digest)])
    if file.hasFindings { try work.pass.keepFindings(of: delivery, transaction) }
    try spells.learnWhatElse()
    let scope: [Parameter] = [.int32(source.id), .text(work.scope.description)]
    try transaction.execute(Query.forgetFingerprintsOfUnits, scope + [.int32Array(units)])
    // A bad row keeps a spell that the file does not tell of: the next roll is compared whole.
    if !file.keptNumbers.isEmpty { try spells.forget() }
    var counts = DeliveryCounts()
    counts.rows = file.rows
    counts.rejected = file.rejections
    counts.started = spells.count
    counts.applied = spells.count
    counts.ended = spells.ended
    return FirstRollSummary(delivery: delivery, counts: counts, remarks: file.remarks)
  }
}

/// What a first roll did.
struct FirstRollSummary {
  let delivery: Int64
  let counts: DeliveryCounts
  let remarks: Int
}

/// Why a roll must be compared though nothing was known of its scope; thrown so that what was copied is undone.
struct MustBeCompared: Error {}
