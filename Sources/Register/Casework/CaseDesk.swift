import ActivityResponsibility
import PostgreSQL
import SQLText

/// One act on one held case: written, followed up.
struct CaseDesk {
  let current: Case
  /// By the person's current number.
  let birthDate: Day
  let day: Day
  let staff: String
  let transaction: Transaction

  /// Writes the act down. - Returns: its number.
  func add(_ deed: Deed, note: String?, corrects: Int64?) throws -> Int64 {
    var columns = ActColumns()
    switch deed {
    case .contact(let channel, let result, let occupation):
      columns.kind = "contact"
      columns.channel = channel.rawValue
      columns.result = result.rawValue
      columns.isReached = result.isReached
      columns.occupation = occupation
    case .occupation(let occupation):
      columns.kind = "occupation"
      columns.occupation = occupation
    case .mapping: columns.kind = "mapping"
    case .note: columns.kind = "note"
    case .assign(let colleague):
      columns.kind = "assigned"
      columns.assignedTo = colleague
    case .close(let reason):
      columns.kind = "closed"
      columns.reason = reason
    case .reopen(let reason):
      columns.kind = "reopened"
      columns.reason = reason
    }
    return try transaction.query(
      Query.addAct,
      [
        .int64(current.id), .text(columns.kind), .day(day), .text(staff), .text(columns.channel), .text(columns.result),
        .bool(columns.isReached), .text(columns.occupation?.code), .day(columns.occupation?.from),
        .day(columns.occupation?.until), .text(columns.occupation?.toldBy), .text(columns.reason),
        .text(columns.assignedTo), .text(note), .int64(corrects),
      ])[0].int64(0)
  }

  /// What the act makes of the case itself.
  func changeCase(_ deed: Deed, _ stamp: Moment?) throws {
    switch deed {
    case .assign(let colleague): try transaction.execute(Query.assignCase, [.int64(current.id), .text(colleague)])
    case .close(let reason):
      try transaction.execute(Query.closeCase, [.int64(current.id), .day(day), .text(reason)])
      try learnPeriod(stamp, closedOn: day)
    case .reopen:
      try transaction.execute(Query.reopenCase, [.int64(current.id)])
      try learnPeriod(stamp, closedOn: nil)
    default: try transaction.execute(Query.touchCase, [.int64(current.id)])
    }
  }

  private func learnPeriod(_ stamp: Moment?, closedOn: Day?) throws {
    guard let stamp else { return }
    let opened: Day
    if closedOn == nil {
      opened = day
      // A case that is opened again on the day it was first opened has one period that day, not two.
      try transaction.execute(
        Query.unlearnCasePeriodOfDay, [.int64(current.id), .day(day), .moment(stamp)])
    } else {
      let rows = try transaction.query(Query.unlearnCasePeriod, [.int64(current.id), .moment(stamp)])
      opened = rows.first?.dayValue(2) ?? current.openedOn
    }
    try transaction.execute(
      Query.learnCasePeriod,
      [
        .int64(current.id), .number(current.number), .municipality(current.municipality), .day(opened), .day(closedOn),
        .moment(stamp),
      ])
  }

  /// Settles the follow-ups that the act answers. - Returns: how many.
  func settle(_ deed: Deed, _ act: Int64) throws -> Int {
    switch deed {
    case .contact(.school, let result, let occupation):
      guard result.isReached else { return try settle([.verifyWithSchool], act, "tried") }
      return try settle([.verifyWithSchool] + (occupation == nil ? [] : [.refresh]), act, "answered")
    case .contact(_, let result, let occupation):
      var kinds: [FollowUpKind] = [.firstContact, .contact]
      // Whoever has told what they do need not be asked about at the school.
      if occupation != nil { kinds += [.refresh, .verifyWithSchool] }
      return try settle(kinds, act, result.isReached ? "reached" : "tried")
    case .occupation: return try settle([.refresh], act, "told")
    case .mapping: return try settle([.mapping, .refresh], act, "mapped")
    case .close: return try transaction.execute(Query.settleAllOfCase, [.int64(current.id), .int64(act)])
    case .note, .assign, .reopen: return 0
    }
  }

  /// Once only one of several cases of one person is left open, nobody need close another. - Returns: how many.
  func settleSecondCase(_ deed: Deed, of person: PersonNumbers) throws -> Int {
    guard case .close = deed else { return 0 }
    let left = try transaction.query(Query.municipalitiesWithSeveralCases, [person.parameter])
    guard !left.contains(where: { $0.municipality(0) == current.municipality }) else { return 0 }
    return try transaction.execute(
      Query.settleKindOfPerson,
      [
        person.parameter, .municipality(current.municipality), .text(FollowUpKind.closeSecondCase.rawValue),
        .text("case-closed"),
      ])
  }

  private func settle(_ kinds: [FollowUpKind], _ act: Int64, _ why: String) throws -> Int {
    try transaction.execute(
      Query.settleKindOfCase,
      [.int64(current.id), .textArray(kinds.map(\.rawValue)), .int64(act), .text(why)])
  }

  /// What comes next by the municipality's routine.
  func plan(_ deed: Deed, _ act: Int64) throws -> [PlannedFollowUp] {
    let policy = try transaction.followUpPolicy(of: current.municipality, on: day)
    let told: [PlannedFollowUp]
    switch deed {
    case .contact(let channel, let result, let occupation):
      let isMapped = try transaction.query(Query.hasMapping, [.int64(current.id)])[0].bool(0)
      told =
        policy.after(
          channel, result, act: act, case: current.id, on: day, age: Day.age(of: birthDate, on: day),
          isMapped: isMapped, knowsOccupation: occupation != nil)
        + (occupation == nil ? [] : [policy.refresh(anchor: "act \(act) told", why: "told", on: day)])
    case .occupation: told = [policy.refresh(anchor: "act \(act)", why: "told", on: day)]
    case .reopen:
      told =
        [policy.firstContact(case: current.id, why: "reopened", on: day)]
        + policy.lastChances(case: current.id, birthDate: birthDate, after: day).map {
          // Those planned before were settled when the case was closed.
          PlannedFollowUp($0.kind, due: $0.due, why: $0.why, anchor: $0.anchor + " act \(act)")
        }
    case .mapping: told = [policy.refresh(anchor: "act \(act)", why: "mapped", on: day)]
    case .note, .assign, .close: told = []
    }
    return told
  }
}

/// The columns of an act that its kind fills.
private struct ActColumns {
  var kind = ""
  var channel: String?
  var result: String?
  var isReached: Bool?
  var occupation: Occupation?
  var reason: String?
  var assignedTo: String?
}
