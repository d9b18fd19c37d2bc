import ActivityResponsibility
import SQLText
import StrictJSON

/// A step of a hand-over that was offered in this register, in the sender's case.
struct HandOverStepAct: CaseAct {
  let handOver: HandOver
  let event: HandOverEvent
  /// The receiver's signed answer, where it came as a file.
  let answer: SignedAnswer?
  /// Why, as a code, where the step needs telling why.
  var reason: String?

  var kind: ActKind { event.actKind }
  let needs = CaseCondition.any

  func requireAllowed(_ desk: CaseDesk) throws {
    _ = try handOver.next(event)
    let isByReceiver = event == .acknowledge || event == .attend
    if handOver.isByFile && isByReceiver && answer == nil {
      throw ExplainedError.handOverRefused(
        Phrase("mottagaren finns i en annan installation", "the receiver is in another installation"),
        fix: Phrase(
          "läs in mottagarens svar med fullfolj hand-over import",
          "take the receiver's answer in with fullfolj hand-over import"))
    }
    try handOver.requireDay(desk.day)
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    ActColumns(
      reason: reason ?? (event == .closeUnattended ? "not-attended" : nil),
      details: .object([
        "handOver": .text(handOver.name.description), "answer": .optional(answer?.digest),
        "moment": .optional(answer?.moment.description),
      ]))
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    let state = try handOver.next(event)
    try desk.transaction.execute(
      Query.takeHandOverStep,
      [
        .municipality(handOver.name.sender), .int64(handOver.name.number), .text(state.rawValue), .day(desk.day),
        .int64(act), answer.map { .moment($0.moment) } ?? .null, .text(answer?.note),
      ])
    guard let municipality = handOver.receiver.municipality, !handOver.isByFile else { return }
    let receiving = Receiving(
      name: handOver.name, person: desk.person, municipality: municipality, day: desk.day, today: desk.today,
      staff: desk.staff, transaction: desk.transaction)
    switch event {
    case .acknowledge, .attend:
      try receiving.follow(event, act: try receiving.writeAct(of: event) ?? act)
    case .withdraw, .closeUnattended, .close: try receiving.settleAll(act: act, why: state.rawValue)
    }
  }

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int {
    try desk.transaction.settle(
      [.followHandOver], anchors: HandOverState.allCases.map { "hand-over \(handOver.name) \($0.rawValue)" },
      of: desk.person, in: handOver.name.sender, act: act, why: event.rawValue)
  }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    let policy = try desk.transaction.handOverPolicy(of: handOver.name.sender, on: desk.day)
    return [policy.following(handOver.name, try handOver.next(event), since: desk.day)].compactMap { $0 }
  }
}

/// That a municipality has taken a youth on, or met the youth, in its own case.
struct HandOverReceiptAct: CaseAct {
  let name: HandOverName
  let event: HandOverEvent
  var kind: ActKind { event == .acknowledge ? .handOverReceived : event.actKind }

  func columns(_ desk: CaseDesk) -> ActColumns {
    ActColumns(details: .object(["handOver": .text(name.description)]))
  }
}

/// A receiver's answer as it came.
struct SignedAnswer {
  let note: String
  let digest: String
  /// When the receiver wrote it down.
  let moment: Moment
}

extension HandOver {
  /// What an event makes of it. - Throws: ``ErrorCode/handOverRefused``.
  func next(_ event: HandOverEvent) throws -> HandOverState {
    switch state.after(event) {
    case .success(let next): return next
    case .failure(let refusal): throw ExplainedError.handOverRefused(refusal.what, place: name, fix: refusal.fix)
    }
  }

  /// - Throws: ``ErrorCode/handOverRefused`` for a day before the last step's.
  func requireDay(_ day: Day) throws {
    let last = [offeredOn, acknowledgedOn, attendedOn].compactMap { $0 }.max() ?? offeredOn
    guard day < last else { return }
    throw ExplainedError.handOverRefused(
      Phrase("dagen \(day) är före det förra steget \(last)", "the day \(day) is before the last step's, \(last)"),
      place: name, fix: Phrase("ange en senare dag", "give a later day"))
  }
}

extension ExplainedError {
  static func handOverRefused(_ what: Phrase, place: HandOverName? = nil, fix: Phrase) -> ExplainedError {
    ExplainedError(.handOverRefused, what, place: place?.description, fix: fix)
  }

  static func handOverContradicts(_ what: Phrase, place: HandOverName, fix: Phrase) -> ExplainedError {
    ExplainedError(.handOverContradicts, what, place: place.description, fix: fix)
  }
}
