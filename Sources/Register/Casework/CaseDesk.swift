import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// One held case while an act is written on it.
struct CaseDesk {
  let current: Case
  /// Whose case it is, under every number.
  let person: PersonNumbers
  /// The day on which it happened.
  let day: Day
  let today: Day
  let staff: String
  /// When the register learns of it; only where the act changes a fact of the rule.
  let stamp: Moment?
  let transaction: Transaction
  /// What is told of any act beside what belongs to its kind: the event of many that it is part of, what was asked about
  /// the note.
  var marks: [String: JSONValue] = [:]

  /// By the person's current number.
  var birthDate: Day { person.current.birthDate }
  /// In whole years, on the day it happened.
  var age: Int { Day.age(of: birthDate, on: day) }

  /// The municipality's routine on the day.
  func routine() throws -> FollowUpPolicy { try transaction.followUpPolicy(of: current.municipality, on: day) }

  /// What belongs to the kind alone, with the marks of the act.
  private func marked(_ details: JSONValue?) -> JSONValue? {
    guard !marks.isEmpty else { return details }
    guard case .object(let own)? = details else { return .object(marks) }
    return .object(own.merging(marks) { own, _ in own })
  }

  /// Writes the act down. - Returns: its number.
  func add(_ act: some CaseAct, note: String?, corrects: Int64?) throws -> Int64 {
    let columns = try act.columns(self)
    return try transaction.query(
      Query.addAct,
      [
        .int64(current.id), .text(act.kind.rawValue), .day(day), .text(staff), .text(columns.channel?.rawValue),
        .text(columns.result?.rawValue), .bool(columns.result?.isReached), .text(columns.occupation?.code),
        .day(columns.occupation?.from), .day(columns.occupation?.until), .text(columns.occupation?.toldBy),
        .text(columns.reason), .text(columns.assignedTo), .text(note), .int64(corrects),
        .text(marked(columns.details)?.canonicalText),
      ])[0].int64(0)
  }

  /// Settles the case's waiting follow-ups of some kinds. - Returns: how many.
  func settle(_ kinds: [FollowUpKind], _ act: Int64, _ why: String) throws -> Int {
    try transaction.execute(
      Query.settleKindOfCase,
      [.int64(current.id), .textArray(kinds.map(\.rawValue)), .int64(act), .text(why)])
  }

  /// Learns when the case was open.
  func learnPeriod(openedOn: Day, closedOn: Day?, _ stamp: Moment) throws {
    try transaction.execute(
      Query.learnCasePeriod,
      [
        .int64(current.id), .number(current.number), .municipality(current.municipality), .day(openedOn),
        .day(closedOn), .moment(stamp),
      ])
  }
}
