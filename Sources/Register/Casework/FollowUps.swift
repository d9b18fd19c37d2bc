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
  ///   - assigned: only those of cases assigned to the member of staff.
  public func followUps(
    of municipality: MunicipalityCode?, due: Day?, kind: FollowUpKind?, assigned: String?
  ) throws -> [FollowUp] {
    try reading(knownAt: .now) { transaction in
      try transaction.followLinks(knownAt: .now)
      return try transaction.query(
        Query.listFollowUps, [.municipality(municipality), .day(due), .text(kind?.rawValue), .text(assigned)]
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

  /// Sets a municipality's routine from a day on.
  public func set(_ policy: FollowUpPolicy, of municipality: MunicipalityCode, from day: Day, by staff: String) throws {
    try transaction { transaction in
      try transaction.execute(
        Query.setFollowUpPolicy,
        [
          .municipality(municipality), .day(day), .int32(Int32(policy.verifyWithin)),
          .int32(Int32(policy.firstContactWithin)), .int32(Int32(policy.nextRungWithin)),
          .int32(Int32(policy.mappingWithin)), .int32(Int32(policy.refreshAfter)),
          .int16Array(policy.lastChanceMonths.map { Int16($0) }), .textArray(policy.ladder.map(\.rawValue)),
          .text(staff),
        ])
      try transaction.enterRoutine(of: municipality, from: day)
    }
  }
}

extension Transaction {
  /// The policy that holds for a municipality on a day; the program's defaults where none is stored.
  func followUpPolicy(of municipality: MunicipalityCode, on day: Day) throws -> FollowUpPolicy {
    var policy = FollowUpPolicy()
    guard let row = try query(Query.followUpPolicy, [.municipality(municipality), .day(day)]).first else {
      return policy
    }
    policy.verifyWithin = row.int(0)
    policy.firstContactWithin = row.int(1)
    policy.nextRungWithin = row.int(2)
    policy.mappingWithin = row.int(3)
    policy.refreshAfter = row.int(4)
    policy.lastChanceMonths = row.int16Array(5).map { Int($0) }
    policy.ladder = row.textArray(6).compactMap { ContactChannel(rawValue: $0) }
    return policy
  }

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
