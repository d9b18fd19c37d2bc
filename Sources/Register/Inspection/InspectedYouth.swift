import ActivityResponsibility
import PostgreSQL
import SQLText

/// A youth who had a case open in a municipality some day of a period, before anything of them is read.
struct InspectedYouth {
  let person: PersonNumbers
  /// The lowest of the numbers of the person's cases in the period: what a sample is drawn from.
  let representative: Int64
  /// The cases that were open in the period.
  let cases: [Int64]
}

extension Transaction {
  /// Everyone who had a case open in the period, by the number of the first case, but nobody who is protected now or
  /// was on the period's last day: they are in no bundle, no count and no sample.
  func youthsToInspect(_ request: BundleRequest, today: Day) throws -> [InspectedYouth] {
    let rows = try query(
      Query.casesOfPeriod, [.municipality(request.municipality), .day(request.from), .day(request.until)])
    var cases: [IdentityNumber: [Int64]] = [:]
    var people: [IdentityNumber: PersonNumbers] = [:]
    var known: [IdentityNumber: IdentityNumber] = [:]
    for row in rows {
      let number = row.number(1)
      if known[number] == nil {
        let person = try self.person(of: number)
        known[number] = person.current
        people[person.current] = person
      }
      cases[known[number] ?? number, default: []].append(row.int64(0))
    }
    return try people.values.compactMap { person in
      guard let own = cases[person.current]?.sorted(), let first = own.first,
        try !isProtected(person, on: request.until), try !isProtected(person, on: today)
      else { return nil }
      return InspectedYouth(person: person, representative: first, cases: own)
    }.sorted { $0.representative < $1.representative }
  }
}
