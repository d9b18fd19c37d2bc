import ActivityResponsibility
import PostgreSQL
import SQLText

/// A hand-over as it is stored: one that was offered in this register, or that came as a file from another.
public struct HandOver: Sendable {
  public let name: HandOverName
  /// The number that it was offered under.
  public let number: IdentityNumber
  public let receiver: HandOverReceiver
  /// Whether sender and receiver are in two installations, which sign files for each other.
  public let isByFile: Bool
  /// Whether it came as a file: this register is the receiver's.
  public let isReceived: Bool
  public let state: HandOverState
  public let offeredOn: Day
  public let acknowledgedOn: Day?
  public let attendedOn: Day?
  public let endedOn: Day?
  /// When responsibility moved.
  public let movedAt: Moment?
  /// What it rests on; `nil` where only what needs no consent is told, and for one that came as a file.
  public let consent: Int64?
  /// What is told with consent that stands, by code.
  public let parts: [String]
  /// The sender's case; `nil` for one that came as a file.
  public let caseID: Int64?
  /// The signed notes; `nil` where there are none, or none yet.
  public let offerNote: String?
  public let acknowledgementNote: String?
  public let attendanceNote: String?

  init(_ row: Row) {
    let sender = row.municipality(0)
    guard let name = HandOverName(sender: sender, number: row.int64(1)) else {
      preconditionFailure("a stored hand-over's number is not above zero")
    }
    self.name = name
    number = row.number(2)
    receiver = row.receiver(3)
    isByFile = row.bool(5)
    isReceived = row.bool(6)
    guard let state = HandOverState(rawValue: row.text(7)) else {
      preconditionFailure("a stored hand-over's state is not known")
    }
    self.state = state
    offeredOn = row.dayValue(8)
    acknowledgedOn = row.optionalDayValue(9)
    attendedOn = row.optionalDayValue(10)
    endedOn = row.optionalDayValue(11)
    movedAt = row.optionalTimestamp(12).map { Moment(microseconds: $0) }
    consent = row.optionalInt64(13)
    parts = row.textArray(14).sorted()
    caseID = row.optionalInt64(15)
    offerNote = row.optionalText(16)
    acknowledgementNote = row.optionalText(17)
    attendanceNote = row.optionalText(18)
  }
}

extension Row {
  /// A receiver in two columns, of which a constraint fills one.
  func receiver(_ column: Int) -> HandOverReceiver {
    isNull(column) ? .actor(text(column + 1)) : .municipality(municipality(column))
  }
}

extension Connection {
  /// Hand-overs from or to a municipality, or all: sorted by the day of the offer and the name.
  public func handOvers(of municipality: MunicipalityCode?) throws -> [HandOver] {
    try query(Query.handOvers, [.municipality(municipality), .null, .null, .null]).map { HandOver($0) }
  }

  /// The hand-over that an act offered; `nil` where it offered none.
  public func handOver(act: Int64) throws -> HandOver? {
    try query(Query.handOvers, [.null, .null, .null, .int64(act)]).map { HandOver($0) }.first {
      !$0.isReceived && $0.name.number == act
    }
  }

  /// One hand-over. - Throws: ``ErrorCode/thingUnknown``.
  public func handOver(_ name: HandOverName) throws -> HandOver {
    try transaction(.readOnlySnapshot) { try $0.handOver(name) }
  }
}

extension Transaction {
  func handOver(_ name: HandOverName) throws -> HandOver {
    guard let found = try handOverIfKnown(name) else {
      throw ExplainedError(
        .thingUnknown, Phrase("det finns ingen överlämning \(name)", "there is no hand-over \(name)"),
        fix: Phrase("se fullfolj case hand-over list", "see fullfolj case hand-over list"))
    }
    return found
  }

  func handOverIfKnown(_ name: HandOverName) throws -> HandOver? {
    try query(Query.handOvers, [.null, .null, .municipality(name.sender), .int64(name.number)]).first.map {
      HandOver($0)
    }
  }

  /// A person's hand-overs under any number, the first offered first.
  func handOvers(of person: PersonNumbers) throws -> [HandOver] {
    try query(Query.handOvers, [.null, person.parameter, .null, .null]).map { HandOver($0) }
  }

  /// Whether a municipality is of this register, and not only known as where somebody has moved.
  func isOwn(_ municipality: MunicipalityCode) throws -> Bool {
    try query(Query.isOwnMunicipality, [.text("municipality:\(municipality)")])[0].bool(0)
  }
}
