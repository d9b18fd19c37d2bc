import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.written("2008-03-04")
private let man = TestNumber.make("2009-02-28", woman: false)
private let good = [inline(woman), number("31279295"), number("45518", style: 1), inline("2026-06-12")]

/// A roll as a school's office makes it: numbers as text and as numbers, days as text and as days, a sheet beside.
@Test func `a school's workbook is read, and its bad rows are told with the sheet's own row numbers`() throws {
  let headings = [
    "Personnummer", "Efternamn", "Förnamn", "Klass", "Studievägskod", "Skolenhetskod", "Startdatum", "Slutdatum",
    "Avbrottsorsak", "Sekretess",
  ]
  let lostZero = TestNumber.make("2007-01-01", woman: false).dropFirst(3)
  var book = TestWorkbook(
    xmlRow(1, headings.map(inline))
      + xmlRow(
        2,
        [inline(woman), inline("Öberg"), inline("Åsa"), inline("NA23A"), inline("NANAT"), inline("31279295")]
          + [inline("2023-08-14"), inline("2026-06-12")])
      + xmlRow(
        3,
        [inline(man), inline("Ek"), "", "", inline("IMS"), number("31279295"), number("45518", style: 1)]
          + [inline("20250115"), inline("Byte av skola")])
      + xmlRow(4, [number(String(lostZero)), inline("Ek"), "", "", inline("EE"), inline("31279295")])
      + xmlRow(5, [inline("080214-TF10"), "", "", "", inline("IMSPR"), inline("31279295")])
      + xmlRow(7, ["", "", "", inline("TE24B"), inline("TE"), inline("31279295"), "", "", "", number("1")])
      + xmlRow(8, [inline("2,00801E+11"), "", "", "", "", inline("31279295")])
      + xmlRow(9, [inline(woman), "", "", "", "", inline("31279295"), number("46251")]))
  book.sheets.append(.init(name: "Läs mig", rows: xmlRow(1, [inline("Uttag 2026-10-01, Exempelskolan")])))
  for isDeflated in [true, false] {
    book.isDeflated = isDeflated
    let (format, outcome) = try readRoll(book.bytes)
    #expect(outcome.rows.map(\.row) == [2, 3])
    #expect(outcome.rows.map(\.firstDay) == [Day("2023-08-14"), Day("2024-08-14")])
    #expect(outcome.rows.map(\.lastDay) == [Day("2026-06-12"), Day("2025-01-15")])
    #expect(outcome.rows.map(\.unit) == [try schoolUnit("31279295"), try schoolUnit("31279295")])
    #expect(
      outcome.findings.map(\.description) == [
        "row 4, Personnummer: number-not-a-number", "row 5, Personnummer: number-temporary",
        "row 7, Personnummer: number-missing", "row 8, Personnummer: number-scientific",
        "row 9, Startdatum: day-malformed",
      ])
    #expect(outcome.findings[1].rawRow == Array("080214-TF10\t\t\t\tIMSPR\t31279295".utf8))
    #expect(format.file == .workbook)
    #expect(format.headerRow == 1)
    #expect(format.detail == Phrase("blad \"Elever\"", "sheet \"Elever\""))
    #expect(format.unknownHeadings == ["Klass"])
  }
}

@Test func `texts are shared, in runs, escaped or in the cell, and read alike`() throws {
  func rows(_ unit: String) -> String {
    xmlRow(1, workbookHeadings.map(inline)) + xmlRow(2, [inline(woman), unit])
  }
  for (cell, strings) in [
    ("<c t=\"s\"><v>1</v></c>", "<si><t>annat</t></si><si><t>31279295</t></si>"),
    ("<c t=\"s\"><v> 0 </v></c>", "<si><r><rPr><b/></rPr><t>3127</t></r><r><t>9295</t></r></si>"),
    ("<c t=\"s\"><v>1</v></c>", "<si/><si><t>31279295</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr/></si>"),
    ("<c t=\"inlineStr\"><is><r><t>3127</t></r><r><t xml:space=\"preserve\">9295 </t></r></is></c>", ""),
    ("<c t=\"str\"><f>A1&amp;B1</f><v>31279295</v></c>", ""), ("<c t=\"str\"><v>3127_x0039_295</v></c>", ""),
    ("<c><v>31279295.0</v></c>", ""), ("<c t=\"n\"><f>1+1</f><v>3.1279295E7</v></c>", ""),
    ("<c t=\"d\"><v>31279295</v></c>", ""),
  ] {
    var book = TestWorkbook(rows(cell))
    book.strings = strings
    let outcome = try readRoll(book.bytes).outcome
    #expect(outcome.findings.isEmpty, "\(cell)")
    #expect(outcome.rows.map(\.unit) == [try schoolUnit("31279295")], "\(cell)")
  }
  // A text that is not there is never taken for an empty cell.
  #expect(rollError(TestWorkbook(rows("<c t=\"s\"><v>1</v></c>")))?.code == .fileMalformed)
  #expect(rollError(TestWorkbook(rows("<c t=\"s\"><v>-1</v></c>")))?.code == .fileMalformed)
  for type in ["q", "st", "stx", "inlineStx", "InlineStr", "inlineString", "n "] {
    #expect(rollError(TestWorkbook(rows("<c t=\"\(type)\"><v>1</v></c>")))?.code == .fileMalformed, "\(type)")
  }
}

@Test func `a cell with an error or a formula without a value sets its row aside`() throws {
  for cell in ["<c t=\"e\"><v>#N/A</v></c>", "<c t=\"e\"><f>A1</f><v>#REF!</v></c>", "<c><f>TODAY()</f></c>"] {
    let outcome = try readCell(cell)
    #expect(outcome.rows.isEmpty)
    #expect(outcome.findings.map(\.description) == ["row 2, Slutdatum: cell-error"])
    #expect(outcome.findings.map(\.number) == [try identity(TestNumber.make("2008-03-04"))])
  }
  // A formula whose value is an empty text says nothing, as it does on the screen.
  #expect(try readCell("<c t=\"str\"><f>IF(A1,1,\"\")</f><v></v></c>").rows.map(\.lastDay) == [nil])
  // Nobody reads the column, so nothing in it can be wrong.
  let headings = xmlRow(1, (["Personnummer", "Skolenhetskod", "Betyg i snitt", "Efternamn"]).map(inline))
  let error = "<c t=\"e\"><v>#DIV/0!</v></c>"
  let other = TestWorkbook(headings + xmlRow(2, [inline(woman), inline("31279295"), error, error]))
  #expect(try readRoll(other.bytes).outcome.rows.count == 1)
  // Alone in its row it is somebody whose number is not known.
  let alone = TestWorkbook(headings + xmlRow(2, ["<c><f>Data!A1</f></c>"]))
  #expect(try readRoll(alone.bytes).outcome.kinds == [.cellError])
}

@Test func `booleans mark protection`() throws {
  for (value, mark) in [("1", ProtectionMark.sekretessmarkering), ("0", .none)] {
    let book = workbook([inline(woman), number("31279295"), "", "", "<c t=\"b\"><v>\(value)</v></c>"])
    #expect(try readRoll(book.bytes).outcome.rows.map(\.mark) == [mark])
  }
}

@Test func `rows and cells may be left out, and need no numbers of their own`() throws {
  let headings = "<row>" + workbookHeadings.map(inline).joined() + "</row>"
  let row = "<row>\(good.joined())</row>"
  #expect(try readRoll(TestWorkbook(headings + row).bytes).outcome.rows.map(\.row) == [2])
  #expect(try readRoll(TestWorkbook("<row r=\"4\"/>" + headings + row).bytes).outcome.rows.map(\.row) == [6])
  let sparse = xmlRow(1, workbookHeadings.map(inline)) + xmlRow(2, good) + "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"
  let outcome = try readRoll(TestWorkbook(sparse + xmlRow(1_048_576, good)).bytes).outcome
  #expect(outcome.rows.map(\.row) == [2, 1_048_576])
  #expect(outcome.findings.isEmpty)
}

@Test func `a sheet whose rows or cells are out of order is refused`() {
  let headings = xmlRow(1, workbookHeadings.map(inline))
  let wrong = [
    xmlRow(1, good), xmlRow(3, good) + xmlRow(2, good), "<row r=\"0\"/>", "<row r=\"1048577\"/>", "<row r=\"x\"/>",
    "<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>", "<row r=\"2\"><c r=\"A2\"/><c r=\"A2\"/></row>",
    "<row r=\"2\"><c r=\"A3\"/></row>", "<row r=\"2\"><c r=\"XFE2\"/></row>", "<row r=\"2\"><c r=\"2\"/></row>",
    "<row r=\"2\"><c r=\"A2\"><c r=\"B2\"/></c></row>", "<c r=\"A2\"/>", "<row r=\"2\"><row r=\"3\"/></row>",
    "<row r=\"2\"><c r=\"A2\"><v>1</v><v>2</v></c></row>",
  ]
  for rows in wrong { #expect(rollError(TestWorkbook(headings + rows))?.code == .fileMalformed, "\(rows)") }
  #expect(rollError(TestWorkbook(headings + "<row r=\"2\"><c r=\"XFD2\"/></row>"))?.code == .fileHasNoRows)
}

@Test func `what stands to the right of the headings sets the row aside as in text`() throws {
  let headings = xmlRow(1, workbookHeadings.map(inline))
  let beyond = "<row r=\"2\">\(good.joined())<c r=\"Z2\"><v>1</v></c></row>"
  #expect(try readRoll(TestWorkbook(headings + beyond).bytes).outcome.kinds == [.rowHasTooManyCells])
  let blank = "<row r=\"2\">\(good.joined())<c r=\"Z2\" t=\"inlineStr\"><is><t> </t></is></c></row>"
  #expect(try readRoll(TestWorkbook(headings + blank).bytes).outcome.kinds == [])
}

@Test func `cells merged over rows would be read as empty, so they are refused`() throws {
  let rows = xmlRow(1, workbookHeadings.map(inline)) + xmlRow(2, good) + xmlRow(3, [inline(man), number("31279295")])
  func error(_ range: String) -> ErrorCode? {
    var book = TestWorkbook(rows)
    book.sheets[0].after = "<mergeCells count=\"1\"><mergeCell ref=\"\(range)\"/></mergeCells>"
    return rollError(book)?.code
  }
  #expect(error("D2:D3") == .fileFormatUnknown)
  #expect(error("C1:D2") == .fileFormatUnknown)
  for harmless in ["A1:C1", "D2:D2", "G2:G3", "A1"] { #expect(error(harmless) == nil, "\(harmless)") }
}

@Test func `all three kinds of file can be workbooks`() throws {
  let population = TestWorkbook(
    xmlRow(1, ["Personnummer", "Efternamn", "Kommunkod"].map(inline))
      + xmlRow(2, [inline(woman), inline("Öberg &amp; Ek"), inline("1496")]))
  let notices = TestWorkbook(
    xmlRow(1, ["Personnummer", "Händelse", "Datum", "Skolenhetskod"].map(inline))
      + xmlRow(2, [inline(woman), inline("Avbrott"), number("46251", style: 1), number("31279295")]))
  let context = PopulationContext(municipality: try #require(MunicipalityCode("1496")), asOf: try day("2026-10-01"))
  var people: [PopulationRow] = []
  try population.bytes.withUnsafeBytes {
    var reader = try PopulationReader(head: $0, isWholeFile: true, request: .workbook, context: context)
    try reader.read($0, isLast: true, onRow: { people.append($0) }, onFinding: { _ in })
  }
  #expect(people.map(\.familyName) == ["Öberg & Ek"])
  var told: [NoticeRow] = []
  try notices.bytes.withUnsafeBytes {
    var reader = try NoticeReader(
      head: $0, isWholeFile: true, request: .auto, context: NoticeContext(received: try day("2026-10-01")))
    try reader.read($0, isLast: true, onRow: { told.append($0) }, onFinding: { _ in })
  }
  #expect(told.map(\.day) == [Day("2026-08-17")])
}

@Test func `a file too large for its beginning is read from where it lies`() throws {
  let rows = (2...400).map { xmlRow($0, good) }.joined()
  var book = TestWorkbook(xmlRow(1, workbookHeadings.map(inline)) + rows)
  book.isDeflated = false
  let bytes = book.bytes
  let context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"))
  var count = 0
  try bytes.prefix(1_000).withUnsafeBytes {
    var reader = try RollReader(
      head: $0, isWholeFile: false, request: .auto, context: context, file: BytesInMemory(bytes))
    try reader.read($0, isLast: false, onRow: { _ in count += 1 }, onFinding: { _ in })
    #expect(count == 0)
    try reader.read($0, isLast: true, onRow: { _ in count += 1 }, onFinding: { _ in })
  }
  #expect(count == 399)
}

@Test func `a row of totals is nobody, as in text`() throws {
  let rows = xmlRow(1, workbookHeadings.map(inline)) + xmlRow(2, good) + xmlRow(4, [inline("Antal"), "", number("1")])
  let outcome = try readRoll(TestWorkbook(rows).bytes).outcome
  #expect(outcome.rows.map(\.row) == [2])
  #expect(outcome.kinds == [.totalRow])
}

@Test func `a layout of a source holds for its workbooks`() throws {
  let rows =
    xmlRow(1, [inline("Lista")])
    + xmlRow(2, ["Id", "Skola", "Slut", "Status"].map(inline))
    + xmlRow(3, [inline(woman), number("31279295"), number("46185"), inline("Aktiv")])
    + xmlRow(4, [inline(woman), number("31279295"), number("46185", style: 1), "<c t=\"e\"><v>#N/A</v></c>"])
    + xmlRow(5, [inline(man), number("31279295"), "<c t=\"e\"><v>#N/A</v></c>", inline("Slutat")])
  let layout = TableLayout(
    columns: [
      "Personnummer": .heading("Id"), "Skolenhetskod": .heading("Skola"), "Slutdatum": .heading("Slut"),
    ], skipRowsWhere: ["Status": ["slutat"]], days: .excel)
  let context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"), layout: layout)
  var outcome = Outcome<RollRow>()
  try TestWorkbook(rows).bytes.withUnsafeBytes {
    var reader = try RollReader(head: $0, isWholeFile: true, request: .auto, context: context)
    #expect(reader.format.headerRow == 2)
    try reader.read($0, isLast: true, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
  }
  #expect(outcome.rows.map(\.lastDay) == [Day("2026-06-12")])
  #expect(outcome.findings.map(\.description) == ["row 4, Status: cell-error", "row 5: row-left-out-by-layout"])
}

@Test func `a sheet without headings is read by a layout of places`() throws {
  let rows = xmlRow(1, [inline("x"), inline(woman), number("31279295")]) + xmlRow(2, [inline("y"), inline(man)])
  let layout = TableLayout(columns: ["Personnummer": .position(2), "Skolenhetskod": .position(3)], headingRow: 0)
  let context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"), layout: layout)
  var outcome = Outcome<RollRow>()
  try TestWorkbook(rows).bytes.withUnsafeBytes {
    var reader = try RollReader(head: $0, isWholeFile: true, request: .auto, context: context)
    #expect(reader.format.headerRow == 0)
    try reader.read($0, isLast: true, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
  }
  #expect(outcome.rows.map(\.row) == [1])
  #expect(outcome.findings.map(\.description) == ["row 2, Skolenhetskod: unit-missing"])
}
