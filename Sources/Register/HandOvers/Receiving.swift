import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// The receiver's side of a hand-over, in this register.
struct Receiving {
  let name: HandOverName
  let person: PersonNumbers
  let municipality: MunicipalityCode
  let day: Day
  let today: Day
  let staff: String
  let transaction: Transaction

  private var anchor: String { "hand-over \(name)" }

  /// Writes the receiver's own act where a case was open on the day. - Returns: its number.
  func writeAct(
    of event: HandOverEvent, note: String? = nil, _ marks: [String: JSONValue] = [:]
  ) throws -> Int64? {
    guard let open = try transaction.openCase(of: person, in: municipality), open.openedOn <= day,
      let held = try transaction.holdCase(open.id), held.isOpen
    else { return nil }
    let desk = CaseDesk(
      current: held, person: person, day: day, today: today, staff: staff, stamp: nil, transaction: transaction,
      marks: marks)
    return try desk.write(HandOverReceiptAct(name: name, event: event), note: note, corrects: nil).act
  }

  /// Settles what waited for an event and plans what comes next.
  func follow(_ event: HandOverEvent, act: Int64?) throws {
    let waited: FollowUpKind = event == .acknowledge ? .answerHandOver : .confirmAttendance
    try transaction.settle(
      [waited], anchors: [anchor], of: person, in: municipality, act: act, why: event.rawValue)
    guard event == .acknowledge else { return }
    let policy = try transaction.handOverPolicy(of: municipality, on: day)
    try transaction.plan(
      policy.attendance(name, acknowledgedOn: day), person.current, municipality,
      case: try transaction.openCase(of: person, in: municipality)?.id)
  }

  /// Nothing more is waited for.
  func settleAll(act: Int64?, why: String) throws {
    try transaction.settle(
      [.answerHandOver, .confirmAttendance], anchors: [anchor], of: person, in: municipality, act: act, why: why)
  }
}

extension Transaction {
  /// A person's open case in a municipality, by all numbers.
  func openCase(of person: PersonNumbers, in municipality: MunicipalityCode) throws -> Case? {
    try cases(of: person, asked: person.current, municipality).first { $0.isOpen }
  }

  /// One case, held until the transaction ends.
  func holdCase(_ id: Int64) throws -> Case? {
    try query(Query.heldCase, [.int64(id)]).first.map { Case($0) }
  }

  func presentMoment() throws -> Moment { try query(Query.presentMoment)[0].moment(0) }

  /// Settles waiting follow-ups that are counted from some things. - Returns: how many.
  @discardableResult
  func settle(
    _ kinds: [FollowUpKind], anchors: [String], of person: PersonNumbers, in municipality: MunicipalityCode,
    act: Int64?, why: String
  ) throws -> Int {
    try execute(
      Query.settleAnchored,
      [
        person.parameter, .municipality(municipality), .textArray(kinds.map(\.rawValue)), .textArray(anchors),
        .int64(act), .text(why),
      ])
  }
}

extension CaseDesk {
  /// What both sides call a hand-over that an act offers.
  func handOverName(_ act: Int64) throws -> HandOverName {
    guard let name = HandOverName(sender: current.municipality, number: act) else {
      throw ExplainedError.actRefused(
        Phrase("händelsen har inget nummer", "the act has no number"), fix: Phrase("försök igen", "try again"))
    }
    return name
  }

  /// The desk of the case that a hand-over was offered from; on the same day, but not before the offer.
  func of(_ handOver: HandOver) throws -> CaseDesk {
    let held = try handOver.caseID.flatMap { try transaction.holdCase($0) } ?? current
    return CaseDesk(
      current: held, person: person, day: max(day, handOver.offeredOn), today: today, staff: staff, stamp: nil,
      transaction: transaction)
  }
}
