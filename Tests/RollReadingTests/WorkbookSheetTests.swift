import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.written("2008-03-04")
private let headings = xmlRow(1, ["Personnummer", "Skolenhetskod"].map(inline))
private let people = headings + xmlRow(2, [inline(woman), number("31279295")])
private let readMe = xmlRow(1, [inline("Uttag 2026-10-01")])

private func read(_ book: TestWorkbook, layout: TableLayout? = nil) throws -> (DetectedFormat, [RollRow]) {
  var context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"))
  context.layout = layout
  var rows: [RollRow] = []
  return try book.bytes.withUnsafeBytes {
    var reader = try RollReader(head: $0, isWholeFile: true, request: .auto, context: context)
    try reader.read($0, isLast: true, onRow: { rows.append($0) }, onFinding: { _ in })
    return (reader.format, rows)
  }
}

@Test func `the sheet with the columns is read, wherever its tab is`() throws {
  let book = TestWorkbook(sheets: [
    .init(name: "Läs mig", rows: readMe), .init(name: "Tomt", rows: ""), .init(name: "Elever", rows: people),
  ])
  let (format, rows) = try read(book)
  #expect(format.detail?.swedish == "blad \"Elever\"")
  #expect(rows.count == 1)
}

@Test func `hidden sheets are passed over`() throws {
  for state in ["hidden", "veryHidden"] {
    let book = TestWorkbook(sheets: [
      .init(name: "Gammal", rows: people, state: state), .init(name: "Ny", rows: people, state: "visible"),
    ])
    #expect(try read(book).0.detail?.english == "sheet \"Ny\"")
    #expect(rollError(TestWorkbook(sheets: [.init(name: "Gammal", rows: people, state: state)]))?.code == .fileEmpty)
  }
}

@Test func `two sheets with the columns are never chosen between, unless the layout says which`() throws {
  var book = TestWorkbook(sheets: [.init(name: "HT", rows: people), .init(name: "VT 2026", rows: people)])
  let error = try #require(rollError(book))
  #expect(error.code == .fileFormatUnknown)
  #expect(error.what.swedish.contains("\"HT\", \"VT 2026\""))
  #expect(try read(book, layout: TableLayout(sheet: "vt 2026")).0.detail?.swedish == "blad \"VT 2026\"")
  book.sheets[0].state = "hidden"
  #expect(try read(book, layout: TableLayout(sheet: "HT")).0.detail?.swedish == "blad \"HT\"")
  let unknown = #expect(throws: ExplainedError.self) { try read(book, layout: TableLayout(sheet: "Elever")) }
  #expect(unknown?.code == .fileFormatUnknown)
  #expect(unknown?.what.english.contains("\"VT 2026\"") == true)
}

@Test func `a workbook without the columns is told of by its first sheet`() throws {
  let book = TestWorkbook(sheets: [.init(name: "Läs mig", rows: readMe), .init(name: "Mer", rows: readMe)])
  #expect(rollError(book)?.code == .fileColumnMissing)
  #expect(rollError(TestWorkbook(""))?.code == .fileEmpty)
  #expect(rollError(TestWorkbook(headings))?.code == .fileHasNoRows)
  let twice = TestWorkbook(xmlRow(1, ["Personnummer", "Pnr", "Enhetskod"].map(inline)))
  #expect(rollError(twice)?.code == .fileColumnTwice)
  let wide = (0..<257).map { _ in inline("x") }.joined()
  #expect(rollError(TestWorkbook("<row>\(wide)</row>"))?.code == .fileTooLarge)
}

@Test func `headings may stand under a title`() throws {
  let title = xmlRow(1, [inline("Elevlista")]) + xmlRow(3, [inline("Personnummer"), inline("anges med tolv siffror")])
  let table = xmlRow(7, ["", "Personnummer", "Skolenhetskod"].map { $0.isEmpty ? "" : inline($0) })
  let book = TestWorkbook(title + table + xmlRow(9, ["", inline(woman), number("31279295")]))
  let (format, rows) = try read(book)
  #expect(format.headerRow == 7)
  #expect(rows.map(\.row) == [9])
}

@Test func `sheets that are charts have no cells`() throws {
  var book = TestWorkbook(people)
  book.sheets.append(.init(name: "Diagram", rows: ""))
  var parts = book.parts
  let index = try #require(parts.firstIndex { $0.name == "xl/_rels/workbook.xml.rels" })
  let text = String(decoding: parts[index].bytes, as: UTF8.self)
  parts[index].bytes = Array(
    text.replacing("worksheet\" Target=\"worksheets/sheet2", with: "chartsheet\" Target=\"worksheets/sheet2").utf8)
  #expect(try readRoll(ZipWriting.archive(parts)).outcome.rows.count == 1)
}

@Test func `parts are found by relationship, from the top, from the folder, or over it`() throws {
  for (target, folder) in [
    ("/xl/workbook.xml", "/xl/worksheets/"), ("./xl/workbook.xml", "../xl/./worksheets/"),
    ("XL/Workbook.xml", "../../xl/worksheets/"),
  ] {
    var book = TestWorkbook(people)
    book.target = target
    book.sheetFolder = folder
    #expect(try readRoll(book.bytes).outcome.rows.count == 1, "\(target)")
  }
  var lost = TestWorkbook(people)
  lost.sheetFolder = "elsewhere/"
  #expect(rollError(lost)?.code == .fileMalformed)
}

@Test func `other zip files are refused by name`() throws {
  let text = ZipPart("elever.csv", "Personnummer;Skolenhetskod\n")
  let error = try #require(rollError(ZipWriting.archive([text])))
  #expect(error.code == .fileFormatUnknown)
  #expect(error.what.swedish.contains("ingen Excel-arbetsbok"))
  #expect(rollError(ZipWriting.archive([]))?.code == .fileFormatUnknown)
  // A document of text has the same frame, and another root.
  let document = rollError(TestWorkbook(people)) { parts in
    for index in parts.indices where parts[index].name == "xl/workbook.xml" {
      parts[index].bytes = Array("<document/>".utf8)
    }
  }
  #expect(document?.code == .fileFormatUnknown)
}

@Test func `broken XML in a part is told with the part's name`() throws {
  let error = try #require(rollError(TestWorkbook(people + "<row></c>")))
  #expect(error.code == .fileMalformed)
  #expect(error.place?.hasPrefix("xl/worksheets/sheet1.xml, line 1") == true)
  let type = rollError(TestWorkbook(people)) { parts in
    for index in parts.indices where parts[index].name == "xl/styles.xml" {
      parts[index].bytes = Array("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>".utf8)
    }
  }
  #expect(type?.code == .fileForbidden)
}
