import ActivityResponsibility
import PostgreSQL
import SQLText

/// What a night's work did for one municipality.
public struct NightResult: Sendable {
  public let municipality: MunicipalityCode
  public let day: Day
  public var decided = 0
  public var opened = 0
  /// Cases whose closing was proposed: only a person closes.
  public var closed = 0
  public var followUps = 0
  public var seconds = 0.0
}

/// One municipality's night: decides whom something turned for, stores what became different, and lets cases follow.
///
/// All in one transaction that holds the learning lock, so the decisions know everything stamped before them and
/// nothing can slip in between. Doing the same night again finds nothing to do.
struct Night {
  static let job = "reconcile"

  let municipality: MunicipalityCode
  let day: Day
  let isFull: Bool

  func run(in transaction: Transaction) throws -> NightResult {
    var result = NightResult(municipality: municipality, day: day)
    let stamp = try transaction.beginKnowing()
    // Everyone is gathered without a detour by way of files.
    try transaction.run(script: "SET LOCAL work_mem = '128MB'")
    try transaction.followLinks(knownAt: .now)
    let lastNight = try transaction.query(Query.decisionMark, [.municipality(municipality)]).first?.dayValue(2)
    try choose(transaction)
    let rule = CoverageRule(
      municipality: municipality, settings: try transaction.settingsHistory(of: municipality, knownAt: .now))
    try transaction.execute(Query.createDecided)
    try transaction.execute(Query.createTransitions)
    let decisions = try decide(by: rule, transaction)
    result.decided = decisions.decided
    try store(decisions, stamp, transaction)
    try CaseKeeper(municipality: municipality, day: day, stamp: stamp, transaction: transaction)
      .follow(decisions.transitions, undecided: decisions.undecided, &result)
    result.followUps += try Escalation(municipality: municipality, day: day, transaction: transaction).run()
    result.followUps += try AlarmKeeper(
      municipality: municipality, day: day, lastNight: lastNight, transaction: transaction
    ).follow()
    try transaction.execute(
      Query.setDecisionMark,
      [.municipality(municipality), .moment(stamp), .text(RuleVersion.edition), .day(day)])
    try transaction.execute(
      Query.recordNight,
      [
        .text(Self.job), .day(day), .municipality(municipality), .int32(Int32(result.decided)),
        .int32(Int32(result.opened)), .int32(Int32(result.closed)), .int32(Int32(result.followUps)),
      ])
    return result
  }

  /// Whom to look at: everyone, or those for whom a day or a fact turned since the last night.
  private func choose(_ transaction: Transaction) throws {
    let mark = try transaction.query(Query.decisionMark, [.municipality(municipality)]).first
    if let mark, !isFull, mark.text(1) == RuleVersion.edition,
      try !transaction.query(Query.settingsChanged, [.municipality(municipality), .timestamp(mark.timestamp(0))])[0]
        .bool(0)
    {
      try transaction.execute(
        Query.chooseTurned,
        [.municipality(municipality), .day(day), .timestamp(mark.timestamp(0)), .day(mark.dayValue(2))])
    } else {
      try transaction.execute(Query.chooseEveryone, [.municipality(municipality)])
    }
  }

  private struct Decisions {
    var decided = 0
    var changed: [Changed] = []
    var transitions: [Transition] = []
    var undecided: [UndecidedEnrolment] = []
  }

  /// A decision that differs from what is stored.
  fileprivate struct Changed {
    let number: Int64
    let decision: Decision
    let holdsFrom: Day
    let nextTurn: Day?
    let before: (outcome: Int16, reason: Int16)?
  }

  private func decide(by rule: CoverageRule, _ transaction: Transaction) throws -> Decisions {
    var decisions = Decisions()
    let isOfMost = try transaction.query(Query.chosenAreMost)[0].bool(0)
    var stream = try FactStream(transaction, knownAt: .now, readsAll: isOfMost)
    var stored = try NumberedRows(
      open: isOfMost ? Query.openEveryOutcome : Query.openOutcomeFacts,
      fetch: isOfMost ? Query.fetchEveryOutcome : Query.fetchOutcomeFacts, [.municipality(municipality)], transaction)
    while let facts = try stream.next() {
      let before = try stored.next(of: facts.personID, transaction)
      // Before 2015 there is nothing to decide; the caller has asked for a day with a rule.
      guard let decision = rule.decide(facts, on: day) else { continue }
      decisions.decided += 1
      if decision.needsEquivalenceDecision, let enrolment = rule.undecidedEnrolment(facts, on: day) {
        decisions.undecided.append(
          UndecidedEnrolment(number: IdentityNumber(stored: facts.personID), enrolment: enrolment))
      }
      let holdsFrom = rule.lastTurn(of: facts, upTo: day) ?? facts.birthDate
      let nextTurn = rule.nextTurn(of: facts, after: day)
      let isSame =
        before.map {
          $0.int16(1) == decision.outcome.rawValue && $0.int16(2) == decision.reason.rawValue
            && $0.dayValue(4) == holdsFrom && $0.optionalDayValue(5) == nextTurn
            && $0.text(3) == decision.ruleVersion.name
        } ?? false
      if isSame { continue }
      let outcomeBefore = before.map { (outcome: $0.int16(1), reason: $0.int16(2)) }
      decisions.changed.append(
        Changed(
          number: facts.personID, decision: decision, holdsFrom: holdsFrom, nextTurn: nextTurn, before: outcomeBefore))
      // A decision stored without a rule version is to be made afresh: numbers have been linked or parted.
      let isRelinked = before?.text(3).isEmpty ?? false
      if isRelinked || outcomeBefore?.outcome != decision.outcome.rawValue
        || outcomeBefore?.reason != decision.reason.rawValue
      {
        decisions.transitions.append(
          Transition(
            number: IdentityNumber(stored: facts.personID), decision: decision,
            before: outcomeBefore.flatMap { Outcome(rawValue: $0.outcome) },
            relinkedSince: isRelinked ? rule.since(facts, on: day) ?? day : nil))
      }
    }
    return decisions
  }

  private func store(_ decisions: Decisions, _ stamp: Moment, _ transaction: Transaction) throws {
    guard !decisions.changed.isEmpty else { return }
    // Whoever is decided about for the first time cannot be stored yet, and needs no look for it.
    try transaction.copyIn(
      """
      COPY outcomes (number, outcome, reason, rule_version, holds_from, next_turn, municipality, decided_at)
      FROM STDIN BINARY
      """
    ) { copy in
      for changed in decisions.changed where changed.before == nil {
        copy.begin(fields: 8)
        copy.add(changed)
        copy.int16(Int16(municipality.number))
        copy.timestamp(stamp.microseconds)
      }
    }
    try transaction.copyIn("COPY decided FROM STDIN BINARY") { copy in
      // That somebody is outside when first seen is no change of anything.
      for changed in decisions.changed where changed.before != nil || changed.decision.outcome != .outside {
        copy.begin(fields: 8)
        copy.add(changed)
        copy.int16(changed.before?.outcome)
        copy.int16(changed.before?.reason)
      }
    }
    try transaction.execute(Query.storeOutcomes, [.municipality(municipality), .moment(stamp)])
    try transaction.execute(
      Query.storeOutcomeChanges, [.municipality(municipality), .day(day), .moment(stamp)])
  }
}

extension CopyIn {
  /// The columns that `outcomes` and `decided` have in common.
  fileprivate mutating func add(_ changed: Night.Changed) {
    int64(changed.number)
    int16(changed.decision.outcome.rawValue)
    int16(changed.decision.reason.rawValue)
    text(changed.decision.ruleVersion.name)
    day(changed.holdsFrom.daysSince2000)
    day(changed.nextTurn?.daysSince2000)
  }
}

/// A person whose outcome or reason became another.
struct Transition {
  let number: IdentityNumber
  let decision: Decision
  let before: Outcome?
  /// Where the person's numbers have been linked or parted since the last night: the first day of the present run of the
  /// outcome. Then neither outcome nor reason need be another than before.
  let relinkedSince: Day?
}

/// A covered person's enrolment in a form that nobody has decided about.
struct UndecidedEnrolment {
  let number: IdentityNumber
  let enrolment: Enrolment
}

extension Connection {
  /// Does a business date's work for a municipality, or for every municipality that has residents.
  ///
  /// - Parameters:
  ///   - isFull: decide everyone from scratch; otherwise those for whom a day or a fact turned since the last night.
  ///   - lease: the lead that must still be held when the work is written; `nil` for a person's own command.
  /// - Throws: ``ErrorCode/heldByAnother`` where somebody else does a night's work right now;
  ///   ``ErrorCode/ruleDecidesNothing`` for days before 2015.
  public func reconcile(
    _ municipality: MunicipalityCode? = nil, on day: Day, isFull: Bool = false, lease: Lease? = nil,
    onResult: (NightResult) throws -> Void = { _ in }
  ) throws -> [NightResult] {
    guard RuleVersion.inForce(on: day) != nil else {
      throw ExplainedError(
        .ruleDecidesNothing,
        Phrase("ingen version av regeln gällde \(day)", "no version of the rule was in force on \(day)"),
        place: "--date", fix: Phrase("ange en dag från 2015-01-01", "give a day from 2015-01-01 on"))
    }
    try createChosen()
    let municipalities = try municipality.map { [$0] } ?? municipalitiesWithResidents()
    var results: [NightResult] = []
    for municipality in municipalities {
      let clock = ContinuousClock()
      let start = clock.now
      var result = try transaction(guardedBy: lease) { transaction in
        guard try transaction.query(Query.holdTheNight)[0].bool(0) else { throw ExplainedError.heldByAnother }
        return try Night(municipality: municipality, day: day, isFull: isFull).run(in: transaction)
      }
      result.seconds = (clock.now - start) / .seconds(1)
      try onResult(result)
      results.append(result)
    }
    return results
  }

  /// The municipalities the register knows residents of.
  public func municipalitiesWithResidents() throws -> [MunicipalityCode] {
    try query(Query.municipalitiesWithResidents).map { $0.municipality(0) }
  }
}
