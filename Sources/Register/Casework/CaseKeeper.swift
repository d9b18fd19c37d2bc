import ActivityResponsibility
import PostgreSQL
import SQLText

/// Lets cases and follow-ups follow a night's decisions.
struct CaseKeeper {
  let municipality: MunicipalityCode
  let day: Day
  let stamp: Moment
  let transaction: Transaction

  static let author = "fullfolj"

  /// - Parameters:
  ///   - transitions: whose outcome or reason became another.
  ///   - undecided: who is covered while enrolled in a form that nobody has decided about.
  func follow(
    _ transitions: [Transition], undecided: [UndecidedEnrolment], _ result: inout NightResult
  ) throws {
    guard !transitions.isEmpty || !undecided.isEmpty else { return }
    try transaction.copyIn("COPY transitions FROM STDIN BINARY") { copy in
      // Whoever is decided about for the first time and is not covered has no case that could follow.
      for transition in transitions where transition.before != nil || transition.decision.outcome == .covered {
        copy.begin(fields: 4)
        copy.int64(transition.number.rawValue)
        copy.int16(transition.decision.outcome.rawValue)
        copy.int16(transition.decision.reason.rawValue)
        copy.day(transition.relinkedSince?.daysSince2000)
      }
    }
    try transaction.run(script: "ANALYZE transitions")
    let policy = try transaction.followUpPolicy(of: municipality, on: day)
    var plan = FollowUpBatch(municipality: municipality)
    try withdrawProposals()
    // Before any is opened: cases just opened are of nobody who is outside, and need not be looked through.
    result.closed = try proposeClosings(&plan)
    result.opened = try openCases(transitions, policy, &plan)
    let numbers = try NumbersOfChosen(transaction)
    try planChecks(transitions, numbers, &plan)
    try planDecisions(undecided, numbers, &plan)
    result.followUps = try plan.store(transaction)
  }

  private func openCases(
    _ transitions: [Transition], _ policy: FollowUpPolicy, _ plan: inout FollowUpBatch
  ) throws -> Int {
    let opened = try transaction.query(Query.openCases, [.municipality(municipality), .day(day)])
    guard !opened.isEmpty else { return 0 }
    let ids = opened.map { $0.int64(0) }
    try transaction.execute(Query.learnCasePeriods, [.int64Array(ids), .moment(stamp)])
    try transaction.execute(Query.turnOutcomesWithCases, [.int64Array(ids)])
    let acts = try transaction.query(Query.recordOpenings, [.int64Array(ids), .text(Self.author)])
    transaction.journal.add(acts: acts.map { $0.int64(0) })
    let leftBy = Dictionary(
      transitions.compactMap { transition in transition.decision.leftBy.map { (transition.number, $0) } },
      uniquingKeysWith: { first, _ in first })
    for row in opened {
      let number = row.number(1)
      let planned = policy.onOpening(
        case: row.int64(0), birthDate: number.birthDate, leftBy: leftBy[number], on: day)
      for followUp in planned { plan.add(followUp, number, case: row.int64(0)) }
    }
    return opened.count
  }

  private func proposeClosings(_ plan: inout FollowUpBatch) throws -> Int {
    let proposed = try transaction.query(Query.proposeClosing, [.municipality(municipality), .day(day)])
      .map { Proposal($0) }
    for (proposal, act) in try record("closing-proposed", proposed, otherwise: "outside") {
      plan.add(
        PlannedFollowUp(
          .decideClosing, due: WorkingDays.adding(5, to: day), why: proposal.reason?.code ?? "outside",
          anchor: "act \(act)"), proposal.number, case: proposal.id)
    }
    return proposed.count
  }

  private func withdrawProposals() throws {
    let withdrawn = try transaction.query(Query.withdrawProposals, [.municipality(municipality)]).map { Proposal($0) }
    let recorded = try record("closing-withdrawn", withdrawn, otherwise: "covered")
    guard !recorded.isEmpty else { return }
    try transaction.execute(
      Query.settleDecisionsOnClosing, [.int64Array(recorded.map(\.proposal.id)), .int64Array(recorded.map(\.act))])
  }

  /// A case whose closing is proposed, or no longer.
  private struct Proposal {
    let id: Int64
    let number: IdentityNumber
    let reason: Reason?

    init(_ row: Row) {
      id = row.int64(0)
      number = row.number(1)
      reason = Reason(rawValue: row.int16(2))
    }
  }

  /// Writes an act of each. - Returns: each with its act.
  private func record(
    _ kind: String, _ proposals: [Proposal], otherwise reason: String
  ) throws -> [(proposal: Proposal, act: Int64)] {
    guard !proposals.isEmpty else { return [] }
    let acts = try transaction.query(
      Query.recordProposals,
      [
        .int64Array(proposals.map(\.id)), .textArray(proposals.map { $0.reason?.code ?? reason }), .text(kind),
        .day(day), .text(Self.author),
      ])
    transaction.journal.add(acts: acts.map { $0.int64(1) })
    let actOfCase = Dictionary(uniqueKeysWithValues: acts.map { ($0.int64(0), $0.int64(1)) })
    return proposals.compactMap { proposal in actOfCase[proposal.id].map { (proposal, $0) } }
  }

  /// A protected person has to be checked by hand; once decided otherwise, no longer.
  private func planChecks(
    _ transitions: [Transition], _ numbers: NumbersOfChosen, _ plan: inout FollowUpBatch
  ) throws {
    let relinked = transitions.filter { $0.relinkedSince != nil }.map(\.number.rawValue)
    var waiting: Set<Int64> = []
    if !relinked.isEmpty {
      let asked: [Parameter] = [.municipality(municipality), .int64Array(relinked)]
      try transaction.execute(Query.settleChecksOfDecided, asked)
      waiting = Set(try transaction.query(Query.waitsForCheck, asked).map { $0.int64(0) })
    }
    for transition in transitions where transition.decision.outcome == .review {
      guard !waiting.contains(transition.number.rawValue) else { continue }
      plan.add(
        PlannedFollowUp(
          .checkProtected, due: WorkingDays.adding(10, to: day), why: transition.decision.reason.code,
          anchor: "\(day)"), transition.number, case: nil)
    }
    let settled = transitions.filter { $0.decision.outcome != .review && $0.before == .review }
    guard !settled.isEmpty else { return }
    let all = settled.flatMap { transition in
      numbers.every(of: transition.number).map { (number: $0, why: transition.decision.reason.code) }
    }
    try transaction.execute(
      Query.settleKindOfPersons,
      [
        .int64Array(all.map(\.number)), .textArray(all.map(\.why)), .municipality(municipality),
        .text(FollowUpKind.checkProtected.rawValue),
      ])
  }

  /// Each undecided enrolment is asked about once.
  private func planDecisions(
    _ undecided: [UndecidedEnrolment], _ numbers: NumbersOfChosen, _ plan: inout FollowUpBatch
  ) throws {
    guard !undecided.isEmpty else { return }
    let all = undecided.flatMap { numbers.every(of: $0.number) }
    let open = try transaction.query(Query.openCasesOfPersons, [.int64Array(all), .municipality(municipality)])
    let caseOfNumber = Dictionary(open.map { ($0.int64(0), $0.int64(1)) }) { first, _ in first }
    for person in undecided {
      // A case's follow-ups go by the number it was opened under; the current number goes before former ones.
      let number = numbers.every(of: person.number).first { caseOfNumber[$0] != nil }
      plan.add(
        PlannedFollowUp(
          .decideEquivalence, due: WorkingDays.adding(10, to: day), why: "undecided-enrolment",
          anchor: "\(person.enrolment.unit) \(person.enrolment.period.from)"),
        number.map { IdentityNumber(stored: $0) } ?? person.number, case: number.flatMap { caseOfNumber[$0] })
    }
  }
}

/// Follow-ups that are planned together.
struct FollowUpBatch {
  let municipality: MunicipalityCode
  private var numbers: [Int64] = []
  private var cases: [Int64?] = []
  private var kinds: [String] = []
  private var dues: [Int32] = []
  private var whys: [String] = []
  private var anchors: [String] = []

  init(municipality: MunicipalityCode) {
    self.municipality = municipality
  }

  mutating func add(_ followUp: PlannedFollowUp, _ number: IdentityNumber, case id: Int64?) {
    numbers.append(number.rawValue)
    cases.append(id)
    kinds.append(followUp.kind.rawValue)
    dues.append(followUp.due.daysSince2000)
    whys.append(followUp.why)
    anchors.append(followUp.anchor)
  }

  /// - Returns: how many were new.
  func store(_ transaction: Transaction) throws -> Int {
    guard !numbers.isEmpty else { return 0 }
    return try transaction.execute(
      Query.planFollowUps,
      [
        .municipality(municipality), .int64Array(numbers), .optionalInt64Array(cases), .textArray(kinds),
        .dayArray(dues), .textArray(whys), .textArray(anchors),
      ])
  }
}
