import ActivityResponsibility
import PostgreSQL
import TestSupport
import Testing

@testable import Register

/// What must hold of links whatever else happens, over histories made up by chance.
struct IdentityAlwaysTests {
  /// Links two of the persons, or parts one; refusals are as good as anything.
  private static func relink(_ maker: inout HistoryMaker) -> Relinking {
    let number = maker.random.one(of: maker.people)
    return maker.random.chance(60) ? .link(number, maker.random.one(of: maker.people)) : .unlink(number)
  }

  @Test(arguments: 1...6)
  func `a night of what changed gives the same as deciding everyone, however numbers are linked and parted`(seed: Int)
    throws
  {
    var maker = HistoryMaker(seed: UInt64(6000 + seed))
    let quick = try TestDatabase()
    let full = try TestDatabase()
    for number in 1...45 {
      if number > 1, maker.random.chance(25) {
        let change = Self.relink(&maker)
        try #require(try quick.relink(change) == full.relink(change), "seed \(seed), step \(number)")
        continue
      }
      let step = number == 1 ? .population(maker.population()) : maker.anything()
      let one = try quick.happen(step)
      let other = try full.happen(step, isFull: true)
      try #require(one == other, "seed \(seed), step \(number): \(step)")
      guard case .night = step else { continue }
      let difference = try quick.decided().difference(from: full.decided())
      try #require(difference.isEmpty, "seed \(seed), step \(number): \(step)\n\(difference)")
      #expect(try quick.connection.failedChecks().map(\.name) == [], "seed \(seed), step \(number)")
      for day in [maker.day, maker.day - 100] {
        let balance = try quick.connection.balance(of: "1496", on: day)
        #expect(balance.difference == 0, "seed \(seed), step \(number), \(day)")
      }
    }
  }

  @Test(arguments: 1...4)
  func `what was answered before a link or its undoing is answered the same for ever`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(7000 + seed))
    let database = try TestDatabase()
    var answers: [(day: Day, known: Moment, answer: [String])] = []
    for number in 1...40 {
      if number > 1, maker.random.chance(35) {
        try database.relink(Self.relink(&maker))
      } else {
        try database.happen(number == 1 ? .population(maker.population()) : maker.anything())
      }
      guard number % 3 == 0 else { continue }
      let day = maker.day + maker.random.number(-60...30)
      answers.append((day, try database.now(), try database.answer(on: day, knownAt: .now)))
      for earlier in answers {
        let again = try database.answer(on: earlier.day, knownAt: earlier.known)
        try #require(again == earlier.answer, "seed \(seed), step \(number), as of \(earlier.day)")
      }
    }
    #expect(answers.contains { !$0.answer.isEmpty })
  }

  @Test(arguments: 1...5)
  func `what the rule says of linked numbers is what it says of their facts put together`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(8000 + seed))
    let database = try TestDatabase()
    var united = 0
    for number in 1...30 {
      if number > 3, maker.random.chance(30) {
        try database.relink(Self.relink(&maker))
      } else {
        try database.happen(number == 1 ? .population(maker.population()) : maker.anything())
      }
      guard number % 3 == 0 else { continue }
      let known = maker.random.chance(50) ? Moment.now : try database.now()
      for person in maker.people {
        let facts = try UnitedFacts(of: person, knownAt: known, database)
        if facts.count > 1 { united += 1 }
        for day in [maker.day, maker.day - 40, maker.day + 90] {
          let settings = try database.connection.transaction(.readOnlySnapshot) {
            try $0.settingsHistory(of: "1496", knownAt: known)
          }
          let expected = CoverageRule(municipality: "1496", settings: settings).decide(facts.facts, on: day)
          let found = try? database.connection.explain(
            person.number, municipality: "1496", on: day, knownAt: known)
          guard let found else { continue }
          try #require(found.decision == expected, "seed \(seed), step \(number), \(day)")
          #expect(found.number == facts.current)
        }
      }
    }
    #expect(united > 0)
  }

  @Test(arguments: 1...8)
  func `taking a link back restores both histories exactly`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(9000 + seed))
    let linked = try TestDatabase()
    let untouched = try TestDatabase()
    for number in 1...25 {
      let step = number == 1 ? .population(maker.population()) : maker.anything()
      for database in [linked, untouched] { try database.happen(step) }
    }
    for database in [linked, untouched] { try database.reconcile(maker.day, isFull: true) }
    let facts = try linked.facts()
    // Some links at once, taken back in another order.
    var changes: [Relinking] = []
    for _ in 0..<4 {
      let change = Relinking.link(maker.random.one(of: maker.people), maker.random.one(of: maker.people))
      if try linked.relink(change) == "linked" { changes.append(change) }
    }
    try #require(!changes.isEmpty)
    let isWorked = seed % 2 == 0
    if isWorked { try linked.reconcile(maker.day) }
    for case .link(let number, _) in changes.shuffled(using: &maker.random) { try linked.relink(.unlink(number)) }
    for database in [linked, untouched] { try database.reconcile(maker.day) }
    if !isWorked {
      #expect(try linked.facts() == facts)
      #expect(try linked.standing() == untouched.standing())
    } else {
      // A night of the linked persons may have opened cases, which are then the register's own history.
      let left: Set<String> = ["case_periods"]
      #expect(try linked.facts(leavingOut: left) == untouched.facts(leavingOut: left))
    }
    for person in maker.people {
      for day in [maker.day, maker.day - 60, maker.day + 60] {
        let one = try? linked.connection.explain(person.number, municipality: "1496", on: day)
        let other = try? untouched.connection.explain(person.number, municipality: "1496", on: day)
        #expect(one?.decision == other?.decision)
        #expect(one?.formerNumbers ?? [] == [])
      }
    }
    #expect(try linked.connection.failedChecks().isEmpty)
  }
}

/// A change of who is who.
enum Relinking {
  case link(TestPerson, TestPerson)
  case unlink(TestPerson)
}

extension TestDatabase {
  /// Links or parts. - Returns: what came of it.
  @discardableResult
  func relink(_ change: Relinking) throws -> String {
    do {
      switch change {
      case .link(let number, let other):
        let result = try connection.link(
          number.number, to: other.number, since: "2024-08-01", why: "test", allowsOtherBirthDate: true, by: "ek")
        return result.isRepeat ? "repeated" : "linked"
      case .unlink(let number):
        _ = try connection.unlink(number.number, why: "test", by: "ek")
        return "parted"
      }
    } catch let error as ExplainedError {
      return error.code.rawValue
    }
  }

  /// Every fact that has ever been believed, table by table, without the instants (two registers learn at different ones).
  func facts(leavingOut left: Set<String> = []) throws -> [String] {
    let tables: Set<String> = [
      "residences", "first_registrations", "protections", "enrolments", "qualifications", "schooling_decisions",
      "equivalence_decisions", "not_studying_confirmations", "case_periods", "absent_marks", "persons", "notices",
    ]
    let ofTime = tables.flatMap { ["\($0).known_from", "\($0).known_until"] }
    return try everything(leavingOut: Set(ofTime)).filter { line in
      tables.subtracting(left).contains { line.hasPrefix("\($0): ") }
    }
  }

  /// What is stored of decisions and cases, without the nights' own bookkeeping and without what tells of the links.
  func standing() throws -> [String] {
    try lines(
      "SELECT municipality, number, outcome, reason, rule_version, holds_from, next_turn FROM outcomes ORDER BY 1, 2")
      + lines(
        """
        SELECT id, number, opened_on, cause, closed_on, closed_reason, closing_proposed_on, closing_proposed_reason,
          earlier_case_id, assigned_to FROM cases ORDER BY id
        """)
      + lines(
        """
        SELECT number, municipality, kind, due, why, settled_at IS NULL AS waits FROM follow_ups
        WHERE kind <> 'close-second-case' ORDER BY 1, 3, 4, 5
        """)
      + lines(
        """
        SELECT case_id, kind, happened_on, recorded_by FROM acts
        WHERE kind NOT IN ('numbers-linked', 'numbers-unlinked') ORDER BY id
        """)
  }
}
