import ActivityResponsibility
import RollReading
import SourceLayouts
import Testing

private let woman = testNumber("2008-03-04")
private let man = testNumber("2008-07-20", woman: false)
private let third = testNumber("2009-02-28")

private func layout(_ name: String) throws -> TableLayout { try Preset.named(name).file().layout }

@Test func `every preset is a layout, and says what its file lacks`() throws {
  #expect(Preset.all.map(\.name) == Preset.all.map(\.name).sorted())
  #expect(Preset.all.count == 6)
  for preset in Preset.all {
    let file = try preset.file()
    #expect(file.layout.columns["Personnummer"] != nil, "\(preset.name)")
    #expect(file.text.hasPrefix("# "), "\(preset.name)")
    #expect(try LayoutFile(text: LayoutFile(file.layout).text, for: .roll).layout == file.layout, "\(preset.name)")
  }
}

@Test func `a preset is asked for by name, and one that is misspelt is guessed`() throws {
  #expect(try Preset.named("SchoolSoft").name == "schoolsoft")
  let error = #expect(throws: ExplainedError.self) { try Preset.named("scoolsoft") }
  #expect(error?.fix.english == "did you mean schoolsoft?")
}

@Test func `Skola24 has no headings, and its last column may be missing`() throws {
  let text =
    "Ekskolan;NA24;\(hyphened(woman));Åsa;Öberg;0\r\nEkskolan;NA24;\(man);Örjan;Ek\r\n"
    + "Ekskolan;TE24;\(third.dropFirst(2));Ida;Lönn;1\r\nEkskolan;TE24;;Eva;Al;1\r\nEkskolan;TE24;090228-TF10;Ola;Alm;\r\n"
  for bytes in [latin1(text), Array(text.utf8)] {
    #expect(
      try readRoll(bytes, layout("skola24")) == [
        "1 \(woman) 31279295  - -", "2 \(man) 31279295  - -", "3 \(third) 31279295  - - sekretessmarkering",
        "row 4, Personnummer: number-missing", "row 5, Personnummer: number-temporary",
      ])
  }
}

@Test func `SchoolSoft goes on naming those who have left, who are not on the roll`() throws {
  let text =
    "id\tusername\tsocialnumber\tfname\tlname\tsex\tclass\tactive\taddress1\tpocode\tcity\temail\tmobile\r\n"
    + "1\taob\t\(hyphened(woman).dropFirst(2))\tÅsa\tÖberg\tf\tNA24\t1\tVäg 1\t531 30\tLidköping\ta@b.se\t\r\n"
    + "2\toek\t\(hyphened(man).dropFirst(2))\tÖrjan\tEk\tm\tNA24\t0\t\t\t\t\t\r\n"
    + "3\til\t2,00801E+11\tIda\tLönn\tf\tTE24\t1\t\t\t\t\t\r\n"
  #expect(
    try readRoll(latin1(text), layout("schoolsoft")) == [
      "2 \(woman) 31279295  - -", "row 3: row-left-out-by-layout", "row 4, socialnumber: number-scientific",
    ])
  // A file without the column that tells who has left would keep them for ever.
  let without = text.replacing("\tactive\t", with: "\taktiv\t")
  #expect(throws: ExplainedError.self) { try readRoll(latin1(without), layout("schoolsoft")) }
}

@Test func `Unikum has nineteen columns in ISO 8859-1, and hides some`() throws {
  func line(_ given: String, _ family: String, _ number: String, hidden: String) -> String {
    [
      given, family, "a@b.se", number, "", "", "", "", "Väg 1", "531 30", "Lidköping", hidden, "", "", "", "2", "", "",
      "user",
    ].joined(separator: "\t") + "\n"
  }
  let text =
    line("Åsa", "Öberg", hyphened(woman), hidden: "false") + line("Örjan", "Ek", hyphened(man), hidden: "true")
    + line("Ida", "Lönn", "20090228-TF10", hidden: "")
  let file = try Preset.named("unikum").file()
  #expect(
    try readRoll(latin1(text), file.layout) == [
      "1 \(woman) 31279295  - -", "2 \(man) 31279295  - - sekretessmarkering",
      "row 3, Personnummer: number-temporary",
    ])
  #expect(try propose(latin1(text)).samples.first?.cells.first?.text == "Åsa")
}

@Test func `a list from IST has the columns that its maker chose`() throws {
  let text =
    "Elevlista 2026-11-01;;;;;\nPersonnr;Namn;Studieväg;Inskriven fr.o.m.;Inskriven t.o.m.;Sekretessmarkering\n"
    + "\(woman);Öberg, Åsa;NANAT;2024-08-19;;\n\(man);Ek, Örjan;IMS;2024-08-19;2025-01-15;Ja\nAntal elever: 2;;;;;\n"
  #expect(
    try readRoll(latin1(text), layout("ist-elevlista")) == [
      "3 \(woman) 31279295 NANAT 2024-08-19 -", "4 \(man) 31279295 IMS 2024-08-19 2025-01-15 sekretessmarkering",
      "row 5: total-row",
    ])
  // A heading that the preset does not list is known in its usual spelling all the same.
  let usual = "Pnr;Skolenhetskod;Begynnelsedatum\n\(woman);31279295;2024-08-19\n"
  #expect(try readRoll(latin1(usual), layout("ist-elevlista")) == ["2 \(woman) 31279295  2024-08-19 -"])
}

@Test func `the file for Prorenata is parted by commas`() throws {
  let text =
    "socialnumber,firstname,lastname,class\n\"\(hyphened(woman))\",Åsa,Öberg,\"NA24, A\"\n90228-2389,Ida,Lönn,TE24\n"
  #expect(
    try readRoll(Array(text.utf8), layout("prorenata")) == [
      "2 \(woman) 31279295  - -", "row 3, socialnumber: number-not-a-number",
    ])
  let parents = "student_socialnumber,socialnumber\n\(woman),\(man)\n"
  #expect(try readRoll(Array(parents.utf8), layout("prorenata")) == ["2 \(woman) 31279295  - -"])
}

@Test func `a list from Edlevo takes the official code before the local one`() throws {
  let text =
    "Personid;Programkod;Officiell programkod;Placering from;Placering tom;Avslutsorsak;Skyddad identitet\n"
    + "\(woman);NAMAT1;NANAT;2024-08-19;2999-12-31;;\n\(man);EELOK;EE;2024-08-19;2025-01-15;Flytt;Saknas\n"
  #expect(
    try readRoll(Array(text.utf8), layout("edlevo-lista")) == [
      "2 \(woman) 31279295 NANAT 2024-08-19 -", "3 \(man) 31279295 EE 2024-08-19 2025-01-15 reason",
    ])
}
