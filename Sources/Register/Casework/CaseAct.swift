import ActivityResponsibility
import StrictJSON

/// What one kind of act means: what is written of it, what it makes of the case, what it settles and what it plans.
///
/// The functions are called in the order in which they stand here, in one transaction, with the case held.
protocol CaseAct: Sendable {
  /// The kind, as it is stored, shown and counted.
  var kind: ActKind { get }
  /// What the case must be for the act to be written.
  var needs: CaseCondition { get }
  /// Whether it changes when the case was open, which is a fact of the rule.
  var changesKnowledge: Bool { get }

  /// What it says in codes and names, for whoever has to write it again.
  var inShort: [Phrase] { get }
  /// What of it is written freely beside the note, and is looked through like the note.
  var freeText: String? { get }
  /// The most characters of it.
  var longestFreeText: Int { get }

  /// - Throws: ``ErrorCode/actRefused`` where the act cannot be true or is not allowed.
  func requireAllowed(_ desk: CaseDesk) throws
  /// What of the act its columns hold.
  func columns(_ desk: CaseDesk) throws -> ActColumns
  /// Changes what follows from the act beside the act itself.
  func carryOut(_ desk: CaseDesk, act: Int64) throws
  /// Settles the follow-ups that the act answers. - Returns: how many.
  func settle(_ desk: CaseDesk, act: Int64) throws -> Int
  /// What comes next by the municipality's routine.
  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp]
  /// What whoever did it should be told of it.
  func remark(_ desk: CaseDesk) -> Phrase?
}

extension CaseAct {
  var needs: CaseCondition { .open }
  var changesKnowledge: Bool { false }
  var inShort: [Phrase] { [] }
  var freeText: String? { nil }
  var longestFreeText: Int { 2_000 }
  /// What is looked through before it is written.
  var written: FreeText { FreeText(freeText, longest: longestFreeText) }

  func requireAllowed(_ desk: CaseDesk) throws {}
  func columns(_ desk: CaseDesk) throws -> ActColumns { ActColumns() }
  func carryOut(_ desk: CaseDesk, act: Int64) throws {}
  func settle(_ desk: CaseDesk, act: Int64) throws -> Int { 0 }
  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] { [] }
  func remark(_ desk: CaseDesk) -> Phrase? { nil }
}

/// What a case must be for an act.
enum CaseCondition {
  case open
  case closed
  case any
}

/// What of an act its columns hold; beyond these, `details` has what belongs to the kind alone.
struct ActColumns {
  var channel: ContactChannel?
  var result: ContactResult?
  var occupation: Occupation?
  var reason: String?
  var assignedTo: String?
  /// An object. It holds nothing that is not in the closed list of förordning (2006:39) 4 §.
  var details: JSONValue?
}
