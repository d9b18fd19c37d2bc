/// A workbook that a test writes: the XML of its parts as Excel and others write it.
struct TestWorkbook {
  struct Sheet {
    var name: String
    /// What stands between `<sheetData>` and its end.
    var rows: String
    var state = ""
    var after = ""
  }

  var sheets: [Sheet]
  /// `<si>` elements.
  var strings = ""
  /// Number formats of the cell styles, from style 0 on.
  var formats = [0, 14]
  var customFormats: [Int: String] = [:]
  var countsFrom1904 = false
  var target = "xl/workbook.xml"
  var sheetFolder = "worksheets/"
  var isDeflated = true

  init(_ rows: String, name: String = "Elever") { sheets = [Sheet(name: name, rows: rows)] }

  init(sheets: [Sheet]) { self.sheets = sheets }

  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"

  var parts: [ZipPart] {
    let numbered = sheets.enumerated()
    var links = (1...max(1, sheets.count)).map {
      Self.link("rId\($0)", "worksheet", sheetFolder + "sheet\($0).xml")
    }
    links += [Self.link("rIdS", "styles", "styles.xml"), Self.link("rIdT", "sharedStrings", "sharedStrings.xml")]
    var parts = [
      ZipPart("[Content_Types].xml", "<Types/>"),
      ZipPart("_rels/.rels", Self.links([Self.link("rId1", "officeDocument", target)])),
      ZipPart("xl/_rels/workbook.xml.rels", Self.links(links)),
      ZipPart(
        "xl/workbook.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
          + "<workbook xmlns=\"\(Self.namespace)\" xmlns:r=\"\(Self.office)\">"
          + "<workbookPr\(countsFrom1904 ? " date1904=\"1\"" : "")/><sheets>"
          + numbered.map {
            "<sheet name=\"\($0.element.name)\" sheetId=\"\($0.offset + 1)\""
              + ($0.element.state.isEmpty ? "" : " state=\"\($0.element.state)\"") + " r:id=\"rId\($0.offset + 1)\"/>"
          }.joined() + "</sheets></workbook>"),
      ZipPart(
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(Self.namespace)\"><numFmts>"
          + customFormats.map { "<numFmt numFmtId=\"\($0.key)\" formatCode=\"\($0.value)\"/>" }.joined()
          + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
          + formats.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs></styleSheet>"),
      ZipPart("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.namespace)\">\(strings)</sst>"),
    ]
    for (index, sheet) in numbered {
      parts.append(
        ZipPart(
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet xmlns=\"\(Self.namespace)\"><dimension ref=\"A1\"/><sheetData>\(sheet.rows)</sheetData>"
            + "\(sheet.after)</worksheet>"))
    }
    for index in parts.indices { parts[index].isDeflated = isDeflated }
    return parts
  }

  var bytes: [UInt8] { ZipWriting.archive(parts) }

  private static func links(_ links: [String]) -> String {
    "<Relationships xmlns=\"\(relationships)\">\(links.joined())</Relationships>"
  }

  private static func link(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
  }
}

/// A row of cells with their references; an empty cell is left out.
func xmlRow(_ row: Int, _ cells: [String]) -> String {
  let written = cells.enumerated().map { column, cell -> String in
    guard !cell.isEmpty else { return "" }
    let letter = String(UnicodeScalar(UInt8(0x41 + column)))
    return cell.replacing("<c", with: "<c r=\"\(letter)\(row)\"", maxReplacements: 1)
  }
  return "<row r=\"\(row)\">\(written.joined())</row>"
}

/// A text in the cell itself.
func inline(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

func number(_ value: String, style: Int? = nil) -> String {
  "<c\(style.map { " s=\"\($0)\"" } ?? "")><v>\(value)</v></c>"
}

let workbookHeadings = ["Personnummer", "Skolenhetskod", "Startdatum", "Slutdatum", "Sekretess"]

/// A workbook with the usual headings and one row.
func workbook(_ cells: [String]) -> TestWorkbook {
  TestWorkbook(xmlRow(1, workbookHeadings.map(inline)) + xmlRow(2, cells))
}
