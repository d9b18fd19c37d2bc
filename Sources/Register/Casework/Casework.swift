import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

extension Connection {
  /// Writes down what was done in a person's case.
  ///
  /// - Parameters:
  ///   - municipality: whose case; `nil` where the person has cases in one only.
  ///   - corrects: the act that this one corrects, which stays readable.
  ///   - version: the version of the case that the writer had read; `nil` to write whatever has been written since.
  ///   - noteConfirmed: whether the writer was asked about sensitive words and stands by the note.
  /// - Throws: ``ErrorCode/caseMissing``, ``ErrorCode/caseNotOpen``, ``ErrorCode/caseAlreadyOpen``,
  ///   ``ErrorCode/actRefused`` where the act cannot be true, ``ErrorCode/noteUnconfirmed``, ``CaseConflict`` where the
  ///   case has moved on.
  public func record(
    _ deed: Deed, of number: IdentityNumber, municipality: MunicipalityCode? = nil, on day: Day, today: Day,
    note: String? = nil, corrects: Int64? = nil, by staff: String, ifVersion version: Int? = nil,
    noteConfirmed: Bool = false
  ) throws -> DeedResult {
    let order = ActOrder(day: day, today: today, note: note, corrects: corrects, staff: staff, version: version)
    let marks = try order.check(deed.act, isConfirmed: noteConfirmed)
    try recordAccess(
      to: number, by: staff, reading: "act \(deed.act.kind.rawValue)", municipality: municipality, isAct: true,
      on: today)
    return try transaction { transaction in
      // Opening and closing are facts of the rule: whoever learns waits its turn before the case is held.
      let stamp: Moment? = deed.act.changesKnowledge ? try transaction.beginKnowing() : nil
      return try transaction.write(deed, of: number, municipality, order, stamp, marks: marks)
    }
  }

  /// The open cases of a municipality that a night proposes to close.
  public func proposedClosings(
    of municipality: MunicipalityCode
  ) throws -> [(number: IdentityNumber, on: Day, reason: Reason)] {
    try query(Query.proposedClosings, [.municipality(municipality)]).compactMap { row in
      Reason(rawValue: row.int16(3)).map { (number: row.number(1), on: row.dayValue(2), reason: $0) }
    }
  }
}

extension CaseDesk {
  /// One act with all that belongs to it.
  func write(_ act: some CaseAct, note: String?, corrects: Int64?) throws -> DeedResult {
    guard day >= current.openedOn else {
      throw ExplainedError.actRefused(
        Phrase(
          "dagen \(day) är före ärendets öppnande \(current.openedOn)",
          "the day \(day) is before the case opened on \(current.openedOn)"),
        fix: Phrase("ange en dag i ärendets tid", "give a day within the case"))
    }
    try act.requireAllowed(self)
    if let corrects, try transaction.query(Query.actOfCase, [.int64(corrects), .int64(current.id)]).isEmpty {
      throw ExplainedError.actRefused(
        Phrase("ärendet har ingen händelse \(corrects)", "the case has no act \(corrects)"),
        fix: Phrase("se händelsernas nummer i fullfolj case show", "see the acts' numbers in fullfolj case show"))
    }
    let number = try add(act, note: note, corrects: corrects)
    try transaction.execute(Query.touchCase, [.int64(current.id)])
    try act.carryOut(self, act: number)
    let settled = try act.settle(self, act: number)
    try transaction.execute(Query.settleEscalationsOfCase, [.int64(current.id)])
    let policy = try transaction.followUpPolicy(of: current.municipality, on: day)
    // What would be done with the youth only after the 20th birthday is not planned: the responsibility ends then.
    let birthday = birthDate.adding(years: 20)
    let planned = try act.plan(self, policy, act: number)
      .filter { $0.due < birthday || !FollowUpKind.withTheYouth.contains($0.kind) }
    for followUp in planned { try transaction.plan(followUp, current.number, current.municipality, case: current.id) }
    transaction.journal.add(acts: [number])
    return DeedResult(caseID: current.id, act: number, settled: settled, planned: planned, remark: act.remark(self))
  }
}

extension Transaction {
  /// One act on a person's case, which is held until the transaction ends.
  func write(
    _ deed: Deed, of number: IdentityNumber, _ municipality: MunicipalityCode?, _ order: ActOrder, _ stamp: Moment?,
    marks: [String: JSONValue]
  ) throws -> DeedResult {
    let person = try person(of: number)
    let current = try caseFor(deed.act.needs, person, asked: number, municipality)
    if let version = order.version, version != current.version {
      throw try caseConflict(current, read: version)
    }
    let desk = CaseDesk(
      current: current, person: person, day: order.day, today: order.today, staff: order.staff, stamp: stamp,
      transaction: self, marks: marks)
    return try desk.write(deed.act, note: order.note, corrects: order.corrects)
  }

  /// The case an act is about, held until the act is written.
  func caseFor(
    _ needs: CaseCondition, _ person: PersonNumbers, asked number: IdentityNumber, _ municipality: MunicipalityCode?
  ) throws -> Case {
    let all = try cases(of: person, asked: number, municipality)
    guard let latest = all.first else { throw try caseMissing(person) }
    let open = all.filter(\.isOpen)
    let municipalities = Set(open.map(\.municipality))
    if open.count > 1, municipalities.count == 1 {
      // Two numbers that turned out to be one person's: the number asked for says which case is meant.
      guard open.filter({ $0.number == number }).count == 1 else {
        throw ExplainedError.actRefused(
          Phrase(
            "personen har flera öppna ärenden i kommunen, öppnade under olika nummer",
            "the person has several cases open in the municipality, opened under different numbers"),
          fix: Phrase(
            "skriv det nummer som ärendet öppnades under (fullfolj identity show)",
            "write the number that the case was opened under (fullfolj identity show)"))
      }
    } else if open.count > 1 {
      let codes = municipalities.map(\.description).sorted().joined(separator: ", ")
      throw ExplainedError.actRefused(
        Phrase("personen har öppna ärenden i flera kommuner: \(codes)", "the person has cases open in: \(codes)"),
        fix: Phrase("ange --municipality", "give --municipality"))
    }
    _ = try query(Query.lockCase, [.int64(latest.id)])
    // Read again under the lock: somebody else may have closed it while we waited.
    guard
      let held = try cases(of: person, asked: number, municipality).first(where: { $0.id == latest.id })
    else { throw try caseMissing(person) }
    switch (needs, held.isOpen) {
    case (.closed, true):
      throw ExplainedError(
        .caseAlreadyOpen, Phrase("ärendet är redan öppet", "the case is open already"),
        fix: Phrase("se fullfolj case show", "see fullfolj case show"))
    case (.closed, false), (.any, _), (.open, true): return held
    case (.open, false):
      throw ExplainedError(
        .caseNotOpen,
        Phrase(
          "ärendet stängdes \(held.closedOn?.description ?? "")",
          "the case was closed \(held.closedOn?.description ?? "")"),
        fix: Phrase("öppna det igen med fullfolj case reopen", "open it again with fullfolj case reopen"))
    }
  }
}

extension ExplainedError {
  static func actRefused(_ what: Phrase, fix: Phrase) -> ExplainedError {
    ExplainedError(.actRefused, what, fix: fix)
  }
}
