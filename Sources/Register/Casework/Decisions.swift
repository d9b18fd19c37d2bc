import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// A person's decision that feeds the rule.
public enum CoverageDecision: Sendable {
  /// That an enrolment in another school form is, or is not, "motsvarande utbildning" (skollagen 29 kap. 9 §).
  case equivalence(unit: SchoolUnitCode, firstDay: Day, isEquivalent: Bool, why: String)
  /// That a completed education elsewhere is equivalent to a diploma.
  case completedElsewhere(why: String)
  /// That a protected person has been found not to study.
  case notStudying
  /// When compulsory schooling ends for this person (skollagen 7 kap. 12–14 §§).
  case schoolingEnds(lastDay: Day, why: String)
}

/// What a decision's document holds beside its content (förvaltningslagen 2017:900 31 §).
public struct DecisionItems: Hashable, Sendable {
  /// The date of the decision; `nil` for the day it holds from.
  public var decidedOn: Day?
  /// Who decided; empty for whoever writes it down.
  public var deciders: [String] = []
  /// Who presented the matter (föredragande).
  public var presenters: [String] = []
  /// Who else took part in preparing it without deciding.
  public var participants: [String] = []
  /// Reasons, for a kind that has none of its own.
  public var why: String?
  /// The decision that this one replaces, which stays readable.
  public var replaces: Int64?
  /// The municipality of the case whose timeline tells of it; `nil` for the open case, else the latest.
  public var municipality: MunicipalityCode?
  /// The version of the case that the writer had read; `nil` to write whatever has been written since.
  public var ifVersion: Int?
  /// Whether the writer was asked about sensitive words in the reasons and stands by them.
  public var noteConfirmed = false

  public init() {}
}

/// What storing a decision came to.
public struct DecisionResult: Sendable {
  public let decision: Int64
  /// `nil` where the person has no case that tells of it.
  public let act: Int64?
  /// The decision that holds no more.
  public let replaced: Int64?
}

extension Connection {
  /// Stores a decision as a fact of the rule, with who and when; the next night decides by it.
  ///
  /// - Parameters:
  ///   - day: the day it holds from.
  ///   - items: what its document holds.
  /// - Throws: ``ErrorCode/personUnknown``; ``ErrorCode/thingUnknown`` where there is no such enrolment, or no such
  ///   decision to replace; ``ErrorCode/noteUnconfirmed`` where the reasons have sensitive words that nobody stands by;
  ///   ``CaseConflict`` where the case has moved on.
  @discardableResult
  public func decide(
    _ decision: CoverageDecision, about number: IdentityNumber, on day: Day, by staff: String,
    items: DecisionItems = DecisionItems()
  ) throws -> DecisionResult {
    let marks = try FreeText(decision.why ?? items.why).marks(isConfirmed: items.noteConfirmed)
    try recordAccess(to: number, by: staff, reading: "act decision", isAct: true, on: today())
    return try transaction { transaction in
      var table = try DecisionTable(transaction, about: number, day: day, staff: staff, items: items, marks: marks)
      return try table.store(decision)
    }
  }

  /// Revokes a decision: what it said of the person holds no more. The decision itself stays readable.
  ///
  /// - Throws: ``ErrorCode/thingUnknown`` where the person has no such decision that holds;
  ///   ``ErrorCode/noteUnconfirmed`` where the reason has sensitive words that nobody stands by.
  @discardableResult
  public func revokeDecision(
    _ revoked: Int64, about number: IdentityNumber, on day: Day, why: String, by staff: String,
    items: DecisionItems = DecisionItems()
  ) throws -> DecisionResult {
    let marks = try FreeText(why).marks(isConfirmed: items.noteConfirmed)
    try recordAccess(to: number, by: staff, reading: "act decision", isAct: true, on: today())
    return try transaction { transaction in
      var items = items
      (items.replaces, items.why) = (revoked, why)
      var table = try DecisionTable(transaction, about: number, day: day, staff: staff, items: items, marks: marks)
      return try table.revoke()
    }
  }
}
