import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

@Test(arguments: ["080304-TF12", "20080304TF12"])
func `a row with a school's own number is used, under that number at its unit, and told of`(number: String) throws {
  let outcome = try readRollRow(number: number)
  #expect(outcome.rows.map(\.number.written) == ["31279295:20080304-TF12"])
  #expect(outcome.kinds == [.numberLocal])
  #expect(outcome.findings.first?.number == outcome.rows.first?.number)
  #expect(outcome.findings.first?.rawRow == nil)
}

@Test func `an interim number is one too, and a bad row of one keeps whose it is`() throws {
  #expect(try readRollRow(number: "080304-T238").rows.map(\.number.twelveDigits) == ["31279295:20080304T238"])
  let bad = try readRollRow(number: "080304-T238", first: "2024-08-19", last: "i juni")
  #expect(bad.kinds == [.dayMalformed])
  #expect(bad.findings.first?.number?.written == "31279295:20080304-T238")
}

@Test func `a person of SS 12000 with a school's own number is kept at each unit`() throws {
  let outcome = try readPersons(page(person(number: "\"20080304TF12\"", enrolment())))
  #expect(outcome.rows.map(\.number.written) == ["31279295:20080304-TF12"])
  #expect(outcome.kinds == [.numberLocal])
  #expect(outcome.columns == ["civicNo.value"])
  #expect(outcome.persons.map { $0.number?.written } == ["20080304-TF12"])
  let bad = try readPersons(page(person(number: "\"20080304TF12\"", enrolment(last: "\"x\""))))
  #expect(bad.findings.map { $0.number?.written } == ["31279295:20080304-TF12"])
}

@Test func `Edlevo's pupils with a school's own number are kept, and the person's own number goes before it`() throws {
  let admission = try readEdlevo(Edlevo.admission([Edlevo.student("080304-TF12")]))
  #expect(admission.rows.map(\.number.written) == ["31279295:20080304-TF12"])
  #expect(admission.kinds == [.numberLocal])
  func organization(_ numbers: String...) -> String {
    let ids = numbers.map { Edlevo.userID($0) }.joined()
    return Edlevo.organization([
      Edlevo.personElement(Edlevo.sourced(Edlevo.guid("1")) + ids), Edlevo.group("c1"),
      Edlevo.membership(Edlevo.member("1", Edlevo.role())),
    ])
  }
  let temporary = try readEdlevo(organization("080304-TF12"))
  #expect(temporary.rows.map(\.number.written) == ["31279295:20080304-TF12"])
  #expect(temporary.kinds == [.numberLocal])
  #expect(temporary.findings.first?.column == "userid")
  for both in [organization("080304-TF12", Edlevo.woman), organization(Edlevo.woman, "080304-TF12")] {
    #expect(try readEdlevo(both).rows.map(\.number.twelveDigits) == [Edlevo.woman])
  }
  #expect(try readEdlevo(organization("080304-TF12", "080304-TF13")).kinds == [.personUnresolved])
}

@Test func `a notice with a school's own number is used, under that number at the unit that it names`() throws {
  func read(_ rows: String...) throws -> Outcome<NoticeRow> {
    try readNotices("Personnummer;Händelse;Datum;Skolenhetskod\n" + rows.map { $0 + "\n" }.joined())
  }
  let outcome = try read("080304-TF12;slutat;2026-09-15;31279295", "080304-T238;slutat;2026-09-15;20000005")
  #expect(outcome.rows.map(\.number.written) == ["31279295:20080304-TF12", "20000005:20080304-T238"])
  #expect(outcome.kinds == [.numberLocal, .numberLocal])
  #expect(outcome.findings.map(\.column) == ["Personnummer", "Personnummer"])
  let bad = try read("080304-TF12;flyttat;2026-09-15;31279295")
  #expect(bad.kinds == [.eventUnknown])
  #expect(bad.findings.map { $0.number?.written } == ["31279295:20080304-TF12"])
  // Two pupils may share it.
  #expect(try read("080304-TF10;slutat;2026-09-15;31279295").kinds == [.numberTemporary])
  // Nobody's without its unit.
  #expect(try read("080304-TF12;slutat;2026-09-15;").kinds == [.unitMissing])
}
