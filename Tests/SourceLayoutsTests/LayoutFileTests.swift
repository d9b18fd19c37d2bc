import ActivityResponsibility
import RollReading
import SourceLayouts
import Testing

private let everything = TableLayout(
  columns: [
    "Personnummer": .heading("Elevens \"ID\""), "Startdatum": .position(7),
    "Slutdatum": .anyHeading(["Slut", "T.o.m."]),
    "Förnamn": .heading("Tilltalsnamn\t"), "Studievägskod": .heading("C:\\väg"),
  ],
  words: ["Skolform": ["Gymnasium": "GY", "": "GY", "Särskola 2.0": "GYAN"], "Avbrottsorsak": ["Pågår": ""]],
  constants: ["Skolenhetskod": "31279295", "Skolform": "GY"], skipRowsWhere: ["active": ["0", "nej"], "12": ["x"]],
  sheet: "Blad 1", headingRow: 3, separator: .tab, encoding: .windows1252, days: .excel1904,
  nullWords: ["saknas", "#N/A"], footers: ["Totalt", "Utskriven av"])

@Test func `a layout that is written is read as it was`() throws {
  for layout in [everything, TableLayout(), TableLayout(columns: ["Personnummer": .position(1)], headingRow: 0)] {
    let written = LayoutFile(layout, remarks: ["", "En anmärkning."])
    #expect(try LayoutFile(text: written.text, for: .roll).layout == layout)
    #expect(LayoutFile(layout, remarks: ["", "En anmärkning."]).text == written.text)
  }
}

@Test(arguments: LayoutFileTests.parts)
func `each part of a layout is written and read`(part: TableLayout) throws {
  #expect(try LayoutFile(text: LayoutFile(part).text, for: .roll).layout == part)
  #expect(LayoutFile(part).text != LayoutFile(TableLayout()).text)
}

/// The parts that the test above goes through.
enum LayoutFileTests {
  static let parts: [TableLayout] =
    [TableLayout(sheet: "Elever"), TableLayout(headingRow: 20), TableLayout(nullWords: ["?"])]
    + [TableLayout(footers: ["S"])]
    + Separator.allCases.map { TableLayout(separator: $0) } + TextEncoding.allCases.map { TableLayout(encoding: $0) }
    + TableLayout.DayStyle.allCases.filter { $0 != .usual }.map { TableLayout(days: $0) }
}

@Test func `fields are understood in any usual spelling, and written in ours`() throws {
  let file = try LayoutFile(
    text: "[columns]\npnr = 1\nstudievagskod = \"Linje\"\n[words.Sekretess]\nA = \"J\"\n", for: .roll)
  #expect(file.layout.columns == ["Personnummer": .position(1), "Studievägskod": .heading("Linje")])
  #expect(file.layout.words == ["Sekretess": ["A": "J"]])
}

@Test func `the text is kept as it was written`() throws {
  let text = "# Min kommentar\nheading-row = 2\n"
  #expect(try LayoutFile(text: text, for: .roll).text == text)
}

@Test func `what is not TOML is refused with its line, and nothing of it repeated`() throws {
  let error = #expect(throws: ExplainedError.self) {
    try LayoutFile(text: "heading-row = 1\n[columns]\nPersonnummer = hemlig\n", for: .roll, name: "min.toml")
  }
  #expect(error?.code == .settingMalformed)
  #expect(error?.place == "min.toml, line 3")
  #expect(error?.text(in: .swedish).contains("hemlig") == false)
}

@Test(
  arguments: [
    ("separater = \"tab\"", "separator", "separater"), ("[collumns]\nPersonnummer = 1", "columns", "collumns"),
    ("[columns]\nStartdatun = 1", "Startdatum", "columns.Startdatun"),
    ("[words.Skolforn]\nA = \"B\"", "Skolform", "words.Skolforn"),
    ("[constants]\n\"Skolenhetskål\" = \"1\"", "Skolenhetskod", "constants.Skolenhetskål"),
    ("days = \"exel\"", "excel", "days"), ("encoding = \"windows1252\"", "windows-1252", "encoding"),
  ])
func `a slip of the pen is met with what may be meant`(text: String, meant: String, place: String) throws {
  let error = #expect(throws: ExplainedError.self) { try LayoutFile(text: text, for: .roll, name: "f") }
  #expect(error?.place == "f: \(place)")
  #expect(error?.fix.english.contains(meant) == true)
}

@Test(
  arguments: [
    "heading-row = 21", "heading-row = \"1\"", "separator = 1", "separator = \"|\"", "null-words = \"x\"",
    "null-words = [1]", "footers = [\"\"]", "columns = 1", "[columns]\nStartdatum = 0", "[columns]\nStartdatum = 257",
    "[columns]\nStartdatum = []",
    "[columns]\nStartdatum = [1, \"a\"]", "[columns]\nStartdatum = \"\"", "[columns]\nStart = 1\nStartdatum = 2",
    "heading-row = 0\n[columns]\nPersonnummer = \"Pnr\"", "heading-row = 0\n[columns]\nStartdatum = 1",
    "[words]\nSkolform = \"GY\"", "[words.Skolform]\nA = 1", "[constants]\nPersonnummer = \"1\"",
    "[skip-rows-where]\nactive = \"0\"",
  ])
func `a value that is not possible is refused with its key`(text: String) throws {
  let error = #expect(throws: ExplainedError.self) { try LayoutFile(text: text, for: .roll, name: "f") }
  #expect(error?.code == .settingMalformed)
  #expect(error?.place?.hasPrefix("f: ") == true)
}

@Test func `each kind of file has its own fields`() throws {
  let text = "[columns]\nFolkbokföringsdatum = 3\n".replacing("Folkbokföringsdatum", with: "\"Folkbokföringsdatum\"")
  #expect(try LayoutFile(text: text, for: .population).layout.columns.count == 1)
  #expect(throws: ExplainedError.self) { try LayoutFile(text: text, for: .roll) }
  #expect(try LayoutFile(text: "[columns]\nDatum = 3\n", for: .notices).layout.columns.count == 1)
}

@Test(
  arguments: [
    "[.columns]", "[+columns]", "+a = 1", "[=]", "[\u{16}columns]", "[[[a]]]", "[", "[[", "[\n", " [ \t,]", "[å]",
    "\u{FEFF}[.a]", "[]",
    "[[a]",
    "[a.]", "[\u{A0}a]", "a = _1", "a = [[[",
    "a = 1979-05-27T.07:32", "a = 1979-05-27 x", "a = 07:3",
    "a = [[[{b = 1979-05-27T.1}]]]", "a = \"", "a = \"\"\"\n\"\"",
    "= 1",
    "a = \"\\", "a = [\"x\", 1:2]", "a = {b = [1], c = :}", "[a]\n.b = 1", "a = nan", "a.=1", "a = ,",
    "a =", "a = # b", "a = [,]", "a = [1,,2]", "a = {b = }", "a = = 1", "a = ]", "a = {", "[a]\u{7F}",
  ])
func `a heading without a name is refused as anything else that is not TOML`(text: String) throws {
  let error = #expect(throws: ExplainedError.self) {
    try LayoutFile(text: "heading-row = 1\n" + text + "\n", for: .roll, name: "min.toml")
  }
  #expect(error?.code == .settingMalformed)
  #expect(throws: ExplainedError.self) { try LayoutFile(text: text, for: .roll) }
}

@Test func `a list of several lines, and a heading in quotes, are read`() throws {
  let text =
    "[ columns ]\nPersonnummer = [\n  \"Pnr\",\n  \"ID\", # b\n]\nStartdatum = [ 'x', ]\n"
    + "  [ 'words' . \"Skolform\" ]\nA = \"GY\" # [.\n"
  let layout = try LayoutFile(text: text, for: .roll).layout
  #expect(
    layout.columns == ["Personnummer": .anyHeading(["Pnr", "ID"]), "Startdatum": .anyHeading(["x"])]
      && layout.words == ["Skolform": ["A": "GY"]])
}
