import ActivityResponsibility
import PostgreSQL
import SQLText

/// That a youth lets a receiver be told some things (medgivande).
public struct Consent: Sendable {
  /// The number of the act that tells of it.
  public let id: Int64
  public let municipality: MunicipalityCode
  public let receiver: HandOverReceiver
  /// Codes of what may be told, sorted.
  public let parts: [String]
  public let givenOn: Day
  public let withdrawnOn: Day?

  public var stands: Bool { withdrawnOn == nil }

  init(_ row: Row) {
    id = row.int64(0)
    municipality = row.municipality(1)
    receiver = row.receiver(2)
    parts = row.textArray(4).sorted()
    givenOn = row.dayValue(5)
    withdrawnOn = row.optionalDayValue(6)
  }
}

/// A part that can be handed over with consent.
public struct HandOverPart: Sendable {
  public let code: String
  public let phrase: Phrase
  let actKinds: Set<String>
  let hasContactDetails: Bool

  init(_ row: Row) {
    code = row.text(0)
    phrase = Phrase(row.text(1), row.text(2))
    actKinds = Set(row.textArray(3))
    hasContactDetails = row.bool(4)
  }
}

extension Connection {
  /// Every consent of a person, the latest first; withdrawn ones too.
  public func consents(of number: IdentityNumber, municipality: MunicipalityCode?) throws -> [Consent] {
    try transaction(.readOnlySnapshot) { transaction in
      try transaction.consents(of: transaction.person(of: number), municipality)
    }
  }

  /// What can be handed over with consent, by code.
  public func handOverParts() throws -> [HandOverPart] {
    try query(Query.handOverParts).map { HandOverPart($0) }
  }
}

extension Transaction {
  func consents(of person: PersonNumbers, _ municipality: MunicipalityCode?) throws -> [Consent] {
    try query(Query.consentsOfPerson, [person.parameter, .municipality(municipality)]).map { Consent($0) }
  }
}
