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
    try transaction.execute(Query.recordOpenings, [.int64Array(ids), .text(Self.author)])
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
    for transition in transitions {
      if transition.decision.outcome == .review {
        guard !waiting.contains(transition.number.rawValue) else { continue }
        plan.add(
          PlannedFollowUp(
            .checkProtected, due: WorkingDays.adding(10, to: day), why: transition.decision.reason.code,
            anchor: "\(day)"), transition.number, case: nil)
      } else if transition.before == .review {
        try transaction.execute(
          Query.settleKindOfPerson,
          [
            numbers.all(of: transition.number), .municipality(municipality),
            .text(FollowUpKind.checkProtected.rawValue),
            .text(transition.decision.reason.code),
          ])
      }
    }
  }

  /// Each undecided enrolment is asked about once.
  private func planDecisions(
    _ undecided: [UndecidedEnrolment], _ numbers: NumbersOfChosen, _ plan: inout FollowUpBatch
  ) throws {
    for person in undecided {
      let open = try transaction.query(
        Query.openCaseOf, [numbers.all(of: person.number), .municipality(municipality)]
      ).first
      // A case's follow-ups go by the number it was opened under.
      plan.add(
        PlannedFollowUp(
          .decideEquivalence, due: WorkingDays.adding(10, to: day), why: "undecided-enrolment",
          anchor: "\(person.enrolment.unit) \(person.enrolment.period.from)"), open?.number(1) ?? person.number,
        case: open?.int64(0))
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
