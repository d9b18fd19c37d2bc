import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// What one enrolment of one person gives.
private func read(
  _ enrolment: String, number: String = "\"\(TestNumber.make("2008-03-04"))\"", nationality: String = "\"SE\"",
  mark: String = "", scope: String = organiserScope
) throws -> ExchangeOutcome<RollRow> {
  try readPersons(page(person(number: number, nationality: nationality, mark: mark, enrolment)), scope: scope)
}

@Test func `an identity number in SS 12000 is read in any usual form`() throws {
  let twelve = TestNumber.make("2008-03-04")
  let written = TestNumber.written("2008-03-04")
  for number in [
    "\"\(twelve)\"", twelve, "\"\(written)\"", "\"\(written.dropFirst(2))\"", "\"\(twelve.dropFirst(2))\"",
    "\" \(twelve) \"",
  ] {
    #expect(try read(enrolment(), number: number).rows.map(\.number.twelveDigits) == [twelve], "\(number)")
  }
}

@Test(
  arguments: [
    ("\"\"", .numberMissing), ("null", .numberMissing), ("\"-\"", .numberMissing),
    ("\"20080214TF10\"", .numberTemporary),
    ("\"080214-TF10\"", .numberTemporary), ("2.00803042384e11", .numberScientific), ("\"abc\"", .numberNotANumber),
    ("{\"a\":1}", .numberNotANumber), ("[]", .numberNotANumber), ("true", .numberNotANumber),
    ("\"200813042380\"", .numberNoSuchDay), ("\"199803042388\\u0000\"", .numberNotANumber),
  ] as [(String, FindingKind)])
func `a number that is none rejects each enrolment of the person`(number: String, kind: FindingKind) throws {
  let outcome = try readPersons(
    page(person(number: number, enrolment(), enrolment(programme: "\"TE\"", first: "\"2025-08-18\""))))
  #expect(outcome.rows.isEmpty)
  #expect(outcome.kinds == [kind, kind])
  #expect(outcome.columns == ["civicNo.value", "civicNo.value"])
  #expect(outcome.persons.map(\.number) == [nil])
}

@Test func `a person without a number at all is rejected for each enrolment, and one with a bare number too`() throws {
  #expect(try read(enrolment(), number: "").kinds == [.numberMissing])
  let bare = try readPersons("[{\"civicNo\":\"\(TestNumber.make("2008-03-04"))\",\"enrolments\":[\(enrolment())]}]")
  #expect(bare.kinds == [.numberNotANumber])
  #expect(
    try readPersons("[{\"givenName\":\"a\",\"civicNo\":null,\"enrolments\":[\(enrolment())]}]").kinds == [
      .numberMissing
    ])
}

@Test func `another country's number is no identity, and whoever has it is not missing from the file`() throws {
  for nationality in ["\"\"", "null", "\"se\"", ""] {
    #expect(try read(enrolment(), nationality: nationality).rows.count == 1)
  }
  let foreign = try read(enrolment(), nationality: "\"FI\"")
  #expect(foreign.kinds == [.numberNotANumber])
  #expect(foreign.columns == ["civicNo.nationality"])
  #expect(foreign.findings.first?.number != nil)
  #expect(foreign.persons.map(\.number) == [nil])
  #expect(try read(enrolment(), number: "\"040308A238B\"", nationality: "\"FI\"").columns == ["civicNo.value"])
}

@Test func `the century of a number in SS 12000 is that of a pupil`() throws {
  #expect(try read(enrolment(), number: "\"\(TestNumber.make("2026-11-01"))\"").kinds == [.numberBornLater])
  #expect(try read(enrolment(), number: "\"\(TestNumber.make("1908-03-04"))\"").kinds == [.numberCenturyUnclear])
}

@Test(
  arguments: [
    ("\"2024-08-19\"", "2024-08-19"), ("\"20240819\"", "2024-08-19"), ("20240819", "2024-08-19"),
    ("\"2024-08-19T00:00:00\"", "2024-08-19"), ("\"2024-08-19T00:00:00Z\"", "2024-08-19"),
    ("\"2024-08-19T00:00:00+02:00\"", "2024-08-19"), ("\"2024-01-19T00:00:00.000+01:00\"", "2024-01-19"),
    ("\"2024-08-19T00:00:00.000Z\"", "2024-08-19"), ("null", nil), ("\"\"", nil), ("", nil),
  ] as [(String, String?)])
func `a first day is a date, or midnight of it`(written: String, read: String?) throws {
  let outcome = try readPersons(page(person(enrolment(first: written))))
  #expect(outcome.findings.isEmpty)
  #expect(outcome.rows.map(\.firstDay) == [try read.map { try day($0) }])
}

@Test(
  arguments: [
    "\"2024-08-18T22:00:00Z\"", "\"2024-08-19T00:00:00-05:00\"", "\"2024-08-19T08:00:00+02:00\"", "\"2024-13-01\"",
    "\"240819\"",
    "\"19/8 2024\"", "\"9999-12-31\"", "true", "{}", "[\"2024-08-19\"]", "2.0240819e7", "\"2024-08-19Z\"",
    "\"2024-08-19T\"", "0",
  ])
func `a first day that is none rejects the enrolment`(written: String) throws {
  let outcome = try readPersons(page(person(enrolment(first: written))))
  #expect(outcome.rows.isEmpty)
  #expect(outcome.findings.map(\.description) == ["row 1, startDate: day-malformed"])
  #expect(outcome.findings.first?.number != nil)
}

@Test func `a last day is open where it is missing or far away, and not before the first`() throws {
  for last in ["", "null", "\"\"", "\"9999-12-31\"", "\"2999-12-31T00:00:00\""] {
    #expect(try read(enrolment(last: last)).rows.map(\.lastDay) == [nil])
  }
  #expect(try read(enrolment(last: "\"2027-06-11\"")).rows.map(\.lastDay) == [try day("2027-06-11")])
  #expect(try read(enrolment(last: "\"2024-08-18\"")).kinds == [.endsBeforeItBegins])
  #expect(try read(enrolment(last: "\"2024-08-19\"")).rows.count == 1)
  #expect(try read(enrolment(last: "{}")).columns == ["endDate"])
}

@Test func `cancelled counts with a last day only`() throws {
  let agreed = try read(enrolment(last: "\"2025-01-15\"", cancelled: "true"))
  #expect(agreed.rows.map(\.hasLeavingReason) == [true])
  #expect(agreed.findings.isEmpty)
  for last in ["", "null", "\"9999-12-31\""] {
    let alone = try read(enrolment(last: last, cancelled: "true"))
    #expect(alone.rows.map(\.hasLeavingReason) == [false])
    #expect(alone.rows.map(\.lastDay) == [nil])
    #expect(alone.findings.map(\.description) == ["row 1, cancelled: cancelled-without-day"])
    #expect(alone.findings.first?.rawRow == nil)
  }
  for word in ["false", "null", "\"false\"", "0", "{}"] {
    #expect(try read(enrolment(last: "\"2025-01-15\"", cancelled: word)).rows.map(\.hasLeavingReason) == [false])
  }
  #expect(try read(enrolment(last: "\"2025-01-15\"", cancelled: "\"True\"")).rows.map(\.hasLeavingReason) == [true])
}

@Test(
  arguments: [
    ("GY", .gymnasium), ("gy", .gymnasium), ("GYAN", .adaptedGymnasium), ("gyan", .adaptedGymnasium),
    ("GYS", .adaptedGymnasium), ("GS", .adaptedGymnasium), ("VUX", .adultEducation), ("KOMVUX", .adultEducation),
    ("VUXGY", .adultUpperSecondary), ("VUXSFI", .adultSwedish), ("SFI", .adultSwedish), ("FHS", .folkHighSchool),
    ("YH", .vocationalCollege), ("AU", .otherTeaching), ("GR", .compulsorySchool), ("GRS", .adaptedCompulsorySchool),
    ("SP", .specialSchool), ("SAM", .samiSchool),
  ] as [(String, SchoolForm)])
func `a school form is read in every spelling, as in a table`(word: String, form: SchoolForm) throws {
  #expect(try read(enrolment(form: "\"\(word)\"")).rows.map(\.form) == [form])
  #expect(try readRollRow(form: word).rows.map(\.form) == [form])
}

@Test func `a form that the register has no place for is passed over and told of once`() throws {
  let outcome = try readPersons(
    page(
      person(number: "\"x\"", enrolment(form: "\"FTH\"")),
      person(enrolment(form: "\"FKLASS\""), enrolment(form: "\"fs\""), enrolment(), enrolment(form: "\"OPPFTH\""))))
  #expect(outcome.rows.map(\.row) == [2])
  #expect(outcome.findings.map(\.description) == ["row 1, schoolType: form-passed-over"])
  for form in ["\"XYZ\"", "", "null", "\"\"", "{}", "7"] {
    #expect(try read(enrolment(form: form)).findings.map(\.description) == ["row 1, schoolType: form-unknown"])
  }
}

@Test func `a programme is a code in upper case, or none`() throws {
  #expect(try read(enrolment(programme: "\"ekjurv\"")).rows.map(\.programme.description) == ["EKJURV"])
  for none in ["", "null", "\"\""] { #expect(try read(enrolment(programme: none)).rows.map(\.programme) == [.none]) }
  for bad in ["\"EK JUR\"", "\"ÅÄ\"", "\"ABCDEFGHIJKLMNOPQ\"", "{}", "\"\(String(repeating: "A", count: 5_000))\""] {
    #expect(
      try read(enrolment(programme: bad)).findings.map(\.description) == ["row 1, educationCode: programme-malformed"])
  }
}

@Test func `a school unit is found by the source's own number or by its code, never guessed`() throws {
  func at(_ place: String, scope: String = organiserScope) throws -> ExchangeOutcome<RollRow> {
    try read(enrolment(at: place), scope: scope)
  }
  #expect(try at("{\"id\":\"\(schoolID.uppercased())\"}").rows.map(\.unit.number) == [31_279_295])
  #expect(try at("{\"schoolUnitCode\":\"31279295\"}").rows.map(\.unit.number) == [31_279_295])
  #expect(try at("{\"schoolUnitCode\":31279295,\"id\":\"\(unknownSchoolID)\"}").rows.map(\.unit.number) == [31_279_295])
  #expect(try at("{\"schoolUnitCode\":\"31279295\",\"id\":\"\(schoolID)\"}").rows.count == 1)
  #expect(try at("{\"schoolUnitCode\":\"31279295\",\"id\":\"\(otherSchoolID)\"}").kinds == [.unitUnresolved])
  #expect(try at("{\"schoolUnitCode\":\"3127\",\"id\":\"\(schoolID)\"}").kinds == [.unitMalformed])
  #expect(try at("{\"id\":\"\(unknownSchoolID)\"}").kinds == [.unitUnresolved])
  #expect(try at("{\"id\":\"x\"}").kinds == [.unitUnresolved])
  for scope in [organiserScope, unitScope] {
    for nothing in ["", "null", "{}", "{\"id\":null}", "{\"displayName\":\"Skolan\"}"] {
      #expect(try at(nothing, scope: scope).kinds == [.unitMissing])
    }
    // Something stands there, though not in the way it should.
    for odd in ["\"\(schoolID)\"", "[]", "7"] { #expect(try at(odd, scope: scope).kinds == [.unitMalformed]) }
  }
  #expect(try at("{\"id\":\"\(schoolID)\"}", scope: unitScope).rows.count == 1)
  let elsewhere = try at("{\"id\":\"\(otherSchoolID)\"}", scope: unitScope)
  #expect(elsewhere.kinds == [.unitOutsideScope])
  #expect(elsewhere.columns == ["enroledAt.id"])
  #expect(elsewhere.findings.first?.number != nil)
}

@Test(
  arguments: [
    ("\"Ingen\"", .none), ("", .none), ("null", .none), ("\"\"", .none),
    ("\"Sekretessmarkering\"", .sekretessmarkering),
    ("\"SEKRETESSMARKERING\"", .sekretessmarkering), ("\"Skyddad folkbokföring\"", .skyddadFolkbokforing),
    ("\"Skyddad folkbokfo\u{308}ring\"", .skyddadFolkbokforing), ("\"Skyddad folkbokf?ring\"", .skyddadFolkbokforing),
    ("\"Skyddad folkbokf\\ufffdring\"", .skyddadFolkbokforing), ("\"Skyddad folkbokfÃ¶ring\"", .skyddadFolkbokforing),
    ("\"Folkbokf.ring\"", .skyddadFolkbokforing), ("\"Skyddad folkbokf.ring\"", .skyddadFolkbokforing),
  ] as [(String, ProtectionMark)])
func `a protection mark is known in every spelling, also with its letters damaged`(word: String, mark: ProtectionMark)
  throws
{
  let outcome = try read(enrolment(), mark: word)
  #expect(outcome.rows.map(\.mark) == [mark])
  #expect(outcome.findings.isEmpty)
}

@Test func `a mark of SS 12000 that is not understood protects, and is told of`() throws {
  for word in ["\"Kvarskriven\"", "\"hemlig\"", "{}", "[]", "7", "\"\(String(repeating: "x", count: 2_000))\""] {
    let outcome = try read(enrolment(), mark: word)
    #expect(outcome.rows.map(\.mark) == [.sekretessmarkering])
    #expect(outcome.findings.map(\.description) == ["row 1, securityMarking: mark-unknown"])
  }
}

@Test func `a rejected enrolment is kept as what was read of it, without names and cut`() throws {
  let bad = try read(enrolment(at: "{\"id\":\"x\\u0000y\"}", first: "\"2024-08-19\""), mark: "\"Ingen\"")
  #expect(
    String(decoding: try #require(bad.findings.first?.rawRow), as: UTF8.self)
      == "civicNo.value=\(TestNumber.make("2008-03-04")); civicNo.nationality=SE; securityMarking=Ingen; enroledAt.id=x y; "
      + "schoolType=GY; educationCode=NANAT; startDate=2024-08-19")
  let long = String(repeating: "å", count: 500)
  let cut = try read(enrolment(programme: "\"\(long)\"", first: "\"\(long)\"", last: "\"\(long)\""))
  let raw = try #require(cut.findings.first?.rawRow)
  #expect(raw.count > 1_990 && raw.count <= Finding.rawRowLimit)
  #expect(String(validating: raw, as: UTF8.self) != nil)
}
