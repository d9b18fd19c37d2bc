import ActivityResponsibility
import Testing

/// What every event makes of every state; a hyphen where it is refused.
private let transitions: [HandOverState: [HandOverEvent: String]] = [
  .offered: [
    .acknowledge: "acknowledged", .attend: "notAcknowledged", .close: "notAcknowledged",
    .closeUnattended: "notAcknowledged", .withdraw: "withdrawn",
  ],
  .acknowledged: [
    .acknowledge: "doneAlready", .attend: "attended", .close: "notAttended", .closeUnattended: "closed",
    .withdraw: "movedAlready",
  ],
  .attended: [
    .acknowledge: "doneAlready", .attend: "doneAlready", .close: "closed", .closeUnattended: "attendedAlready",
    .withdraw: "movedAlready",
  ],
  .closed: [
    .acknowledge: "over", .attend: "over", .close: "over", .closeUnattended: "over", .withdraw: "over",
  ],
  .withdrawn: [
    .acknowledge: "over", .attend: "over", .close: "over", .closeUnattended: "over", .withdraw: "over",
  ],
]

@Test(arguments: HandOverState.allCases, HandOverEvent.allCases)
func `every event on every state of a hand-over leads where it should`(state: HandOverState, event: HandOverEvent)
  throws
{
  let expected = try #require(transitions[state]?[event])
  switch state.after(event) {
  case .success(let next): #expect(next.rawValue == expected)
  case .failure(let refusal): #expect("\(refusal)" == expected)
  }
}

@Test func `a hand-over that is over never goes on, and one that is acknowledged is never offered again`() {
  for state in HandOverState.allCases {
    for event in HandOverEvent.allCases {
      guard case .success(let next) = state.after(event) else { continue }
      #expect(state.isUnderWay)
      #expect(!state.isAccepted || next.isAccepted)
      #expect(next != .offered)
    }
  }
}

@Test(arguments: ["1496/17", "0180/1", "1496/9223372036854775807"])
func `a hand-over's name is read as it is written`(text: String) {
  #expect(HandOverName(text)?.description == text)
}

@Test(arguments: ["", "17", "1496/", "1496/0", "1496/017", "1496/-1", "149/17", "1496/17/2", "1496/+1", "1496/1 "])
func `anything else is no hand-over's name`(text: String) {
  #expect(HandOverName(text) == nil)
}

@Test func `an actor's name is short and on one line`() {
  #expect(HandOverReceiver(actor: "Arbetsförmedlingen Skövde")?.description == "Arbetsförmedlingen Skövde")
  for name in ["", " x", "x ", "a\nb", String(repeating: "a", count: 101)] {
    #expect(HandOverReceiver(actor: name) == nil)
  }
}

@Test func `an offer is answered, attended and closed within the routine's working days`() throws {
  var policy = HandOverPolicy()
  policy.answerWithin = 3
  policy.attendanceWithin = 10
  let name = try #require(HandOverName("1496/17"))
  // A Thursday; the working day after 6 June 2025, a public holiday, is Monday the 9th.
  let thursday = date("2025-06-05")
  #expect(policy.answer(name, offeredOn: thursday).due == date("2025-06-11"))
  #expect(policy.attendance(name, acknowledgedOn: thursday).kind == .confirmAttendance)
  #expect(policy.following(name, .offered, since: thursday)?.due == date("2025-06-11"))
  #expect(policy.following(name, .acknowledged, since: thursday)?.why == "acknowledged")
  #expect(policy.following(name, .closed, since: thursday) == nil)
  #expect(policy.following(name, .withdrawn, since: thursday) == nil)
  // Each step waits for something of its own.
  let anchors = HandOverState.allCases.compactMap { policy.following(name, $0, since: thursday)?.anchor }
  #expect(Set(anchors).count == 3)
}
