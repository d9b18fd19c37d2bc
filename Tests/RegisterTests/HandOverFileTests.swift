import ActivityResponsibility
import Inspection
import PostgreSQL
import Register
import TestSupport
import Testing

/// Two installations that hand a youth over by signed files: Skara's (1496) and Lidköping's (1494).
struct HandOverFileTests {
  let anna: TestPerson = .woman("2008-03-04")
  let sender: TestDatabase
  let receiver: TestDatabase
  let senderKey: NoteSigningKey
  let receiverKey: NoteSigningKey
  let trust: HandOverTrust
  private let lidkoping = HandOverReceiver.municipality("1494")

  init() throws {
    sender = try TestDatabase()
    receiver = try TestDatabase()
    senderKey = try NoteSigningKey(generatingFor: "skara.example/kaa")
    receiverKey = try NoteSigningKey(generatingFor: "lidkoping.example/kaa")
    trust = try HandOverTrust(parsing: "1496 \(senderKey.verifier.text)\n1494 \(receiverKey.verifier.text)\n")
    try sender.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04", familyName: "Lund")]))
    try sender.reconcile("2024-09-16")
    try receiver.take(Population("2024-08-01", [Resident(.man("2008-07-20"))], municipality: "1494"))
    try receiver.reconcile("2024-09-16")
  }

  private func offer(consent: Bool = false) throws -> HandOver {
    var given: Int64?
    if consent {
      given =
        try sender.connection.record(
          .giveConsent(to: lidkoping, parts: ["contact-details"], by: .youth), of: anna.number, on: "2024-09-20",
          today: "2024-12-31", by: "ek"
        ).act
    }
    let done = try sender.connection.record(
      .offerHandOver(to: lidkoping, consent: given, signingBy: senderKey), of: anna.number, on: "2024-09-20",
      today: "2024-12-31", by: "ek")
    return try #require(try sender.connection.handOver(act: done.act))
  }

  private func take(
    _ note: String?, in database: TestDatabase, key: NoteSigningKey? = nil, on day: Day = "2024-09-24"
  ) throws -> HandOverImport {
    try database.connection.importHandOver(
      Array((note ?? "").utf8), trusting: trust, on: day, today: "2024-12-31", by: "berg", acknowledgingBy: key)
  }

  private func code<Result>(_ body: () throws -> Result) -> ErrorCode? { explainedError(body)?.code }

  @Test func `a file is offered, acknowledged and attended, and both sides hold both signatures`() throws {
    let offered = try offer(consent: true)
    let waits = try take(offered.offerNote, in: receiver)
    #expect(waits.hasCase == false)
    #expect(waits.handOver.state == .offered)
    #expect(waits.handOver.parts == ["contact-details"])
    #expect(
      try receiver.lines("SELECT kind, municipality, case_id FROM follow_ups WHERE number = \(anna.digits)") == [
        "answer-hand-over|1494|-"
      ])
    #expect(try receiver.count("SELECT * FROM cases WHERE number = \(anna.digits)") == 0)

    let taken = try receiver.connection.take(
      HandOverStep(.acknowledge, on: "2024-09-24", today: "2024-12-31", by: "berg", key: receiverKey),
      of: anna.number)
    #expect(taken.state == .acknowledged)
    #expect(
      try receiver.lines("SELECT kind FROM follow_ups WHERE number = \(anna.digits) AND settled_at IS NULL") == [
        "confirm-attendance"
      ])
    let moved = try take(taken.acknowledgementNote, in: sender)
    #expect(moved.handOver.state == .acknowledged)
    #expect(moved.handOver.movedAt == taken.movedAt)

    let come = try receiver.connection.take(
      HandOverStep(.attend, on: "2024-10-01", today: "2024-12-31", by: "berg", key: receiverKey), of: anna.number)
    #expect(try take(come.attendanceNote, in: sender).handOver.attendedOn == "2024-10-01")

    let name = offered.name
    let mine = try sender.connection.handOver(name).evidence()
    let theirs = try receiver.connection.handOver(name).evidence()
    #expect(mine == theirs)
    let proven = try mine.verify(trusting: trust)
    #expect(proven.acknowledgement.moment == taken.movedAt?.description)
    #expect(proven.attendance?.day == "2024-10-01")
    #expect(
      try sender.lines("SELECT kind, recorded_by FROM acts WHERE kind LIKE 'hand-over%' ORDER BY id") == [
        "hand-over-offered|ek", "hand-over-acknowledged|berg", "hand-over-attended|berg",
      ])
    #expect(try sender.connection.failedChecks().isEmpty)
    #expect(try receiver.connection.failedChecks().isEmpty)
  }

  @Test func `a file handed in twice does nothing`() throws {
    let offered = try offer()
    _ = try take(offered.offerNote, in: receiver)
    let before = try receiver.everything()
    #expect(try take(offered.offerNote, in: receiver).isRepeat)
    #expect(try receiver.everything() == before)
    let taken = try take(offered.offerNote, in: receiver, key: receiverKey)
    #expect(taken.handOver.state == .acknowledged)
    let after = try receiver.everything()
    let again = try take(offered.offerNote, in: receiver, key: receiverKey)
    #expect(again.isRepeat)
    #expect(again.handOver.acknowledgementNote == taken.handOver.acknowledgementNote)
    #expect(try receiver.everything() == after)
    _ = try take(taken.handOver.acknowledgementNote, in: sender)
    let moved = try sender.everything()
    #expect(try take(taken.handOver.acknowledgementNote, in: sender).isRepeat)
    #expect(try sender.everything() == moved)
  }

  @Test func `a file that is changed, of another or by another changes nothing`() throws {
    let offered = try offer()
    let other = try offer2(offered)
    let acknowledged = try take(offered.offerNote, in: receiver, key: receiverKey).handOver
    let before = (try sender.everything(), try receiver.everything())
    // To the wrong side, or to one that offered nothing.
    #expect(code { try take(offered.offerNote, in: sender) } == .handOverContradicts)
    #expect(code { try take(acknowledged.acknowledgementNote, in: receiver) } == .handOverContradicts)
    // Another offer of the same name.
    #expect(code { try take(other, in: receiver) } == .handOverContradicts)
    // An answer to that.
    let wrong = try answer(to: other, offered.name, key: receiverKey)
    #expect(code { try take(wrong, in: sender) } == .handOverContradicts)
    // An answer that the sender signed itself, and one that is changed.
    let own = try answer(to: try #require(offered.offerNote), offered.name, key: senderKey)
    #expect(code { try take(own, in: sender) } == .handOverUntrusted)
    let changed = acknowledged.acknowledgementNote?.replacing("2024-09-24", with: "2024-09-23")
    #expect(code { try take(changed, in: sender) } == .handOverUntrusted)
    #expect(code { try take("", in: sender) } == .handOverMalformed)
    // Who answers an answer.
    #expect(code { try take(acknowledged.acknowledgementNote, in: sender, key: senderKey) } == .handOverRefused)
    #expect(try sender.everything() == before.0)
    #expect(try receiver.everything() == before.1)
    // Another answer than the one taken in.
    _ = try take(acknowledged.acknowledgementNote, in: sender)
    let second = try answer(to: try #require(offered.offerNote), offered.name, key: receiverKey)
    #expect(code { try take(second, in: sender) } == .handOverContradicts)
  }

  /// Another offer of the same name, as the same key might sign it.
  private func offer2(_ offered: HandOver) throws -> String {
    let offer = HandOverOffer(
      name: offered.name, receiver: "1494", person: anna.number, isCovered: false, offeredOn: "2024-09-20",
      moment: "2024-09-20T08:00:00.000000Z", consent: nil)
    return try HandOverNote(signing: .offer(offer), by: senderKey).note.noteText
  }

  private func answer(to offer: String, _ name: HandOverName, key: NoteSigningKey) throws -> String {
    let answer = HandOverAnswer(
      kind: .acknowledgement, name: name, receiver: "1494", offer: HandOverNote.digest(of: offer) ?? "",
      day: "2024-09-25", moment: "2024-09-25T08:00:00.000000Z")
    return try HandOverNote(signing: .answer(answer), by: key).note.noteText
  }

  @Test func `a file's hand-over is answered by file, on each side by the right one`() throws {
    let offered = try offer()
    let byHand = HandOverStep(.acknowledge, on: "2024-09-24", today: "2024-12-31", by: "ek")
    #expect(code { try sender.connection.take(byHand, of: anna.number) } == .handOverRefused)
    _ = try take(offered.offerNote, in: receiver)
    #expect(code { try receiver.connection.take(byHand, of: anna.number) } == .handOverRefused)
    #expect(code { try sender.connection.handOver(offered.name).evidence() } == .handOverRefused)
    let early = HandOverStep(.attend, on: "2024-09-24", today: "2024-12-31", by: "berg", key: receiverKey)
    #expect(code { try receiver.connection.take(early, of: anna.number) } == .handOverRefused)
  }

  @Test func `an answer to a withdrawn offer is told, and moves nothing`() throws {
    let offered = try offer()
    let taken = try take(offered.offerNote, in: receiver, key: receiverKey).handOver
    _ = try sender.connection.take(
      HandOverStep(.withdraw, on: "2024-09-22", today: "2024-12-31", by: "ek"), of: anna.number)
    #expect(code { try take(taken.acknowledgementNote, in: sender) } == .handOverRefused)
    #expect(try sender.connection.handOver(offered.name).state == .withdrawn)
    #expect(code { try sender.connection.handOver(offered.name).noteToGive() } == .handOverRefused)
  }

  @Test func `what was consented to is in the file, and a withdrawn consent keeps it from being written again`() throws
  {
    let offered = try offer(consent: true)
    #expect(offered.offerNote?.contains("Lund") == true)
    #expect(try offered.noteToGive() == offered.offerNote)
    let consent = try #require(offered.consent)
    _ = try take(try take(offered.offerNote, in: receiver, key: receiverKey).handOver.acknowledgementNote, in: sender)
    _ = try sender.connection.record(
      .withdrawConsent(consent, by: .youth), of: anna.number, on: "2024-10-01", today: "2024-12-31", by: "ek")
    let after = try sender.connection.handOver(offered.name)
    #expect(after.state == .acknowledged)
    #expect(code { try after.noteToGive() } == .handOverRefused)
    #expect(try sender.connection.content(of: after).isEmpty)
  }

  @Test func `the journal of each side has every file that was signed or came`() throws {
    let offered = try offer()
    let taken = try take(offered.offerNote, in: receiver, key: receiverKey).handOver
    _ = try take(taken.acknowledgementNote, in: sender)
    func files(_ database: TestDatabase) throws -> [String] {
      try database.lines(
        "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'how' AS how FROM journal_payloads "
          + "WHERE convert_from(payload, 'UTF8')::jsonb ->> 'what' = 'hand-over-file' ORDER BY entry")
    }
    #expect(try files(sender) == ["signed", "received"])
    #expect(try files(receiver) == ["received", "signed"])
  }

  @Test func `a receiver with a case open writes its own act`() throws {
    try receiver.take(
      Population("2024-09-18", [Resident(anna, since: "2024-09-17")], municipality: "1494", isComplete: false))
    try receiver.reconcile("2024-09-18")
    let offered = try offer()
    let taken = try take(offered.offerNote, in: receiver, key: receiverKey)
    #expect(taken.hasCase == true)
    #expect(try receiver.lines("SELECT kind FROM acts WHERE kind LIKE 'hand-over%'") == ["hand-over-received"])
  }
}
