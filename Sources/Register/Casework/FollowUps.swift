import ActivityResponsibility
import PostgreSQL
import SQLText

/// A follow-up that waits.
public struct FollowUp: Sendable {
  public let id: Int64
  /// The person's current number; the follow-up may have been planned under a former one.
  public let number: IdentityNumber
  public let municipality: MunicipalityCode
  public let kind: String
  public let due: Day
  public let assigned: String?
  public let caseID: Int64?
  public let why: String
}

extension Connection {
  /// Waiting follow-ups, sorted by due day and person.
  ///
  /// - Parameters:
  ///   - due: only those due on the day or before.
  ///   - assigned: only those of the member of staff, by the case or by name.
  ///   - day: the day on which those count too for whom the member of staff stands in; `nil` where none do.
  public func followUps(
    of municipality: MunicipalityCode?, due: Day?, kind: FollowUpKind?, assigned: String?, deputisingOn day: Day? = nil
  ) throws -> [FollowUp] {
    try reading(knownAt: .now) { transaction in
      try transaction.followLinks(knownAt: .now)
      return try transaction.query(
        Query.listFollowUps,
        [.municipality(municipality), .day(due), .text(kind?.rawValue), .text(assigned), .day(day)]
      ).map { row in
        FollowUp(
          id: row.int64(0), number: row.number(1), municipality: row.municipality(2), kind: row.text(3),
          due: row.dayValue(4), assigned: row.optionalText(5), caseID: row.optionalInt64(6), why: row.text(7))
      }
    }
  }

  /// A municipality's routine on a day.
  public func followUpPolicy(of municipality: MunicipalityCode, on day: Day) throws -> FollowUpPolicy {
    try transaction(.readOnlySnapshot) { try $0.followUpPolicy(of: municipality, on: day) }
  }
}

extension Transaction {
  func plan(
    _ followUp: PlannedFollowUp, _ number: IdentityNumber, _ municipality: MunicipalityCode, case id: Int64?
  ) throws {
    try execute(
      Query.planFollowUp,
      [
        .number(number), .municipality(municipality), .int64(id), .text(followUp.kind.rawValue), .day(followUp.due),
        .text(followUp.why), .text(followUp.anchor),
      ])
  }
}
