import ActivityResponsibility

/// What a youth does, by a code of the municipality's list, and since when.
public struct Occupation: Sendable {
  public let code: String
  public let from: Day
  public let until: Day?
  /// Who told it.
  public let toldBy: String?

  public init(code: String, from: Day, until: Day? = nil, toldBy: String? = nil) {
    self.code = code
    self.from = from
    self.until = until
    self.toldBy = toldBy
  }
}

extension Occupation {
  /// The code and its first day.
  var inShort: Phrase { Phrase("\(code) från \(from)", "\(code) from \(from)") }
}

/// Learning what a youth does (sysselsättning).
struct OccupationAct: CaseAct {
  let kind = ActKind.occupation
  let occupation: Occupation

  /// Who told it is told in words.
  var freeText: String? { occupation.toldBy }

  var inShort: [Phrase] { [occupation.inShort] }

  func requireAllowed(_ desk: CaseDesk) throws { try desk.require(occupation.code, in: .occupation) }

  func columns(_ desk: CaseDesk) -> ActColumns { ActColumns(occupation: occupation) }

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int { try desk.settle([.refresh], act, "told") }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    [try desk.refresh(after: occupation, policy, anchor: "act \(act)", why: "told")]
  }
}

extension Deed {
  /// What the youth does, as somebody told it.
  public static func occupation(_ occupation: Occupation) -> Deed { Deed(OccupationAct(occupation: occupation)) }
}
