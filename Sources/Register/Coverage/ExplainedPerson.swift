import ActivityResponsibility
import PostgreSQL
import SQLText

/// Where a fact is to be found again.
public struct FactOrigin: Sendable {
  public let source: String
  public let file: String?
  public let row: Int32?
  public let learned: Moment?
  /// What the fact says, for people.
  public let says: Phrase
}

/// A test of the rule with the sources of the facts it used.
public struct ExplainedTest: Sendable {
  public let test: RuleTest
  public let holds: Bool
  public let facts: [FactOrigin]
}

/// Why a person has an outcome, down to file and row.
public struct ExplainedPerson: Sendable {
  public let number: IdentityNumber
  /// The numbers that lead to it, by what was known.
  public let formerNumbers: [IdentityNumber]
  public let municipality: MunicipalityCode
  public let day: Day
  public let decision: Decision
  public let since: Day?
  public let tests: [ExplainedTest]
  /// `nil` where the outcome waits for no source.
  public let waiting: WaitingForSource?
}

extension Connection {
  /// Explains what the rule says of a person on a day.
  ///
  /// Any of a person's numbers finds the person.
  ///
  /// - Parameter municipality: `nil` for where the person lives on the day, else lived last, else has a case.
  /// - Throws: ``ErrorCode/personUnknown``, ``ErrorCode/ruleDecidesNothing``.
  public func explain(
    _ number: IdentityNumber, municipality asked: MunicipalityCode? = nil, on day: Day, knownAt known: Moment = .now
  ) throws -> ExplainedPerson {
    try reading(knownAt: known) { try $0.explain(number, municipality: asked, on: day, knownAt: known) }
  }
}

extension Transaction {
  /// Explains a person within a reading; nobody may be chosen already.
  func explain(
    _ number: IdentityNumber, municipality asked: MunicipalityCode?, on day: Day, knownAt known: Moment
  ) throws -> ExplainedPerson {
    let person = try self.person(of: number, knownAt: known)
    guard try query(Query.isKnown, [person.parameter])[0].bool(0) else {
      throw ExplainedError.personUnknown
    }
    let found = try query(Query.municipalityOf, [person.parameter, .day(day), .moment(known)]).first
    guard let municipality = asked ?? found?.municipality(0) else { throw ExplainedError.personWithoutMunicipality }
    try execute(Query.chooseOne, [person.parameter, .number(person.current), person.stepsParameter])
    let rule = CoverageRule(
      municipality: municipality, settings: try settingsHistory(of: municipality, knownAt: known))
    var stream = try FactStream(self, knownAt: known)
    guard let facts = try stream.next(), let explanation = rule.explain(facts, on: day) else {
      throw ExplainedError(
        .ruleDecidesNothing, Phrase("ingen version av regeln gällde \(day)", "no rule was in force on \(day)"),
        fix: Phrase("fråga om en dag från 2015-01-01", "ask about a day from 2015-01-01 on"))
    }
    var waiting = try WaitingRoom(self, on: day, knownAt: known)
    waiting.add(facts, explanation.decision, by: rule)
    let origins = OriginFinder(
      transaction: self, person: person, known: known,
      hidesSchools: facts.protections.contains { $0.mark == .skyddadFolkbokforing && $0.period.contains(day) })
    return ExplainedPerson(
      number: person.current, formerNumbers: person.former, municipality: municipality, day: day,
      decision: explanation.decision,
      since: rule.since(facts, on: day),
      tests: try explanation.tests.map { answer in
        ExplainedTest(
          test: answer.test, holds: answer.holds, facts: try answer.facts.map { try origins.origin(of: $0) })
      }, waiting: try waiting.marks()[number.rawValue])
  }
}

extension ExplainedError {
  static let personUnknown = ExplainedError(
    .personUnknown, Phrase("ingen uppgift om personen finns i registret", "the register knows nothing of the person"),
    fix: Phrase(
      "kontrollera numret; har befolkningsfilen lästs in?", "check the number; has the population file been imported?"))

  static let personWithoutMunicipality = ExplainedError(
    .personUnknown,
    Phrase(
      "personen finns på en elevlista men inte i någon kommuns befolkningsfil",
      "the person is on a roll but in no municipality's population file"),
    fix: Phrase("ange kommun med --municipality", "name a municipality with --municipality"))
}
