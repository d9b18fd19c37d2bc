import ActivityResponsibility
import Testing

/// With each of the seven items.
private var whole: Plan {
  var plan = Plan()
  plan.goal = "begin the electricians' programme"
  plan.planning = "guidance, then a visit to the school"
  plan.youth = [Plan.Intervention(what: "comes to guidance")]
  plan.municipality = [Plan.Intervention(what: "guidance each second week")]
  plan.others = [Plan.Intervention(what: "a day at work", who: "a firm")]
  plan.firstDay = date("2026-10-01")
  plan.lastDay = date("2026-12-18")
  plan.endReason = "completed"
  plan.followUps = [date("2026-11-02")]
  plan.evaluations = [date("2026-12-18")]
  return plan
}

private func without(_ change: (inout Plan) -> Void) -> Plan {
  var plan = whole
  change(&plan)
  return plan
}

@Test func `a plan with all seven items is complete`() {
  let state = whole.completeness(on: date("2027-01-01"))
  #expect(state.isComplete)
  #expect(state.present == 7)
  #expect(state.notYet == [])
}

@Test(
  arguments: [
    (PlanItem.goal, without { $0.goal = nil }), (.goal, without { $0.planning = nil }),
    (.youth, without { $0.youth = [] }), (.municipality, without { $0.municipality = [] }),
    (.period, without { $0.firstDay = nil }), (.period, without { $0.lastDay = nil }),
    (.followUp, without { $0.followUps = [] }), (.followUp, without { $0.evaluations = [] }),
  ])
func `each item that a plan has from its first version is missing where it is not there`(item: PlanItem, plan: Plan) {
  #expect(plan.completeness(on: date("2026-10-02")).missing == [item])
  #expect(plan.completeness(on: date("2026-10-02")).present == 6)
}

@Test func `another actor is documented where there is one`() {
  let state = without { $0.others = [] }.completeness(on: date("2026-10-02"))
  #expect(state.isComplete)
  #expect(state.notYet == [.others])
}

@Test func `why it ended is asked for from the day after the last`() {
  let plan = without { $0.endReason = nil }
  #expect(plan.completeness(on: date("2026-12-18")).notYet == [.endReason])
  #expect(plan.completeness(on: date("2026-12-18")).isComplete)
  #expect(plan.completeness(on: date("2026-12-19")).missing == [.endReason])
}

@Test func `without a plan five of the seven are missing and two cannot be there`() {
  let state = Plan().completeness(on: date("2026-10-02"))
  #expect(state.missing == [.goal, .youth, .municipality, .period, .followUp])
  #expect(state.notYet == [.others, .endReason])
}

@Test func `what a version changed is told item by item`() {
  #expect(whole.changed(to: whole) == [])
  #expect(whole.changed(to: without { $0.lastDay = date("2027-01-15") }) == [.period])
  #expect(
    Plan().changed(to: whole) == [.goal, .youth, .municipality, .others, .period, .endReason, .followUp])
}
