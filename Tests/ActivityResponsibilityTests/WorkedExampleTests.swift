import ActivityResponsibility
import Testing

/// The examples on the rule's page, word for word. The first person's spell before, between and after the two rolls.
private let onTheRoll = resident(born: "2008-03-04", enrolments: [spell("NANAT", from: "2024-08-19")])
private let vanished = resident(
  born: "2008-03-04", enrolments: [spell("NANAT", from: "2024-08-19", lastDay: "2025-02-09", .missingFromRoll)])
private let neverEnrolled = resident(born: "2009-05-06")
private let withStudiebevis = resident(
  born: "2007-01-10", enrolments: [spell("TE", from: "2023-08-17", lastDay: "2026-06-12")],
  qualifications: [has(.studiebevis, on: "2026-06-12")])
private let introductory = resident(
  born: "2008-07-20", enrolments: [spell("IMS", from: "2025-08-18", lastDay: "2026-06-12")])
private let almostTwenty = resident(
  born: "2006-11-22", enrolments: [spell("EE", from: "2022-08-17", lastDay: "2025-11-20", .left)])
private let protectedPerson = resident(born: "2007-10-01", protections: [marked(from: "2023-01-01")])

@Test func `she who is on the roll is studying`() {
  #expect(answer(onTheRoll, on: "2024-10-01") == "outside studying")
}

@Test func `she who vanishes from the roll of 10 February is covered from that day`() {
  #expect(answer(vanished, on: "2025-02-09") == "outside studying")
  #expect(answer(vanished, on: "2025-02-10") == "covered left-national")
  #expect(rule.since(vanished, on: date("2025-02-10")) == date("2025-02-10"))
}

@Test func `on 15 February the answer is another by what is known before and after the roll of 1 March`() {
  #expect(answer(vanished, on: "2025-02-15") == "covered left-national")
  #expect(answer(onTheRoll, on: "2025-02-15") == "outside studying")
}

@Test func `he who never enrols waits for the first autumn and is covered from 15 September`() {
  #expect(answer(neverEnrolled, on: "2025-06-30") == "outside compulsory-schooling")
  #expect(answer(neverEnrolled, on: "2025-07-01") == "pending first-autumn")
  #expect(answer(neverEnrolled, on: "2025-09-14") == "pending first-autumn")
  #expect(answer(neverEnrolled, on: "2025-09-15") == "covered never-started")
  #expect(rule.since(neverEnrolled, on: date("2025-09-15")) == date("2025-09-15"))
}

@Test func `a studiebevis covers from the day after the last day, also in summer`() {
  #expect(answer(withStudiebevis, on: "2026-06-12") == "outside studying")
  #expect(answer(withStudiebevis, on: "2026-06-13") == "covered studiebevis")
}

@Test func `an introductory pupil has a summer break and is covered when no school has him in autumn`() {
  #expect(answer(introductory, on: "2026-07-01") == "pending summer")
  #expect(answer(introductory, on: "2026-09-15") == "covered left-introductory")
  #expect(rule.since(introductory, on: date("2026-09-15")) == date("2026-09-15"))
}

@Test func `the responsibility ends on the twentieth birthday`() {
  #expect(answer(almostTwenty, on: "2025-11-21") == "covered left-national")
  #expect(answer(almostTwenty, on: "2026-11-21") == "covered left-national")
  #expect(answer(almostTwenty, on: "2026-11-22") == "outside turned-20")
  #expect(rule.since(almostTwenty, on: date("2026-11-21")) == date("2025-11-21"))
  #expect(rule.since(almostTwenty, on: date("2026-11-22")) == nil)
}

@Test func `a protected person on no roll is reviewed by hand`() {
  #expect(answer(protectedPerson, on: "2026-10-01") == "review protected")
}
