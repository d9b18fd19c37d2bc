import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// What an event of many came to: a letter round, an information evening, cases handed over.
public struct BatchResult: Sendable {
  /// The number that each of its acts carries.
  public let event: Int64
  public let written: [DeedResult]
  /// Whom nothing was written of, and why. Protected persons are not among them: they are only counted.
  public let refused: [(number: IdentityNumber, why: ExplainedError)]
  /// How many were left out because they are protected.
  public let protected: Int
  /// How many were named more than once.
  public let repeated: Int
}

/// Who is left out of an event of many.
public enum BatchCare: Sendable {
  /// Nobody: it is about the cases and not about the youths.
  case everyone
  /// Protected persons: what is done for all alike is done for none of them.
  case leavesOutProtected
}

extension Connection {
  /// Writes down one event for many youths, in one transaction, each with an act of their own that carries the event's
  /// number.
  ///
  /// A person of whom it cannot be written is refused alone and told of: what was done for the others was done. A fault
  /// of the database leaves nothing behind of anybody's.
  ///
  /// - Throws: as ``record(_:of:municipality:on:today:note:corrects:by:ifVersion:noteConfirmed:)`` for what is wrong
  ///   with the event as a whole; ``ErrorCode/wrongUse`` where nobody is named.
  public func recordForMany(
    _ deed: Deed, of numbers: [IdentityNumber], municipality: MunicipalityCode, on day: Day, today: Day,
    note: String? = nil, by staff: String, noteConfirmed: Bool = false, care: BatchCare = .leavesOutProtected
  ) throws -> BatchResult {
    let order = ActOrder(day: day, today: today, note: note, staff: staff)
    let marks = try order.check(deed.act, isConfirmed: noteConfirmed)
    guard !numbers.isEmpty else {
      throw ExplainedError(
        .wrongUse, Phrase("listan är tom", "the list is empty"),
        fix: Phrase("ange minst en person", "name at least one person"))
    }
    return try transaction { transaction in
      try Batch(municipality: municipality, order: order, care: care, transaction: transaction)
        .write(deed, of: numbers, marks)
    }
  }

  /// Whose open cases in a municipality wait for something of a kind, by a day where one is given; by the numbers they
  /// were opened under.
  public func people(
    waitingFor kind: FollowUpKind, of municipality: MunicipalityCode, due: Day?
  ) throws -> [IdentityNumber] {
    try query(Query.peopleOfFollowUps, [.municipality(municipality), .text(kind.rawValue), .day(due)])
      .map { $0.number(0) }
  }
}

/// One event of many while it is written.
struct Batch {
  let municipality: MunicipalityCode
  let order: ActOrder
  let care: BatchCare
  let transaction: Transaction

  func write(_ deed: Deed, of numbers: [IdentityNumber], _ marks: [String: JSONValue]) throws -> BatchResult {
    let event = try transaction.query(Query.nextBatchEvent)[0].int64(0)
    var written: [DeedResult] = []
    var refused: [(number: IdentityNumber, why: ExplainedError)] = []
    var (protected, repeated) = (0, 0)
    var seen: Set<IdentityNumber> = []
    let marks = marks.merging(["event": .whole(event)]) { own, _ in own }
    // In one order always, so that two events of the same youths wait for each other rather than both for ever.
    for number in numbers.sorted(by: { $0.rawValue < $1.rawValue }) {
      let person = try transaction.person(of: number)
      guard seen.insert(person.current).inserted else {
        repeated += 1
        continue
      }
      if care == .leavesOutProtected, try transaction.isProtected(person, on: order.today) {
        if try isHidden(person) {
          // For whoever may not read the person, the register does not know them.
          refused.append((number: number, why: .personUnknown))
        } else {
          protected += 1
        }
        continue
      }
      do {
        // Of a person who is refused, nothing is kept; the others stay.
        let result = try transaction.savepoint {
          try transaction.write(deed, of: number, municipality, order, nil, marks: marks)
        }
        written.append(result)
      } catch let error as ExplainedError {
        refused.append((number: person.current, why: error))
      }
    }
    try transaction.execute(
      Query.storeBatchEvent,
      [
        .int64(event), .municipality(municipality), .text(deed.act.kind.rawValue), .day(order.day), .text(order.staff),
        .int32(Int32(written.count)), .int32(Int32(refused.count + protected)), .int32(Int32(protected)),
      ])
    return BatchResult(event: event, written: written, refused: refused, protected: protected, repeated: repeated)
  }

  private func isHidden(_ person: PersonNumbers) throws -> Bool {
    let standing = try AccessStanding(of: person, for: order.staff, on: order.today, transaction)
    return standing.answer(isEmergency: false, hasReason: true, requiresKnown: false) == .hidden
  }
}
