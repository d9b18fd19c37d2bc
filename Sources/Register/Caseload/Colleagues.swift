import ActivityResponsibility
import PostgreSQL
import SQLText

/// Who stands in for whom, from a day until and with another.
public struct Deputy: Sendable {
  public let staff: String
  public let deputy: String
  public let firstDay: Day
  public let lastDay: Day
}

extension Connection {
  /// Makes somebody the coordinator (samordnare) of a municipality's casework from a day on, whom what is long overdue is
  /// told; the one before is so no more.
  public func setCoordinator(
    _ staff: String, of municipality: MunicipalityCode, from day: Day, by author: String
  ) throws {
    try transaction { transaction in
      try transaction.execute(Query.endCoordinator, [.municipality(municipality), .day(day)])
      try transaction.execute(
        Query.setCoordinator, [.municipality(municipality), .text(staff), .day(day), .text(author)])
    }
  }

  /// Who coordinates a municipality's casework on a day; `nil` where nobody does.
  public func coordinator(of municipality: MunicipalityCode, on day: Day) throws -> String? {
    try query(Query.coordinatorOf, [.municipality(municipality), .day(day)]).first?.text(0)
  }

  /// Lets somebody stand in for a colleague: what waits for the one is shown to the other too.
  ///
  /// - Throws: ``ErrorCode/wrongUse`` where they are the same, or the days end before they begin.
  public func setDeputy(
    _ deputy: String, for staff: String, in municipality: MunicipalityCode, from first: Day, until last: Day,
    by author: String
  ) throws {
    guard deputy != staff, first <= last else {
      throw ExplainedError(
        .wrongUse,
        Phrase(
          "en ersättare är en annan person, och tiden slutar inte innan den börjar",
          "a deputy is somebody else, and the days do not end before they begin"),
        fix: Phrase("ange --for, --deputy, --from och --until", "give --for, --deputy, --from and --until"))
    }
    try execute(
      Query.addDeputy,
      [.municipality(municipality), .text(staff), .text(deputy), .day(first), .day(last), .text(author)])
  }

  /// Ends that somebody stands in for a colleague, from a day on. - Returns: whether there was such.
  public func endDeputy(
    _ deputy: String, for staff: String, in municipality: MunicipalityCode, from day: Day, by author: String
  ) throws -> Bool {
    try execute(
      Query.endDeputies, [.municipality(municipality), .text(staff), .text(deputy), .day(day), .text(author)]) > 0
  }

  /// Who stands in for whom in a municipality, on a day and later.
  public func deputies(of municipality: MunicipalityCode, on day: Day) throws -> [Deputy] {
    try query(Query.listDeputies, [.municipality(municipality), .day(day)]).map { row in
      Deputy(staff: row.text(0), deputy: row.text(1), firstDay: row.dayValue(2), lastDay: row.dayValue(3))
    }
  }

  /// Hands cases over from one colleague to another, each in an act of its own: those of the persons named, or all that
  /// are open. All of them or none.
  ///
  /// - Throws: ``ErrorCode/thingUnknown`` where the colleague has no open case; ``ErrorCode/actRefused`` where one of
  ///   the cases is not the colleague's.
  public func handOver(
    from colleague: String, to other: String, in municipality: MunicipalityCode, only numbers: [IdentityNumber]? = nil,
    why: String, on day: Day, today: Day, by staff: String, whyConfirmed: Bool = false
  ) throws -> BatchResult {
    let deed = Deed.handOver(from: colleague, to: other, why: why)
    let order = ActOrder(day: day, today: today, staff: staff)
    let marks = try order.check(deed.act, isConfirmed: whyConfirmed)
    guard colleague != other else {
      throw ExplainedError(
        .wrongUse, Phrase("ärenden lämnas över till någon annan", "cases are handed over to somebody else"),
        place: "--to", fix: Phrase("ange en kollega", "name a colleague"))
    }
    return try transaction { transaction in
      let held = try transaction.query(Query.casesAssignedTo, [.municipality(municipality), .text(colleague)])
        .map { $0.number(0) }
      let chosen = numbers ?? held
      guard !chosen.isEmpty else {
        throw ExplainedError(
          .thingUnknown,
          Phrase("kollegan har inga öppna ärenden i kommunen", "the colleague has no open case in the municipality"),
          fix: Phrase("se fullfolj caseload", "see fullfolj caseload"))
      }
      let result = try Batch(
        municipality: municipality, order: order, care: .everyone, transaction: transaction
      ).write(deed, of: chosen, marks)
      // Half a hand-over would leave both believing that the other has the rest.
      if let refused = result.refused.first { throw refused.why }
      return result
    }
  }
}
