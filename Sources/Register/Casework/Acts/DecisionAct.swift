import ActivityResponsibility
import StrictJSON

/// That a decision was made (förvaltningslagen 2017:900 31 §); also on a closed case.
struct DecisionAct: CaseAct {
  let kind = ActKind.decision
  let needs = CaseCondition.any
  let decided: String
  let details: JSONValue

  func columns(_ desk: CaseDesk) -> ActColumns { ActColumns(reason: decided, details: details) }
}
