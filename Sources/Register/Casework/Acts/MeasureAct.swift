import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// A step of a measure (åtgärd): offered, accepted, declined, started, ended.
struct MeasureAct: CaseAct {
  let kind = ActKind.measure
  let step: MeasureStep
  /// The measure's kind, as a code; may be left out where `number` says which.
  let code: String?
  let number: Int64?
  let reason: String?
  /// What the youth does afterwards, as a code, or `none`.
  let occupationAfter: String?

  static let noEffect = "none"

  var inShort: [Phrase] {
    [step.phrase] + [number.map { "#\($0)" }, code, reason, occupationAfter].compactMap { $0.map { Phrase($0, $0) } }
  }

  func requireAllowed(_ desk: CaseDesk) throws {
    guard step != .offer else {
      guard let code else { throw Self.needs("--kind") }
      return try desk.require(code, in: .measure)
    }
    let measure = try meant(desk)
    guard desk.day >= measure.latestDay else {
      throw ExplainedError.actRefused(
        Phrase(
          "åtgärden \(measure.state.phrase.swedish) så sent som \(measure.latestDay)",
          "the measure was \(measure.state.phrase.english) as late as \(measure.latestDay)"),
        fix: Phrase("ange den dagen eller senare", "give that day or a later one"))
    }
    guard step == .end else { return }
    guard let reason else { throw Self.needs("--reason") }
    try desk.require(reason, in: .measureEnd)
    guard let occupationAfter else { throw Self.needs("--occupation-after") }
    if occupationAfter != Self.noEffect { try desk.require(occupationAfter, in: .occupation) }
  }

  private static func needs(_ option: String) -> ExplainedError {
    ExplainedError.actRefused(
      Phrase("steget behöver \(option)", "the step needs \(option)"),
      fix: Phrase("se --help", "see --help"))
  }

  /// The measure that the step is about: the only one of its kind that can take it, where no number says which.
  private func meant(_ desk: CaseDesk) throws -> Measure {
    let candidates = try desk.transaction.measures(ofCase: desk.current.id).filter { measure in
      (number == nil || measure.id == number) && (code == nil || measure.kind == code)
        && step.state(from: measure.state) != nil
    }
    guard let first = candidates.first else {
      throw ExplainedError.actRefused(
        Phrase(
          "ärendet har ingen sådan åtgärd som kan bli \(step.phrase.swedish)",
          "the case has no such measure that can be \(step.phrase.english)"),
        fix: Phrase("se åtgärderna i fullfolj case show", "see the measures in fullfolj case show"))
    }
    guard candidates.count == 1 else {
      let numbers = candidates.map { String($0.id) }.joined(separator: ", ")
      throw ExplainedError.actRefused(
        Phrase("flera åtgärder kan menas: \(numbers)", "several measures may be meant: \(numbers)"),
        fix: Phrase("ange --measure", "give --measure"))
    }
    return first
  }

  func columns(_ desk: CaseDesk) throws -> ActColumns {
    let measure = step == .offer ? nil : try meant(desk)
    var details: [String: JSONValue] = [
      "step": .text(step.rawValue), "measureKind": .optional(measure?.kind ?? code),
    ]
    if let measure { details["measure"] = .whole(measure.id) }
    if let occupationAfter { details["occupationAfter"] = .text(occupationAfter) }
    return ActColumns(occupation: told(desk), reason: reason, details: .object(details))
  }

  /// What the end of the measure tells of what the youth does.
  private func told(_ desk: CaseDesk) -> Occupation? {
    occupationAfter.flatMap { after in
      after == Self.noEffect ? nil : Occupation(code: after, from: desk.day, toldBy: "measure")
    }
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    guard step != .offer else {
      try desk.transaction.execute(
        Query.offerMeasure, [.int64(act), .int64(desk.current.id), .text(code), .day(desk.day)])
      return
    }
    let measure = try meant(desk)
    let state = step.state(from: measure.state) ?? measure.state
    try desk.transaction.execute(
      Query.moveMeasure,
      [
        .int64(measure.id), .text(state.rawValue), .day(desk.day), .text(step == .end ? reason : nil),
        .text(step == .end ? occupationAfter : nil),
      ])
  }

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int {
    // A new offer is what a re-offer asks for; any answer is what the question about an offer asks for.
    if step == .offer { return try desk.settle([.reoffer], act, "offered") }
    let id = try desk.transaction.query(Query.measureOfAct, [.int64(act)]).first?.int64(0) ?? 0
    return try desk.transaction.execute(
      Query.settleFollowUpsOfAnchor,
      [.int64(desk.current.id), .text("measure \(id) %"), .int64(act), .text(step.rawValue)])
      + (step == .end && occupationAfter != Self.noEffect ? try desk.settle([.refresh], act, "told") : 0)
  }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    switch step {
    case .offer:
      [
        PlannedFollowUp(
          .measureAnswer, due: WorkingDays.adding(policy.answerWithin, to: desk.day), why: "offered",
          anchor: "measure \(act) offered")
      ]
    case .decline:
      [PlannedFollowUp(.reoffer, due: desk.day + policy.reofferAfter, why: "declined", anchor: "act \(act)")]
    case .end:
      if let told = told(desk) {
        [try desk.refresh(after: told, policy, anchor: "act \(act)", why: "measure-ended")]
      } else {
        [policy.refresh(anchor: "act \(act)", why: "measure-ended", on: desk.day)]
      }
    case .accept, .start: []
    }
  }
}

extension Deed {
  /// A step of a measure.
  ///
  /// - Parameters:
  ///   - code: the measure's kind; needed when it is offered.
  ///   - number: which measure, where the case has several that the step could be about.
  ///   - reason: why it ended; needed then.
  ///   - occupationAfter: what the youth does after it ended, as a code, or `none`; needed then.
  public static func measure(
    _ step: MeasureStep, code: String? = nil, number: Int64? = nil, reason: String? = nil,
    occupationAfter: String? = nil
  ) -> Deed {
    Deed(MeasureAct(step: step, code: code, number: number, reason: reason, occupationAfter: occupationAfter))
  }
}
