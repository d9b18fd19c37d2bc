import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

/// Who takes a step, when, and what they sign with.
public struct HandOverStep: Sendable {
  public let event: HandOverEvent
  public let day: Day
  public let today: Day
  public let staff: String
  public var note: String?
  /// Whether the writer was asked about sensitive words in the note and stands by it.
  public var noteConfirmed: Bool
  /// Signs the answer to a hand-over that came as a file.
  public var key: NoteSigningKey?

  public init(
    _ event: HandOverEvent, on day: Day, today: Day, by staff: String, note: String? = nil,
    noteConfirmed: Bool = false, key: NoteSigningKey? = nil
  ) {
    self.event = event
    self.day = day
    self.today = today
    self.staff = staff
    self.note = note
    self.noteConfirmed = noteConfirmed
    self.key = key
  }
}

extension Connection {
  /// Takes a hand-over a step on: the act in the sender's case, the receiver's own act where it has a case open, the
  /// follow-ups of both, in one transaction. One that came as a file is answered by a signed note instead.
  ///
  /// - Parameter name: which; `nil` where the person has one only that the step can be taken of.
  /// - Throws: ``ErrorCode/handOverRefused``, ``ErrorCode/actRefused``, ``ErrorCode/thingUnknown``,
  ///   ``ErrorCode/noteUnconfirmed``, and ``ErrorCode/personUnknown`` where the person is protected and not for the one
  ///   who acts.
  public func take(
    _ step: HandOverStep, of number: IdentityNumber, name: HandOverName? = nil
  ) throws -> HandOver {
    guard step.day <= step.today else {
      throw ExplainedError.actRefused(
        Phrase("dagen \(step.day) har inte varit", "the day \(step.day) has not been"),
        fix: Phrase("ange dagen då det hände", "give the day on which it happened"))
    }
    let marks = try FreeText(step.note).marks(isConfirmed: step.noteConfirmed)
    try recordAccess(
      to: number, by: step.staff, reading: "act \(step.event.actKind.rawValue)", isAct: true, requiresKnown: false,
      on: step.today)
    return try transaction { transaction in
      let person = try transaction.person(of: number)
      let chosen = try transaction.choose(name, of: person, for: step.event)
      if chosen.isReceived {
        try transaction.answer(chosen, step, person, marks)
      } else {
        try transaction.advance(chosen, step, person, answer: nil, marks)
      }
      return try transaction.handOver(chosen.name)
    }
  }
}

extension Transaction {
  /// Which of a person's hand-overs a step is about, held until the transaction ends.
  fileprivate func choose(
    _ name: HandOverName?, of person: PersonNumbers, for event: HandOverEvent
  ) throws -> HandOver {
    let all = try handOvers(of: person)
    let possible =
      name.map { name in all.filter { $0.name == name } }
      ?? all.filter { handOver in (try? handOver.next(event)) != nil }
    guard possible.count <= 1 else {
      let names = possible.map(\.name.description).joined(separator: ", ")
      throw ExplainedError.handOverRefused(
        Phrase("det finns flera överlämningar: \(names)", "there are several hand-overs: \(names)"),
        fix: Phrase("ange --hand-over", "give --hand-over"))
    }
    guard let chosen = possible.first ?? (all.count == 1 && name == nil ? all.first : nil) else {
      throw ExplainedError.handOverRefused(
        Phrase("personen har ingen sådan överlämning", "the person has no such hand-over"),
        fix: Phrase("se fullfolj case hand-over list", "see fullfolj case hand-over list"))
    }
    return try hold(chosen.name)
  }

  /// Holds a hand-over, and reads it again: somebody else may have taken the step while we waited.
  func hold(_ name: HandOverName) throws -> HandOver {
    let key: [Parameter] = [.municipality(name.sender), .int64(name.number)]
    _ = try query(Query.holdHandOver, key)
    _ = try query(Query.holdReceivedHandOver, key)
    return try handOver(name)
  }

  /// A step of a hand-over that was offered in this register.
  func advance(
    _ handOver: HandOver, _ step: HandOverStep, _ person: PersonNumbers, answer: SignedAnswer?,
    _ marks: [String: JSONValue] = [:]
  ) throws {
    guard let id = handOver.caseID, let held = try holdCase(id) else { throw try caseMissing(person) }
    let desk = CaseDesk(
      current: held, person: person, day: step.day, today: step.today, staff: step.staff, stamp: nil, transaction: self,
      marks: marks)
    let act = HandOverStepAct(handOver: handOver, event: step.event, answer: answer)
    _ = try desk.write(act, note: step.note, corrects: nil)
  }

  /// The receiver's step of a hand-over that came as a file: signed, and kept until the sender has been given it.
  func answer(
    _ handOver: HandOver, _ step: HandOverStep, _ person: PersonNumbers,
    _ marks: [String: JSONValue] = [:]
  ) throws {
    let next = try handOver.next(step.event)
    guard let kind = HandOverAnswer.Kind.allCases.first(where: { $0.event == step.event }) else {
      throw ExplainedError.handOverRefused(
        Phrase("bara avsändaren kan göra det", "only the sender can do that"), place: handOver.name,
        fix: Phrase("tala med avsändaren", "speak with the sender"))
    }
    guard let key = step.key else {
      throw ExplainedError.handOverRefused(
        Phrase("avsändaren finns i en annan installation", "the sender is in another installation"),
        place: handOver.name,
        fix: Phrase("skriv svaret till en fil med --into", "write the answer to a file with --into"))
    }
    try handOver.requireDay(step.day)
    guard let municipality = handOver.receiver.municipality, let offerNote = handOver.offerNote,
      let digest = HandOverNote.digest(of: offerNote)
    else { throw ExplainedError.handOverUnreadable(handOver.name) }
    let moment = try presentMoment()
    let answer = HandOverAnswer(
      kind: kind, name: handOver.name, receiver: municipality, offer: digest, day: step.day,
      moment: moment.description)
    let signed = try HandOverNote(signing: .answer(answer), by: key).note.noteText
    let receiving = Receiving(
      name: handOver.name, person: person, municipality: municipality, day: step.day, today: step.today,
      staff: step.staff, transaction: self)
    let act = try receiving.writeAct(of: step.event, note: step.note, marks)
    guard act != nil || step.note == nil else {
      throw ExplainedError.handOverRefused(
        Phrase("det finns inget öppet ärende att skriva anteckningen i", "there is no open case to write the note in"),
        place: handOver.name, fix: Phrase("ta bort --note", "leave out --note"))
    }
    let start: [Parameter] = [
      .municipality(handOver.name.sender), .int64(handOver.name.number), .day(step.day), .text(step.staff), .int64(act),
    ]
    if next == .acknowledged {
      try execute(Query.acknowledgeReceivedHandOver, start + [.moment(moment), .text(signed)])
    } else {
      try execute(Query.attendReceivedHandOver, start + [.text(signed)])
    }
    enter(handOverFile: signed, of: handOver.name, what: "signed", in: municipality, by: step.staff)
    try receiving.follow(step.event, act: act)
  }
}

extension ExplainedError {
  /// A stored note that was verified when it came, and can no longer be read.
  static func handOverUnreadable(_ name: HandOverName) -> ExplainedError {
    .handOverContradicts(
      Phrase("den sparade filen går inte att läsa", "the kept file cannot be read"), place: name,
      fix: Phrase("kontrollera databasen: fullfolj db check", "check the database: fullfolj db check"))
  }
}
