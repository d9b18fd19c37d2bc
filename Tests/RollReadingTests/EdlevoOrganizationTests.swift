import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// A snapshot with one pupil of one class.
private func snapshot(
  person: String = Edlevo.person("1"), role: String = Edlevo.role(), schoolType: String = "GY"
) -> String {
  Edlevo.organization(
    [person, Edlevo.group("c1"), Edlevo.membership(Edlevo.member("1", role))], schoolType: schoolType)
}

@Test func `a snapshot gives a row for each placement and says whose the source's numbers are`() throws {
  let text = Edlevo.organization([
    Edlevo.person("1", privacy: "false"), Edlevo.person("2", Edlevo.man), Edlevo.person("3", nil), Edlevo.group("c1"),
    Edlevo.membership(
      Edlevo.member("1", Edlevo.role()),
      Edlevo.member("2", Edlevo.role(placements: [Edlevo.placement(official: "EE", end: "2027-06-11")])),
      Edlevo.member("3", Edlevo.role("Mentor"))),
  ])
  let (reader, outcome) = try readEdlevo([0xEF, 0xBB, 0xBF] + Array(text.utf8))
  let unit = try #require(SchoolUnitCode("31279295"))
  #expect(
    outcome.rows == [
      RollRow(
        row: 1, number: try identity(Edlevo.woman), unit: unit, form: .gymnasium,
        programme: try #require(ProgrammeCode("NANAT")), firstDay: try day("2024-08-19"), lastDay: nil,
        hasLeavingReason: false, certificate: nil, certificateDay: nil, mark: .none),
      RollRow(
        row: 2, number: try identity(Edlevo.man), unit: unit, form: .gymnasium,
        programme: try #require(ProgrammeCode("EE")), firstDay: try day("2024-08-19"), lastDay: try day("2027-06-11"),
        hasLeavingReason: false, certificate: nil, certificateDay: nil, mark: .none),
    ])
  #expect(outcome.findings.isEmpty)
  #expect(
    outcome.persons == [
      SourcePerson(row: 1, id: try external("1"), number: try identity(Edlevo.woman), event: .known),
      SourcePerson(row: 2, id: try external("2"), number: try identity(Edlevo.man), event: .known),
      SourcePerson(row: 3, id: try external("3"), number: nil, event: .known),
    ])
  #expect(reader.isDelta == false)
  #expect(reader.format.summary(in: .swedish).contains("version 12, ögonblicksbild, skapad 2026-10-01 06:00"))
}

@Test(arguments: ["v10", "v11", "v12"])
func `versions 10 to 12 are read alike`(version: String) throws {
  let text = Edlevo.organization(
    [Edlevo.person("1"), Edlevo.membership(Edlevo.member("1", Edlevo.role()))], version: version)
  let (reader, outcome) = try readEdlevo(Array(text.utf8))
  #expect(outcome.rows.count == 1)
  #expect(reader.format.detail?.english == "version \(version.dropFirst()), snapshot, made 2026-10-01 06:00")
}

@Test func `the official programme code is read and never the school's own`() throws {
  for official in [nil, "", " "] {
    let placement = Edlevo.placement(official: official, local: "NANAT")
    let outcome = try readEdlevo(snapshot(role: Edlevo.role(placements: [placement])))
    #expect(outcome.rows.first?.programme == ProgrammeCode.none)
    #expect(outcome.kinds == [.officialProgrammeMissing])
    #expect(outcome.findings.first?.column == "officialprogramcode")
  }
  let odd = try readEdlevo(snapshot(role: Edlevo.role(placements: [Edlevo.placement(local: "hos oss: 3–4!")])))
  #expect(odd.rows.first?.programme == ProgrammeCode("NANAT"))
  #expect(odd.findings.isEmpty)
}

@Test func `a pupil of a class and of teaching groups is told of in equal rows`() throws {
  let outcome = try readEdlevo(
    Edlevo.organization([
      Edlevo.person("1"),
      Edlevo.membership(group: "c1", Edlevo.member("1", Edlevo.role())),
      Edlevo.membership(group: "a1", Edlevo.member("1", Edlevo.role(placements: []))),
      Edlevo.membership(group: "a2", Edlevo.member("1", Edlevo.role())),
    ]))
  #expect(outcome.rows.map(\.row) == [1, 3])
  #expect(Set(outcome.rows.map(\.digest)).count == 1)
  #expect(outcome.findings.isEmpty)
}

@Test func `only pupils' placements are enrolments`() throws {
  for role in ["Mentor", "Instructor", "Guardian", "Learner", "01", nil] {
    let text = Edlevo.organization([
      Edlevo.person("1"), Edlevo.person("2", Edlevo.man),
      Edlevo.membership(Edlevo.member("1", Edlevo.role(role)), Edlevo.member("2", Edlevo.role())),
    ])
    let outcome = try readEdlevo(text)
    #expect(outcome.rows.map(\.number) == [try identity(Edlevo.man)])
    #expect(outcome.findings.isEmpty)
  }
}

@Test func `several roles and several placements of a member are rows of one member`() throws {
  let first = Edlevo.placement("31279295", begin: "2023-08-14", end: "2024-06-12")
  let second = Edlevo.placement("12345678", official: "TE", begin: "2024-08-19")
  let third = Edlevo.placement("87654321", official: "IMS", begin: "2025-08-19")
  let outcome = try readEdlevo(
    snapshot(
      role: Edlevo.role(placements: [first, second]) + Edlevo.role("Mentor") + Edlevo.role(placements: [third])))
  #expect(outcome.rows.map(\.unit.description) == ["31279295", "12345678", "87654321"])
  #expect(outcome.rows.map(\.programme.description) == ["NANAT", "TE", "IMS"])
  #expect(outcome.rows.map(\.row) == [1, 1, 1])
}

@Test func `days that a placement lacks are the role's`() throws {
  let role = Edlevo.role(
    begin: "2024-08-20", end: "2026-06-12", placements: [Edlevo.placement(begin: nil, end: "")])
  let row = try #require(try readEdlevo(snapshot(role: role)).rows.first)
  #expect(row.firstDay == (try day("2024-08-20")))
  #expect(row.lastDay == (try day("2026-06-12")))
  let own = Edlevo.role(begin: "2020-08-20", end: "2020-12-24")
  #expect(try readEdlevo(snapshot(role: own)).rows.first?.firstDay == (try day("2024-08-19")))
}

@Test(
  arguments: [
    (Edlevo.placement(nil), FindingKind.unitMissing, "schoolunitcode"),
    (Edlevo.placement("3127929"), .unitMalformed, "schoolunitcode"),
    (Edlevo.placement("031279295"), .unitMalformed, "schoolunitcode"),
    (Edlevo.placement(official: "NA-NAT"), .programmeMalformed, "officialprogramcode"),
    (Edlevo.placement(begin: nil), .dayMissing, "begin"),
    (Edlevo.placement(end: nil), .dayMissing, "end"),
    (Edlevo.placement(begin: "2024-02-30"), .dayMalformed, "begin"),
    (Edlevo.placement(end: "2025-06-12+02:00"), .dayMalformed, "end"),
    (Edlevo.placement(end: "2024-08-18"), .endsBeforeItBegins, "end"),
  ])
func `a placement that cannot be read is set aside with element and reason`(
  placement: String, kind: FindingKind, column: String
) throws {
  let text = Edlevo.organization([
    Edlevo.person("1"), Edlevo.person("2", Edlevo.man),
    Edlevo.membership(
      Edlevo.member("2", Edlevo.role()), Edlevo.member("1", Edlevo.role(placements: [placement]))),
  ])
  let outcome = try readEdlevo(text)
  #expect(outcome.rows.map(\.row) == [1])
  let finding = try #require(outcome.findings.first)
  #expect(outcome.findings.count == 1)
  #expect(finding.row == 2)
  #expect(finding.kind == kind)
  #expect(finding.column == column)
  #expect(finding.number == (try identity(Edlevo.woman)))
  #expect(String(decoding: finding.rawRow ?? [], as: UTF8.self).hasPrefix("id=\(Edlevo.guid("1")); "))
}

@Test func `the school form is the file's`() throws {
  #expect(try readEdlevo(snapshot(schoolType: "GS")).rows.first?.form == .adaptedGymnasium)
  for unknown in ["XX", ""] {
    let outcome = try readEdlevo(snapshot(schoolType: unknown))
    #expect(outcome.kinds == [.formUnknown])
    #expect(outcome.findings.first?.column == "schooltype")
  }
}

@Test func `a roll of one unit sets the other units' pupils aside`() throws {
  #expect(try readEdlevo(snapshot(), scope: unitScope).rows.count == 1)
  let other = snapshot(role: Edlevo.role(placements: [Edlevo.placement("12345678")]))
  #expect(try readEdlevo(other, scope: unitScope).kinds == [.unitOutsideScope])
}

@Test(
  arguments: [
    ("false", nil, ProtectionMark.none, false), ("0", "0", .none, false), ("true", nil, .sekretessmarkering, false),
    ("1", "1", .sekretessmarkering, false), ("true", "2", .skyddadFolkbokforing, false),
    ("true", "3", .skyddadFolkbokforing, false), ("true", "0", .sekretessmarkering, false),
    // What contradicts itself or is not known protects.
    ("true", "7", .sekretessmarkering, true), ("false", "2", .skyddadFolkbokforing, true),
    ("false", "x", .sekretessmarkering, true), ("nej", nil, .sekretessmarkering, true),
    ("", nil, .sekretessmarkering, true),
  ] as [(String, String?, ProtectionMark, Bool)])
func `privacy and its level give the mark`(
  privacy: String, level: String?, mark: ProtectionMark, isTold: Bool
) throws {
  let outcome = try readEdlevo(snapshot(person: Edlevo.person("1", privacy: privacy, level: level)))
  #expect(outcome.rows.map(\.mark) == [mark])
  #expect(outcome.kinds == (isTold ? [.markUnknown] : []))
  #expect(outcome.findings.first?.column == (isTold ? "privacy" : nil))
}

@Test func `one who has died or emigrated is on the roll until the roll ends the placement`() throws {
  for status in ["Deceased", "Emigrated"] {
    #expect(try readEdlevo(snapshot(person: Edlevo.person("1", personStatus: status))).rows.count == 1)
  }
}

@Test func `a document without pupils, or that is no roll, is refused`() {
  #expect(edlevoError(Edlevo.organization([Edlevo.person("1"), Edlevo.group("c1")]))?.code == .fileHasNoRows)
  for type in ["MunicipalOrganization", "TeacherOrganization", "Complete", ""] {
    let error = edlevoError(Edlevo.organization([Edlevo.person("1")], type: type))
    #expect(error?.code == .fileFormatUnknown)
    #expect(error?.fix.english.contains("CompleteOrganization or DeltaOrganization") == true)
  }
}

@Test func `an element out of its place is refused with its line`() {
  let member = Edlevo.membership(Edlevo.member("1", Edlevo.role()))
  let late = edlevoError(Edlevo.organization([member, Edlevo.person("1")]))
  #expect(late?.code == .fileMalformed)
  #expect(late?.place?.hasPrefix("line ") == true)
  let foreign = snapshot().replacing("<member>", with: "<member xmlns=\"http://example.com\">")
  #expect(edlevoError(foreign)?.code == .fileMalformed)
  let unqualified = snapshot().replacing("<person>", with: "<person xmlns=\"\">")
  #expect(edlevoError(unqualified)?.code == .fileMalformed)
  let twice = snapshot(role: Edlevo.role(placements: [Edlevo.placement("31279295</schoolunitcode><schoolunitcode>1")]))
  #expect(edlevoError(twice)?.code == .fileMalformed)
  let status = snapshot(role: Edlevo.role(status: "5"))
  #expect(edlevoError(status)?.code == .fileMalformed)
  let without = snapshot().replacing("properties", with: "property")
  #expect(edlevoError(without)?.code == .fileMalformed)
}

@Test func `prefixes and what a system adds to the properties make no difference`() throws {
  let plain = try readEdlevo(snapshot())
  var prefixed = snapshot().replacing("</", with: "\u{1}").replacing("<?", with: "\u{2}").replacing("<", with: "<e:")
  prefixed = prefixed.replacing("\u{1}", with: "</e:").replacing("\u{2}", with: "<?")
    .replacing("xmlns=", with: "xmlns:e=")
  #expect(try readEdlevo(prefixed) == plain)
  let extended = snapshot().replacing(
    "</properties>",
    with: "<extension><x:person xmlns:x=\"http://example.com\"><x:type>a</x:type></x:person></extension></properties>")
  #expect(try readEdlevo(extended) == plain)
}
