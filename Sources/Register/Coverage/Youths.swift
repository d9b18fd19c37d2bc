import ActivityResponsibility
import PostgreSQL
import SQLText

/// One person as a municipality's list shows them.
public struct Youth: Sendable {
  public let number: IdentityNumber
  /// The numbers that lead to it, by what was known.
  public let formerNumbers: [IdentityNumber]
  /// `nil` for a protected person, or where the register has no name.
  public let name: String?
  public let municipality: MunicipalityCode
  public let day: Day
  public let decision: Decision
  /// First day of the unbroken run of this outcome; `nil` where outside.
  public let since: Day?
  public let isProtected: Bool
  /// Lives in the municipality on the day and is past compulsory schooling and under 20: what a balance counts.
  public let isResidentInTheYears: Bool
  /// `nil` where the outcome waits for no source.
  public var waiting: WaitingForSource?
}

/// How a municipality's residents in the years divide.
public struct Balance: Sendable {
  public let municipality: MunicipalityCode
  public let day: Day
  public var residents = 0
  public var studying = 0
  public var qualified = 0
  public var pending = 0
  public var review = 0
  public var covered = 0
  /// How many of the covered ones wait for a source: they would perhaps not be covered if it were not late.
  public var waitingForSource = 0
  /// Residents that none of the five accounts for. Empty, or something is wrong.
  public var unaccounted: [IdentityNumber] = []

  /// What is left when the five are taken from the residents; nothing may be.
  public var difference: Int { residents - studying - qualified - pending - review - covered }
}

extension Connection {
  /// Everyone a municipality has to answer for on a day, sorted by number.
  ///
  /// - Parameters:
  ///   - outcome: only those; `nil` for every resident past compulsory schooling and under 20.
  ///   - known: the time to know by; `.now` for what is believed now.
  /// - Throws: ``ErrorCode/ruleDecidesNothing`` where no version of the rule is in force on the day.
  public func youths(
    of municipality: MunicipalityCode, on day: Day, knownAt known: Moment = .now, outcome: Outcome? = nil,
    withSince: Bool = true
  ) throws -> [Youth] {
    try requireRule(on: day)
    return try reading(knownAt: known) { transaction in
      try transaction.followLinks(knownAt: known)
      try transaction.execute(Query.chooseResidents, [.municipality(municipality), .day(day), .moment(known)])
      let rule = CoverageRule(
        municipality: municipality, settings: try transaction.settingsHistory(of: municipality, knownAt: known))
      var names: [Int64: (steps: Int, name: String)] = [:]
      try transaction.forEach(Query.namesOfChosen) { row in
        let parts = [row.optionalText(2), row.optionalText(1)].compactMap { $0 }
        // The name under the number that is nearest to the current one.
        guard !parts.isEmpty, row.int(3) < names[row.int64(0)]?.steps ?? Int.max else { return }
        names[row.int64(0)] = (row.int(3), parts.joined(separator: " "))
      }
      let numbers = try NumbersOfChosen(transaction)
      var youths: [Youth] = []
      var waiting = try WaitingRoom(transaction, on: day, knownAt: known)
      var stream = try FactStream(transaction, knownAt: known)
      while let facts = try stream.next() {
        guard let decision = rule.decide(facts, on: day), rule.lists(decision, outcome) else { continue }
        waiting.add(facts, decision, by: rule)
        let isProtected = facts.isProtected(on: day)
        youths.append(
          Youth(
            number: IdentityNumber(stored: facts.personID), formerNumbers: numbers.former(of: facts.personID),
            name: isProtected ? nil : names[facts.personID]?.name,
            municipality: municipality, day: day, decision: decision,
            since: withSince ? rule.since(facts, on: day) : nil, isProtected: isProtected,
            isResidentInTheYears: decision.reason.isOfResidentInTheYears))
      }
      let marks = try waiting.marks()
      guard !marks.isEmpty else { return youths }
      for index in youths.indices { youths[index].waiting = marks[youths[index].number.rawValue] }
      return youths
    }
  }

  /// How a municipality's residents in the years divide on a day. The difference must be 0.
  public func balance(of municipality: MunicipalityCode, on day: Day) throws -> Balance {
    try requireRule(on: day)
    return try reading(knownAt: .now) { transaction in
      try transaction.followLinks(knownAt: .now)
      try transaction.execute(Query.chooseResidents, [.municipality(municipality), .day(day), .moment(.now)])
      let rule = CoverageRule(
        municipality: municipality, settings: try transaction.settingsHistory(of: municipality, knownAt: .now))
      var decisions: [Int64: Decision] = [:]
      var schooling: [Int64: Day] = [:]
      var waiting = try WaitingRoom(transaction, on: day, knownAt: .now)
      var stream = try FactStream(transaction, knownAt: .now)
      while let facts = try stream.next() {
        let decision = rule.decide(facts, on: day)
        decisions[facts.personID] = decision
        if let decision { waiting.add(facts, decision, by: rule) }
        schooling[facts.personID] = facts.lastDayOfSchooling
      }
      let marks = try waiting.marks()
      var balance = Balance(municipality: municipality, day: day)
      // Who must be accounted for is asked of the residence table alone, not of the decisions it is compared with.
      let residents = try transaction.query(
        Query.residentsInTheYears, [.municipality(municipality), .day(day), .moment(.now)])
      for row in residents {
        let number = row.number(0)
        guard day < number.birthDate.adding(years: 20), (schooling[number.rawValue] ?? day) < day else { continue }
        balance.residents += 1
        balance.count(decisions[number.rawValue], of: number)
        if marks[number.rawValue] != nil { balance.waitingForSource += 1 }
      }
      return balance
    }
  }

  private func requireRule(on day: Day) throws {
    guard RuleVersion.inForce(on: day) == nil else { return }
    throw ExplainedError(
      .ruleDecidesNothing,
      Phrase(
        "ingen version av regeln gällde \(day); aktivitetsansvaret finns sedan 2015-01-01",
        "no version of the rule was in force on \(day); the responsibility exists since 2015-01-01"),
      place: "--date", fix: Phrase("fråga om en senare dag", "ask about a later day"))
  }
}

extension Balance {
  fileprivate mutating func count(_ decision: Decision?, of number: IdentityNumber) {
    switch (decision?.outcome, decision?.reason) {
    case (.covered, _): covered += 1
    case (.pending, _): pending += 1
    case (.review, _): review += 1
    case (.outside, .studying): studying += 1
    case (.outside, .qualified): qualified += 1
    default: unaccounted.append(number)
    }
  }
}

extension Reason {
  /// Whether the person lives in the municipality, is past compulsory schooling and under 20.
  var isOfResidentInTheYears: Bool {
    switch self {
    case .notResident, .turned20, .compulsorySchooling, .protectedResidence: false
    default: true
    }
  }
}

extension CoverageRule {
  fileprivate func lists(_ decision: Decision, _ outcome: Outcome?) -> Bool {
    if let outcome {
      return decision.outcome == outcome && (outcome != .outside || decision.reason.isOfResidentInTheYears)
    }
    return decision.reason.isOfResidentInTheYears
  }
}
