import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2008-03-04")
private let headings =
  "Personnummer;Efternamn;Förnamn;Adress;Postnummer;Postort;Kommunkod;Folkbokföringsdatum;Invandringsdatum;"
  + "Avregistreringsorsak;Avregistreringsdatum;Skydd\n"

@Test func `a person is read whole`() throws {
  let outcome = try readPopulation(
    headings + "\(woman);Öberg;Åsa Maria;Storgatan 3;541 30;Skövde;1496;2019-08-15;20150101;uv;2026-09-01;N\n")
  let person = try #require(outcome.rows.first)
  #expect(outcome.findings.isEmpty)
  #expect(
    person
      == PopulationRow(
        row: 2, number: try identity(woman), familyName: "Öberg",
        givenName: "Åsa Maria", street: "Storgatan 3", postalCode: "541 30", locality: "Skövde",
        municipality: MunicipalityCode("1496"), since: try day("2019-08-15"), immigrated: try day("2015-01-01"),
        deregistrationReason: "UV", deregistered: try day("2026-09-01"), mark: ProtectionMark.none, isMarkOnly: false))
}

@Test func `blank is nothing, and 0 is no day`() throws {
  let person = try #require(try readPopulation(headings + "\(woman);;;;;;;0;00000000;;0;\n").rows.first)
  #expect(person.familyName == nil && person.givenName == nil && person.street == nil && person.postalCode == nil)
  #expect(person.locality == nil && person.municipality == nil && person.since == nil && person.immigrated == nil)
  #expect(person.deregistrationReason == nil && person.deregistered == nil)
  #expect(!person.isMarkOnly)
}

@Test func `a record of number and mark alone changes the mark alone`() throws {
  let outcome = try readPopulation(
    headings + "\(woman);;;;;;;;;;;J\n\(woman);;;;;;;;;;;N\n\(woman);;;;;;1496;;;;;J\n\(woman);;;;;;;;;;;\n")
  #expect(outcome.rows.map(\.isMarkOnly) == [true, true, false, false])
  #expect(
    outcome.rows.map(\.mark) == [.sekretessmarkering, ProtectionMark.none, .sekretessmarkering, ProtectionMark.none])
}

@Test func `a file without a column for marks says nothing of protection`() throws {
  #expect(try readPopulation("Personnummer\n\(woman)\n").rows.map(\.mark) == [nil])
  let own = try readPopulation("Personnummer;Skyddad folkbokföring\n\(woman);J\n\(woman);\n")
  #expect(own.rows.map(\.mark) == [.skyddadFolkbokforing, ProtectionMark.none])
}

@Test func `a reason of deregistration that is not known is kept and told of`() throws {
  for code in ["AV", "UV", "GN", "GS", "OB", "TA", "AS", "AN", "FI", "OO"] {
    let outcome = try readPopulation(headings + "\(woman);;;;;;;;;\(code);20260901;\n")
    #expect(outcome.rows.first?.deregistrationReason == code)
    #expect(outcome.findings.isEmpty)
  }
  let outcome = try readPopulation(headings + "\(woman);;;;;;;;;xy;20260901;\n")
  #expect(outcome.rows.first?.deregistrationReason == "XY")
  #expect(outcome.kinds == [.deregistrationUnknown])
}

@Test func `a municipality is four digits that can be one`() throws {
  for code in ["0180", "1496", "2584"] {
    #expect(try readPopulation(headings + "\(woman);;;;;;\(code);;;;;\n").rows.first?.municipality?.description == code)
  }
  for code in ["180", "00180", "Skövde", "0000", "0280", "9999", "1400", "14 96", "1496.0"] {
    let outcome = try readPopulation(headings + "\(woman);;;;;;\(code);;;;;\n")
    #expect(outcome.kinds == [.municipalityUnknown], "\(code)")
    #expect(outcome.findings.first?.number?.twelveDigits == woman)
  }
}

@Test func `days that are none or in the wrong order reject the row`() throws {
  for days in ["20190230;;;", ";9999-12-31;;", ";;;202609", "991231;;;"] {
    #expect(try readPopulation(headings + "\(woman);;;;;;;\(days);\n").kinds == [.dayMalformed], "\(days)")
  }
  #expect(try readPopulation(headings + "\(woman);;;;;;;2026-09-02;;UV;2026-09-01;\n").kinds == [.endsBeforeItBegins])
}

@Test func `ten digits are the latest person they can be, with a plus the one before`() throws {
  let old = TestNumber.make("1925-03-04")
  let short = "\(old.dropFirst(2).prefix(6))+\(old.suffix(4))"
  #expect(try readPopulation("Personnummer\n\(short)\n").rows.first?.number.twelveDigits == old)
  #expect(try readPopulation("Personnummer\n\(old)\n").rows.first?.number.twelveDigits == old)
  #expect(try readPopulation("Personnummer\n\(woman.dropFirst(2))\n").rows.first?.number.twelveDigits == woman)
  #expect(try readPopulation("Personnummer\n\(TestNumber.make("2027-01-01"))\n").kinds == [.numberBornLater])
}

@Test func `damaged names are told of row by row and kept as they came`() throws {
  let outcome = try readPopulation("Personnummer;Efternamn\n\(woman);Ã–berg\n\(woman);Ek\n\(woman);�berg\n")
  #expect(outcome.rows.map(\.familyName) == ["Ã–berg", "Ek", "�berg"])
  #expect(outcome.findings.map(\.description) == ["row 2, Efternamn: text-damaged", "row 4, Efternamn: text-damaged"])
}

@Test func `text that cannot be shown as it is, or is too long, rejects the row`() throws {
  for text in ["\u{1B}[2J", "Ek\u{7F}", "Ek\u{85}", "\u{202E}kE", "a\u{2066}b", "a\u{2028}b", "\u{8}x"] {
    #expect(try readPopulation("Personnummer;Efternamn\n\(woman);A\(text)B\n").kinds == [.textUnprintable], "\(text)")
    #expect(try readPopulation("Personnummer;Efternamn\n\(woman);\(text)\n").kinds == [.textUnprintable], "\(text)")
  }
  func name(_ count: Int) -> String { "Personnummer;Efternamn\n\(woman);\(String(repeating: "x", count: count))\n" }
  #expect(try readPopulation(name(300)).rows.count == 1)
  #expect(try readPopulation(name(301)).kinds == [.textTooLong])
}
