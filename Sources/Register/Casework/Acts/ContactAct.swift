import ActivityResponsibility
import SQLText
import StrictJSON

/// A contact, or an attempt at one.
struct ContactAct: CaseAct {
  let kind = ActKind.contact
  let channel: ContactChannel
  let result: ContactResult
  let occupation: Occupation?
  let manner: ContactManner

  var inShort: [Phrase] { [channel.phrase, result.phrase] + (occupation.map { [$0.inShort] } ?? []) }

  func requireAllowed(_ desk: CaseDesk) throws {
    try ContactRules(act: self, desk: desk).require()
    if let occupation { try desk.require(occupation.code, in: .occupation) }
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    ActColumns(channel: channel, result: result, occupation: occupation, details: manner.details)
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
    if manner.isFarewell { kinds.append(.farewell) }
    return try desk.settle(kinds, act, result.isReached ? "reached" : "tried") + settleDue(desk, act)
  }

  /// Whoever was reached has been told that it is soon too late, and has been asked how the plan goes, as far as that is
  /// due. - Returns: how many.
  private func settleDue(_ desk: CaseDesk, _ act: Int64) throws -> Int {
    guard result.isReached else { return 0 }
    return try [FollowUpKind.lastChance, .planFollowUp, .planEvaluation].reduce(0) { count, kind in
      try count
        + desk.transaction.execute(
          Query.settleDueKindOfCase,
          [.int64(desk.current.id), .text(kind.rawValue), .int64(act), .text("reached"), .day(desk.day)])
    }
  }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    let isMapped = try desk.transaction.query(Query.hasMapping, [.int64(desk.current.id)])[0].bool(0)
    let tried = try desk.transaction.query(
      Query.attemptsOfCase, [.int64(desk.current.id), .day(desk.day), .int64(act)]
    ).compactMap { ContactChannel(rawValue: $0.text(0)) }
    return try policy.after(
      channel, result, act: act, case: desk.current.id, on: desk.day, age: desk.age, isMapped: isMapped,
      knowsOccupation: occupation != nil, tried: tried, visit: manner.visitOn)
      + (occupation.map { [try desk.refresh(after: $0, policy, anchor: "act \(act) told", why: "told")] } ?? [])
  }
}

/// How a contact was made, beyond channel and result.
public struct ContactManner: Hashable, Sendable {
  /// The colleague who came along on a home visit.
  public var second: String?
  /// The day of a home visit that the contact gave notice of.
  public var visitOn: Day?
  /// Whether it was the farewell before the 20th birthday.
  public var isFarewell: Bool

  public init(second: String? = nil, visitOn: Day? = nil, isFarewell: Bool = false) {
    self.second = second
    self.visitOn = visitOn
    self.isFarewell = isFarewell
  }

  var details: JSONValue? {
    var members: [String: JSONValue] = [:]
    if let second { members["with"] = .text(second) }
    if let visitOn { members["visitOn"] = .text(visitOn.description) }
    if isFarewell { members["farewell"] = true }
    return members.isEmpty ? nil : .object(members)
  }
}

extension Deed {
  /// A contact or an attempt, with what the youth told of what they do.
  public static func contact(
    _ channel: ContactChannel, _ result: ContactResult, occupation: Occupation?,
    manner: ContactManner = ContactManner()
  ) -> Deed {
    Deed(ContactAct(channel: channel, result: result, occupation: occupation, manner: manner))
  }
}
