import ActivityResponsibility
import PostgreSQL
import SQLText

extension Connection {
  /// Writes down what was done in a person's case.
  ///
  /// - Parameters:
  ///   - municipality: whose case; `nil` where the person has cases in one only.
  ///   - corrects: the act that this one corrects, which stays readable.
  /// - Throws: ``ErrorCode/caseMissing``, ``ErrorCode/caseNotOpen``, ``ErrorCode/caseAlreadyOpen``,
  ///   ``ErrorCode/actRefused`` where the act cannot be true.
  public func record(
    _ deed: Deed, of number: IdentityNumber, municipality: MunicipalityCode? = nil, on day: Day, today: Day,
    note: String? = nil, corrects: Int64? = nil, by staff: String
  ) throws -> DeedResult {
    guard day <= today else {
      throw ExplainedError.actRefused(
        Phrase("dagen \(day) har inte varit", "the day \(day) has not been"),
        fix: Phrase("ange dagen då det hände", "give the day on which it happened"))
    }
    guard (note?.unicodeScalars.count ?? 0) <= 2000 else {
      throw ExplainedError.actRefused(
        Phrase("anteckningen är längre än 2000 tecken", "the note is longer than 2000 characters"),
        fix: Phrase("korta den", "make it shorter"))
    }
    return try transaction { transaction in
      // Opening and closing are facts of the rule: whoever learns waits its turn before the case is held.
      let stamp: Moment? = deed.act.changesKnowledge ? try transaction.beginKnowing() : nil
      let person = try transaction.person(of: number)
      let current = try transaction.caseFor(deed.act.needs, person, asked: number, municipality)
      let desk = CaseDesk(
        current: current, person: person, day: day, today: today, staff: staff, stamp: stamp, transaction: transaction)
      return try desk.write(deed.act, note: note, corrects: corrects)
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
    let policy = try transaction.followUpPolicy(of: current.municipality, on: day)
    let planned = try act.plan(self, policy, act: number)
    for followUp in planned { try transaction.plan(followUp, current.number, current.municipality, case: current.id) }
    transaction.journal.add(acts: [number])
    return DeedResult(caseID: current.id, act: number, settled: settled, planned: planned)
  }
}

extension Transaction {
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
