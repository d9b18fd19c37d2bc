import ActivityResponsibility
import StrictJSON

/// What both sides can show of a hand-over: the sender's offer, the receiver's acknowledgement and, once the youth has
/// come, the receiver's word of that; each as it was signed.
public struct HandOverEvidence: Hashable, Sendable {
  static let kind = "fullfolj/hand-over-evidence/v1"

  /// The signed notes as they were handed over.
  public let offer: String
  public let acknowledgement: String
  public let attendance: String?

  public init(offer: String, acknowledgement: String, attendance: String?) {
    self.offer = offer
    self.acknowledgement = acknowledgement
    self.attendance = attendance
  }

  /// Reads an evidence file. - Throws: ``ErrorCode/handOverMalformed``.
  public init(parsing bytes: [UInt8]) throws(ExplainedError) {
    guard bytes.count <= 4_000_000, let value = try? JSONValue(parsing: bytes), let offer = value["offer"]?.text,
      let acknowledgement = value["acknowledgement"]?.text
    else { throw Self.malformed }
    self.init(offer: offer, acknowledgement: acknowledgement, attendance: value["attendance"]?.text)
    guard self.bytes == bytes else { throw Self.malformed }
  }

  /// The file.
  public var bytes: [UInt8] {
    let value = JSONValue.object([
      "kind": .text(Self.kind), "offer": .text(offer), "acknowledgement": .text(acknowledgement),
      "attendance": .optional(attendance),
    ])
    return Array((value.canonicalText + "\n").utf8)
  }

  private static let malformed = ExplainedError.handOverMalformed(
    Phrase("det är ingen bevisfil", "it is no file of evidence"))

  /// What the evidence proves.
  public struct Proven: Sendable {
    public let offer: HandOverOffer
    public let acknowledgement: HandOverAnswer
    public let attendance: HandOverAnswer?
    /// The names of the keys that signed the offer and the acknowledgement.
    public let signers: (offer: [String], acknowledgement: [String])
  }

  /// Verifies every signature and that the notes answer each other.
  ///
  /// - Throws: ``ErrorCode/handOverMalformed``, ``ErrorCode/handOverUntrusted``, ``ErrorCode/handOverContradicts``.
  public func verify(trusting keys: HandOverTrust) throws(ExplainedError) -> Proven {
    let first = try HandOverNote(parsing: Array(offer.utf8), trusting: keys)
    guard case .offer(let offered) = first.content else { throw Self.malformed }
    func answer(_ text: String, _ kind: HandOverAnswer.Kind) throws(ExplainedError) -> (HandOverAnswer, [String]) {
      let note = try HandOverNote(parsing: Array(text.utf8), trusting: keys)
      guard case .answer(let answer) = note.content, answer.kind == kind else { throw Self.malformed }
      try answer.requireAnswers(offered, digest: first.digest)
      return (answer, note.signers)
    }
    let (taken, takers) = try answer(acknowledgement, .acknowledgement)
    var come: HandOverAnswer?
    if let attendance { come = try answer(attendance, .attendance).0 }
    return Proven(
      offer: offered, acknowledgement: taken, attendance: come, signers: (first.signers, takers))
  }
}

extension HandOverAnswer {
  /// - Throws: ``ErrorCode/handOverContradicts`` where it is another offer's answer, or another municipality's.
  public func requireAnswers(_ offered: HandOverOffer, digest: String) throws(ExplainedError) {
    guard name == offered.name, receiver == offered.receiver, offer == digest else {
      throw ExplainedError(
        .handOverContradicts,
        Phrase("svaret är inte på det erbjudandet", "the answer is not to that offer"), place: name.description,
        fix: Phrase(
          "be mottagaren om svaret på just den filen", "ask the receiver for the answer to that very file"))
    }
  }
}
