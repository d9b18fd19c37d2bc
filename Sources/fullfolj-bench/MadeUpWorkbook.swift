import CZlib
import Glibc

/// A roll as Excel saves one: words in a table of their own, numbers and dates as numbers.
struct MadeUpWorkbook {
  let files: MadeUpFiles

  private static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let headings = [
    "Personnummer", "Efternamn", "Förnamn", "Skolform", "Studievägskod", "Skolenhetskod", "Startdatum", "Slutdatum",
    "Avbrottsorsak", "Betygsdokument", "Betygsdatum", "Sekretess",
  ]

  func write(to path: String) throws {
    guard let file = fopen(path, "w") else { throw BenchFailure(what: "cannot write \(path)") }
    var archive = ArchiveInTheMaking(file: file)
    let main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    try archive.add(
      "[Content_Types].xml",
      Self.declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(main).sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(main).worksheet+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(main).styles+xml\"/>"
        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(main).sharedStrings+xml\"/></Types>")
    try archive.add(
      "_rels/.rels",
      Self.declaration + "<Relationships xmlns=\"\(Self.package)\"><Relationship Id=\"rId1\" "
        + "Type=\"\(Self.office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
    let links = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")]
    try archive.add(
      "xl/_rels/workbook.xml.rels",
      Self.declaration + "<Relationships xmlns=\"\(Self.package)\">"
        + (links + [("rId3", "sharedStrings", "sharedStrings.xml")]).map {
          "<Relationship Id=\"\($0.0)\" Type=\"\(Self.office)/\($0.1)\" Target=\"\($0.2)\"/>"
        }.joined() + "</Relationships>")
    try archive.add(
      "xl/workbook.xml",
      Self.declaration + "<workbook xmlns=\"\(Self.namespace)\" xmlns:r=\"\(Self.office)\"><sheets>"
        + "<sheet name=\"Elever\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
    try archive.add(
      "xl/styles.xml",
      Self.declaration + "<styleSheet xmlns=\"\(Self.namespace)\"><fonts count=\"1\"><font/></fonts><fills count=\"1\">"
        + "<fill><patternFill patternType=\"none\"/></fill></fills>"
        + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
        + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
    )
    let words = Self.headings + ["Öberg", "Åsa"] + MadeUpFiles.programmes
    let numbers = (0..<files.rows).map { String(MadeUpFiles.number($0)) }
    try archive.add(
      "xl/sharedStrings.xml",
      Self.declaration + "<sst xmlns=\"\(Self.namespace)\" count=\"\(files.rows * 4)\" "
        + "uniqueCount=\"\(words.count + numbers.count)\">"
        + (words + numbers).map { "<si><t>\($0)</t></si>" }.joined() + "</sst>")
    try archive.add("xl/worksheets/sheet1.xml", sheet(wordCount: words.count))
    try archive.finish()
    guard fclose(file) == 0 else { throw BenchFailure(what: "cannot write \(path)") }
  }

  private func sheet(wordCount: Int) -> String {
    var text = Self.declaration + "<worksheet xmlns=\"\(Self.namespace)\"><dimension ref=\"A1:L\(files.rows + 1)\"/>"
    text += "<sheetData><row r=\"1\">"
    for column in Self.headings.indices {
      text += "<c r=\"\(UnicodeScalar(UInt8(0x41 + column)))1\" t=\"s\"><v>\(column)</v></c>"
    }
    text += "</row>"
    // 17 August 2122 as Excel counts days.
    let begun = 81_314
    for index in 0..<files.rows {
      let row = index + 2
      let programme = Self.headings.count + 2 + index % MadeUpFiles.programmes.count
      text += "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"s\"><v>\(wordCount + index)</v></c>"
      text += "<c r=\"B\(row)\" t=\"s\"><v>\(Self.headings.count)</v></c>"
      text += "<c r=\"C\(row)\" t=\"s\"><v>\(Self.headings.count + 1)</v></c>"
      text += "<c r=\"E\(row)\" t=\"s\"><v>\(programme)</v></c>"
      text += "<c r=\"F\(row)\"><v>\(10_000_000 + index / MadeUpFiles.rowsPerUnit)</v></c>"
      text += "<c r=\"G\(row)\" s=\"1\"><v>\(begun)</v></c></row>"
    }
    return text + "</sheetData></worksheet>"
  }
}

/// A zip archive that is written member by member.
private struct ArchiveInTheMaking {
  let file: UnsafeMutablePointer<FILE>
  private var offset = 0
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  init(file: UnsafeMutablePointer<FILE>) { self.file = file }

  mutating func add(_ name: String, _ text: String) throws {
    let bytes = Array(text.utf8)
    let packed = try Self.deflated(bytes)
    let shared =
      little(UInt16(20)) + little(UInt16(0)) + little(UInt16(8)) + little(UInt32(0))
      + little(UInt32(crc32(0, bytes, UInt32(bytes.count)))) + little(UInt32(packed.count))
      + little(UInt32(bytes.count))
      + little(UInt16(name.utf8.count)) + little(UInt16(0))
    directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + shared
    directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(UInt32(offset))
    directory += Array(name.utf8)
    count += 1
    try write(little(UInt32(0x0403_4B50)) + shared + Array(name.utf8) + packed)
  }

  mutating func finish() throws {
    let start = offset
    let size = directory.count
    try write(directory)
    try write(
      little(UInt32(0x0605_4B50)) + little(UInt32(0)) + little(count) + little(count) + little(UInt32(size))
        + little(UInt32(start)) + little(UInt16(0)))
  }

  private mutating func write(_ bytes: [UInt8]) throws {
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw BenchFailure(what: "cannot write a workbook")
    }
    offset += bytes.count
  }

  private func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    guard deflateRaw(&stream, 6) == Z_OK else { throw BenchFailure(what: "cannot pack a workbook") }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let (code, count) = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return (CZlib.deflate(&stream, Z_FINISH), Int(stream.total_out))
      }
    }
    guard code == Z_STREAM_END else { throw BenchFailure(what: "cannot pack a workbook") }
    return Array(output[..<count])
  }
}
