/// The rule's tests in their order; `id` is the number on the rule's page.
public enum RuleTest: String, Hashable, Sendable, CaseIterable {
  case residence = "1"
  case protectedResidence = "1-protected"
  case turned20 = "2"
  case compulsorySchooling = "3"
  case qualified = "4"
  case studying = "5"
  case protected = "6"
  case firstAutumn = "7a"
  case summer = "7b"
  case admitted = "7c"
  case covered = "8"

  /// What the test asks.
  public var question: Phrase {
    switch self {
    case .residence: Phrase("inte folkbokförd i kommunen den dagen", "not registered in the municipality that day")
    case .protectedResidence:
      Phrase("skyddad person med öppet ärende i kommunen", "protected person with a case open in the municipality")
    case .turned20: Phrase("har fyllt 20", "has turned 20")
    case .compulsorySchooling: Phrase("skolplikten pågår", "compulsory schooling goes on")
    case .qualified: Phrase("har examen eller motsvarande", "has a diploma or its equivalent")
    case .studying: Phrase("går en utbildning som undantar", "is enrolled in education that exempts")
    case .protected:
      Phrase(
        "skyddade personuppgifter och ingen har bekräftat att studier saknas",
        "protected, and nobody has confirmed that there are no studies")
    case .firstAutumn:
      Phrase("första hösten: skolornas listor har inte kommit än", "first autumn: the schools' rolls are still to come")
    case .summer: Phrase("sommaruppehåll efter en planerad sista dag", "summer break after a planned last day")
    case .admitted: Phrase("antagen och börjar inom kort", "admitted and begins shortly")
    case .covered: Phrase("inget av det ovanstående: omfattas", "none of the above: covered")
    }
  }
}

/// A fact as a test used it.
public enum TestFact: Hashable, Sendable {
  case residence(Residence)
  case openCase(CasePeriod)
  case protection(Protection)
  case birthDate(Facts)
  case schooling(SchoolingDecision)
  case qualification(Qualification)
  case enrolment(Enrolment)
  /// An enrolment in a form nobody has decided about: it does not exempt, and it is named.
  case undecided(Enrolment)
  case confirmation(NotStudyingConfirmation)

  /// Where its source is to be found.
  public var reference: FactReference {
    switch self {
    case .residence(let residence): FactReference(.residence, residence.id)
    case .openCase(let period): FactReference(.openCase, period.id)
    case .protection(let protection): FactReference(.protection, protection.id)
    case .birthDate(let facts): FactReference(.person, facts.personID)
    case .schooling(let decision): FactReference(.schoolingDecision, decision.id)
    case .qualification(let qualification): FactReference(.qualification, qualification.id)
    case .enrolment(let enrolment), .undecided(let enrolment): FactReference(.enrolment, enrolment.id)
    case .confirmation(let confirmation): FactReference(.confirmation, confirmation.id)
    }
  }
}

/// One test of the rule, its answer and the facts it used.
public struct TestAnswer: Hashable, Sendable {
  public let test: RuleTest
  public let holds: Bool
  public let facts: [TestFact]
}

/// A decision and how it came about: every test up to the one that decided.
public struct Explanation: Hashable, Sendable {
  public let decision: Decision
  public let tests: [TestAnswer]
}

/// Who listens while the rule decides.
///
/// The nightly run listens to nothing and the compiler removes the calls; `explain` records. The facts are an
/// autoclosure so that nothing is gathered for a listener that is not there.
protocol DecisionTrace {
  mutating func record(_ test: RuleTest, holds: Bool, _ facts: @autoclosure () -> [TestFact])
}

struct SilentTrace: DecisionTrace {
  @inline(__always)
  mutating func record(_ test: RuleTest, holds: Bool, _ facts: @autoclosure () -> [TestFact]) {}
}

struct RecordingTrace: DecisionTrace {
  private(set) var tests: [TestAnswer] = []

  mutating func record(_ test: RuleTest, holds: Bool, _ facts: @autoclosure () -> [TestFact]) {
    tests.append(TestAnswer(test: test, holds: holds, facts: facts()))
  }
}
