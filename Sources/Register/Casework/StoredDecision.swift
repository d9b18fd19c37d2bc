import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// A decision as it is stored, with what förvaltningslagen (2017:900) 31 § asks for.
public struct StoredDecision: Sendable {
  public let id: Int64
  /// `equivalence`, `completed-elsewhere`, `not-studying`, `schooling-ends`, or `revocation`.
  public let kind: String
  public let decidedOn: Day
  /// An object of what was decided. It may name a school.
  public let content: JSONValue
  public let why: String?
  public let deciders: [String]
  public let presenters: [String]
  public let participants: [String]
  /// The decision that it replaces or revokes.
  public let replaces: Int64?
  /// The decision that replaced or revoked it; `nil` where it holds.
  public let replacedBy: Int64?
  public let isRevoked: Bool
  /// The act that tells of it in a case.
  public let act: Int64?
  public let recordedBy: String
  public let recordedAt: Moment
  /// The row of the rule's facts that it made.
  let fact: Int64?

  init(_ row: Row) {
    id = row.int64(0)
    kind = row.text(2)
    decidedOn = row.dayValue(3)
    content = (try? JSONValue(parsing: row.text(4))) ?? .null
    why = row.optionalText(5)
    deciders = row.textArray(6)
    presenters = row.textArray(7)
    participants = row.textArray(8)
    replaces = row.optionalInt64(9)
    act = row.optionalInt64(10)
    recordedBy = row.text(11)
    recordedAt = row.moment(12)
    replacedBy = row.optionalInt64(13)
    isRevoked = row.optionalText(14) == DecisionKind.revocation.rawValue
    fact = row.optionalInt64(15)
  }

  /// What kind of decision it is, for people.
  public var phrase: Phrase { Self.phrase(of: kind) }

  /// A kind of decision, for people; what is no kind stands as it is.
  public static func phrase(of kind: String) -> Phrase {
    switch DecisionKind(rawValue: kind) {
    case .equivalence: Phrase("motsvarande utbildning", "equivalent education")
    case .completedElsewhere: Phrase("fullföljd utbildning på annat håll", "education completed elsewhere")
    case .notStudying: Phrase("skyddad person studerar inte", "protected person is not studying")
    case .schoolingEnds: Phrase("skolpliktens slut", "end of compulsory schooling")
    case .revocation: Phrase("återkallelse", "revocation")
    case nil: Phrase(kind, kind)
    }
  }
}

extension Connection {
  /// The decisions about a person under any number, newest first, with whether the person is protected on a day: then
  /// the content is not to be shown.
  ///
  /// - Throws: ``ErrorCode/personUnknown``.
  public func decisions(
    about number: IdentityNumber, on day: Day
  ) throws -> (isProtected: Bool, decisions: [StoredDecision]) {
    try transaction(.readOnlySnapshot) { transaction in
      let person = try transaction.person(of: number)
      guard try transaction.query(Query.isKnown, [person.parameter])[0].bool(0) else {
        throw ExplainedError.personUnknown
      }
      let isProtected = try transaction.isProtected(person, on: day)
      return (isProtected, try transaction.decisions(about: person))
    }
  }
}

extension Transaction {
  func decisions(about person: PersonNumbers) throws -> [StoredDecision] {
    try query(Query.decisionsOfPerson, [person.parameter]).map { StoredDecision($0) }
  }
}
