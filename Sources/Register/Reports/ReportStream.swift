import ActivityResponsibility
import PostgreSQL
import SQLText

/// The youths that a municipality's reports of a period tell of, one at a time in the order of their numbers: memory
/// stays flat however many there are.
///
/// Registrations under any of a person's numbers are the person's. What is known is what is known now.
struct ReportStream {
  private let municipality: MunicipalityCode
  private let protectedOn: ClosedRange<Day>
  private let transaction: Transaction
  private var cases: NumberedRows
  private var acts: NumberedRows
  private var measures: NumberedRows
  private var firstCases: NumberedRows
  private var residences: NumberedRows
  private var protections: NumberedRows

  /// - Parameters:
  ///   - first: the period's first day; `last` is in it.
  ///   - today: whoever has been marked as protected on any day from the first until this one is protected.
  init(
    _ transaction: Transaction, of municipality: MunicipalityCode, from first: Day, until last: Day, today: Day
  ) throws {
    self.transaction = transaction
    self.municipality = municipality
    protectedOn = first...max(first, last, today)
    let asked: [Parameter] = [.municipality(municipality), .day(first), .day(last)]
    try transaction.followLinks(knownAt: .now)
    try transaction.execute(Query.chooseReported, asked)
    // As for the stream of facts: the cursors are read to their end.
    try transaction.run(
      script: """
        SET LOCAL cursor_tuple_fraction = 1; SET LOCAL work_mem = '128MB'; SET LOCAL random_page_cost = 1.1; ANALYZE chosen
        """)
    func stream(_ open: Statement, _ fetch: Statement, _ parameters: [Parameter]) throws -> NumberedRows {
      try NumberedRows(open: open, fetch: fetch, parameters, transaction)
    }
    cases = try stream(Query.openReportedCases, Query.fetchReportedCases, asked)
    acts = try stream(Query.openReportedActs, Query.fetchReportedActs, asked)
    measures = try stream(Query.openReportedMeasures, Query.fetchReportedMeasures, asked)
    firstCases = try stream(Query.openFirstCases, Query.fetchFirstCases, [])
    residences = try stream(Query.openResidenceFacts, Query.fetchResidenceFacts, [.moment(.now)])
    protections = try stream(Query.openProtectionFacts, Query.fetchProtectionFacts, [.moment(.now)])
  }

  mutating func next() throws -> ReportPerson? {
    guard let first = try cases.next(transaction) else { return nil }
    let number = first.int64(0)
    var person = ReportPerson(IdentityNumber(stored: number))
    person.cases.append(Self.registration(first))
    while let row = try cases.next(of: number, transaction) { person.cases.append(Self.registration(row)) }
    while let row = try firstCases.next(of: number, transaction) { person.firstRegistered = row.dayValue(1) }
    while let row = try residences.next(of: number, transaction) {
      guard row.municipality(2) == municipality else { continue }
      person.residences.append(DayRange(from: row.dayValue(3), until: row.optionalDayValue(4)))
    }
    while let row = try protections.next(of: number, transaction) {
      let mark = DayRange(from: row.dayValue(3), until: row.optionalDayValue(4))
      if mark.from <= protectedOn.upperBound && mark.until.map({ $0 > protectedOn.lowerBound }) ?? true {
        person.isProtected = true
      }
    }
    let places = Dictionary(uniqueKeysWithValues: person.cases.enumerated().map { ($1.id, $0) })
    try addActs(to: &person, places)
    try addMeasures(to: &person, places)
    return person
  }

  private mutating func addMeasures(to person: inout ReportPerson, _ places: [Int64: Int]) throws {
    while let row = try measures.next(of: person.number.rawValue, transaction) {
      guard let place = places[row.int64(1)] else { continue }
      person.cases[place].measures.append(
        ReportMeasure(
          row.int64(2), row.text(3), offeredOn: row.dayValue(4), declinedOn: row.optionalDayValue(5),
          startedOn: row.optionalDayValue(6), endedOn: row.optionalDayValue(7), endReason: row.optionalText(8),
          occupationAfter: row.optionalText(9)))
    }
  }

  private mutating func addActs(to person: inout ReportPerson, _ places: [Int64: Int]) throws {
    while let row = try acts.next(of: person.number.rawValue, transaction) {
      guard let place = places[row.int64(1)] else { continue }
      let day = row.dayValue(3)
      let occupation = row.optionalText(6)
      if let isReached = row.optionalBool(5) {
        person.cases[place].contacts.append(
          ReportContact(
            row.int64(2), on: day, row.optionalText(4).flatMap { ContactChannel(rawValue: $0) }, isReached: isReached,
            occupation: occupation))
      }
      if let occupation, let from = row.optionalDayValue(7) {
        person.cases[place].occupations.append(
          ReportOccupation(
            occupation, from: from, lastDay: row.optionalDayValue(8), toldOn: day, toldBy: row.optionalText(9)))
      }
    }
  }

  private static func registration(_ row: Row) -> ReportCase {
    ReportCase(
      row.int64(1), openedOn: row.dayValue(2), cause: Reason(rawValue: row.int16(3)),
      closedOn: row.optionalDayValue(4), closedReason: row.optionalText(5))
  }
}

extension Connection {
  /// Calls `body` with each youth that a municipality's reports of a period tell of.
  func forEachReported(
    of municipality: MunicipalityCode, from first: Day, until last: Day, today: Day,
    _ body: (ReportPerson) throws -> Void
  ) throws {
    try reading(knownAt: .now) { transaction in
      var stream = try ReportStream(transaction, of: municipality, from: first, until: last, today: today)
      while let person = try stream.next() { try body(person) }
    }
  }
}
