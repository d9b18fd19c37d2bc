import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport

/// The facts of a person put together without the register's own statements: table by table, number by number.
struct UnitedFacts {
  let facts: Facts
  let current: IdentityNumber
  /// How many numbers the person has.
  let count: Int

  init(of person: TestPerson, knownAt known: Moment, _ database: TestDatabase) throws {
    let believed =
      known == .now
      ? "known_until = 'infinity'"
      : "known_from <= '\(known)' AND (known_until > '\(known)' OR known_until = 'infinity')"
    // Whose numbers: follow each number's link to its end, and take those that end where this one does.
    var leads: [String: String] = [:]
    for line in try database.lines("SELECT number, leads_to FROM identity_links WHERE \(believed)") {
      let cells = line.split(separator: "|").map(String.init)
      leads[cells[0]] = cells[1]
    }
    func way(_ number: String) -> [String] { [number] + (leads[number].map { way($0) } ?? []) }
    let end = way(person.digits).last ?? person.digits
    let steps = Dictionary(
      uniqueKeysWithValues: Set(leads.keys).union([end]).filter { way($0).last == end }.map { ($0, way($0).count - 1) })
    count = steps.count
    guard let number = Int64(end) else { throw TestFailure("no number") }
    current = IdentityNumber(stored: number)

    func rows(_ columns: String, _ table: String) throws -> [(steps: Int, cells: [String])] {
      try steps.flatMap { number, steps in
        try database.lines("SELECT \(columns) FROM \(table) WHERE number = \(number) AND \(believed) ORDER BY id").map {
          (steps, $0.split(separator: "|").map(String.init))
        }
      }
    }
    func day(_ text: String) -> Day? { Day(text) }
    func period(_ from: String, _ until: String) -> DayRange {
      DayRange(from: Day(stringLiteral: from), until: day(until))
    }
    var facts = Facts(personID: number, birthDate: current.birthDate)
    let lived = try rows("id, municipality, valid_from, valid_until", "residences")
    for row in lived {
      var residence = period(row.cells[2], row.cells[3])
      if residence.until == nil {
        // An open period under a former number goes on until a later number lives anywhere.
        let later = lived.filter { $0.steps < row.steps && $0.cells[2] != $0.cells[3] }.map {
          Day(stringLiteral: $0.cells[2])
        }
        residence = DayRange(from: residence.from, until: later.map { max($0, residence.from) }.min())
      }
      facts.residences.append(
        Residence(
          id: Int64(row.cells[0]) ?? 0, municipality: MunicipalityCode(number: Int32(row.cells[1]) ?? 0) ?? "1496",
          period: residence))
    }
    facts.firstRegistered = try rows("first_day", "first_registrations").compactMap { day($0.cells[0]) }.min()
    let absent = try rows("day", "absent_marks").map { (steps: $0.steps, day: Day(stringLiteral: $0.cells[0])) }
    let registers = Set(try database.lines("SELECT id FROM sources WHERE kind = 'population'"))
    for row in try rows("id, mark, valid_from, valid_until, source_id", "protections") {
      var range = period(row.cells[2], row.cells[3])
      if range.until == nil, registers.contains(row.cells[4]) {
        let from = range.from
        range = DayRange(from: from, until: absent.filter { $0.steps < row.steps && $0.day >= from }.map(\.day).min())
      }
      facts.protections.append(
        Protection(
          id: Int64(row.cells[0]) ?? 0, mark: ProtectionMark(rawValue: Int16(row.cells[1]) ?? 1) ?? .sekretessmarkering,
          period: range))
    }
    var decided: [String: (id: Int, isEquivalent: Bool)] = [:]
    for row in try rows("id, school_unit, first_day, is_equivalent", "equivalence_decisions") {
      let key = row.cells[1] + " " + row.cells[2]
      let id = Int(row.cells[0]) ?? 0
      if id > decided[key]?.id ?? 0 { decided[key] = (id, row.cells[3] == "true") }
    }
    for row in try rows("id, school_unit, form, programme, first_day, valid_until, ended_by", "enrolments") {
      let cells = row.cells
      facts.enrolments.append(
        Enrolment(
          id: Int64(cells[0]) ?? 0, unit: SchoolUnitCode(number: Int32(cells[1]) ?? 0) ?? "31279295",
          form: SchoolForm(rawValue: Int16(cells[2]) ?? 0) ?? .otherTeaching,
          programme: ProgrammeCode(cells[3] == "-" ? "" : cells[3]) ?? ProgrammeCode(high: 0, low: 0),
          period: period(cells[4], cells[5]),
          endedBy: Int16(cells[6]).flatMap { EndedBy(rawValue: $0) },
          isEquivalent: decided[cells[1] + " " + cells[4]]?.isEquivalent))
    }
    for row in try rows("id, kind, day", "qualifications") {
      guard let kind = QualificationKind(rawValue: Int16(row.cells[1]) ?? 0) else { continue }
      facts.qualifications.append(
        Qualification(id: Int64(row.cells[0]) ?? 0, kind: kind, day: Day(stringLiteral: row.cells[2])))
    }
    facts.confirmations = try rows("day", "not_studying_confirmations").map {
      NotStudyingConfirmation(day: Day(stringLiteral: $0.cells[0]))
    }
    facts.schoolingDecision = try rows("id, last_day", "schooling_decisions")
      .max { (Int($0.cells[0]) ?? 0) < (Int($1.cells[0]) ?? 0) }
      .map { SchoolingDecision(id: Int64($0.cells[0]) ?? 0, lastDay: Day(stringLiteral: $0.cells[1])) }
    facts.casePeriods = try rows("case_id, municipality, opened_on, closed_on", "case_periods").map { row in
      CasePeriod(
        id: Int64(row.cells[0]) ?? 0, municipality: MunicipalityCode(number: Int32(row.cells[1]) ?? 0) ?? "1496",
        period: period(row.cells[2], row.cells[3]))
    }
    self.facts = facts
  }
}
