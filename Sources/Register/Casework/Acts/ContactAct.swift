import ActivityResponsibility
import SQLText

/// A contact, or an attempt at one.
struct ContactAct: CaseAct {
  let kind = "contact"
  let channel: ContactChannel
  let result: ContactResult
  let occupation: Occupation?

  /// A guardian is contacted only before 18: from 16 the youth speaks for themself (skollagen 29 kap. 12 §), and an
  /// adult's guardian is nobody's business.
  func requireAllowed(_ desk: CaseDesk) throws {
    guard channel == .guardian, desk.age >= 18 else { return }
    throw ExplainedError.actRefused(
      Phrase(
        "den unga är 18 eller äldre: vårdnadshavare kontaktas inte",
        "the youth is 18 or older: no guardian is contacted"),
      fix: Phrase("välj ett annat --channel", "choose another --channel"))
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    ActColumns(channel: channel, result: result, occupation: occupation)
  }

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int {
    if channel == .school {
      guard result.isReached else { return try desk.settle([.verifyWithSchool], act, "tried") }
      // What was asked because the school's system had deleted the person was asked of nobody's case.
      return try desk.settle([.verifyWithSchool] + (occupation == nil ? [] : [.refresh]), act, "answered")
        + desk.transaction.settleDeletions(of: desk.person, why: "answered")
    }
    var kinds: [FollowUpKind] = [.firstContact, .contact]
    // Whoever has told what they do need not be asked about at the school.
    if occupation != nil { kinds += [.refresh, .verifyWithSchool] }
    return try desk.settle(kinds, act, result.isReached ? "reached" : "tried")
  }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    let isMapped = try desk.transaction.query(Query.hasMapping, [.int64(desk.current.id)])[0].bool(0)
    return policy.after(
      channel, result, act: act, case: desk.current.id, on: desk.day, age: desk.age, isMapped: isMapped,
      knowsOccupation: occupation != nil)
      + (occupation == nil ? [] : [policy.refresh(anchor: "act \(act) told", why: "told", on: desk.day)])
  }
}

extension Deed {
  /// A contact or an attempt, with what the youth told of what they do.
  public static func contact(_ channel: ContactChannel, _ result: ContactResult, occupation: Occupation?) -> Deed {
    Deed(ContactAct(channel: channel, result: result, occupation: occupation))
  }
}
