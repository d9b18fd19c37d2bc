import ActivityResponsibility
import RollReading
import SourceLayouts
import Testing

private let woman = testNumber("2007-01-01")
private let man = testNumber("2007-01-01", woman: false)
private let other = testNumber("2008-01-01")

private let headings =
  "Personnummer;Efternamn;Förnamn;Klass;Årskurs;Studievägskod;Skolenhetskod;Startdatum;Slutdatum;Avbrottsorsak;Sekretess"
private let rows = [
  "\(hyphened(woman));Berg;Anna;NA23A;3;NANAT;31279295;2023-08-14;2026-06-12;;",
  "\(man.dropFirst(2));Ek;Örjan;IMS24;1;IMS;31279295;20240814;20250115;Byte av skola;",
  "\(hyphened(man).dropFirst(2));Ek;Erik;EE24;1;EE;12345678;250116;;;",
  "080214-TF10;Berg;Tom;IMSPR;1;IMSPR;31279295;2025-09-01;;;",
  ";;;TE24B;2;TE;31279295;2024-08-14;;;1", "080101TF10;;;TE24B;2;TE;31279295;2024-08-14;;;1",
  "\(hyphened(woman));Öberg;Åsa;NA23A;3;NANAT;31279295;2023-08-14;2026-06-12;;",
  "2,00801E+11;Lönn;Ida;BF26;1;BF25;31279295;2026-08-17;;;", "\(other);Lönn;Ida;BF26;1;BFFRI0L;31279295;46251;;;",
]

private func text(_ separator: String = ";", hasHeadings: Bool = true) -> String {
  ((hasHeadings ? [headings] : []) + rows).map { $0.replacing(";", with: separator) + "\r\n" }.joined()
}

/// UTF-8 read as Windows-1252 on the way, as far as the letters of these files go.
private let damaged = text().replacing("å", with: "Ã¥").replacing("ä", with: "Ã¤").replacing("ö", with: "Ã¶")
  .replacing("Å", with: "Ã…").replacing("Ö", with: "Ã–")

private let told = [
  "2 \(woman) 31279295 NANAT 2023-08-14 2026-06-12", "3 \(man) 31279295 IMS 2024-08-14 2025-01-15 reason",
  "4 \(man) 12345678 EE 2025-01-16 -", "8 \(woman) 31279295 NANAT 2023-08-14 2026-06-12",
  "10 \(other) 31279295 BFFRI0L 2026-08-17 -",
]

@Test(
  arguments: [
    Array(text().utf8), [0xEF, 0xBB, 0xBF] + Array(text().utf8), latin1(text()), Array(text(",").utf8),
    utf16WithMark(text("\t")), Array(damaged.utf8),
  ])
func `a roll with headings is proposed by them, whatever its letters are written in`(bytes: [UInt8]) throws {
  let proposal = try propose(bytes)
  let layout = proposal.file.layout
  #expect(
    Set(layout.columns.keys) == [
      "Personnummer", "Studievägskod", "Skolenhetskod", "Startdatum", "Slutdatum", "Avbrottsorsak", "Sekretess",
    ])
  #expect(layout.columns["Startdatum"] == .heading("Startdatum"))
  #expect(layout.headingRow == nil && layout.days == .excel)
  #expect(proposal.unknown.first == "Klass" && proposal.unknown.count == 2)
  let read = try readRoll(bytes, layout, scope: "organiser:2120000142")
  #expect(Array(read.prefix(5)) == told)
  #expect(!read.contains { $0.hasSuffix("day-malformed") })
  #expect(try LayoutFile(text: proposal.file.text, for: .roll) == proposal.file)
}

@Test func `a roll without headings is proposed by what its cells look like`() throws {
  let bytes = latin1(text("\t", hasHeadings: false))
  let proposal = try propose(bytes)
  #expect(
    proposal.file.layout
      == TableLayout(
        columns: [
          "Personnummer": .position(1), "Studievägskod": .position(6), "Skolenhetskod": .position(7),
          "Startdatum": .position(8), "Slutdatum": .position(9), "Sekretess": .position(11),
        ], headingRow: 0, separator: .tab, days: .excel))
  #expect(proposal.unknown == ["2", "3", "4", "5", "10"])
  #expect(proposal.file.text.contains("# Läses inte: 2, 3, 4, 5, 10."))
  let read = try readRoll(bytes, proposal.file.layout, scope: "organiser:2120000142")
  #expect(read.prefix(5).last == "9 \(other) 31279295 BFFRI0L 2026-08-17 -")
}

@Test func `the rows shown are those with å, ä and ö`() throws {
  let samples = try propose(latin1(text())).samples
  #expect(samples.map(\.row) == [3, 8, 9])
  #expect(samples[0].cells.map(\.text).contains("Örjan"))
  #expect(samples[0].cells.map(\.column).contains("Förnamn"))
}

@Test func `nothing of a person gets into the layout`() throws {
  let turned = latin1(rows.reversed().joined(separator: "\n"))
  for bytes in [latin1(text()), latin1(text("\t", hasHeadings: false)), turned] {
    let written = try propose(bytes).file.text
    for word in ["Öberg", "Örjan", "Lönn", "Byte", "2007", "2008"] {
      #expect(!written.contains(word) || word == "2008" && written.contains("46251"), "\(word)")
    }
  }
}

@Test func `headings in words of the source's own are told by their cells`() throws {
  let file =
    "Export;;;;\nElev;Ändrad;Enhet ID;In;Ut\n\(woman);2007-01-01;31279295;2024-08-19;2025-06-12\n"
    + "\(other);2008-01-01;31279295;2025-08-18;\n"
  let proposal = try propose(latin1(file))
  #expect(
    proposal.file.layout.columns == [
      "Personnummer": .heading("Elev"), "Skolenhetskod": .heading("Enhet ID"), "Startdatum": .heading("In"),
      "Slutdatum": .heading("Ut"),
    ])
  #expect(try readRoll(latin1(file), proposal.file.layout).count == 2)
  #expect(proposal.unknown == ["Ändrad"])
}

@Test func `a column of ones is no mark, and a class no programme`() throws {
  let file = "\(woman);NA24;1;Ek\n\(other);TE24;1;Ek\n"
  #expect(try propose(Array(file.utf8)).file.layout.columns == ["Personnummer": .position(1)])
}

@Test func `a heading of several lines is one line of the layout's comment`() throws {
  let file = "Personnummer;\"Klass\nnu\"\n\(woman);NA24\n"
  let proposal = try propose(Array(file.utf8))
  #expect(try LayoutFile(text: proposal.file.text, for: .roll).layout == proposal.file.layout)
  #expect(proposal.file.text.contains("# Läses inte: Klass nu."))
}

@Test func `days with the day first are seen`() throws {
  let file = "Personnummer;Startdatum\n\(woman);19/8/2024\n\(other);1.9.2024\n"
  #expect(try propose(Array(file.utf8)).file.layout.days == .dayFirst)
}

@Test func `population files and notices are proposed too`() throws {
  let people = "PersonNr;Fornamn;Kommun nr;Ort\n\(woman);Åsa;1494;Lidköping\n"
  let layout = try propose(latin1(people), .population).file.layout
  #expect(layout.columns["Kommunkod"] == .heading("Kommun nr"))
  #expect(layout.columns["Postort"] == .heading("Ort"))
  let notices = "Pnr;Händelse;När;Enhet\n\(woman);slutat;2026-02-01;31279295\n"
  let proposed = try propose(latin1(notices), .notices).file.layout
  #expect(proposed.columns["Datum"] == .heading("När"))
  #expect(proposed.columns["Skolenhetskod"] == .heading("Enhet"))
}

@Test func `a file that is no table is refused by name`() throws {
  let error = #expect(throws: ExplainedError.self) { try propose(Array("<?xml version='1.0'?><a/>".utf8)) }
  #expect(error?.code == .fileFormatUnknown)
}
