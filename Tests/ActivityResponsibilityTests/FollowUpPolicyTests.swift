import ActivityResponsibility
import Testing

private let policy = FollowUpPolicy()
// A Monday; 6 April is Easter Monday and 3 April Good Friday.
private let monday = date("2026-03-16")
private let birth = date("2009-05-06")

private func after(
  _ channel: ContactChannel, _ result: ContactResult, age: Int = 16, isMapped: Bool = false,
  knowsOccupation: Bool = false, on day: Day = monday
) -> [PlannedFollowUp] {
  policy.after(
    channel, result, act: 9, case: 4, on: day, age: age, isMapped: isMapped, knowsOccupation: knowsOccupation)
}

private func says(_ plan: PlannedFollowUp) -> String { "\(plan.kind.rawValue) \(plan.due) \(plan.why)" }

@Test func `a case of someone who vanished from a roll begins with the school, in five working days`() {
  let plan = policy.onOpening(case: 4, birthDate: birth, leftBy: .missingFromRoll, on: monday)
  #expect(plan.first.map(says) == "verify-with-school 2026-03-23 missing-from-roll")
  #expect(!plan.contains { $0.kind == .firstContact })
}

@Test(arguments: [nil, EndedBy.left, .planned])
func `any other case begins with a first contact in ten working days`(leftBy: EndedBy?) {
  let plan = policy.onOpening(case: 4, birthDate: birth, leftBy: leftBy, on: monday)
  #expect(plan.first.map(says) == "first-contact 2026-03-30 case-opened")
  #expect(!plan.contains { $0.kind == .verifyWithSchool })
}

@Test func `working days go past Easter`() {
  let plan = policy.onOpening(case: 4, birthDate: birth, leftBy: nil, on: date("2026-03-31"))
  #expect(plan.first?.due == date("2026-04-16"))
}

@Test(
  arguments: [
    (ContactChannel.letter, ContactChannel.text), (.text, .phone), (.phone, .guardian), (.guardian, .homeVisit),
    (.homeVisit, .letter), (.email, .letter), (.meeting, .letter),
  ])
func `who was not reached is tried on the next rung, a minor by the guardian too`(
  tried: ContactChannel, next: ContactChannel
) {
  for result in [ContactResult.noAnswer, .wrongNumber] {
    #expect(after(tried, result, age: 17).map(says) == ["contact 2026-03-23 not-reached:\(next.rawValue)"])
  }
}

@Test func `nobody's guardian is asked from the eighteenth birthday`() {
  #expect(policy.rung(after: .phone, age: 17) == .guardian)
  #expect(policy.rung(after: .phone, age: 18) == .homeVisit)
  #expect(policy.rung(after: .guardian, age: 18) == .homeVisit)
  var guardianOnly = FollowUpPolicy()
  guardianOnly.ladder = [.guardian]
  #expect(guardianOnly.rung(after: .phone, age: 17) == .guardian)
  #expect(guardianOnly.rung(after: .phone, age: 18) == .letter)
}

@Test func `the ladder is a setting`() {
  var local = FollowUpPolicy()
  local.ladder = [.phone, .digitalMail, .homeVisit]
  #expect(local.rung(after: .phone, age: 17) == .digitalMail)
  #expect(local.rung(after: .homeVisit, age: 17) == .phone)
  #expect(local.rung(after: .letter, age: 17) == .phone)
}

@Test func `who is reached is mapped within fifteen working days`() {
  #expect(after(.phone, .reached, knowsOccupation: true).map(says) == ["mapping 2026-04-08 reached"])
}

@Test func `who is mapped already is not mapped again`() {
  #expect(after(.phone, .reached, isMapped: true, knowsOccupation: true).isEmpty)
}

@Test func `who was reached but told nothing is asked again in sixty days`() {
  #expect(
    after(.phone, .reached).map(says) == ["mapping 2026-04-08 reached", "refresh 2026-05-15 unknown"])
}

@Test func `who declines is not mapped but asked again`() {
  #expect(after(.letter, .declined).map(says) == ["refresh 2026-05-15 unknown"])
}

@Test func `who wants to be called back is called on the same channel`() {
  #expect(
    after(.phone, .callBack, isMapped: true, knowsOccupation: true).map(says)
      == ["contact 2026-03-23 call-back:phone"])
}

@Test func `a school that does not answer is asked again, and one that does leads on to the youth`() {
  #expect(after(.school, .noAnswer).map(says) == ["verify-with-school 2026-03-23 not-reached:school"])
  #expect(after(.school, .reached).map(says) == ["first-contact 2026-03-30 school-asked"])
  #expect(after(.school, .reached, knowsOccupation: true).isEmpty)
}

@Test func `knowledge is too old after sixty days, whatever days they are`() {
  #expect(says(policy.refresh(anchor: "act 9", why: "old", on: date("2026-05-02"))) == "refresh 2026-07-01 old")
}

@Test func `the last chances lie six, three and one months before twenty and before 30 June of that year`() {
  let plan = policy.lastChances(case: 4, birthDate: date("2009-09-30"), after: monday)
  #expect(
    plan.map(says) == [
      "last-chance 2029-03-30 20th-birthday:6", "last-chance 2029-06-30 20th-birthday:3",
      "last-chance 2029-08-30 20th-birthday:1", "last-chance 2028-12-30 last-start:6",
      "last-chance 2029-03-30 last-start:3", "last-chance 2029-05-30 last-start:1",
    ])
}

@Test func `no last chance is planned on the day, in the past, or from the birthday on`() {
  // Twenty on 10 February 2029: only the reminder of 30 December lies before the birthday among those of 30 June.
  let early = policy.lastChances(case: 4, birthDate: date("2009-02-10"), after: date("2028-08-10"))
  #expect(
    early.map(says) == [
      "last-chance 2028-11-10 20th-birthday:3", "last-chance 2029-01-10 20th-birthday:1",
      "last-chance 2028-12-30 last-start:6",
    ])
  #expect(policy.lastChances(case: 4, birthDate: date("2009-02-10"), after: date("2029-01-10")).isEmpty)
}

@Test func `a birthday on the last of a month counts months to the last of a shorter one`() {
  let plan = policy.lastChances(case: 4, birthDate: date("2009-08-31"), after: monday)
  #expect(plan.map(\.due).contains(date("2029-02-28")))
}

@Test func `opening a case plans its last chances and its farewell too`() {
  let plan = policy.onOpening(case: 4, birthDate: birth, leftBy: nil, on: monday)
  #expect(plan.count { $0.kind == .lastChance } == 5)
  #expect(plan.dropFirst().dropLast() == policy.lastChances(case: 4, birthDate: birth, after: monday)[...])
  #expect(plan.last.map(says) == "farewell 2029-04-06 20th-birthday")
}

@Test func `a farewell lies thirty days before twenty, on the next day where that is past, and never after`() {
  func farewell(after day: String) -> String? {
    policy.farewell(case: 4, birthDate: birth, after: date(day)).map { "\($0.due)" }
  }
  #expect(farewell(after: "2029-04-05") == "2029-04-06")
  #expect(farewell(after: "2029-04-20") == "2029-04-21")
  #expect(farewell(after: "2029-05-04") == "2029-05-05")
  #expect(farewell(after: "2029-05-05") == nil)
  var none = FollowUpPolicy()
  none.farewellBefore = 0
  #expect(none.farewell(case: 4, birthDate: birth, after: monday) == nil)
}

@Test func `planning the same again gives the same anchors, and no two of a kind share one`() {
  let once = policy.onOpening(case: 4, birthDate: birth, leftBy: nil, on: monday)
  #expect(once == policy.onOpening(case: 4, birthDate: birth, leftBy: nil, on: monday))
  #expect(Set(once.map { "\($0.kind) \($0.anchor)" }).count == once.count)
  let other = policy.onOpening(case: 5, birthDate: birth, leftBy: nil, on: monday)
  #expect(Set(once.map(\.anchor)).isDisjoint(with: other.map(\.anchor)))
}

@Test func `every number of days is a setting`() {
  var local = FollowUpPolicy()
  (local.verifyWithin, local.firstContactWithin, local.nextRungWithin) = (1, 2, 3)
  (local.mappingWithin, local.refreshAfter, local.lastChanceMonths) = (4, 7, [2])
  func due(_ plan: [PlannedFollowUp]) -> [String] { plan.map { String($0.due.description.suffix(5)) } }
  #expect(due(local.onOpening(case: 4, birthDate: birth, leftBy: .missingFromRoll, on: monday)).first == "03-17")
  local.farewellBefore = 5
  #expect(
    due(local.onOpening(case: 4, birthDate: birth, leftBy: nil, on: monday)) == ["03-18", "03-06", "04-30", "05-01"])
  #expect(
    due(
      local.after(
        .phone, .noAnswer, act: 9, case: 4, on: monday, age: 16, isMapped: false, knowsOccupation: false))
      == ["03-19"])
  #expect(
    due(
      local.after(.phone, .reached, act: 9, case: 4, on: monday, age: 16, isMapped: false, knowsOccupation: false))
      == ["03-20", "03-23"])
}

@Test func `being tried and being reached are different things`() {
  #expect(ContactResult.allCases.filter(\.isReached) == [.reached, .declined, .callBack])
}
