import ActivityResponsibility
import PostgreSQL
import SQLText

/// What kind of knowledge a file brings.
public enum DeliveryKind: String, Sendable, CaseIterable {
  case population
  case roll
  case notice

  public var phrase: Phrase {
    switch self {
    case .population: Phrase("befolkning", "population")
    case .roll: Phrase("elevlista", "roll")
    case .notice: Phrase("meddelanden", "notices")
    }
  }
}

/// What became of a file.
public enum Verdict: String, Sendable, CaseIterable {
  case applied
  /// Nothing of it applies until somebody accepts or rejects it.
  case held
  case rejected
  /// It is not what it says, or is older than what is known: nothing of it was applied.
  case refused

  public var phrase: Phrase {
    switch self {
    case .applied: Phrase("inläst", "applied")
    case .held: Phrase("hålls kvar", "held")
    case .rejected: Phrase("avvisad", "rejected")
    case .refused: Phrase("vägrad", "refused")
    }
  }
}

/// What a file did, in rows and spells (or periods of residence, for a population file).
public struct DeliveryCounts: Hashable, Sendable {
  public var rows = 0
  public var applied = 0
  public var unchanged = 0
  public var started = 0
  public var ended = 0
  public var missing = 0
  public var restored = 0
  public var rejected = 0

  public init() {}
}

/// A file as it was handed in: everything but its content.
public struct DeliveryHeading: Sendable {
  public let kind: DeliveryKind
  public let source: String
  public let scope: String
  public let asOf: Day
  public let isComplete: Bool
  public let staff: String

  public init(kind: DeliveryKind, source: String, scope: String, asOf: Day, isComplete: Bool, staff: String) {
    self.kind = kind
    self.source = source
    self.scope = scope
    self.asOf = asOf
    self.isComplete = isComplete
    self.staff = staff
  }
}

/// What came of importing a file.
public struct ImportResult: Sendable {
  /// `nil` for a dry run.
  public let delivery: Int64?
  public let verdict: Verdict
  public let counts: DeliveryCounts
  /// The same bytes were taken in before: nothing changed.
  public let isRepeat: Bool
  /// What the file was found to be: encoding, separator, columns; for people.
  public let format: Phrase
  /// Findings that reject no row but are worth a look.
  public let remarks: Int

  /// Whether somebody should look at it.
  public var needsLooking: Bool { verdict != .applied || counts.rejected > 0 || remarks > 0 }

  /// The same of an import that was undone afterwards: no delivery of it is left.
  public var undone: ImportResult {
    ImportResult(
      delivery: nil, verdict: verdict, counts: counts, isRepeat: isRepeat, format: format, remarks: remarks)
  }
}

/// A delivery as it is stored.
public struct StoredDelivery: Sendable {
  public let id: Int64
  public let kind: DeliveryKind
  public let source: String
  public let scope: String
  public let asOf: Day
  public let isComplete: Bool
  public let fileName: String
  public let byteCount: Int64
  public let format: String
  public let receivedAt: Moment
  public let receivedBy: String
  public let verdict: Verdict
  public let verdictAt: Moment
  public let verdictBy: String
  public let verdictWhy: String?
  public let counts: DeliveryCounts

  init(_ row: Row) {
    id = row.int64(0)
    // Both are kept by constraints to what the program knows.
    kind = DeliveryKind(rawValue: row.text(1)) ?? .roll
    source = row.text(2)
    scope = row.text(3)
    asOf = row.dayValue(4)
    isComplete = row.bool(5)
    fileName = row.text(6)
    byteCount = row.int64(7)
    format = row.text(8)
    receivedAt = row.moment(9)
    receivedBy = row.text(10)
    verdict = Verdict(rawValue: row.text(11)) ?? .refused
    verdictAt = row.moment(12)
    verdictBy = row.text(13)
    verdictWhy = row.optionalText(14)
    var counts = DeliveryCounts()
    counts.rows = row.int(15)
    counts.applied = row.int(16)
    counts.unchanged = row.int(17)
    counts.started = row.int(18)
    counts.ended = row.int(19)
    counts.missing = row.int(20)
    counts.restored = row.int(21)
    counts.rejected = row.int(22)
    self.counts = counts
  }
}

/// A finding as it is stored.
public struct StoredFinding: Sendable {
  public let id: Int64
  public let row: Int32?
  public let column: String?
  public let kind: String
  public let rejectsRow: Bool
  public let number: IdentityNumber?
  public let notice: Int64?
  public let content: String?
  public let isSettled: Bool

  init(_ row: Row) {
    id = row.int64(0)
    self.row = row.optionalInt32(1)
    column = row.optionalText(2)
    kind = row.text(3)
    rejectsRow = row.bool(4)
    number = row.optionalInt64(5).map { IdentityNumber(stored: $0) }
    notice = row.optionalInt64(6)
    content = row.optionalText(7)
    isSettled = row.bool(8)
  }
}

extension Connection {
  /// One delivery. - Throws: ``ErrorCode/thingUnknown``.
  public func delivery(_ id: Int64) throws -> StoredDelivery {
    guard let row = try query(Query.findDelivery, [.int64(id)]).first else { throw ExplainedError.deliveryUnknown(id) }
    return StoredDelivery(row)
  }

  /// Deliveries of a kind, newest first.
  public func deliveries(_ kind: DeliveryKind, source: String? = nil, limit: Int = 100) throws -> [StoredDelivery] {
    try query(Query.listDeliveries, [.text(kind.rawValue), .text(source), .int64(Int64(limit))]).map {
      StoredDelivery($0)
    }
  }

  /// What was odd in a delivery, in the file's order.
  public func findings(of delivery: Int64, rejectedOnly: Bool) throws -> [StoredFinding] {
    try query(Query.listFindings, [.int64(delivery), .bool(rejectedOnly)]).map { StoredFinding($0) }
  }
}

extension ExplainedError {
  static func deliveryUnknown(_ id: Int64) -> ExplainedError {
    ExplainedError(
      .thingUnknown, Phrase("ingen leverans har nummer \(id)", "no delivery has number \(id)"),
      fix: Phrase("se fullfolj roll list", "see fullfolj roll list"))
  }
}
