import ActivityResponsibility
import PostgreSQL
import SQLText

// A municipality's routine, as it is stored.

extension Connection {
  /// Sets a municipality's routine from a day on.
  public func set(_ policy: FollowUpPolicy, of municipality: MunicipalityCode, from day: Day, by staff: String) throws {
    func small(_ figure: Int) -> Parameter { .int32(Int32(figure)) }
    try transaction { transaction in
      try transaction.execute(
        Query.setFollowUpPolicy,
        [
          .municipality(municipality), .day(day), small(policy.verifyWithin), small(policy.firstContactWithin),
          small(policy.nextRungWithin), small(policy.mappingWithin), small(policy.refreshAfter),
          .int16Array(policy.lastChanceMonths.map { Int16($0) }), .textArray(policy.rungs.map(\.text)),
          small(policy.guardianUnder), small(policy.homeVisitStaff), small(policy.homeVisitNotice),
          small(policy.farewellBefore), small(policy.escalateAfter), small(policy.weights.open),
          small(policy.weights.unreached), small(policy.weights.overdue), small(policy.answerWithin),
          small(policy.reofferAfter), .text(staff),
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
    policy.rungs = row.textArray(6).compactMap { ContactRung($0) }
    policy.guardianUnder = row.int(7)
    policy.homeVisitStaff = row.int(8)
    policy.homeVisitNotice = row.int(9)
    policy.farewellBefore = row.int(10)
    policy.escalateAfter = row.int(11)
    policy.weights.open = row.int(12)
    policy.weights.unreached = row.int(13)
    policy.weights.overdue = row.int(14)
    policy.answerWithin = row.int(15)
    policy.reofferAfter = row.int(16)
    return policy
  }
}
