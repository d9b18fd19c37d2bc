import ActivityResponsibility
import FileBuilding
import Testing

private let order: [RuleTest] = [
  .residence, .turned20, .compulsorySchooling, .qualified, .studying, .protected, .firstAutumn, .summer, .admitted,
  .covered,
]

@Test(arguments: UInt64(0)..<4)
func `an explanation is the decision's own trace, in the rule's order, up to the test that decided`(seed: UInt64) {
  var numbers = SeededNumbers(seed: 4000 + seed)
  for _ in 0..<1500 {
    let person = numbers.person()
    let day = numbers.someDay(person.year)
    let explanation = person.rule.explain(person.facts, on: day)
    #expect(explanation?.decision == person.rule.decide(person.facts, on: day))
    guard let explanation else { continue }
    let tests = explanation.tests.map(\.test)
    if explanation.decision.reason == .protectedResidence {
      #expect(tests == [.residence, .protectedResidence])
    } else {
      #expect(tests == Array(order.prefix(tests.count)))
    }
    #expect(explanation.tests.dropLast().allSatisfy { !$0.holds || $0.test == .residence })
    #expect(explanation.tests.last?.holds == true)
    #expect(decidedBy(explanation.decision) == tests.last)
  }
}

/// The line of the table that a decision comes from.
private func decidedBy(_ decision: Decision) -> RuleTest {
  switch decision.reason {
  case .notResident: .residence
  case .protectedResidence: .protectedResidence
  case .turned20: .turned20
  case .compulsorySchooling: .compulsorySchooling
  case .qualified: .qualified
  case .studying: .studying
  case .protected: .protected
  case .firstAutumn: .firstAutumn
  case .summer: .summer
  case .admitted: .admitted
  case .studiebevis, .leftNational, .leftIntroductory, .leftAdapted, .leftEquivalent, .newlyRegistered, .neverStarted:
    .covered
  }
}

@Test func `the tests are numbered as on the rule's page`() {
  #expect(order.map(\.rawValue) == ["1", "2", "3", "4", "5", "6", "7a", "7b", "7c", "8"])
  #expect(RuleTest.protectedResidence.rawValue == "1-protected")
}

private func references(_ facts: Facts, on day: String, _ test: RuleTest) -> [FactReference] {
  rule.explain(facts, on: date(day))?.tests.first { $0.test == test }?.facts.map(\.reference) ?? []
}

@Test func `each test names the facts it used`() {
  let ended = spell("NA", from: "2024-08-19", lastDay: "2025-03-02", .left, id: 21)
  let course = spell("", from: "2025-03-03", form: .folkHighSchool, id: 22)
  let facts = resident(
    born: "2008-03-04", enrolments: [ended, course], protections: [marked(from: "2025-03-01")],
    confirmations: [confirmed(on: "2025-04-01")], schoolEnds: "2024-06-14")
  #expect(references(facts, on: "2025-05-01", .residence) == [FactReference(.residence, 1)])
  #expect(references(facts, on: "2025-05-01", .compulsorySchooling) == [FactReference(.schoolingDecision, 2)])
  #expect(references(facts, on: "2025-02-01", .studying) == [FactReference(.enrolment, 21)])
  #expect(references(facts, on: "2025-05-01", .studying) == [FactReference(.enrolment, 22)])
  #expect(
    references(facts, on: "2025-05-01", .protected) == [FactReference(.protection, 4), FactReference(.confirmation, 5)])
  #expect(
    references(facts, on: "2025-05-01", .covered) == [FactReference(.enrolment, 21), FactReference(.enrolment, 22)])
}

@Test func `a covered person's undecided enrolment is named as undecided`() throws {
  let course = spell("", from: "2024-08-19", form: .adultUpperSecondary, id: 7)
  let facts = resident(born: "2008-03-04", enrolments: [course])
  let explanation = try #require(rule.explain(facts, on: date("2025-05-01")))
  #expect(explanation.tests.last?.facts == [.undecided(course)])
}

@Test func `a certificate that decides is named`() {
  let facts = resident(born: "2008-03-04", qualifications: [has(.gymnasieexamen, on: "2025-01-01")])
  #expect(references(facts, on: "2025-01-01", .qualified) == [FactReference(.qualification, 3)])
  #expect(references(facts, on: "2024-12-31", .qualified) == [])
}

@Test func `every test and every reason has words in both languages`() {
  for phrase in RuleTest.allCases.map(\.question) + Reason.allCases.map(\.phrase) {
    #expect(!phrase.swedish.isEmpty && !phrase.english.isEmpty && phrase.swedish != phrase.english)
  }
  #expect(Set(Reason.allCases.map(\.code)).count == 17)
  #expect(Outcome.allCases.allSatisfy { Outcome(code: $0.code) == $0 } && Outcome(code: "inside") == nil)
}
