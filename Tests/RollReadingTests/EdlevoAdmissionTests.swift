import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private func read(_ student: String, scope: String = organiserScope) throws -> EdlevoOutcome<RollRow> {
  try readEdlevo(Edlevo.admission([student]), scope: scope)
}

/// The same two pupils as in the sample of the format, with its days.
@Test func `a pupil who has graduated and one who goes on are read from an admission file`() throws {
  let text = Edlevo.admission([
    Edlevo.student(
      Edlevo.woman, program: Edlevo.program(begin: "2023-08-14T00:00:00", end: "2026-06-12T00:00:00"),
      graduated: "true"),
    Edlevo.student(
      Edlevo.man, program: Edlevo.program("EE", begin: "2025-01-16T00:00:00", end: "2028-06-30T00:00:00")),
  ])
  let outcome = try readEdlevo("\u{FEFF}" + text)
  #expect(
    outcome.rows == [
      RollRow(
        row: 1, number: try identity(Edlevo.woman), unit: try #require(SchoolUnitCode("31279295")), form: .gymnasium,
        programme: try #require(ProgrammeCode("NANAT")), firstDay: try day("2023-08-14"),
        lastDay: try day("2026-06-12"), hasLeavingReason: false, certificate: .gymnasieexamen,
        certificateDay: try day("2026-06-12"), mark: .none),
      RollRow(
        row: 2, number: try identity(Edlevo.man), unit: try #require(SchoolUnitCode("31279295")), form: .gymnasium,
        programme: try #require(ProgrammeCode("EE")), firstDay: try day("2025-01-16"), lastDay: try day("2028-06-30"),
        hasLeavingReason: false, certificate: nil, certificateDay: nil, mark: .none),
    ])
  #expect(outcome.findings.isEmpty)
  #expect(outcome.persons.isEmpty)
}

@Test(
  arguments: [
    ("GY", "true", "false", QualificationKind.gymnasieexamen), ("GY", "1", "1", .gymnasieexamen),
    ("GY", "false", "true", .studiebevis), ("GS", "true", "true", .adaptedCertificate), ("GS", "0", "1", .studiebevis),
    ("GYAN", "true", "false", .adaptedCertificate), ("GY", "0", "0", nil), ("KV", "false", "false", nil),
  ])
func `the two certificates say what a pupil has`(
  schoolType: String, graduated: String, studyCertificate: String, kind: QualificationKind?
) throws {
  let outcome = try read(
    Edlevo.student(
      unit: Edlevo.unit(schoolType: schoolType), program: Edlevo.program(end: "2026-06-12T00:00:00"),
      graduated: graduated, studyCertificate: studyCertificate))
  let row = try #require(outcome.rows.first)
  #expect(row.certificate == kind)
  #expect(row.certificateDay == (kind == nil ? nil : try day("2026-06-12")))
  #expect(outcome.findings.isEmpty)
}

@Test(
  arguments: [
    // The day has not been; it is open; the words or the form say nothing that is known.
    ("2026-10-02T00:00:00", "GY", "true", FindingKind.certificateBeforeItsDay, "hasgraduated"),
    ("9999-12-31T00:00:00", "GY", "true", .certificateWithoutDay, "hasgraduated"),
    ("2026-06-12T00:00:00", "GY", "ja", .certificateUnknown, "hasgraduated"),
    ("2026-06-12T00:00:00", "KV", "true", .certificateUnknown, "hasgraduated"),
  ])
func `a certificate that cannot be told or dated is told of and not used`(
  end: String, schoolType: String, graduated: String, kind: FindingKind, column: String
) throws {
  let outcome = try read(
    Edlevo.student(
      unit: Edlevo.unit(schoolType: schoolType), program: Edlevo.program(end: end), graduated: graduated))
  #expect(outcome.rows.count == 1)
  #expect(outcome.rows.first?.certificate == nil)
  #expect(outcome.rows.first?.certificateDay == nil)
  #expect(outcome.kinds == [kind])
  #expect(outcome.findings.first?.column == column)
  #expect(outcome.findings.first?.number != nil)
}

@Test func `a certificate of the roll's own day holds, and one that is not answered is unknown`() throws {
  let today = try read(Edlevo.student(program: Edlevo.program(end: "2026-10-01T00:00:00"), graduated: "true"))
  #expect(today.rows.first?.certificate == .gymnasieexamen)
  let unanswered = try read(Edlevo.student(graduated: "false", studyCertificate: nil))
  #expect(unanswered.kinds == [.certificateUnknown])
  #expect(unanswered.findings.first?.column == "hasstudycertificate")
}

@Test(
  arguments: [
    (Edlevo.student(""), FindingKind.numberMissing, "id"),
    (Edlevo.student("NULL"), .numberMissing, "id"),
    (Edlevo.student("080214-TF10"), .numberTemporary, "id"),
    (Edlevo.student("200803040000"), .numberNotANumber, "id"),
    (Edlevo.student("19" + Edlevo.woman.dropFirst(2)), .numberCenturyUnclear, "id"),
    (Edlevo.student(unit: nil), .unitMissing, "unit"),
    (Edlevo.student(program: nil), .placementMissing, "program"),
    (Edlevo.student(unit: Edlevo.unit("")), .unitMissing, "schoolunitcode"),
    (Edlevo.student(unit: Edlevo.unit("3127929")), .unitMalformed, "schoolunitcode"),
    (Edlevo.student(unit: Edlevo.unit(schoolType: "")), .formUnknown, "schooltype"),
    (Edlevo.student(unit: Edlevo.unit(schoolType: "XX")), .formUnknown, "schooltype"),
    (Edlevo.student(program: Edlevo.program("NA NAT")), .programmeMalformed, "code"),
    (Edlevo.student(program: Edlevo.program(begin: "2024-08-19T02:00:00")), .dayMalformed, "begin"),
    (Edlevo.student(program: Edlevo.program(begin: "2024-08-19T00:00:00Z")), .dayMalformed, "begin"),
    (Edlevo.student(program: Edlevo.program(begin: "240819")), .dayMalformed, "begin"),
    (Edlevo.student(program: Edlevo.program(begin: "9999-12-31")), .dayMalformed, "begin"),
    (Edlevo.student(program: Edlevo.program(begin: "")), .dayMissing, "begin"),
    (Edlevo.student(program: Edlevo.program(end: nil)), .dayMissing, "end"),
    (Edlevo.student(program: Edlevo.program(end: "2027-02-29")), .dayMalformed, "end"),
    (Edlevo.student(program: Edlevo.program(end: "2024-08-18")), .endsBeforeItBegins, "end"),
  ])
func `a student who cannot be read is set aside with element and reason`(
  student: String, kind: FindingKind, column: String
) throws {
  let outcome = try readEdlevo(Edlevo.admission([Edlevo.student(Edlevo.man), student]))
  #expect(outcome.rows.map(\.row) == [1])
  let finding = try #require(outcome.findings.first)
  #expect(outcome.findings.count == 1)
  #expect(finding.row == 2)
  #expect(finding.kind == kind)
  #expect(finding.column == column)
  // Whose row it is is told where the number is good, so that the person is not missing from the file.
  #expect((finding.number == nil) == (column == "id"))
  #expect(String(decoding: finding.rawRow ?? [], as: UTF8.self).contains("; firstname=Åsa; lastname=Öberg"))
}

@Test func `days may be plain dates, and far days are open`() throws {
  for end in ["2999-12-31", "9999-12-31T00:00:00"] {
    let row = try #require(
      try read(Edlevo.student(program: Edlevo.program(begin: "2024-08-19", end: end))).rows.first)
    #expect(row.firstDay == (try day("2024-08-19")))
    #expect(row.lastDay == nil)
  }
}

@Test func `a number may be written with ten or twelve digits, with a hyphen or without`() throws {
  let forms = [
    Edlevo.woman, TestNumber.written("2008-03-04"), String(Edlevo.woman.dropFirst(2)), " \(Edlevo.woman)\n",
  ]
  for written in forms {
    #expect(try read(Edlevo.student(written)).rows.first?.number == (try identity(Edlevo.woman)))
  }
}

@Test func `the reason for a cost is no leaving reason, and a code that is missing is no programme`() throws {
  let outcome = try read(Edlevo.student(program: Edlevo.program("", reason: "Avbrott")))
  #expect(outcome.rows.first?.hasLeavingReason == false)
  #expect(outcome.rows.first?.programme == ProgrammeCode.none)
  #expect(outcome.kinds == [.officialProgrammeMissing])
}

@Test func `a roll of one unit takes its own students alone`() throws {
  #expect(try read(Edlevo.student(), scope: unitScope).rows.count == 1)
  #expect(try read(Edlevo.student(unit: Edlevo.unit("12345678")), scope: unitScope).kinds == [.unitOutsideScope])
  // Without the unit the form is not known either.
  #expect(try read(Edlevo.student(unit: nil), scope: unitScope).kinds == [.unitMissing])
}

@Test func `a row is kept no longer than the limit, cut between two characters`() throws {
  for length in 1_900...1_960 {
    let id = String(repeating: "x", count: length) + String(repeating: "å", count: 100)
    let raw = try #require(try read(Edlevo.student(id)).findings.first?.rawRow)
    #expect(raw.count <= Finding.rawRowLimit && raw.count >= Finding.rawRowLimit - 1)
    #expect(String(validating: raw, as: UTF8.self) != nil)
  }
}

@Test func `an element that stands twice in a student is refused`() {
  let twice = [
    Edlevo.student(unit: Edlevo.unit() + Edlevo.unit("12345678")),
    Edlevo.student(program: Edlevo.program() + Edlevo.program("TE")),
    Edlevo.student(Edlevo.woman + "</id><id>" + Edlevo.man),
    Edlevo.student(unit: Edlevo.unit("31279295</schoolunitcode><schoolunitcode>12345678")),
  ]
  for student in twice {
    let error = edlevoError(Edlevo.admission([student]))
    #expect(error?.code == .fileMalformed)
    #expect(error?.place?.hasPrefix("line ") == true)
  }
}

@Test func `an admission file without students is refused`() {
  #expect(edlevoError(Edlevo.admission([]))?.code == .fileHasNoRows)
}
