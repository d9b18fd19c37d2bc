/// Workbooks as Excel and others write them: their parts in one text, for changing, and whole.
enum WorkbookSeeds {
  static let parts = [Seed(rows(usual), way: 0), Seed(rows(notices), way: 3), Seed(rows(population), way: 2)]

  static let archives = parts.flatMap { seed in
    [false, true].map { isDeflated in
      Seed(WorkbookArchive.bytes(ofParts: seed.file, isDeflated: isDeflated), cut: seed.cut, way: seed.way)
    }
  }

  private static let usual =
    "<row r=\"1\">\(inline("Personnummer"))\(inline("Skolenhetskod"))\(inline("Startdatum"))\(inline("Slutdatum"))</row>"
    + "<row r=\"2\">\(inline(TestNumbers.woman))<c r=\"B2\"><v>3.1279295E7</v></c><c s=\"1\"><v>45518.5</v></c>"
    + "<c t=\"s\"><v>1</v></c></row><row><c r=\"A5\" t=\"str\"><f>1+1</f><v>\(TestNumbers.man)</v></c>"
    + "<c t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>1</v></c></row>"
  private static let notices =
    "<row>\(inline("Personnummer"))\(inline("Händelse"))\(inline("Datum"))\(inline("Skolenhetskod"))</row>"
    + "<row>\(inline(TestNumbers.woman))\(inline("slutat"))<c s=\"1\"><v>46280</v></c><c><v>31279295</v></c></row>"
  private static let population =
    "<row>\(inline("Personnummer"))\(inline("Efternamn"))\(inline("Kommunkod"))\(inline("Folkbokföringsdatum"))</row>"
    + "<row>\(inline(TestNumbers.woman))\(inline("Öberg"))<c><v>1496</v></c>\(inline("2019-08-15"))</row>"

  private static func inline(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

  /// The parts, in the order in which `WorkbookArchive` names them, with a zero byte between two.
  private static func rows(_ rows: String) -> String {
    let space = "http://schemas.openxmlformats.org"
    let office = "\(space)/officeDocument/2006/relationships"
    func links(_ links: [(String, String, String)]) -> String {
      "<Relationships xmlns=\"\(space)/package/2006/relationships\">"
        + links.map { "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.1)\" Target=\"\($0.2)\"/>" }.joined()
        + "</Relationships>"
    }
    let main = "\(space)/spreadsheetml/2006/main"
    return [
      "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
        + "</worksheet>",
      "<sst xmlns=\"\(main)\"><si><t>x</t></si><si><r><t>2026-06-</t></r><r><t>12</t></r></si></sst>",
      "<styleSheet xmlns=\"\(main)\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/></numFmts><cellXfs>"
        + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr date1904=\"0\"/><sheets>"
        + "<sheet name=\"Elever\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"B\" sheetId=\"2\" state=\"hidden\" r:id=\"b\"/>"
        + "</sheets></workbook>",
      links([
        ("a", "worksheet", "worksheets/sheet1.xml"), ("b", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("s", "styles", "styles.xml"), ("t", "sharedStrings", "sharedStrings.xml"),
      ]),
      links([("r", "officeDocument", "xl/workbook.xml")]),
    ].joined(separator: "\0")
  }
}
