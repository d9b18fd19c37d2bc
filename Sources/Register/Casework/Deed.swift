import ActivityResponsibility

/// What a counsellor does, as it is told: one act, written down in one transaction with the follow-up it settles, the
/// next one planned, and the entry in the journal.
///
/// Each kind of act stands in a file of its own in `Acts/`, with a function here that makes one: `.contact(…)`.
public struct Deed: Sendable {
  let act: any CaseAct

  init(_ act: some CaseAct) {
    self.act = act
  }

  /// The kind of act it makes, as it is stored.
  public var kind: ActKind { act.kind }

  /// What it says in codes and names.
  public var inShort: [Phrase] { act.inShort }

  /// What of it is written freely beside a note.
  public var freeText: FreeText { act.written }
}

/// What an act came to.
public struct DeedResult: Sendable {
  public let caseID: Int64
  public let act: Int64
  public let settled: Int
  public let planned: [PlannedFollowUp]
  /// What whoever did it should be told of it.
  public let remark: Phrase?
}
