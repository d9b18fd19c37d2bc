import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

// Who a member is, and what it means that a membership was taken away.

private func delta(_ persons: [String], _ members: String...) -> String {
  Edlevo.organization(
    persons + [Edlevo.group("c1", status: "2"), Edlevo.membership(complete: "false", members.joined())],
    type: "DeltaOrganization")
}

/// The sample of the format: a membership taken away the day before, whose placement ended that day.
@Test func `a deleted membership whose placement has ended is told with its planned end`() throws {
  for end in ["2026-09-30", "2026-10-01"] {
    let text = delta(
      [Edlevo.person("2", Edlevo.man, status: "2", privacy: "false")],
      Edlevo.member(
        "2",
        Edlevo.role(
          status: "3", begin: "2025-01-16", end: end,
          placements: [Edlevo.placement(official: "EE", local: "EE24X", begin: "2025-01-16", end: end)])))
    let (reader, outcome) = try readEdlevo(Array(text.utf8))
    let row = try #require(outcome.rows.first)
    #expect(row.number == (try identity(Edlevo.man)))
    #expect(row.programme == ProgrammeCode("EE"))
    #expect(row.firstDay == (try day("2025-01-16")))
    #expect(row.lastDay == (try day(end)))
    #expect(!row.hasLeavingReason)
    #expect(outcome.findings.isEmpty)
    #expect(outcome.persons.map(\.event) == [.known])
    #expect(reader.isDelta == true)
    #expect(reader.format.detail?.swedish == "version 12, ändringar, skapad 2026-10-01 06:00")
  }
}

@Test func `a membership that is taken away before its last day changes nothing and is shown`() throws {
  for end in ["2026-10-02", "2999-12-31"] {
    let text = delta(
      [Edlevo.person("1")], Edlevo.member("1", Edlevo.role(status: "3", placements: [Edlevo.placement(end: end)])))
    let outcome = try readEdlevo(text)
    #expect(outcome.rows.isEmpty)
    #expect(outcome.kinds == [.membershipDeleted])
    #expect(outcome.findings.first?.number == (try identity(Edlevo.woman)))
    #expect(outcome.findings.first?.column == "role")
    #expect(outcome.findings.first?.rawRow == nil)
  }
}

@Test func `a deleted membership without placement is shown, and one of somebody unknown too`() throws {
  let outcome = try readEdlevo(
    delta(
      [Edlevo.person("1")], Edlevo.member("1", Edlevo.role(status: "3", placements: [])),
      Edlevo.member("9", Edlevo.role(status: "3", placements: [])),
      Edlevo.member("1", Edlevo.role("Mentor", status: "3", placements: []))))
  #expect(outcome.kinds == [.membershipDeleted, .membershipDeleted])
  #expect(outcome.findings.map(\.row) == [1, 2])
  #expect(outcome.findings.map(\.number) == [try identity(Edlevo.woman), nil])
}

@Test func `a class change is one row, one thing to look at, and no leaver`() throws {
  let outcome = try readEdlevo(
    delta(
      [Edlevo.person("1")],
      Edlevo.member("1", Edlevo.role(status: "3")), Edlevo.member("1", Edlevo.role(status: "1"))))
  #expect(outcome.rows.map(\.row) == [2])
  #expect(outcome.kinds == [.membershipDeleted])
}

@Test func `a group that was taken away says nothing of its pupils`() throws {
  let outcome = try readEdlevo(
    Edlevo.organization([Edlevo.group("c1"), Edlevo.group("c2", status: "3")], type: "DeltaOrganization"))
  #expect(outcome.rows.isEmpty)
  #expect(outcome.kinds == [.membershipDeleted])
  #expect(outcome.findings.first?.row == 2)
  #expect(outcome.findings.first?.column == "group")
}

@Test func `a whole membership that was taken away takes its members' roles with it`() throws {
  let text = delta([Edlevo.person("1")], Edlevo.member("1", Edlevo.role()))
    .replacing("<membership ", with: "<membership recstatus=\"3\" ")
  #expect(try readEdlevo(text).rows.isEmpty)
  #expect(try readEdlevo(text).kinds == [.membershipDeleted])
}

@Test func `a delta in which nothing happened is no error`() throws {
  let outcome = try readEdlevo(Edlevo.organization([], type: "DeltaOrganization"))
  #expect(outcome == EdlevoOutcome())
}

@Test func `a member who is not in the file is one whom the source is known to have`() throws {
  let text = delta([], Edlevo.member("1", Edlevo.role()), Edlevo.member("2", Edlevo.role()))
  let directory = SourceDirectory(persons: [try external("1"): try identity(Edlevo.woman)])
  let outcome = try readEdlevo(text, directory: directory)
  #expect(outcome.rows.map(\.number) == [try identity(Edlevo.woman)])
  #expect(outcome.kinds == [.personUnresolved])
  #expect(outcome.findings.first?.row == 2)
  #expect(outcome.findings.first?.column == "id")
  #expect(outcome.findings.first?.number == nil)
}

@Test func `the file's own word on a person goes before what is known`() throws {
  let known = SourceDirectory(persons: [try external("1"): try identity(Edlevo.man)])
  let member = Edlevo.member("1", Edlevo.role())
  let told = try readEdlevo(delta([Edlevo.person("1")], member), directory: known)
  #expect(told.rows.map(\.number.twelveDigits) == [Edlevo.woman])
  let temporary = try readEdlevo(delta([Edlevo.person("1", "080304TF10")], member), directory: known)
  #expect(temporary.kinds == [.numberTemporary])
  // One without a number in the file is the one who is known, with the file's mark.
  let blank = try readEdlevo(delta([Edlevo.person("1", nil, privacy: "true")], member), directory: known)
  #expect(blank.rows.map(\.number.twelveDigits) == [Edlevo.man])
  #expect(blank.rows.map(\.mark) == [.sekretessmarkering])
}

@Test(
  arguments: [
    ("080304TF10", FindingKind.numberTemporary), ("20081304-T381", .numberInterim), ("200813042389", .numberNoSuchDay),
    ("200803042380", .numberCheckDigit), ("", .numberMissing), ("1", .numberNotANumber),
  ])
func `each row of a person with a bad number is set aside for what is wrong with the number`(
  number: String, kind: FindingKind
) throws {
  #expect(TestNumber.make("2008-03-04") != "200803042380")
  let outcome = try readEdlevo(
    delta(
      [Edlevo.person("1", number)], Edlevo.member("1", Edlevo.role()),
      Edlevo.member("1", Edlevo.role(placements: [Edlevo.placement(begin: "2025-08-18")]))))
  #expect(outcome.rows.isEmpty)
  #expect(outcome.kinds == [kind, kind])
  #expect(outcome.findings.map(\.column) == ["userid", "userid"])
  #expect(outcome.persons.map(\.number) == [nil])
}

@Test func `a number that is no UUID is told of, at the person and at the member`() throws {
  let person = Edlevo.personElement(Edlevo.sourced("4711") + Edlevo.userID(Edlevo.woman))
  let outcome = try readEdlevo(delta([person], Edlevo.member(id: "4711", Edlevo.role())))
  #expect(outcome.rows.isEmpty)
  #expect(outcome.persons.isEmpty)
  #expect(outcome.kinds == [.externalIDMalformed, .externalIDMalformed])
  #expect(outcome.findings.first?.number == (try identity(Edlevo.woman)))
  #expect(
    String(decoding: outcome.findings.first?.rawRow ?? [], as: UTF8.self) == "id=4711; userid=\(Edlevo.woman)")
}

@Test func `a person's older numbers in the source are the person's too`() throws {
  let more = Edlevo.sourced(Edlevo.guid("7"), type: "Old") + Edlevo.sourced(Edlevo.guid("8"), type: "Duplicate")
  let outcome = try readEdlevo(
    delta(
      [
        Edlevo.personElement(
          Edlevo.sourced(Edlevo.guid("6"), type: "Old") + Edlevo.sourced(Edlevo.guid("1"), type: "New") + more
            + Edlevo.userID(Edlevo.woman) + Edlevo.userID(Edlevo.guid("5"), type: "GUID"))
      ], Edlevo.member("6", Edlevo.role()), Edlevo.member("8", Edlevo.role()), Edlevo.member("5", Edlevo.role())))
  #expect(outcome.rows.count == 3)
  #expect(outcome.persons.map(\.id) == [try external("1")])
}

@Test func `one who is said to be two is nobody`() throws {
  let member = Edlevo.member("1", Edlevo.role())
  let two = [Edlevo.person("1"), Edlevo.person("1", Edlevo.man)]
  #expect(try readEdlevo(delta(two, member)).kinds == [.personUnresolved])
  #expect(try readEdlevo(delta(two.reversed(), member)).kinds == [.personUnresolved])
  let both = Edlevo.person("1", Edlevo.woman + "</userid><userid useridtype=\"PID\">" + Edlevo.man)
  #expect(try readEdlevo(delta([both], member)).kinds == [.personUnresolved])
  // Twice the same, and once without number, is one person; the stronger mark holds.
  let same = [Edlevo.person("1", nil, privacy: "true", level: "2"), Edlevo.person("1"), Edlevo.person("1")]
  let outcome = try readEdlevo(delta(same, member))
  #expect(outcome.rows.map(\.number.twelveDigits) == [Edlevo.woman])
  #expect(outcome.rows.map(\.mark) == [.skyddadFolkbokforing])
}

@Test func `a person who was taken away is told of, and that is no drop-out`() throws {
  let outcome = try readEdlevo(
    delta([Edlevo.person("1", status: "3"), Edlevo.person("2", nil, status: "3")], Edlevo.member("1", Edlevo.role())))
  #expect(outcome.persons.map(\.event) == [.deleted, .deleted])
  #expect(outcome.persons.map(\.number) == [try identity(Edlevo.woman), nil])
  #expect(outcome.rows.count == 1)
}

@Test func `many persons in any order are found`() throws {
  var persons: [String] = []
  var members: [String] = []
  for index in 0..<200 {
    // Spread, so that neither file's nor number's order is the other's.
    let digits = String(index * 7919 % 200 + 1000)
    persons.append(Edlevo.person(digits, TestNumber.make("2008-03-\(index % 28 < 9 ? "0" : "")\(index % 28 + 1)")))
    members.append(Edlevo.member(digits, Edlevo.role()))
  }
  let outcome = try readEdlevo(
    Edlevo.organization(persons + [Edlevo.membership(members.reversed().joined())]))
  #expect(outcome.rows.count == 200)
  #expect(outcome.rows.map(\.number) == outcome.persons.reversed().map(\.number))
}
