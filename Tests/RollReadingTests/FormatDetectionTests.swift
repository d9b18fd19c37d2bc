import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let row = "\(TestNumber.make("2008-03-04"));31279295\n"

@Test(
  arguments: [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "xls"),
    ([0x1F, 0x8B, 0x08, 0x00], "compressed"), (Array("%PDF-1.7\n".utf8), "PDF"),
    (Array("<?xml version=\"1.0\"?><a/>".utf8), "XML"), ([0xEF, 0xBB, 0xBF] + Array("<enterprise/>".utf8), "XML"),
    (Array("\u{FEFF}<a/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "XML"),
    (Array(" \n{\"data\":[]}".utf8), "JSON"),
    (Array("[{}]".utf8), "JSON"), (Array("#UP 01001 \r\n".utf8), "#UP"), ([0x01, 0x02, 0x00, 0x03, 0x00], "not text"),
  ] as [([UInt8], String)])
func `what is not delimited text is refused by name`(bytes: [UInt8], name: String) throws {
  let error = try #require(rollError(bytes))
  #expect(error.code == .fileFormatUnknown)
  #expect(error.what.english.contains(name))
  #expect(error.fix.english.contains("CSV"))
}

@Test(arguments: [
  "<?xml version=\"1.0\"?>", "<Navetavi", "<enterprise xmlns=\"http://open.tie", "{\"da", "[", "[{\"id\": ",
])
func `XML and JSON cut short before they have told what they are are said to be cut short`(text: String) throws {
  for request in [FormatRequest.auto, .navet, .ss12000] {
    #expect(rollError(Array(text.utf8), request: request)?.code == .fileMalformed, "\(request)")
  }
}

@Test func `a format that is known but not read is refused, and an unknown name is no format`() {
  for request in FormatRequest.allCases where request != .auto && request != .csv {
    let error = rollError(Array(("Personnummer;Skolenhetskod\n" + row).utf8), request: request)
    #expect(error?.code == .fileFormatUnknown)
    #expect(error?.what.swedish.contains(request.name) == true)
  }
  #expect(FormatRequest("navet") == .navet)
  #expect(FormatRequest("UP") == .termCodes)
  #expect(FormatRequest("CSV") == .csv)
  #expect(FormatRequest("auto") == .auto)
  #expect(FormatRequest("csv2") == nil)
}

@Test func `a file without anything is empty, and one with headings only has no rows`() {
  for text in ["", "\n\n", "   ", "\u{FEFF}", ";;;\n;;\n"] { #expect(rollError(text)?.code == .fileEmpty, "\(text)") }
  for text in ["Personnummer;Skolenhetskod", "Personnummer;Skolenhetskod\n", "Personnummer;Skolenhetskod\n;\n\n;\n"] {
    #expect(rollError(text)?.code == .fileHasNoRows)
  }
}

@Test func `one bad row is enough for a file to have rows`() throws {
  #expect(try readRoll("Personnummer;Skolenhetskod\nabc;\n").kinds == [.numberNotANumber])
}

@Test func `the separator is found by the headings, not by what the cells hold`() throws {
  let commas = "Personnummer;Skolenhetskod;Notering\n" + String(repeating: row.dropLast() + ";a,b,c,d\n", count: 5)
  #expect(try readRoll(Array(commas.utf8)).format.separator == .semicolon)
  let semicolons = "Personnummer,Skolenhetskod,Notering\n\(row.dropLast().replacing(";", with: ",")),a;b;c;d\n"
  #expect(try readRoll(Array(semicolons.utf8)).format.separator == .comma)
  let one = "Personnummer\n\(TestNumber.make("2008-03-04"))\n"
  #expect(try readRoll(Array(one.utf8), scope: unitScope).format.separator == .semicolon)
}

@Test func `a declared separator is obeyed and its line counted`() throws {
  let (format, outcome) = try readRoll(Array(("sep=,\r\nPersonnummer,Skolenhetskod\r\nabc,\r\n").utf8))
  #expect(format.separator == .comma)
  #expect(format.headerRow == 2)
  #expect(outcome.findings.map(\.row) == [3])
}

@Test func `what was found is summed up in both languages`() throws {
  let file = "PNR;Förnamn;Klass;Enhetskod;\n\(TestNumber.make("2008-03-04"));Åsa;NA24;31279295\n"
  let format = try readRoll(Array(file.utf8)).format
  #expect(format.unknownHeadings == ["Klass"])
  #expect(
    format.summary(in: .swedish) == """
      text med semikolon, UTF-8, rubriker på rad 1
      läses: PNR → Personnummer, Enhetskod → Skolenhetskod
      sparas inte: Förnamn
      läses inte: Klass
      """)
  #expect(format.summary(in: .english).hasPrefix("text with semicolon, UTF-8, headings on row 1\nread: PNR"))
}
