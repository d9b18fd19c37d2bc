/// How soon a hand-over is answered and followed, and how long a youth may be in nobody's population: a municipality's
/// routine, as data.
///
/// No number of days stands in the law, so every figure is a setting with a day from which it holds.
public struct HandOverPolicy: Hashable, Sendable {
  /// Working days from an offer to the receiver's answer.
  public var answerWithin = 5
  /// Working days from the answer to the first attendance or meeting at the receiver.
  public var attendanceWithin = 15
  /// Days after a change in the population before it is an alarm: the other municipality's file may come later.
  public var alarmAfter = 7
  /// Working days to look into an alarm.
  public var alarmWithin = 3

  public init() {}

  /// The receiver answers the offer.
  public func answer(_ name: HandOverName, offeredOn day: Day) -> PlannedFollowUp {
    PlannedFollowUp(
      .answerHandOver, due: WorkingDays.adding(answerWithin, to: day), why: "offered", anchor: "hand-over \(name)")
  }

  /// The receiver, or the sender on behalf of an actor, confirms that the youth has come.
  public func attendance(_ name: HandOverName, acknowledgedOn day: Day) -> PlannedFollowUp {
    PlannedFollowUp(
      .confirmAttendance, due: WorkingDays.adding(attendanceWithin, to: day), why: "acknowledged",
      anchor: "hand-over \(name)")
  }

  /// The sender sees to it that what the state waits for happens; nothing once it is over.
  public func following(_ name: HandOverName, _ state: HandOverState, since day: Day) -> PlannedFollowUp? {
    let days: Int
    switch state {
    case .offered: days = answerWithin
    case .acknowledged: days = attendanceWithin
    case .attended: days = answerWithin
    case .closed, .withdrawn: return nil
    }
    return PlannedFollowUp(
      .followHandOver, due: WorkingDays.adding(days, to: day), why: state.rawValue,
      anchor: "hand-over \(name) \(state.rawValue)")
  }
}
