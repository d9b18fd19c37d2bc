import ActivityResponsibility
import Inspection
import StrictJSON
import Testing

/// The signed files of a hand-over between two installations.
struct HandOverNoteTests {
  let sender: NoteSigningKey
  let receiver: NoteSigningKey
  let trust: HandOverTrust
  let offer: HandOverOffer

  init() throws {
    sender = try NoteSigningKey(generatingFor: "skara.example/kaa")
    receiver = try NoteSigningKey(generatingFor: "lidkoping.example/kaa")
    trust = try HandOverTrust(
      parsing: "# keys\n1496 \(sender.verifier.text)\n\n1494 \(receiver.verifier.text)\n")
    offer = HandOverOffer(
      name: try #require(HandOverName("1496/17")), receiver: try #require(MunicipalityCode("1494")),
      person: IdentityNumber(stored: 200_803_042_381), isCovered: true, offeredOn: try #require(Day("2026-10-01")),
      moment: "2026-10-01T08:15:00.000001Z",
      consent: HandOverOffer.Consent(
        givenOn: try #require(Day("2026-09-28")), parts: ["plan": .object(["acts": .list([])])]))
  }

  private func answer(_ note: HandOverNote, _ kind: HandOverAnswer.Kind = .acknowledgement) throws -> HandOverAnswer {
    HandOverAnswer(
      kind: kind, name: offer.name, receiver: offer.receiver, offer: note.digest,
      day: try #require(Day("2026-10-05")), moment: "2026-10-05T12:00:00.000000Z")
  }

  private func refusal<Result>(_ body: () throws -> Result) -> ErrorCode? {
    do {
      _ = try body()
      return nil
    } catch { return (error as? ExplainedError)?.code }
  }

  /// The bytes of a note over any text, signed by the sender.
  private func signed(_ text: String) throws -> [UInt8] { try SignedNote(signing: text, by: [sender]).bytes }

  @Test func `what is signed is read again, word for word`() throws {
    let written = try HandOverNote(signing: .offer(offer), by: sender)
    let read = try HandOverNote(parsing: written.note.bytes, trusting: trust)
    #expect(read.content == .offer(offer))
    #expect(read.digest == written.digest)
    let taken = try answer(written)
    let back = try HandOverNote(
      parsing: HandOverNote(signing: .answer(taken), by: receiver).note.bytes, trusting: trust)
    #expect(back.content == .answer(taken))
  }

  @Test func `an offer without consent tells who is covered, and nothing else`() throws {
    let bare = HandOverOffer(
      name: offer.name, receiver: offer.receiver, person: offer.person, isCovered: true, offeredOn: offer.offeredOn,
      moment: offer.moment, consent: nil)
    let text = try HandOverNote(signing: .offer(bare), by: sender).note.text
    #expect(
      text == """
        fullfolj/hand-over/v1
        {"consent":null,"covered":true,"kind":"offer","moment":"2026-10-01T08:15:00.000001Z","number":17,\
        "on":"2026-10-01","person":"200803042381","receiver":"1494","sender":"1496"}

        """)
  }

  @Test func `every byte flipped in a file is refused`() throws {
    let bytes = try HandOverNote(signing: .offer(offer), by: sender).note.bytes
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 0x01
      let code = refusal { try HandOverNote(parsing: other, trusting: trust) }
      #expect(code == .handOverMalformed || code == .handOverUntrusted, "byte \(index)")
    }
  }

  @Test func `only a key of the municipality that says it counts`() throws {
    let asSender = try HandOverNote(signing: .offer(offer), by: receiver).note.bytes
    #expect(refusal { try HandOverNote(parsing: asSender, trusting: trust) } == .handOverUntrusted)
    let bytes = try HandOverNote(signing: .offer(offer), by: sender).note.bytes
    let other = try HandOverTrust(parsing: "1494 \(receiver.verifier.text)")
    #expect(refusal { try HandOverNote(parsing: bytes, trusting: other) } == .handOverUntrusted)
    let changed = try HandOverTrust(
      parsing: "1496 \(NoteSigningKey(generatingFor: "skara.example/kaa").verifier.text)\n1496 \(sender.verifier.text)")
    #expect(refusal { try HandOverNote(parsing: bytes, trusting: changed) } == nil)
  }

  @Test func `what is signed in another way than the one way is refused`() throws {
    let heading = "fullfolj/hand-over/v1\n"
    let good =
      #"{"consent":null,"covered":true,"kind":"offer","moment":"2026-10-01T08:15:00.000001Z","number":17,"#
      + #""on":"2026-10-01","person":"200803042381","receiver":"1494","sender":"1496"}"#
    #expect(refusal { try HandOverNote(parsing: signed(heading + good + "\n"), trusting: trust) } == nil)
    let bad = [
      "fullfolj/hand-over/v2\n" + good + "\n", heading + good + "\nmore\n", heading + " " + good + "\n",
      heading + good.replacing("2026-10-01\"", with: "2026-10-1\"") + "\n",
      heading + good.replacing("\"number\":17", with: "\"number\":0") + "\n",
      heading + good.replacing("200803042381", with: "200803042382") + "\n",
      heading + good.replacing("08:15:00.000001Z", with: "24:15:00.000001Z") + "\n",
      heading + good.replacing("08:15:00.000001Z", with: "08:15:00Z") + "\n",
      heading + good.replacing("\"kind\":\"offer\"", with: "\"kind\":\"gift\"") + "\n",
      heading + good.replacing("{\"consent\"", with: "{\"added\":1,\"consent\"") + "\n",
      heading + good.replacing("\"consent\":null", with: #""consent":{"given":"2026-09-28","parts":{}}"#) + "\n",
    ]
    for text in bad {
      #expect(refusal { try HandOverNote(parsing: signed(text), trusting: trust) } == .handOverMalformed, "\(text)")
    }
    #expect(refusal { try HandOverNote(parsing: Array("hello\n".utf8), trusting: trust) } == .handOverMalformed)
  }

  @Test(
    arguments: [
      "", "# nothing\n", "1496\n", "14960 x\n", "1496  x\n", "1496 not-a-key\n",
      "1496 skara.example/kaa+00000000+AbBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\n",
    ])
  func `a file of trusted keys that cannot be read trusts nobody`(text: String) {
    #expect(refusal { try HandOverTrust(parsing: text) } == .handOverUntrusted)
  }

  @Test func `evidence holds when both sides' notes answer each other`() throws {
    let first = try HandOverNote(signing: .offer(offer), by: sender)
    let taken = try HandOverNote(signing: .answer(answer(first)), by: receiver)
    let come = try HandOverNote(signing: .answer(answer(first, .attendance)), by: receiver)
    let evidence = HandOverEvidence(
      offer: first.note.noteText, acknowledgement: taken.note.noteText, attendance: come.note.noteText)
    let proven = try HandOverEvidence(parsing: evidence.bytes).verify(trusting: trust)
    #expect(proven.offer == offer)
    #expect(proven.acknowledgement.moment == "2026-10-05T12:00:00.000000Z")
    #expect(proven.attendance != nil)
    #expect(proven.signers.offer == ["skara.example/kaa"])

    // The answer to another offer, an answer of another kind, and an answer that the sender gave itself.
    var later = offer
    later = HandOverOffer(
      name: offer.name, receiver: offer.receiver, person: offer.person, isCovered: false, offeredOn: offer.offeredOn,
      moment: offer.moment, consent: nil)
    let second = try HandOverNote(signing: .offer(later), by: sender)
    func code(_ offer: HandOverNote, _ answer: HandOverNote) -> ErrorCode? {
      refusal {
        try HandOverEvidence(offer: offer.note.noteText, acknowledgement: answer.note.noteText, attendance: nil)
          .verify(trusting: trust)
      }
    }
    #expect(code(second, taken) == .handOverContradicts)
    #expect(code(first, come) == .handOverMalformed)
    #expect(code(first, try HandOverNote(signing: .answer(answer(first)), by: sender)) == .handOverUntrusted)
    #expect(code(first, first) == .handOverMalformed)
  }
}
