import ActivityResponsibility
import PostgreSQL
import SQLText

/// A person's decision that feeds the rule.
public enum CoverageDecision: Sendable {
  /// That an enrolment in another school form is, or is not, "motsvarande utbildning" (skollagen 29 kap. 9 §).
  case equivalence(unit: SchoolUnitCode, firstDay: Day, isEquivalent: Bool, why: String)
  /// That a completed education elsewhere is equivalent to a diploma.
  case completedElsewhere(why: String)
  /// That a protected person has been found not to study.
  case notStudying
  /// When compulsory schooling ends for this person (skollagen 7 kap. 12–14 §§).
  case schoolingEnds(lastDay: Day, why: String)
}

extension Connection {
  /// Stores a decision as a fact of the rule, with who and when; the next night decides by it.
  public func decide(_ decision: CoverageDecision, about number: IdentityNumber, on day: Day, by staff: String) throws {
    try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      let person = try transaction.person(of: number)
      guard try transaction.query(Query.isKnown, [person.parameter])[0].bool(0) else {
        throw ExplainedError.personUnknown
      }
      try transaction.enter(decision, about: number, person, on: day, by: staff)
      switch decision {
      case .equivalence(let unit, let firstDay, let isEquivalent, let why):
        let spells = try transaction.query(Query.allSpellsOfPerson, [person.parameter])
          .filter { $0.int32(1) == unit.number && $0.dayValue(4) == firstDay }.map { $0.number(10) }
        // Kept beside the spell it is about: under the number asked about where that has it, else the spell's own.
        guard let holder = spells.first(where: { $0 == number }) ?? spells.first else {
          throw ExplainedError(
            .thingUnknown,
            Phrase(
              "personen har ingen inskrivning vid \(unit) från \(firstDay)",
              "the person has no enrolment at \(unit) from \(firstDay)"),
            fix: Phrase("se inskrivningarna i fullfolj case show", "see the enrolments in fullfolj case show"))
        }
        let key: [Parameter] = [.number(holder), .unit(unit), .day(firstDay)]
        try transaction.execute(Query.unlearnEquivalence, key + [.moment(stamp)])
        try transaction.execute(
          Query.learnEquivalence, key + [.bool(isEquivalent), .day(day), .text(staff), .text(why), .moment(stamp)])
        for row in try transaction.query(Query.municipalitiesOf, [person.parameter, .day(day)]) {
          try transaction.execute(
            Query.settleKindOfPerson,
            [
              person.parameter, .int16(row.int16(0)), .text(FollowUpKind.decideEquivalence.rawValue), .text("decided"),
            ])
        }
      case .completedElsewhere(let why):
        try transaction.execute(
          Query.learnCompletedElsewhere, [.number(number), .day(day), .text(staff), .text(why), .moment(stamp)])
      case .notStudying:
        try transaction.execute(
          Query.learnConfirmation, [.number(number), .day(day), .text(staff), .moment(stamp)])
      case .schoolingEnds(let lastDay, let why):
        try transaction.execute(Query.unlearnSchoolingDecision, [.number(number), .moment(stamp)])
        try transaction.execute(
          Query.learnSchoolingDecision,
          [.number(number), .day(lastDay), .day(day), .text(staff), .text(why), .moment(stamp)])
      }
    }
  }
}
