import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// "What must always hold", over histories made up by chance.
struct AlwaysTests {
  @Test(arguments: 1...14)
  func `a night of what changed gives the same as deciding everyone from scratch`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(1000 + seed))
    let quick = try TestDatabase()
    let full = try TestDatabase()
    for number in 1...40 {
      let step = number == 1 ? .population(maker.population()) : maker.anything()
      let one = try quick.happen(step)
      let other = try full.happen(step, isFull: true)
      try #require(one == other, "seed \(seed), step \(number): \(step)")
      guard case .night = step else { continue }
      let difference = try quick.decided().difference(from: full.decided())
      try #require(difference.isEmpty, "seed \(seed), step \(number): \(step)")
    }
    #expect(try quick.connection.failedChecks().map(\.name) == [])
  }

  @Test(arguments: 1...6)
  func `running a night twice changes nothing the second time`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(2000 + seed))
    let database = try TestDatabase()
    for number in 1...30 {
      let step = number == 1 ? .population(maker.population()) : maker.anything()
      try database.happen(step)
      guard case .night = step else { continue }
      let left: Set<String> = ["register_clock", "decision_marks.stamp"]
      let before = try database.everything(leavingOut: left)
      try database.happen(step)
      let quick = try database.everything(leavingOut: left).difference(from: before)
      try #require(quick.isEmpty, "seed \(seed), step \(number): \(step)")
      try database.happen(step, isFull: true)
      let full = try database.everything(leavingOut: left).difference(from: before)
      try #require(full.isEmpty, "seed \(seed), step \(number), full: \(step)")
    }
  }

  @Test(arguments: 1...8)
  func `what was answered before is answered the same for ever`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(3000 + seed))
    let database = try TestDatabase()
    var answers: [(day: Day, known: Moment, answer: [String])] = []
    for number in 1...40 {
      try database.happen(number == 1 ? .population(maker.population()) : maker.anything())
      guard number % 4 == 0 else { continue }
      let known = try database.now()
      let day = maker.day + maker.random.number(-60...30)
      answers.append((day, known, try database.answer(on: day, knownAt: .now)))
      for earlier in answers {
        let again = try database.answer(on: earlier.day, knownAt: earlier.known)
        try #require(again == earlier.answer, "seed \(seed), step \(number), as of \(earlier.day)")
      }
    }
    #expect(answers.contains { !$0.answer.isEmpty })
  }

  @Test(arguments: 1...6)
  func `files of one night from different scopes give the same in any order`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(4000 + seed))
    let first = try TestDatabase()
    let second = try TestDatabase()
    let night: Day = "2024-10-01"
    for round in 0..<4 {
      maker.day = night + 30 * round
      var files: [Step] = [.population(maker.population())]
      var scopes: Set<String> = []
      while files.count < 4 {
        maker.day = night + 30 * round
        var roll = maker.roll()
        guard
          scopes.insert(roll.scope.description == HistoryMaker.organiser.description ? "gymnasiet" : roll.source)
            .inserted
        else { if scopes.count == 2 { break } else { continue } }
        roll.asOf = night + 30 * round
        files.append(.roll(roll))
      }
      for file in files { try first.happen(file) }
      for file in files.shuffled(using: &maker.random) { try second.happen(file) }
      for database in [first, second] { try database.reconcile(night + 30 * round + 1) }
      let difference = try first.decided().difference(from: second.decided())
      try #require(difference.isEmpty, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: 1...4)
  func `every resident in the years is accounted for, whatever has happened`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(5000 + seed))
    let database = try TestDatabase()
    for number in 1...30 {
      try database.happen(number == 1 ? .population(maker.population()) : maker.anything())
      for day in [maker.day, maker.day + 45, maker.day - 200] {
        let balance = try database.connection.balance(of: "1496", on: day)
        #expect(balance.difference == 0, "seed \(seed), step \(number), \(day)")
        let listed = try database.connection.youths(of: "1496", on: day, withSince: false).count
        #expect(balance.residents == listed, "seed \(seed), step \(number), \(day)")
      }
    }
  }
}

extension TestDatabase {
  /// What nights have come to: outcomes, cases by person and day, follow-ups.
  func decided() throws -> [String] {
    try lines(
      "SELECT 'outcome' AS kind, municipality, number, outcome, reason, rule_version, holds_from, next_turn FROM outcomes "
        + "ORDER BY 2, 3")
      + lines(
        "SELECT 'case' AS kind, number, opened_on, cause, closed_on, closing_proposed_on, closing_proposed_reason FROM cases "
          + "ORDER BY 2, 3")
      + lines(
        "SELECT 'follow-up' AS kind, number, municipality, f.kind AS what, due, why, settled_at IS NULL AS waits, settled_why "
          + "FROM follow_ups f ORDER BY 2, 4, 5, 6, 7")
  }

  /// The list of a municipality as a line each.
  func answer(on day: Day, knownAt known: Moment) throws -> [String] {
    try connection.youths(of: "1496", on: day, knownAt: known).map { youth in
      "\(youth.number.twelveDigits) \(youth.decision.outcome) \(youth.decision.reason) "
        + "\(youth.since?.description ?? "-") \(youth.isProtected)"
    }
  }
}
