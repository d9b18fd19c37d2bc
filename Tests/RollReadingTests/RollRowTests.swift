import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2008-03-04")

@Test func `a row is read whole`() throws {
  let outcome = try readRollRow(
    form: "GYAN", programme: "hvfri0l0n", first: "2024-08-19", last: "2026-06-12", reason: "Flyttat",
    certificate: "Gymnasiesärskolebevis", certificateDay: "2026-06-10", mark: "S")
  let row = try #require(outcome.rows.first)
  #expect(outcome.findings.isEmpty)
  #expect(row.row == 2)
  #expect(row.number.twelveDigits == woman)
  #expect(row.unit == SchoolUnitCode("31279295"))
  #expect(row.form == .adaptedGymnasium)
  #expect(row.programme.description == "HVFRI0L0N")
  #expect(row.firstDay == Day("2024-08-19"))
  #expect(row.lastDay == Day("2026-06-12"))
  #expect(row.hasLeavingReason)
  #expect(row.certificate == .adaptedCertificate)
  #expect(row.certificateDay == Day("2026-06-10"))
  #expect(row.mark == .skyddadFolkbokforing)
}

@Test func `what is not there is not made up`() throws {
  let row = try #require(try readRollRow(programme: "", first: "").rows.first)
  #expect(row.form == .gymnasium)
  #expect(row.programme.isEmpty)
  #expect(row.firstDay == nil && row.lastDay == nil)
  #expect(!row.hasLeavingReason)
  #expect(row.certificate == nil && row.certificateDay == nil)
  #expect(row.mark == ProtectionMark.none)
}

@Test(
  arguments: [
    ("", .numberMissing), ("NULL", .numberMissing), ("12345", .numberNotANumber), ("008030423", .numberNotANumber),
    ("2,00801E+11", .numberScientific), ("2.00801e+11", .numberScientific), ("20080230-2381", .numberNoSuchDay),
    ("20080304-2382", .numberCheckDigit), ("080304-TF10", .numberTemporary), ("20080304TF20", .numberTemporary),
    ("081304-T238", .numberInterim), ("20080304-0000", .numberNotANumber), ("2008-03-04-2381", .numberNotANumber),
  ] as [(String, FindingKind)])
func `a number that is none rejects the row with its reason`(number: String, kind: FindingKind) throws {
  let outcome = try readRollRow(number: number)
  #expect(outcome.rows.isEmpty)
  #expect(outcome.kinds == [kind])
  let finding = try #require(outcome.findings.first)
  #expect(finding.row == 2)
  #expect(finding.column == "Personnummer")
  #expect(finding.number == nil)
  #expect(finding.rawRow?.isEmpty == false)
}

@Test func `ten digits get the century of a pupil`() throws {
  let short = woman.dropFirst(2)
  for number in [String(short), "\(short.prefix(6))-\(short.suffix(4))", " \(short.prefix(6)) \(short.suffix(4)) "] {
    #expect(try readRollRow(number: number).rows.first?.number.twelveDigits == woman)
  }
  let old = TestNumber.make("1970-03-04").dropFirst(2)
  #expect(try readRollRow(number: String(old)).kinds == [.numberCenturyUnclear])
}

@Test func `a coordination number is an identity`() throws {
  let nine = "080364238"
  let number = "20" + nine + TestNumber.checkDigit(nine)
  let row = try #require(try readRollRow(number: number).rows.first)
  #expect(row.number.isCoordinationNumber)
}

@Test func `twelve digits of the wrong century are no pupil`() throws {
  #expect(try readRollRow(number: TestNumber.make("1908-03-04")).kinds == [.numberCenturyUnclear])
  #expect(try readRollRow(number: TestNumber.make("2108-03-04")).kinds == [.numberBornLater])
  // Adult education has pupils of any age.
  #expect(try readRollRow(number: TestNumber.make("1970-03-04"), form: "VUXGY").rows.count == 1)
}

@Test func `a school unit outside the scope is rejected, and the scope's unit is taken where none is given`() throws {
  #expect(try readRollRow(unit: "31279295", scope: unitScope).rows.count == 1)
  #expect(try readRollRow(unit: "", scope: unitScope).rows.first?.unit == SchoolUnitCode("31279295"))
  #expect(try readRollRow(unit: "12345678", scope: unitScope).kinds == [.unitOutsideScope])
  #expect(try readRollRow(unit: "12345678").rows.first?.unit == SchoolUnitCode("12345678"))
  #expect(try readRollRow(unit: "").kinds == [.unitMissing])
  for unit in ["1234567", "123456789", "01234567", "1234567a", "31279295.0", "3127 9295"] {
    #expect(try readRollRow(unit: unit).kinds == [.unitMalformed])
    #expect(try readRollRow(unit: unit, scope: unitScope).kinds == [.unitMalformed])
  }
}

@Test func `a school form is known in all its spellings or rejects the row`() throws {
  for (spelling, form) in SchoolForm.spellings {
    #expect(try readRollRow(form: spelling).rows.first?.form == form, "\(spelling)")
    #expect(try readRollRow(form: spelling.lowercased()).rows.first?.form == form, "\(spelling)")
  }
  #expect(try readRollRow(form: "GymnasiesÃ¤rskola").rows.first?.form == .adaptedGymnasium)
  for form in ["GYX", "Förskola", "G", "?", "0"] { #expect(try readRollRow(form: form).kinds == [.formUnknown]) }
}

@Test func `a programme code is letters and digits, sixteen at most`() throws {
  for code in ["NA", "nanat", "HVFRI0L0N", "FS25SKOLFORLAGD", "ABCDEFGHIJKLMNOP"] {
    #expect(try readRollRow(programme: code).rows.first?.programme == ProgrammeCode(code), "\(code)")
  }
  for code in ["ABCDEFGHIJKLMNOPQ", "NA NAT", "NÄT", "NA-1", "NA@", "[NA]", "`NA"] {
    #expect(try readRollRow(programme: code).kinds == [.programmeMalformed], "\(code)")
  }
}

@Test func `a day that is none rejects the row and names its column`() throws {
  for (outcome, column) in [
    (try readRollRow(first: "46251"), "Startdatum"), (try readRollRow(first: "9999-12-31"), "Startdatum"),
    (try readRollRow(last: "2026-06-31"), "Slutdatum"), (try readRollRow(certificateDay: "juni"), "Betygsdatum"),
  ] {
    #expect(outcome.rows.isEmpty)
    #expect(outcome.kinds == [.dayMalformed])
    #expect(outcome.findings.first?.column == column)
    #expect(outcome.findings.first?.number?.twelveDigits == woman)
  }
}

@Test func `a last day in 2999 or 9999 is open`() throws {
  for last in ["2999-12-31", "99991231", "9999-12-31T00:00:00"] {
    let row = try #require(try readRollRow(last: last).rows.first)
    #expect(row.lastDay == nil)
  }
}

@Test func `a last day before the first rejects the row, and its person is not missing`() throws {
  let outcome = try readRollRow(first: "2024-08-19", last: "2024-08-18")
  #expect(outcome.kinds == [.endsBeforeItBegins])
  #expect(outcome.findings.first?.number?.twelveDigits == woman)
  #expect(try readRollRow(first: "2024-08-19", last: "2024-08-19").rows.count == 1)
}

@Test func `a leaving reason is a fact, its text is not kept, and without a last day it is to be looked at`() throws {
  #expect(try readRollRow(last: "2025-01-15", reason: "Byte av skola").rows.first?.hasLeavingReason == true)
  for word in ["Nej", "N", "0", "-", "NULL"] {
    #expect(try readRollRow(last: "2025-01-15", reason: word).rows.first?.hasLeavingReason == false)
  }
  let open = try readRollRow(reason: "Flyttat")
  #expect(open.rows.first?.hasLeavingReason == true)
  #expect(open.kinds == [.leavingReasonWithoutDay])
  #expect(open.findings.first?.rawRow == nil)
}

@Test func `a row that is rejected has one finding`() throws {
  let outcome = try readRollRow(form: "?", first: "x", last: "y", certificate: "?", mark: "?")
  #expect(outcome.kinds == [.formUnknown])
}

@Test func `damaged names are told of once a column, since a roll's names are not kept`() throws {
  let file =
    "Personnummer;Efternamn;Förnamn;Skolenhetskod\n" + "\(woman);SÃO;Ãsa;31279295\n"
    + "\(woman);Ã–berg;Ã…sa;31279295\n\(woman);Ã–berg;Ã…sa;31279295\n\(woman);�berg;;31279295\n"
  let outcome = try readRoll(file)
  #expect(outcome.rows.count == 4)
  #expect(outcome.findings.map(\.description) == ["row 3, Efternamn: text-damaged", "row 3, Förnamn: text-damaged"])
}
