import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText

/// What taking in a hand-over's file came to.
public struct HandOverImport: Sendable {
  public let handOver: HandOver
  /// The file had been taken in before: nothing changed.
  public let isRepeat: Bool
  /// Whether the person has a case open with the receiver; `nil` where the file is an answer.
  public let hasCase: Bool?
}

extension Connection {
  /// Takes in an offer from another installation, or another installation's answer to an offer of this one.
  ///
  /// An offer waits as a follow-up of the receiving municipality; a case is opened by the rule and not by a file. With a
  /// key it is acknowledged at once. The same file again does nothing.
  ///
  /// - Throws: ``ErrorCode/handOverMalformed``, ``ErrorCode/handOverUntrusted``, ``ErrorCode/handOverContradicts`` where
  ///   it contradicts what is known, ``ErrorCode/handOverRefused`` where it comes too early or too late.
  public func importHandOver(
    _ bytes: [UInt8], trusting keys: HandOverTrust, on day: Day, today: Day, by staff: String,
    acknowledgingBy key: NoteSigningKey? = nil
  ) throws -> HandOverImport {
    let file = try HandOverNote(parsing: bytes, trusting: keys)
    return try transaction { transaction in
      switch file.content {
      case .offer(let offer):
        return try transaction.receive(
          offer, file, HandOverStep(.acknowledge, on: day, today: today, by: staff, key: key))
      case .answer(let answer):
        guard key == nil else {
          throw ExplainedError.handOverRefused(
            Phrase("filen är ett svar och besvaras inte", "the file is an answer, and is not answered"),
            place: answer.name, fix: Phrase("läs in den utan --into", "take it in without --into"))
        }
        return try transaction.receive(answer, file, today: today, by: staff)
      }
    }
  }
}

extension Transaction {
  fileprivate func receive(
    _ offer: HandOverOffer, _ file: HandOverNote, _ step: HandOverStep
  ) throws -> HandOverImport {
    guard try isOwn(offer.receiver), try !isOwn(offer.name.sender) else {
      throw ExplainedError.handOverContradicts(
        Phrase(
          "den är från \(offer.name.sender) till \(offer.receiver), och inte utifrån till detta register",
          "it is from \(offer.name.sender) to \(offer.receiver), and not from outside to this register"),
        place: offer.name, fix: Phrase("läs in den hos mottagaren", "take it in at the receiver's"))
    }
    guard offer.offeredOn <= step.today else { throw ExplainedError.fromTheFuture(offer.name, offer.offeredOn) }
    let person = try person(of: offer.person)
    var isRepeat = false
    if let known = try handOverIfKnown(offer.name) {
      guard known.offerNote.flatMap({ HandOverNote.digest(of: $0) }) == file.digest else {
        throw ExplainedError.handOverContradicts(
          Phrase("en annan fil med samma namn är redan inläst", "another file of that name has been taken in"),
          place: offer.name, fix: Phrase("fråga avsändaren vilken som gäller", "ask the sender which one holds"))
      }
      isRepeat = true
    } else {
      try add(offer, file, step, person)
    }
    // A file handed in twice does nothing; but one that waits may be acknowledged by handing it in again.
    let held = try hold(offer.name)
    if step.key != nil && held.state == .offered {
      try answer(held, step, person)
      isRepeat = false
    }
    return HandOverImport(
      handOver: try handOver(offer.name), isRepeat: isRepeat,
      hasCase: try openCase(of: person, in: offer.receiver) != nil)
  }

  private func add(
    _ offer: HandOverOffer, _ file: HandOverNote, _ step: HandOverStep, _ person: PersonNumbers
  ) throws {
    try execute(
      Query.addReceivedHandOver,
      [
        .municipality(offer.name.sender), .int64(offer.name.number), .number(offer.person),
        .municipality(offer.receiver), .textArray((offer.consent?.parts.keys).map { $0.sorted() } ?? []),
        .day(offer.offeredOn), .text(step.staff), .text(file.note.noteText),
      ])
    enter(handOverFile: file.note.noteText, of: offer.name, what: "received", in: offer.receiver, by: step.staff)
    let policy = try handOverPolicy(of: offer.receiver, on: step.today)
    try plan(
      policy.answer(offer.name, offeredOn: step.today), person.current, offer.receiver,
      case: try openCase(of: person, in: offer.receiver)?.id)
  }

  fileprivate func receive(
    _ answer: HandOverAnswer, _ file: HandOverNote, today: Day, by staff: String
  ) throws -> HandOverImport {
    guard let known = try handOverIfKnown(answer.name), !known.isReceived, known.isByFile else {
      throw ExplainedError.handOverContradicts(
        Phrase("ingen sådan överlämning har erbjudits här", "no such hand-over was offered here"), place: answer.name,
        fix: Phrase("läs in svaret hos avsändaren", "take the answer in at the sender's"))
    }
    let held = try hold(known.name)
    guard let offerNote = held.offerNote, let offer = HandOverNote.offer(in: offerNote),
      let digest = HandOverNote.digest(of: offerNote), let moment = Moment(answer.moment)
    else { throw ExplainedError.handOverUnreadable(held.name) }
    try answer.requireAnswers(offer, digest: digest)
    let before = answer.kind == .acknowledgement ? held.acknowledgementNote : held.attendanceNote
    if let before {
      guard HandOverNote.digest(of: before) == file.digest else {
        throw ExplainedError.handOverContradicts(
          Phrase("ett annat svar är redan inläst", "another answer has been taken in"), place: held.name,
          fix: Phrase("fråga mottagaren vilket som gäller", "ask the receiver which one holds"))
      }
      return HandOverImport(handOver: held, isRepeat: true, hasCase: nil)
    }
    guard answer.day <= today else { throw ExplainedError.fromTheFuture(held.name, answer.day) }
    if held.state == .withdrawn {
      throw ExplainedError.handOverRefused(
        Phrase(
          "mottagaren har tagit emot en överlämning som är återtagen",
          "the receiver has acknowledged a hand-over that was withdrawn"), place: held.name,
        fix: Phrase(
          "tala med mottagaren och gör ett nytt erbjudande", "speak with the receiver and make a new offer"))
    }
    try advance(
      held, HandOverStep(answer.kind.event, on: answer.day, today: today, by: staff), person(of: held.number),
      answer: SignedAnswer(note: file.note.noteText, digest: file.digest, moment: moment))
    enter(handOverFile: file.note.noteText, of: held.name, what: "received", in: held.name.sender, by: staff)
    return HandOverImport(handOver: try handOver(held.name), isRepeat: false, hasCase: nil)
  }
}

extension ExplainedError {
  fileprivate static func fromTheFuture(_ name: HandOverName, _ day: Day) -> ExplainedError {
    .handOverContradicts(
      Phrase("filens dag \(day) har inte varit", "the file's day \(day) has not been"), place: name,
      fix: Phrase("kontrollera båda sidors klockor", "check the clocks of both sides"))
  }
}

extension HandOver {
  /// What both sides can show. - Throws: ``ErrorCode/handOverRefused`` where nothing has been signed, or not by both.
  public func evidence() throws -> HandOverEvidence {
    guard let offerNote, let acknowledgementNote else {
      throw ExplainedError.handOverRefused(
        isByFile
          ? Phrase("mottagaren har inte skrivit under", "the receiver has not signed")
          : Phrase(
            "båda sidor finns i detta register: ingen fil är undertecknad",
            "both sides are in this register: no file was signed"), place: name,
        fix: isByFile
          ? Phrase("läs in mottagarens svar först", "take the receiver's answer in first")
          : Phrase("visa händelserna ur kommunernas journaler", "show the acts from the municipalities' journals"))
    }
    return HandOverEvidence(
      offer: offerNote, acknowledgement: acknowledgementNote, attendance: attendanceNote)
  }

  /// The newest note that this side has signed, where it may be handed on; `nil` where there is none.
  ///
  /// - Throws: ``ErrorCode/handOverRefused`` where the consent it rests on was withdrawn, or the offer was.
  public func noteToGive() throws -> String? {
    guard isReceived || !(state == .withdrawn || consent != nil && parts.isEmpty) else {
      throw ExplainedError.handOverRefused(
        Phrase("erbjudandet eller medgivandet är återtaget", "the offer or the consent was withdrawn"), place: name,
        fix: Phrase("gör ett nytt erbjudande", "make a new offer"))
    }
    return ownNote
  }

  /// The newest note that this side has signed: what the other side is to be given.
  public var ownNote: String? { isReceived ? attendanceNote ?? acknowledgementNote : offerNote }
}
