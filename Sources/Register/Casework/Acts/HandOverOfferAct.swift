import ActivityResponsibility
import Inspection
import SQLText
import StrictJSON

/// Offering a youth to another municipality, or telling another actor of a youth who wants it.
struct HandOverOfferAct: CaseAct {
  let kind = ActKind.handOverOffered
  let needs = CaseCondition.any
  let receiver: HandOverReceiver
  let consent: Int64?
  /// Signs the file for a receiver in another installation; `nil` where the receiver is in this register, or an actor.
  let key: NoteSigningKey?

  /// Who is told may itself tell of health.
  var freeText: String? { receiver.actor }

  func requireAllowed(_ desk: CaseDesk) throws {
    guard receiver.municipality != desk.current.municipality else { throw ExplainedError.receiverIsSender }
    try requireConsent(desk)
    if let municipality = receiver.municipality {
      let isOwn = try desk.transaction.isOwn(municipality)
      if isOwn && key != nil {
        throw ExplainedError.actRefused(
          Phrase("kommun \(municipality) finns i detta register", "municipality \(municipality) is in this register"),
          fix: Phrase("lämna över utan --into", "hand over without --into"))
      }
      if !isOwn && key == nil {
        throw ExplainedError.actRefused(
          Phrase(
            "kommun \(municipality) finns inte i detta register",
            "municipality \(municipality) is not in this register"),
          fix: Phrase("skriv en fil med --into", "write a file with --into"))
      }
    }
    let isUnderWay = try desk.transaction.handOvers(of: desk.person).contains {
      $0.caseID == desk.current.id && $0.receiver == receiver && $0.state.isUnderWay
    }
    guard !isUnderWay else {
      throw ExplainedError.actRefused(
        Phrase("en överlämning till mottagaren pågår", "a hand-over to the receiver is under way"),
        fix: Phrase("se fullfolj case hand-over list", "see fullfolj case hand-over list"))
    }
  }

  /// The other municipality may be told who is covered: it is to be responsible. Anybody else, and anything else, needs
  /// the youth's consent; so does everything about a protected person, of whom no file is written at all.
  private func requireConsent(_ desk: CaseDesk) throws {
    let isProtected = try desk.transaction.isProtected(desk.person, on: desk.today)
    if isProtected && key != nil {
      throw ExplainedError.actRefused(
        Phrase("personen är skyddad: ingen fil skrivs", "the person is protected: no file is written"),
        fix: Phrase(
          "lämna över på ett skyddat sätt utanför registret", "hand over by a protected way outside the register"))
    }
    guard let consent else {
      guard isProtected || receiver.actor != nil else { return }
      throw ExplainedError.actRefused(
        isProtected
          ? Phrase("personen är skyddad: medgivande behövs", "the person is protected: consent is needed")
          : Phrase("en annan aktör får inget veta utan medgivande", "another actor is told nothing without consent"),
        fix: Phrase("skriv upp medgivandet och ange --consent", "write down the consent and give --consent"))
    }
    let found = try desk.transaction.consents(of: desk.person, desk.current.municipality).first { $0.id == consent }
    guard let found else { throw ExplainedError.consentUnknown(consent) }
    guard found.receiver == receiver else {
      throw ExplainedError.actRefused(
        Phrase("medgivandet gäller en annan mottagare", "the consent is for another receiver"),
        fix: Phrase("se fullfolj case consent list", "see fullfolj case consent list"))
    }
    guard found.stands, found.givenOn <= desk.day else {
      throw ExplainedError.actRefused(
        found.stands
          ? Phrase("medgivandet gavs först \(found.givenOn)", "the consent was given only on \(found.givenOn)")
          : Phrase("medgivandet är återtaget", "the consent has been withdrawn"),
        fix: Phrase("fråga den unga igen", "ask the youth again"))
    }
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    var members = receiver.members
    members["consent"] = .optional(consent)
    members["byFile"] = .truth(key != nil)
    return ActColumns(details: .object(members))
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    let transaction = desk.transaction
    let name = try desk.handOverName(act)
    var offerNote: String?
    if let key, let municipality = receiver.municipality {
      let offer = HandOverOffer(
        name: name, receiver: municipality, person: desk.person.current,
        isCovered: try transaction.query(
          Query.isCovered, [desk.person.parameter, .municipality(desk.current.municipality)])[0].bool(0),
        offeredOn: desk.day, moment: try transaction.presentMoment().description,
        consent: try consent.map { try desk.told(by: $0) })
      offerNote = try HandOverNote(signing: .offer(offer), by: key).note.noteText
    }
    try transaction.execute(
      Query.addHandOver,
      [
        .int64(act), .int64(desk.current.id), .number(desk.current.number), .municipality(desk.current.municipality),
        .municipality(receiver.municipality), .text(receiver.actor), .bool(key != nil), .int64(consent),
        .day(desk.day), .text(offerNote),
      ])
    if let offerNote {
      transaction.enter(
        handOverFile: offerNote, of: name, what: "signed", in: desk.current.municipality, by: desk.staff)
    }
    guard let municipality = receiver.municipality, key == nil else { return }
    let policy = try transaction.handOverPolicy(of: municipality, on: desk.day)
    try transaction.plan(
      policy.answer(name, offeredOn: desk.day), desk.person.current, municipality,
      case: try transaction.openCase(of: desk.person, in: municipality)?.id)
  }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    let policy = try desk.transaction.handOverPolicy(of: desk.current.municipality, on: desk.day)
    return [policy.following(try desk.handOverName(act), .offered, since: desk.day)].compactMap { $0 }
  }
}

extension Deed {
  /// Offers the youth to a receiver, with what a consent lets be told.
  ///
  /// - Parameter key: signs the offer for a municipality in another installation; `nil` for one in this register and for
  ///   an actor.
  public static func offerHandOver(
    to receiver: HandOverReceiver, consent: Int64?, signingBy key: NoteSigningKey? = nil
  ) -> Deed {
    Deed(HandOverOfferAct(receiver: receiver, consent: consent, key: key))
  }
}
