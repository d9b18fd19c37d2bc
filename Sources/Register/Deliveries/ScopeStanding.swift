import ActivityResponsibility
import PostgreSQL
import SQLText

/// What is believed of one scope of a source: what it last handed in, what is held, and how often it is expected.
struct ScopeStanding: Hashable, Sendable {
  let sourceID: Int32
  let source: String
  let kind: DeliveryKind
  let scope: String
  /// The day that its newest applied file speaks of, complete or not.
  let lastAsOf: Day?
  /// A complete file of it has been applied at some time.
  let hasComplete: Bool
  /// Somebody has said that nothing more is expected, and nothing has been applied since.
  let isFinished: Bool
  /// How many of its files are held.
  let held: Int
  /// The held file that speaks of the latest day.
  let heldDelivery: Int64?
  let heldAsOf: Day?
  let rhythm: Rhythm?

  /// Whether more is expected of it: it has handed in a whole roll, or population file, and is not finished.
  var isExpected: Bool { lastAsOf != nil && (hasComplete || kind == .population) && !isFinished }

  /// The day that its next file should speak of; `nil` where none is expected.
  var nextExpected: Day? {
    guard isExpected, let lastAsOf else { return nil }
    return rhythm?.expected(after: lastAsOf)
  }

  func lateness(on day: Day) -> Lateness? {
    guard isExpected, let lastAsOf else { return nil }
    return rhythm?.lateness(after: lastAsOf, on: day)
  }

  /// The held file that would say more than the last applied one, had somebody accepted it.
  var heldAfterLast: Int64? {
    guard let lastAsOf, let heldAsOf, heldAsOf > lastAsOf else { return nil }
    return heldDelivery
  }

  init(_ row: Row) {
    sourceID = row.int32(0)
    source = row.text(1)
    // Kept by a constraint to what the program knows.
    kind = DeliveryKind(rawValue: row.text(2)) ?? .roll
    scope = row.text(3)
    lastAsOf = row.optionalDayValue(4)
    hasComplete = row.bool(5)
    isFinished = row.bool(6)
    held = row.int(7)
    heldDelivery = row.optionalInt64(8)
    heldAsOf = row.optionalDayValue(9)
    rhythm = row.rhythm(10)
  }
}

extension Row {
  /// A rhythm in three columns; `nil` where none is expected.
  func rhythm(_ column: Int) -> Rhythm? {
    guard let every = optionalInt16(column) else { return nil }
    return Rhythm(
      every: Int(every), grace: Int(int16(column + 1)), quietMonths: Set(int16Array(column + 2).map { Int($0) }))
  }
}

extension Transaction {
  /// Believes of a file's scope, from the instant that this transaction learns at, what the file's verdict says: that it
  /// is the newest applied one, that it is held, or neither.
  func know(_ delivery: Int64) throws {
    try execute(Query.unknowDelivery, [.int64(delivery)])
    try execute(Query.knowDelivery, [.int64(delivery)])
  }

  /// What is believed of every scope that has handed in a file, by what was known at a time.
  func scopeStandings(knownAt known: Moment) throws -> [ScopeStanding] {
    try query(Query.scopeStandings, [.moment(known)]).map { ScopeStanding($0) }
  }
}
