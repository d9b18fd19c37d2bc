import ActivityResponsibility

/// The mapping (kartläggning) of a youth's goals, needs and expectations, made with the youth.
struct MappingAct: CaseAct {
  let kind = "mapping"

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int { try desk.settle([.mapping, .refresh], act, "mapped") }

  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) -> [PlannedFollowUp] {
    [policy.refresh(anchor: "act \(act)", why: "mapped", on: desk.day)]
  }
}

extension Deed {
  /// That the mapping has been made.
  public static let mapping = Deed(MappingAct())
}
