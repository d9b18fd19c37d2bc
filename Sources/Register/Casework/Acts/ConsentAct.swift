import ActivityResponsibility
import SQLText
import StrictJSON

/// Who gives a consent or takes it back.
public enum ConsentGiver: String, Sendable, CaseIterable {
  case youth, guardian

  /// From 16 the youth speaks for themself (skollagen 29 kap. 12 §); before that the guardian does.
  func requireAllowed(age: Int) throws {
    let isOfAge = age >= 16
    guard isOfAge != (self == .youth) else { return }
    throw ExplainedError.actRefused(
      isOfAge
        ? Phrase(
          "den unga är 16 eller äldre och för sin egen talan", "the youth is 16 or older and speaks for themself")
        : Phrase("den unga är under 16: vårdnadshavaren för talan", "the youth is under 16: the guardian speaks"),
      fix: isOfAge
        ? Phrase("fråga den unga", "ask the youth")
        : Phrase("fråga vårdnadshavaren och ange --given-by guardian", "ask the guardian and give --given-by guardian"))
  }
}

/// That the youth lets a receiver be told some things (medgivande).
struct ConsentGivingAct: CaseAct {
  let kind = ActKind.consentGiven
  let needs = CaseCondition.any
  let parts: [String]
  let receiver: HandOverReceiver
  let giver: ConsentGiver

  /// That somebody is to be told may itself tell of health.
  var freeText: String? { receiver.actor }

  func requireAllowed(_ desk: CaseDesk) throws {
    try giver.requireAllowed(age: desk.age)
    guard receiver.municipality != desk.current.municipality else { throw ExplainedError.receiverIsSender }
    let unknown = try desk.transaction.query(Query.unknownParts, [.textArray(parts)]).map { $0.text(0) }
    guard unknown.isEmpty, !parts.isEmpty else {
      let codes = try desk.transaction.query(Query.handOverParts).map { $0.text(0) }.joined(separator: ", ")
      throw ExplainedError.actRefused(
        Phrase(
          "okänd del: \(unknown.joined(separator: ", "))", "unknown part: \(unknown.joined(separator: ", "))"),
        fix: Phrase("välj bland: \(codes)", "choose among: \(codes)"))
    }
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    var members = receiver.members
    members["parts"] = .list(parts.map { .text($0) })
    members["givenBy"] = .text(giver.rawValue)
    return ActColumns(details: .object(members))
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    try desk.transaction.execute(
      Query.addConsent,
      [
        .int64(act), .int64(desk.current.id), .number(desk.current.number), .municipality(desk.current.municipality),
        .municipality(receiver.municipality), .text(receiver.actor), .textArray(parts), .day(desk.day),
      ])
  }
}

/// Taking a consent back: what rests on it and has not been answered is taken back with it.
struct ConsentWithdrawalAct: CaseAct {
  let kind = ActKind.consentWithdrawn
  let needs = CaseCondition.any
  let consent: Int64
  let giver: ConsentGiver

  func requireAllowed(_ desk: CaseDesk) throws {
    try giver.requireAllowed(age: desk.age)
    let found = try desk.transaction.consents(of: desk.person, desk.current.municipality).first { $0.id == consent }
    guard let found else { throw ExplainedError.consentUnknown(consent) }
    guard found.stands else {
      throw ExplainedError.actRefused(
        Phrase("medgivandet är redan återtaget", "the consent has been withdrawn already"),
        fix: Phrase("se fullfolj case consent list", "see fullfolj case consent list"))
    }
    guard desk.day >= found.givenOn else {
      throw ExplainedError.actRefused(
        Phrase("medgivandet gavs \(found.givenOn)", "the consent was given on \(found.givenOn)"),
        fix: Phrase("ange en senare dag", "give a later day"))
    }
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    ActColumns(details: .object(["consent": .whole(consent), "givenBy": .text(giver.rawValue)]))
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    try desk.transaction.execute(Query.withdrawConsent, [.int64(consent), .day(desk.day), .int64(act)])
    for handOver in try desk.transaction.handOvers(of: desk.person)
    where handOver.consent == consent && handOver.state == .offered && !handOver.isReceived {
      let step = HandOverStepAct(handOver: handOver, event: .withdraw, answer: nil, reason: "consent-withdrawn")
      _ = try desk.of(handOver).write(step, note: nil, corrects: nil)
    }
  }
}

extension Deed {
  /// That the youth (before 16: the guardian) lets a receiver be told some parts.
  public static func giveConsent(to receiver: HandOverReceiver, parts: [String], by giver: ConsentGiver) -> Deed {
    Deed(ConsentGivingAct(parts: Array(Set(parts)).sorted(), receiver: receiver, giver: giver))
  }

  /// That a consent is taken back. It is kept, and stops what has not been handed over.
  public static func withdrawConsent(_ consent: Int64, by giver: ConsentGiver) -> Deed {
    Deed(ConsentWithdrawalAct(consent: consent, giver: giver))
  }
}

extension HandOverReceiver {
  /// As an act's details tell it.
  var members: [String: JSONValue] {
    ["receiver": .optional(municipality?.description), "actor": .optional(actor)]
  }
}

extension ExplainedError {
  static let receiverIsSender = ExplainedError.actRefused(
    Phrase("mottagaren är ärendets egen kommun", "the receiver is the case's own municipality"),
    fix: Phrase("ange en annan kommun", "give another municipality"))

  static func consentUnknown(_ consent: Int64) -> ExplainedError {
    .actRefused(
      Phrase("personen har inget medgivande \(consent)", "the person has no consent \(consent)"),
      fix: Phrase("se fullfolj case consent list", "see fullfolj case consent list"))
  }
}
