import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let number = TestNumber.make("2008-03-04")

@Test(
  arguments: [
    ("personnr", .number), ("PNR", .number), ("Person-ID", .number), (" Samordningsnummer ", .number),
    ("studieväg", .programme), ("STUDIEVAGSKOD", .programme), ("program", .programme), ("Programkod", .programme),
    ("Skolenhet", .unit), ("enhetskod", .unit), ("Start", .firstDay), ("Fr o m", .firstDay), ("Fr.o.m.", .firstDay),
    ("FROM", .firstDay), ("Från och med", .firstDay), ("Inskrivningsdatum", .firstDay), ("slut", .lastDay),
    ("till", .lastDay), ("T o m", .lastDay), ("t.o.m.", .lastDay), ("TOM", .lastDay), ("Avslutsdatum", .lastDay),
    ("Avgångsdatum", .lastDay), ("avgangsdatum", .lastDay), ("Avbrott", .leavingReason), ("Orsak", .leavingReason),
    ("Avgångsorsak", .leavingReason), ("Betyg", .certificate), ("Examen", .certificate),
    ("examensdatum", .certificateDay), ("Skydd", .protection), ("Skyddade personuppgifter", .protection),
    ("FÃ¶rnamn", .givenName), ("StudievÃ¤gskod", .programme), ("AVGÃ…NGSDATUM", .lastDay),
    ("F\u{6F}\u{308}rnamn", .givenName), ("F?rnamn", .givenName), ("Studiev\u{FFFD}gskod", .programme),
    ("Studiev??gskod", .programme), ("Skyddad folkbokf\u{FFFD}ring", .protectedRegistration),
  ] as [(String, RollField)])
func `a heading is known in its usual spellings, also damaged`(heading: String, field: RollField) {
  #expect(ColumnMap<RollField>.field(named: heading) == field)
}

@Test(arguments: ["Klass", "Årskurs", "Skola", "Personnummer vårdnadshavare", "?", "??????", "E-post", "", "1"])
func `other headings are not taken for anything`(heading: String) {
  #expect(ColumnMap<RollField>.field(named: heading) == nil)
}

/// A synonym of two fields would make the meaning of a file depend on the order in which a list is written.
private func holdsNoAmbiguity<Field: HeadedField>(_: Field.Type) {
  var seen: [String: Field] = [:]
  for field in Field.allCases {
    for word in [field.heading] + field.synonyms {
      guard let folded = foldedText(word) else {
        Issue.record("\(word) is too long")
        continue
      }
      #expect(!folded.contains("?"), "\(word)")
      #expect(seen[folded] == nil || seen[folded] == field, "\(word)")
      seen[folded] = field
      #expect(ColumnMap<Field>.field(named: word) == field, "\(word)")
    }
  }
}

@Test func `no heading means two fields`() {
  holdsNoAmbiguity(RollField.self)
  holdsNoAmbiguity(PopulationField.self)
  holdsNoAmbiguity(NoticeField.self)
}

@Test func `the headings of the contract are known, all of them`() {
  let rolls = rollHeadings.split(separator: ";").map(String.init)
  #expect(ColumnMap<RollField>.known(rolls) == 12)
  let population =
    "Personnummer;Efternamn;Förnamn;Adress;Postnummer;Postort;Kommunkod;Folkbokföringsdatum;Invandringsdatum;"
    + "Avregistreringsorsak;Avregistreringsdatum;Skydd"
  #expect(ColumnMap<PopulationField>.known(population.split(separator: ";").map(String.init)) == 12)
  let notices = "Personnummer;Händelse;Datum;Skolenhetskod;Huvudman;Mottagen;Anmärkning"
  #expect(ColumnMap<NoticeField>.known(notices.split(separator: ";").map(String.init)) == 7)
}

@Test func `columns may stand in any order, among others`() throws {
  let usual = try readRollRow().rows.map(\.digest)
  let file = "Klass;Slut;Studieväg;Personnr;Fr.o.m.;Skolenhet\nNA24;;nanat;\(number);20240819;31279295\n"
  #expect(try readRoll(file).rows.map(\.digest) == usual)
}

@Test func `two headings for one field are refused, both named`() throws {
  let error = try #require(rollError("Personnummer;Skolenhetskod;Slut;Slutdatum\n\(number);31279295;;\n"))
  #expect(error.code == .fileColumnTwice)
  #expect(error.what.swedish.contains("\"Slut\"") && error.what.swedish.contains("\"Slutdatum\""))
}

@Test func `columns that cannot be done without are asked for by name`() throws {
  let missing = try #require(rollError("Efternamn;Skolenhetskod\nEk;31279295\n"))
  #expect(missing.code == .fileColumnMissing)
  #expect(missing.what.swedish.contains("Personnummer"))
  #expect(rollError("Personnummer\n\(number)\n")?.what.swedish.contains("Skolenhetskod") == true)
  #expect(rollError("Personnummer\n\(number)\n", scope: unitScope) == nil)
  #expect(throws: ExplainedError.self) { try readNotices("Personnummer;Datum;Skolenhetskod\n\(number);;\n") }
  #expect(throws: ExplainedError.self) { try readPopulation("Efternamn\nEk\n") }
}

@Test func `a file without headings is refused, and nothing of its first row repeated`() throws {
  let error = try #require(rollError("\(TestNumber.written("2008-03-04"));Öberg;31279295\n"))
  #expect(error.code == .fileColumnMissing)
  for language in Language.allCases {
    #expect(!error.text(in: language).contains("2008"))
    #expect(!error.text(in: language).contains("Öberg"))
  }
  #expect(error.what.english.contains("ordinary row"))
}

@Test func `headings that change while the file is read are noticed`() throws {
  let context = RollContext(scope: try #require(RollScope(unitScope)), asOf: try day("2026-10-01"))
  let head = Array("Personnummer;Start;Slut\n\(number);;\n".utf8)
  let later = Array("Personnummer;Slut;Start\n\(number);;\n".utf8)
  var reader = try head.withUnsafeBytes {
    try RollReader(head: $0, isWholeFile: true, request: .auto, context: context)
  }
  let error = #expect(throws: ExplainedError.self) {
    try later.withUnsafeBytes { try reader.read($0, isLast: true, onRow: { _ in }, onFinding: { _ in }) }
  }
  #expect(error?.code == .fileChangedMeanwhile)
}
