import ActivityResponsibility
import PostgreSQL
import SQLText

extension Connection {
  /// A municipality's routine of hand-overs on a day.
  public func handOverPolicy(of municipality: MunicipalityCode, on day: Day) throws -> HandOverPolicy {
    try transaction(.readOnlySnapshot) { try $0.handOverPolicy(of: municipality, on: day) }
  }

  /// Sets a municipality's routine of hand-overs from a day on.
  public func set(_ policy: HandOverPolicy, of municipality: MunicipalityCode, from day: Day, by staff: String) throws {
    try transaction { transaction in
      try transaction.execute(
        Query.setHandOverPolicy,
        [
          .municipality(municipality), .day(day), .int16(Int16(policy.answerWithin)),
          .int16(Int16(policy.attendanceWithin)), .int16(Int16(policy.alarmAfter)),
          .int16(Int16(policy.alarmWithin)), .text(staff),
        ])
      transaction.enter(policy, of: municipality, from: day, by: staff)
    }
  }
}

extension Transaction {
  /// The policy that holds for a municipality on a day (`nil`: for all that have none of their own); the program's
  /// defaults where none is stored.
  func handOverPolicy(of municipality: MunicipalityCode?, on day: Day) throws -> HandOverPolicy {
    var policy = HandOverPolicy()
    guard let row = try query(Query.handOverPolicy, [.int16(Int16(municipality?.number ?? 0)), .day(day)]).first else {
      return policy
    }
    policy.answerWithin = row.int(0)
    policy.attendanceWithin = row.int(1)
    policy.alarmAfter = row.int(2)
    policy.alarmWithin = row.int(3)
    return policy
  }
}
