import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// Something that a run would delete.
public struct RetentionItem: Sendable {
  public let kind: String
  public let caseID: Int64?
  /// The person's current number, or the one that the case was opened under.
  public let number: IdentityNumber?
  /// Of the access log: what is older.
  public let readBefore: Moment?
  /// Since when it may be deleted.
  public let due: Day
  public let rule: Int64
  public let decision: String
}

/// What a run deleted of a kind (gallringsprotokoll). It names nobody.
public struct RetentionRecord: Sendable {
  public let kind: String
  public let rule: Int64
  public let decision: String
  /// Cases, persons, or parts of the access log.
  public let deleted: Int
  /// Proposed, but no longer due when the run was approved.
  public let kept: Int
  public let rows: Int64
  public let recordedAt: Moment
}

/// A run: proposed by one person, approved and carried out, or rejected, by another.
public struct RetentionRun: Sendable {
  public let id: Int64
  public let municipality: MunicipalityCode
  public let asOf: Day
  public let proposedBy: String
  public let proposedAt: Moment
  /// `nil` until it is carried out.
  public let approvedBy: String?
  public let approvedAt: Moment?
  /// How much it would delete; 0 once carried out or rejected.
  public let waiting: Int
  /// `nil` unless it was rejected.
  public let rejectedBy: String?
  public let rejectedAt: Moment?
  public let rejectedWhy: String?

  /// Whether nobody has approved or rejected it.
  public var isWaiting: Bool { approvedAt == nil && rejectedAt == nil }

  init(_ row: Row) {
    id = row.int64(0)
    municipality = row.municipality(1)
    asOf = row.dayValue(2)
    proposedBy = row.text(3)
    proposedAt = row.moment(4)
    approvedBy = row.optionalText(5)
    approvedAt = row.isNull(6) ? nil : row.moment(6)
    waiting = row.int(7)
    rejectedBy = row.optionalText(8)
    rejectedAt = row.isNull(9) ? nil : row.moment(9)
    rejectedWhy = row.optionalText(10)
  }
}

/// A run with what it would delete, or has deleted.
public struct RetentionRunFile: Sendable {
  public let run: RetentionRun
  public let items: [RetentionItem]
  public let records: [RetentionRecord]
}

extension Connection {
  /// Proposes what a municipality's rules say is due on a day. Nothing is deleted until somebody else approves it.
  ///
  /// - Returns: the run; `nil` where nothing is due.
  public func proposeRetention(
    of municipality: MunicipalityCode, on day: Day, by staff: String
  ) throws -> RetentionRunFile? {
    let id = try begun { transaction -> Int64 in
      let run = try transaction.query(
        Query.addRetentionRun, [.municipality(municipality), .day(day), .text(staff)])[0].int64(0)
      let asked: [Parameter] = [.int64(run), .municipality(municipality), .day(day)]
      try transaction.execute(Query.proposeCases, asked)
      try transaction.execute(Query.proposePersons, asked)
      try transaction.execute(Query.proposeAccessLog, asked)
      guard try transaction.query(Query.countRetentionItems, [.int64(run)])[0].int(0) > 0 else { throw NothingDue() }
      return run
    }
    return try id.map { try retentionRun($0) }
  }

  /// A transaction of which nothing is left where nothing is due.
  private func begun(_ body: (Transaction) throws -> Int64) throws -> Int64? {
    do {
      return try transaction(.readWrite, body)
    } catch is NothingDue {
      return nil
    }
  }

  private struct NothingDue: Error {}

  /// Runs, the newest first.
  public func retentionRuns(of municipality: MunicipalityCode?) throws -> [RetentionRun] {
    try query(Query.retentionRuns, [.municipality(municipality), .null]).map { RetentionRun($0) }
  }

  /// A run with what it would delete, or has deleted.
  ///
  /// - Throws: ``ErrorCode/thingUnknown``.
  public func retentionRun(_ id: Int64) throws -> RetentionRunFile {
    try transaction(.readOnlySnapshot) { try $0.retentionRun(id) }
  }

  /// Approves a run that somebody else proposed, and carries it out: what is due is deleted, what no longer is stays, and
  /// a record of kind, rule, decision and count is left, also in the municipality's journal.
  ///
  /// - Parameter today: by which rules hold on the day.
  /// - Throws: ``ErrorCode/retentionRefused`` where the proposer approves or the run is done; ``ErrorCode/thingUnknown``.
  public func approveRetention(_ id: Int64, by staff: String, on today: Day) throws -> RetentionRunFile {
    try transaction { transaction in
      // When cases were open is a fact of the rule, and goes with them: whoever learns waits.
      _ = try transaction.beginKnowing()
      try transaction.retentionRun(id).run.requireAnswer(by: staff)
      let destroyed = try transaction.query(Query.carryOutRetention, [.int64(id), .text(staff), .day(today)])
      let done = try transaction.retentionRun(id)
      transaction.enter(done, destroyed)
      return done
    }
  }
}

extension Connection {
  /// Rejects a run that somebody else proposed: nothing is deleted, what it named is named no longer, and who rejected it
  /// and why is kept, also in the municipality's journal.
  ///
  /// - Throws: ``ErrorCode/retentionRefused`` where the proposer rejects, the run is answered already, or nothing is said of
  ///   why; ``ErrorCode/thingUnknown``.
  public func rejectRetention(_ id: Int64, why: String, by staff: String) throws -> RetentionRun {
    guard why.contains(where: { !$0.isWhitespace }) else {
      throw ExplainedError(
        .retentionRefused, Phrase("det sägs inte varför", "it is not said why"), place: "--why",
        fix: Phrase("skriv varför körningen avvisas", "write why the run is rejected"))
    }
    return try transaction { transaction in
      let file = try transaction.retentionRun(id)
      try file.run.requireAnswer(by: staff)
      try transaction.execute(Query.rejectRetention, [.int64(id), .text(staff), .text(why)])
      let kinds = Dictionary(file.items.map { ($0.kind, 1) }, uniquingKeysWith: +)
      transaction.journal.add(
        "retention-rejected",
        [
          "run": .whole(id), "proposed-by": .text(file.run.proposedBy), "rejected-by": .text(staff), "why": .text(why),
          "proposed": .object(kinds.mapValues { .whole(Int64($0)) }),
        ], to: [JournalLog(file.run.municipality)])
      return try transaction.retentionRun(id).run
    }
  }
}

extension RetentionRun {
  /// Only another than the proposer answers, and only once.
  fileprivate func requireAnswer(by staff: String) throws {
    guard isWaiting else {
      throw ExplainedError(
        .retentionRefused,
        approvedAt == nil
          ? Phrase("gallringen är redan avvisad", "the run is rejected already")
          : Phrase("gallringen är redan gjord", "the run is done already"),
        fix: Phrase("se fullfolj retention show", "see fullfolj retention show"))
    }
    guard proposedBy.nameForComparing != staff.nameForComparing else {
      throw ExplainedError(
        .retentionRefused,
        Phrase(
          "den som föreslog gallringen kan inte själv godkänna eller avvisa den",
          "whoever proposed the run can neither approve nor reject it"),
        place: "--by", fix: Phrase("låt någon annan göra det", "let somebody else do it"))
    }
  }
}

extension Transaction {
  /// Enters what a run deleted: in the municipality's log, and in every other whose payloads went, so that a check knows why
  /// they are not there.
  fileprivate func enter(_ done: RetentionRunFile, _ destroyed: Rows) {
    var entries: [Int64: [JournalLog: [JSONValue]]] = [:]
    for row in destroyed {
      entries[row.int64(0), default: [:]][JournalLog(number: row.int16(1)), default: []].append(.whole(row.int64(2)))
    }
    for record in done.records {
      var logs = entries[record.rule] ?? [:]
      logs[JournalLog(done.run.municipality), default: []] += []
      for log in logs.keys.sorted() {
        journal.add(
          "destroyed",
          [
            "entries": .list(logs[log] ?? []), "kind": .text(record.kind), "rule": .whole(record.rule),
            "decision": .text(record.decision), "run": .whole(done.run.id), "deleted": .whole(Int64(record.deleted)),
            "kept": .whole(Int64(record.kept)), "rows": .whole(record.rows),
            "proposed-by": .text(done.run.proposedBy), "approved-by": .text(done.run.approvedBy ?? ""),
          ], to: [log])
      }
    }
  }

  fileprivate func retentionRun(_ id: Int64) throws -> RetentionRunFile {
    guard let row = try query(Query.retentionRuns, [.null, .int64(id)]).first else {
      throw ExplainedError(
        .thingUnknown, Phrase("ingen gallring har nummer \(id)", "no run has the number \(id)"),
        fix: Phrase("se fullfolj retention show", "see fullfolj retention show"))
    }
    return RetentionRunFile(
      run: RetentionRun(row),
      items: try query(Query.retentionItems, [.int64(id)]).map { row in
        RetentionItem(
          kind: row.text(0), caseID: row.optionalInt64(1),
          number: row.isNull(2) ? nil : row.int64Array(2).first.map { IdentityNumber(stored: $0) },
          readBefore: row.isNull(3) ? nil : row.moment(3), due: row.dayValue(4), rule: row.int64(5),
          decision: row.text(6))
      },
      records: try query(Query.retentionRecords, [.int64(id)]).map { row in
        RetentionRecord(
          kind: row.text(0), rule: row.int64(1), decision: row.text(2), deleted: row.int(3), kept: row.int(4),
          rows: row.int64(5), recordedAt: row.moment(6))
      })
  }
}

extension String {
  /// A staff name as two are compared: the database compares alike.
  fileprivate var nameForComparing: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).lowercased()
  }
}
