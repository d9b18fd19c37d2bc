import ActivityResponsibility
import FileBuilding
import Testing

@Test(arguments: UInt64(0)..<8)
func `two readings of the rule's page agree about made-up people on thousands of days`(seed: UInt64) {
  var numbers = SeededNumbers(seed: 7000 + seed)
  var seen: [Reason: Int] = [:]
  for _ in 0..<2000 {
    let person = numbers.person()
    let (rule, reading) = (person.rule, SecondReading(municipality: home, versions: person.versions))
    for _ in 0..<6 {
      let day = numbers.someDay(person.year)
      let decision = rule.decide(person.facts, on: day)
      let made = decision.map {
        SecondReading.Answer(
          outcome: $0.outcome, reason: $0.reason, asksAboutEquivalence: $0.needsEquivalenceDecision)
      }
      #expect(made == reading.decide(person.facts, on: day), "\(day): \(person)")
      if let decision { seen[decision.reason, default: 0] += 1 }
    }
  }
  // Agreement about cases that never occur would say nothing.
  for reason in Reason.allCases { #expect(seen[reason, default: 0] >= 5, "\(reason)") }
}
