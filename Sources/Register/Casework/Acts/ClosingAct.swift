import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// Closing a case: the only thing that ends one, always by a person.
struct ClosingAct: CaseAct {
  let kind = ActKind.closed
  let changesKnowledge = true
  let reason: String
  /// Why it is closed so late.
  let why: String?

  var freeText: String? { why }

  var inShort: [Phrase] { [Phrase(reason, reason)] }

  /// Days after the 20th birthday, on which the responsibility ends (skollagen 29 kap. 9 §); 0 where it is in time.
  private func lateByDays(_ desk: CaseDesk) -> Int { max(0, desk.day - desk.birthDate.adding(years: 20)) }

  func requireAllowed(_ desk: CaseDesk) throws {
    try desk.require(reason, in: .closing)
    let late = lateByDays(desk)
    if late > 0, why == nil {
      throw ExplainedError.actRefused(
        Phrase(
          "avslutet är \(late) dagar efter 20-årsdagen, då ansvaret upphör",
          "the closing is \(late) days after the 20th birthday, on which the responsibility ends"),
        fix: Phrase("förklara varför det är så sent: --why", "explain why it is so late: --why"))
    }
    let going = try desk.transaction.measures(ofCase: desk.current.id).filter { $0.state == .started }
    guard going.isEmpty else {
      let numbers = going.map { String($0.id) }.joined(separator: ", ")
      throw ExplainedError.actRefused(
        Phrase("åtgärder pågår: \(numbers)", "measures are going on: \(numbers)"),
        fix: Phrase(
          "avsluta dem först med orsak (fullfolj case measure … end)",
          "end them first with a reason (fullfolj case measure … end)"))
    }
    let last = try desk.transaction.query(Query.lastActDay, [.int64(desk.current.id), .text(CaseKeeper.author)])[0]
    guard let lastDay = last.optionalDayValue(0), lastDay > desk.day else { return }
    throw ExplainedError.actRefused(
      Phrase("något gjordes i ärendet så sent som \(lastDay)", "something was done in the case as late as \(lastDay)"),
      fix: Phrase("avsluta den dagen eller senare", "close it on that day or later"))
  }

  func columns(_ desk: CaseDesk) -> ActColumns {
    var details: [String: JSONValue] = [:]
    if lateByDays(desk) > 0 { details["lateByDays"] = .whole(Int64(lateByDays(desk))) }
    if let why { details["why"] = .text(why) }
    return ActColumns(reason: reason, details: details.isEmpty ? nil : .object(details))
  }

  func remark(_ desk: CaseDesk) -> Phrase? {
    let late = lateByDays(desk)
    guard late > 0 else { return nil }
    return Phrase(
      "avslutat \(late) dagar efter 20-årsdagen; förklaringen är sparad",
      "closed \(late) days after the 20th birthday; the explanation is kept")
  }

  func carryOut(_ desk: CaseDesk, act: Int64) throws {
    try desk.transaction.execute(Query.closeCase, [.int64(desk.current.id), .day(desk.day), .text(reason)])
    guard let stamp = desk.stamp else { return }
    let rows = try desk.transaction.query(Query.unlearnCasePeriod, [.int64(desk.current.id), .moment(stamp)])
    try desk.learnPeriod(
      openedOn: rows.first?.dayValue(2) ?? desk.current.openedOn, closedOn: desk.day, stamp)
  }

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int {
    try desk.transaction.execute(Query.settleAllOfCase, [.int64(desk.current.id), .int64(act)])
      + settleSecondCase(desk)
  }

  /// Once only one of several cases of one person is left open, nobody need close another. - Returns: how many.
  private func settleSecondCase(_ desk: CaseDesk) throws -> Int {
    let municipality = desk.current.municipality
    let left = try desk.transaction.query(Query.municipalitiesWithSeveralCases, [desk.person.parameter])
    guard !left.contains(where: { $0.municipality(0) == municipality }) else { return 0 }
    return try desk.transaction.execute(
      Query.settleKindOfPerson,
      [
        desk.person.parameter, .municipality(municipality), .text(FollowUpKind.closeSecondCase.rawValue),
        .text("case-closed"),
      ])
  }
}

extension Deed {
  /// Closes the case for a reason of the municipality's list.
  ///
  /// - Parameter why: an explanation, which must be given where the day is after the 20th birthday.
  public static func close(reason: String, why: String? = nil) -> Deed { Deed(ClosingAct(reason: reason, why: why)) }
}
