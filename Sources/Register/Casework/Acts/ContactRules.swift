import ActivityResponsibility
import SQLText

/// What must be so for a contact to be made: who may be contacted, and how a home is visited.
struct ContactRules {
  let act: ContactAct
  let desk: CaseDesk

  func require() throws {
    let manner = act.manner
    if act.channel == .guardian { try requireMinor() }
    if manner.second == desk.staff {
      throw ExplainedError.actRefused(
        Phrase("den andra i personalen är samma person", "the second of the staff is the same person"),
        fix: Phrase("ange en kollega med --with", "name a colleague with --with"))
    }
    if act.channel == .homeVisit { try requireVisitors() }
    if let visit = manner.visitOn { try requireNotice(of: visit) }
  }

  /// A guardian is contacted only before 18, or earlier where the municipality says so: from 16 the youth speaks for
  /// themself (skollagen 29 kap. 12 §), and an adult's guardian is nobody's business.
  private func requireMinor() throws {
    let limit = min(18, try desk.routine().guardianUnder)
    guard desk.age >= limit else { return }
    throw ExplainedError.actRefused(
      Phrase(
        "den unga är \(limit) eller äldre: vårdnadshavare kontaktas inte",
        "the youth is \(limit) or older: no guardian is contacted"),
      fix: Phrase("välj ett annat --channel", "choose another --channel"))
  }

  /// Nobody visits a home alone, nor unannounced where the routine asks for notice.
  private func requireVisitors() throws {
    let routine = try desk.routine()
    if routine.homeVisitStaff > 1, act.manner.second == nil {
      throw ExplainedError.actRefused(
        Phrase("ett hembesök görs av två", "a home visit is made by two"),
        fix: Phrase("ange kollegan som var med: --with", "name the colleague who came along: --with"))
    }
    guard routine.homeVisitNotice > 0 else { return }
    let announced = try desk.transaction.query(Query.announcedVisit, [.int64(desk.current.id), .day(desk.day)])[0]
      .optionalDayValue(0)
    if let announced, desk.day - announced >= routine.homeVisitNotice { return }
    throw ExplainedError.actRefused(
      Phrase(
        "enligt rutinen aviseras ett hembesök \(routine.homeVisitNotice) dagar före, och detta är inte aviserat så",
        "by the routine a home visit is announced \(routine.homeVisitNotice) days before, and this one was not"),
      fix: Phrase(
        "skriv upp brevet eller sms:et om besöket: case contact … --announces-visit \(desk.day)",
        "write down the letter or text about the visit: case contact … --announces-visit \(desk.day)"))
  }

  private func requireNotice(of visit: Day) throws {
    let notice = max(1, try desk.routine().homeVisitNotice)
    if visit - desk.day >= notice, act.channel != .homeVisit, act.channel != .school { return }
    throw ExplainedError.actRefused(
      Phrase(
        "ett hembesök aviseras minst \(notice) dagar före, och inte genom ett besök eller skolan",
        "a home visit is announced at least \(notice) days before, and not by a visit or the school"),
      fix: Phrase("välj en senare dag för besöket", "choose a later day for the visit"))
  }
}
