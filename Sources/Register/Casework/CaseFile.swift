import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// A case as it is stored.
public struct Case: Sendable {
  public let id: Int64
  public let municipality: MunicipalityCode
  public let openedOn: Day
  public let cause: Reason?
  public let closedOn: Day?
  public let closedReason: String?
  public let closingProposedOn: Day?
  public let closingProposedReason: Reason?
  public let earlierCase: Int64?
  public let assignedTo: String?
  public let version: Int
  /// The number it was opened under, which may lead to another since.
  public let number: IdentityNumber

  public var isOpen: Bool { closedOn == nil }

  init(_ row: Row) {
    id = row.int64(0)
    municipality = row.municipality(1)
    openedOn = row.dayValue(2)
    cause = Reason(rawValue: row.int16(3))
    closedOn = row.optionalDayValue(4)
    closedReason = row.optionalText(5)
    closingProposedOn = row.optionalDayValue(6)
    closingProposedReason = row.optionalInt16(7).flatMap { Reason(rawValue: $0) }
    earlierCase = row.optionalInt64(8)
    assignedTo = row.optionalText(9)
    version = row.int(10)
    number = row.number(11)
  }
}

/// An act as it is stored.
public struct Act: Sendable {
  public let id: Int64
  public let kind: String
  public let happenedOn: Day
  public let recordedAt: Moment
  public let recordedBy: String
  public let channel: ContactChannel?
  public let result: ContactResult?
  public let isReached: Bool?
  public let occupation: String?
  public let occupationFrom: Day?
  public let occupationUntil: Day?
  public let toldBy: String?
  public let reason: String?
  public let assignedTo: String?
  public let note: String?
  public let corrects: Int64?
  /// What belongs to the kind alone; an object, or `nil`.
  public let details: JSONValue?
  /// Its free text was deleted by rule (gallrad).
  public let isEmptied: Bool

  init(_ row: Row) {
    id = row.int64(0)
    kind = row.text(1)
    happenedOn = row.dayValue(2)
    recordedAt = row.moment(3)
    recordedBy = row.text(4)
    channel = row.optionalText(5).flatMap { ContactChannel(rawValue: $0) }
    result = row.optionalText(6).flatMap { ContactResult(rawValue: $0) }
    isReached = row.optionalBool(7)
    occupation = row.optionalText(8)
    occupationFrom = row.optionalDayValue(9)
    occupationUntil = row.optionalDayValue(10)
    toldBy = row.optionalText(11)
    reason = row.optionalText(12)
    assignedTo = row.optionalText(13)
    note = row.optionalText(14)
    corrects = row.optionalInt64(15)
    details = row.optionalText(16).flatMap { try? JSONValue(parsing: $0) }
    isEmptied = row.bool(17)
  }
}

/// A fact as a case file shows it: what, and where from.
public struct CaseFact: Sendable {
  public let says: Phrase
  public let source: String
  public let file: String?
  public let row: Int32?
}

/// Everything a colleague needs who takes over a case.
public struct CaseFile: Sendable {
  public let number: IdentityNumber
  /// The numbers that lead to it.
  public let formerNumbers: [IdentityNumber]
  /// `nil` for a protected person, or where the register has none.
  public let name: String?
  public let address: String?
  public let telephone: String?
  public let email: String?
  public let isProtected: Bool
  public let age: Int
  public let current: Case
  public let earlier: [Case]
  public let facts: [CaseFact]
  /// Newest first.
  public let acts: [Act]
  /// The next first.
  public let waiting: [FollowUp]
  /// About the person, newest first, whether or not a case tells of them.
  public let decisions: [StoredDecision]
  /// What is known of what the youth does, and how old that knowledge is.
  public let occupations: OccupationHistory
  /// Words for the codes of each list.
  public let words: [CodeListName: [String: Phrase]]
  /// The latest version; `nil` where there is no plan.
  public let plan: PlanVersion?
  /// Latest first.
  public let measures: [Measure]
  public let mapping: (act: Int64, on: Day, found: Mapping)?

  /// How complete the documentation is on a day.
  public func completeness(on day: Day) -> Plan.Completeness { (plan?.plan ?? Plan()).completeness(on: day) }

  /// What the youth does, as last told and not corrected; `nil` where nobody knows.
  public var occupation: Act? {
    let corrected = Set(acts.compactMap(\.corrects))
    return acts.first { $0.occupation != nil && !corrected.contains($0.id) }
  }
}

extension Connection {
  /// A person's case: the open one, else the latest. Where more than one is open, the one opened under the number asked
  /// for, else the latest.
  ///
  /// - Throws: ``ErrorCode/personUnknown``, ``ErrorCode/caseMissing``.
  public func caseFile(
    of number: IdentityNumber, municipality: MunicipalityCode?, on day: Day
  ) throws -> CaseFile {
    try transaction(.readOnlySnapshot) { transaction in
      let numbers = try transaction.person(of: number)
      let cases = try transaction.cases(of: numbers, asked: number, municipality)
      guard let current = cases.first else { throw try transaction.caseMissing(numbers) }
      let person = try transaction.query(Query.personForCase, [numbers.parameter]).first
      let isProtected = try transaction.isProtected(numbers, on: day)
      func open(_ columns: Int..., separator: String) -> String? {
        guard !isProtected, let person else { return nil }
        let parts = columns.compactMap { person.optionalText($0) }
        return parts.isEmpty ? nil : parts.joined(separator: separator)
      }
      let acts = try transaction.query(Query.actsOfCase, [.int64(current.id)]).map { Act($0) }
      let waiting = try transaction.query(Query.followUpsOfCase, [.int64(current.id)]).map { row in
        FollowUp(
          id: row.int64(0), number: numbers.current, municipality: current.municipality, kind: row.text(1),
          due: row.dayValue(2),
          assigned: current.assignedTo, caseID: current.id, why: row.text(3))
      }
      return CaseFile(
        number: numbers.current, formerNumbers: numbers.former, name: open(1, 0, separator: " "),
        address: open(2, 3, 4, separator: ", "),
        telephone: open(5, separator: ""), email: open(6, separator: ""), isProtected: isProtected,
        age: Day.age(of: numbers.current.birthDate, on: day), current: current, earlier: Array(cases.dropFirst()),
        facts: isProtected ? [] : try transaction.caseFacts(of: numbers), acts: acts, waiting: waiting,
        decisions: try transaction.decisions(about: numbers),
        occupations: try transaction.occupations(ofCases: cases.map(\.id), in: current.municipality, on: day),
        words: try transaction.wordsOfCodes(on: day),
        plan: try transaction.query(Query.latestPlan, [.int64(current.id)]).first.map { try PlanVersion($0) },
        measures: try transaction.measures(ofCase: current.id), mapping: try transaction.latestMapping(of: current.id))
    }
  }
}

extension Transaction {
  /// A person's cases: the open ones first, of those the one opened under the number asked for, then the latest.
  func cases(
    of person: PersonNumbers, asked: IdentityNumber, _ municipality: MunicipalityCode?
  ) throws -> [Case] {
    try query(Query.casesOfPerson, [person.parameter, .municipality(municipality), .number(asked)]).map { Case($0) }
  }

  /// Words for the codes that a case file shows.
  fileprivate func wordsOfCodes(on day: Day) throws -> [CodeListName: [String: Phrase]] {
    try Dictionary(
      uniqueKeysWithValues: CodeListName.allCases.map { list in
        (list, Dictionary(try codes(list, on: day).codes.map { ($0.code, $0.phrase) }) { first, _ in first })
      })
  }

  fileprivate func latestMapping(of id: Int64) throws -> (act: Int64, on: Day, found: Mapping)? {
    guard let row = try query(Query.latestMapping, [.int64(id)]).first,
      let found = Mapping(try JSONValue(parsing: row.text(2)))
    else { return nil }
    return (act: row.int64(0), on: row.dayValue(1), found: found)
  }

  func caseMissing(_ person: PersonNumbers) throws -> ExplainedError {
    guard try query(Query.isKnown, [person.parameter])[0].bool(0) else { return .personUnknown }
    return ExplainedError(
      .caseMissing, Phrase("personen har inget ärende", "the person has no case"),
      fix: Phrase(
        "se fullfolj explain; ärenden öppnas när fullfolj reconcile finner att någon omfattas",
        "see fullfolj explain; cases open when fullfolj reconcile finds that somebody is covered"))
  }

  fileprivate func caseFacts(of person: PersonNumbers) throws -> [CaseFact] {
    var facts: [CaseFact] = []
    for row in try query(Query.allResidencesOfPerson, [person.parameter]) {
      let period = DayRange(from: row.dayValue(1), until: row.optionalDayValue(2))
      let place = row.municipality(0)
      facts.append(
        CaseFact(
          says: Phrase("folkbokförd i \(place) \(period.swedish)", "registered in \(place) \(period.english)"),
          source: row.text(3), file: row.text(4), row: row.int32(5)))
    }
    for row in try query(Query.allSpellsOfPerson, [person.parameter]) {
      let period = DayRange(from: row.dayValue(4), until: row.optionalDayValue(5))
      let form = SchoolForm(rawValue: row.int16(2))?.phrase ?? Phrase("okänd skolform", "unknown form of school")
      let programme = row.text(3).isEmpty ? "" : " \(row.text(3))"
      let ended = row.optionalInt16(6).flatMap { EndedBy(rawValue: $0) }?.phrase
      facts.append(
        CaseFact(
          says: Phrase(
            "\(form.swedish)\(programme) vid \(row.int32(1)) \(period.swedish)"
              + (ended.map { " (\($0.swedish))" } ?? ""),
            "\(form.english)\(programme) at \(row.int32(1)) \(period.english)"
              + (ended.map { " (\($0.english))" } ?? "")),
          source: row.text(7), file: row.text(8), row: row.int32(9)))
    }
    for row in try query(Query.allQualificationsOfPerson, [person.parameter]) {
      let kind = QualificationKind(rawValue: row.int16(0))?.phrase ?? Phrase("okänt bevis", "unknown certificate")
      facts.append(
        CaseFact(
          says: Phrase("\(kind.swedish) \(row.dayValue(1))", "\(kind.english) \(row.dayValue(1))"), source: row.text(2),
          file: row.optionalText(3), row: row.optionalInt32(4)))
    }
    return facts
  }
}
