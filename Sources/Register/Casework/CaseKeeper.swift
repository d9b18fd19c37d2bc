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

  func follow(_ transitions: [Transition], _ result: inout NightResult) throws {
    guard !transitions.isEmpty else { return }
    try transaction.copyIn("COPY transitions FROM STDIN BINARY") { copy in
      for transition in transitions {
        copy.begin(fields: 5)
        copy.int64(transition.number.rawValue)
        copy.int16(transition.decision.outcome.rawValue)
        copy.int16(transition.decision.reason.rawValue)
        copy.int16(transition.decision.leftBy?.rawValue)
        copy.bool(transition.decision.needsEquivalenceDecision)
      }
    }
    try transaction.run(script: "ANALYZE transitions")
    let policy = try transaction.followUpPolicy(of: municipality, on: day)
    var plan = FollowUpBatch(municipality: municipality)
    try withdrawProposals()
    result.opened = try openCases(policy, &plan)
    result.closed = try proposeClosings(&plan)
    try planDecisions(transitions, &plan)
    result.followUps = try plan.store(transaction)
  }

  private func openCases(_ policy: FollowUpPolicy, _ plan: inout FollowUpBatch) throws -> Int {
    let opened = try transaction.query(Query.openCases, [.municipality(municipality), .day(day)])
    guard !opened.isEmpty else { return 0 }
    let ids = opened.map { $0.int64(0) }
    try transaction.execute(Query.learnCasePeriods, [.int64Array(ids), .moment(stamp)])
    try transaction.execute(Query.recordOpenings, [.int64Array(ids), .text(Self.author)])
    for row in opened {
      let number = row.number(1)
      let planned = policy.onOpening(
        case: row.int64(0), birthDate: number.birthDate,
        leftBy: row.optionalInt16(3).flatMap { EndedBy(rawValue: $0) }, on: day)
      for followUp in planned { plan.add(followUp, number, case: row.int64(0)) }
    }
    return opened.count
  }

  private func proposeClosings(_ plan: inout FollowUpBatch) throws -> Int {
    let proposed = try transaction.query(Query.proposeClosing, [.municipality(municipality), .day(day)])
    for row in proposed {
      let reason = Reason(rawValue: row.int16(2))?.code ?? "outside"
      let act = try recordProposal(row.int64(0), "closing-proposed", reason)
      plan.add(
        PlannedFollowUp(.decideClosing, due: WorkingDays.adding(5, to: day), why: reason, anchor: "act \(act)"),
        row.number(1), case: row.int64(0))
    }
    return proposed.count
  }

  private func withdrawProposals() throws {
    for row in try transaction.query(Query.withdrawProposals, [.municipality(municipality)]) {
      let reason = Reason(rawValue: row.int16(2))?.code ?? "covered"
      let act = try recordProposal(row.int64(0), "closing-withdrawn", reason)
      try transaction.execute(
        Query.settleKindOfCase,
        [
          .int64(row.int64(0)), .textArray([FollowUpKind.decideClosing.rawValue]), .int64(act), .text("covered-again"),
        ])
    }
  }

  private func recordProposal(_ id: Int64, _ kind: String, _ reason: String) throws -> Int64 {
    try transaction.query(
      Query.recordProposal, [.int64(id), .text(kind), .day(day), .text(Self.author), .text(reason)])[0].int64(0)
  }

  /// What is asked of a person outside the ladder: an undecided enrolment, a protected person to check.
  private func planDecisions(_ transitions: [Transition], _ plan: inout FollowUpBatch) throws {
    for transition in transitions {
      let decision = transition.decision
      if decision.needsEquivalenceDecision {
        let open = try transaction.query(
          Query.openCaseOf, [.number(transition.number), .municipality(municipality)]).first?.int64(0)
        plan.add(
          PlannedFollowUp(
            .decideEquivalence, due: WorkingDays.adding(10, to: day), why: "undecided-enrolment",
            anchor: open.map { "case \($0)" } ?? "\(day)"),
          transition.number, case: open)
      }
      if decision.outcome == .review {
        plan.add(
          PlannedFollowUp(
            .checkProtected, due: WorkingDays.adding(10, to: day), why: decision.reason.code, anchor: "\(day)"),
          transition.number, case: nil)
      } else if transition.before == .review {
        try transaction.execute(
          Query.settleKindOfPerson,
          [
            .number(transition.number), .municipality(municipality), .text(FollowUpKind.checkProtected.rawValue),
            .text(decision.reason.code),
          ])
      }
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
