import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// What a municipality did in a period, counted over the youths who had a case open in it.
struct PeriodCounts {
  let from: Day
  let until: Day

  private struct Met {
    let day: Day
    let isReached: Bool
  }

  func value(of youths: [InspectedYouth], _ transaction: Transaction) throws -> JSONValue {
    let cases = Parameter.int64Array(youths.flatMap(\.cases))
    let rows = try transaction.query(Query.actsOfCases, [cases])
    let corrected = Set(rows.compactMap { $0.optionalInt64(6) })
    var contacts: [Int64: [Met]] = [:]
    for row in rows where !corrected.contains(row.int64(1)) {
      if row.text(2) == "contact", row.optionalText(4) != ContactChannel.school.rawValue {
        contacts[row.int64(0), default: []].append(Met(day: row.dayValue(3), isReached: row.optionalBool(5) == true))
      }
    }
    let measured = Set(
      try transaction.query(Query.casesInMeasure, [cases, .day(from), .day(until)]).map { $0.int64(0) })
    func count(_ holds: (InspectedYouth) -> Bool) -> JSONValue { .whole(Int64(youths.count(where: holds))) }
    var opened = 0
    var waits: [Int] = []
    var reasons: [String: Int] = [:]
    for row in try transaction.query(Query.livesOfCases, [cases]) {
      let first = row.dayValue(1)
      if isWithin(first) {
        opened += 1
        if let met = contacts[row.int64(0)]?.first(where: { $0.isReached && $0.day >= first }) {
          waits.append(met.day - first)
        }
      }
      if let closed = row.optionalDayValue(2), isWithin(closed), let reason = row.optionalText(3) {
        reasons[reason, default: 0] += 1
      }
    }
    return .object([
      "covered": .whole(Int64(youths.count)), "newCases": .whole(Int64(opened)),
      "attempted": count { youth in youth.cases.contains { contacts[$0]?.contains { isWithin($0.day) } ?? false } },
      "reached": count { youth in
        youth.cases.contains { contacts[$0]?.contains { isWithin($0.day) && $0.isReached } ?? false }
      },
      "inMeasures": count { $0.cases.contains { measured.contains($0) } },
      "closedBy": .list(
        reasons.sorted { $0.key < $1.key }.map {
          .object(["closedReason": .text($0.key), "times": .whole(Int64($0.value))])
        }),
      "firstContacts": .whole(Int64(waits.count)), "firstContactMedianDays": .optional(median(waits)),
    ])
  }

  private func isWithin(_ day: Day) -> Bool { from <= day && day <= until }

  /// The middle one; of two in the middle the lower.
  private func median(_ days: [Int]) -> Int64? {
    days.isEmpty ? nil : Int64(days.sorted()[(days.count - 1) / 2])
  }
}
