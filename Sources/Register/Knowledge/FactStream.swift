import ActivityResponsibility
import PostgreSQL
import SQLText

/// A stream of rows in the order of persons' numbers, read some thousands at a time, with a look at the next one.
struct NumberedRows {
  private let fetch: Statement
  private var rows: Rows
  private var index = 0

  init(open: Statement, fetch: Statement, _ parameters: [Parameter], _ transaction: Transaction) throws {
    try transaction.execute(open, parameters)
    self.fetch = fetch
    rows = try transaction.query(fetch)
  }

  /// The next row, where it is of the person asked for; then it is taken. Rows of persons before are passed over: nobody
  /// has asked for them.
  @inline(__always)
  mutating func next(of number: Int64, _ transaction: Transaction) throws -> Row? {
    while true {
      if index == rows.count {
        if rows.isEmpty { return nil }
        rows = try transaction.query(fetch)
        index = 0
        if rows.isEmpty { return nil }
      }
      let row = rows[index]
      let found = row.int64(0)
      guard found <= number else { return nil }
      index += 1
      if found == number { return row }
    }
  }

  /// The next row whoever it is of.
  mutating func next(_ transaction: Transaction) throws -> Row? {
    if index == rows.count {
      if rows.isEmpty { return nil }
      rows = try transaction.query(fetch)
      index = 0
      if rows.isEmpty { return nil }
    }
    index += 1
    return rows[index - 1]
  }
}

/// The facts of the chosen persons, one person at a time, in the order of their numbers: memory stays flat however many
/// there are. What is known under any of a person's numbers is known of the person.
///
/// Each kind of fact is one cursor, sorted alike; a person's facts are put together by walking them side by side.
struct FactStream {
  private let transaction: Transaction
  private var numbers: NumberedRows
  private var residences: NumberedRows
  private var registrations: NumberedRows
  private var protections: NumberedRows
  private var enrolments: NumberedRows
  private var qualifications: NumberedRows
  private var confirmations: NumberedRows
  private var schooling: NumberedRows
  private var cases: NumberedRows

  /// - Parameters:
  ///   - known: the time to know by; `.now` for what is believed now.
  ///   - readsAll: what is believed of everyone in the register is read, in the order of its indexes, and those who are
  ///     not chosen are passed over. Only for what is known now; pays where most are chosen.
  init(_ transaction: Transaction, knownAt known: Moment, readsAll: Bool = false) throws {
    self.transaction = transaction
    let isOfAll = readsAll && known == .now
    // A cursor is planned for its first rows unless told otherwise; these are read to the end. A few persons among all
    // are found by index; the usual price of a page is that of a spinning disk.
    try transaction.run(
      script: """
        SET LOCAL cursor_tuple_fraction = 1; SET LOCAL work_mem = '128MB'; SET LOCAL random_page_cost = 1.1; ANALYZE chosen
        """)
    func stream(_ open: Statement, _ fetch: Statement) throws -> NumberedRows {
      try NumberedRows(open: open, fetch: fetch, [.moment(known)], transaction)
    }
    numbers = try NumberedRows(
      open: Query.openChosen, fetch: Query.fetchChosenNumbers, [], transaction)
    residences =
      isOfAll
      ? try NumberedRows(open: Query.openEveryResidence, fetch: Query.fetchEveryResidence, [], transaction)
      : try stream(Query.openResidenceFacts, Query.fetchResidenceFacts)
    registrations = try stream(Query.openRegistrationFacts, Query.fetchRegistrationFacts)
    protections = try stream(Query.openProtectionFacts, Query.fetchProtectionFacts)
    enrolments =
      isOfAll
      ? try NumberedRows(open: Query.openEveryEnrolment, fetch: Query.fetchEveryEnrolment, [], transaction)
      : try stream(Query.openEnrolmentFacts, Query.fetchEnrolmentFacts)
    qualifications = try stream(Query.openQualificationFacts, Query.fetchQualificationFacts)
    confirmations = try stream(Query.openConfirmationFacts, Query.fetchConfirmationFacts)
    schooling = try stream(Query.openSchoolingFacts, Query.fetchSchoolingFacts)
    cases = try stream(Query.openCaseFacts, Query.fetchCaseFacts)
  }

  /// The facts of the next person; `nil` after the last.
  mutating func next() throws -> Facts? {
    guard let row = try numbers.next(transaction) else { return nil }
    let number = row.number(0)
    var facts = Facts(personID: number.rawValue, birthDate: number.birthDate)
    while let row = try residences.next(of: number.rawValue, transaction) {
      facts.residences.append(
        Residence(id: row.int64(1), municipality: row.municipality(2), period: period(row, 3, 4)))
    }
    while let row = try registrations.next(of: number.rawValue, transaction) {
      // Each of a person's numbers may have its own; who was here under one was here.
      facts.firstRegistered = min(facts.firstRegistered ?? row.dayValue(1), row.dayValue(1))
    }
    while let row = try protections.next(of: number.rawValue, transaction) {
      facts.protections.append(
        Protection(
          id: row.int64(1), mark: ProtectionMark(rawValue: row.int16(2)) ?? .sekretessmarkering,
          period: period(row, 3, 4)))
    }
    while let row = try enrolments.next(of: number.rawValue, transaction) {
      facts.enrolments.append(enrolment(row))
    }
    while let row = try qualifications.next(of: number.rawValue, transaction) {
      guard let kind = QualificationKind(rawValue: row.int16(2)) else { continue }
      facts.qualifications.append(Qualification(id: row.int64(1), kind: kind, day: row.dayValue(3)))
    }
    while let row = try confirmations.next(of: number.rawValue, transaction) {
      facts.confirmations.append(NotStudyingConfirmation(id: row.int64(1), day: row.dayValue(2)))
    }
    while let row = try schooling.next(of: number.rawValue, transaction) {
      // They come in the order in which they were made; the newest holds.
      facts.schoolingDecision = SchoolingDecision(id: row.int64(1), lastDay: row.dayValue(2))
    }
    while let row = try cases.next(of: number.rawValue, transaction) {
      facts.casePeriods.append(
        CasePeriod(id: row.int64(1), municipality: row.municipality(2), period: period(row, 3, 4)))
    }
    return facts
  }

  @inline(__always)
  private func period(_ row: Row, _ from: Int, _ until: Int) -> DayRange {
    DayRange(from: row.dayValue(from), until: row.optionalDayValue(until))
  }

  private func enrolment(_ row: Row) -> Enrolment {
    // A form or code that this version does not know exempts nobody: otherTeaching asks for a decision.
    Enrolment(
      id: row.int64(1), unit: row.unit(2), form: SchoolForm(rawValue: row.int16(3)) ?? .otherTeaching,
      programme: row.withBytes(4) { ProgrammeCode(bytes: $0) }, period: period(row, 5, 6),
      endedBy: row.optionalInt16(7).flatMap { EndedBy(rawValue: $0) }, isEquivalent: row.optionalBool(8))
  }
}

extension ProgrammeCode {
  /// A code that was checked when it was read: at most sixteen bytes.
  init(bytes: UnsafeRawBufferPointer) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, byte) in bytes.prefix(16).enumerated() {
      if index < 8 {
        high |= UInt64(byte) << (56 - 8 * UInt64(index))
      } else {
        low |= UInt64(byte) << (120 - 8 * UInt64(index))
      }
    }
    self.init(high: high, low: low)
  }
}
