import ActivityResponsibility

// Short forms in which the tests of reports state what was done.

/// A person by the rule for tests: the birth date, 238 for a woman or 239 for a man, and the check digit that holds.
func reportPerson(
  born: String = "2008-03-04", isWoman: Bool = true, _ cases: ReportCase..., residentSince: String? = "2008-03-04",
  until: String? = nil
) -> ReportPerson {
  let digits = Int64(born.filter { $0 != "-" })! * 1000 + (isWoman ? 238 : 239)  // Written out in the test.
  let numbers = (0...9).compactMap { IdentityNumber(digits * 10 + $0) }
  var person = ReportPerson(numbers[0])
  person.cases = cases
  person.residences = residentSince.map { [DayRange(from: date($0), until: until.map(date))] } ?? []
  person.firstRegistered = cases.map(\.openedOn).min()
  return person
}

/// A registration with what was done while it lasted.
func registration(
  _ id: Int64 = 1, from opened: String = "2026-02-01", until closed: String? = nil, reason: String? = nil,
  cause: Reason? = .neverStarted, contacts: [ReportContact] = [], occupations: [ReportOccupation] = [],
  measures: [ReportMeasure] = []
) -> ReportCase {
  var made = ReportCase(
    id, openedOn: date(opened), cause: cause, closedOn: closed.map(date), closedReason: reason)
  made.contacts = contacts
  made.occupations = occupations
  made.measures = measures
  return made
}

func contact(
  _ act: Int64, _ day: String, _ channel: ContactChannel = .phone, isReached: Bool = true, _ occupation: String? = nil
) -> ReportContact {
  ReportContact(act, on: date(day), channel, isReached: isReached, occupation: occupation)
}

func told(_ code: String, from: String, until: String? = nil, on day: String) -> ReportOccupation {
  ReportOccupation(code, from: date(from), lastDay: until.map(date), toldOn: date(day), toldBy: "phone")
}

func measure(
  _ id: Int64, _ kind: String = "internship", offered: String = "2026-02-10", declined: String? = nil,
  from start: String? = nil, until end: String? = nil, reason: String? = nil, after: String? = nil
) -> ReportMeasure {
  ReportMeasure(
    id, kind, offeredOn: date(offered), declinedOn: declined.map(date), startedOn: start.map(date),
    endedOn: end.map(date), endReason: reason, occupationAfter: after)
}

/// The first half of 2026.
let spring = HalfYear("2026H1")!  // Written out in the test.
