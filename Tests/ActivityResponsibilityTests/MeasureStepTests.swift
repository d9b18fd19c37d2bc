import ActivityResponsibility
import Testing

/// The steps that may be taken, each written out; whatever is not here is refused.
private let allowed: [(step: MeasureStep, from: MeasureState?, to: MeasureState)] = [
  (.offer, nil, .offered), (.accept, .offered, .accepted), (.decline, .offered, .declined),
  (.decline, .accepted, .declined), (.start, .offered, .started), (.start, .accepted, .started),
  (.end, .started, .ended),
]

@Test(arguments: MeasureStep.allCases)
func `a step leads where it leads and from nowhere else`(step: MeasureStep) {
  for state in [nil] + MeasureState.allCases.map({ Optional($0) }) {
    let expected = allowed.first { $0.step == step && $0.from == state }?.to
    #expect(step.state(from: state) == expected, "\(step) from \(String(describing: state))")
  }
}

@Test(arguments: MeasureState.allCases)
func `a measure is open while some step can be taken`(state: MeasureState) {
  #expect(state.isOpen == MeasureStep.allCases.contains { $0.state(from: state) != nil })
}
