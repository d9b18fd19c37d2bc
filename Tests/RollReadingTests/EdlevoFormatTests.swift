import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let files = [
  ("admission", Edlevo.admission([Edlevo.student()]), FileFormat.edlevoAdmission),
  (
    "organization",
    Edlevo.organization([Edlevo.person("1"), Edlevo.membership(Edlevo.member("1", Edlevo.role()))]), .edlevoOrganization
  ),
  ("person", Edlevo.persons([Edlevo.person("1")]), .edlevoPerson),
]

/// What a file is taken for by its first bytes.
private func recognised(_ bytes: [UInt8]) -> FileFormat { bytes.withUnsafeBytes { FileFormat.recognise($0) } }

@Test(arguments: files)
func `Edlevo's formats are recognised by root and namespace`(kind: String, text: String, format: FileFormat) {
  #expect(recognised(Array(text.utf8)) == format)
  #expect(recognised([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == format)
  #expect(recognised(Array("<!-- hämtad i dag -->\n\(text.dropFirst(Edlevo.start.count))".utf8)) == format)
  let utf16 = WrittenEncoding.utf16LittleEndianWithMark.bytes(of: text.replacing("utf-8", with: "utf-16"))
  #expect(recognised(utf16) == format)
  for other in ["tieto.com/education/", "tieto.com/edu/x", "tieto.com/edu/v4/"] {
    #expect(recognised(Array(text.replacing("tieto.com/edu/", with: other).utf8)) == .xml)
  }
  // A root that is another format's is neither's.
  let wrong = kind == "admission" ? "organization" : "admission"
  #expect(recognised(Array(text.replacing("edu/\(kind)", with: "edu/\(wrong)").utf8)) == .xml)
}

@Test(
  arguments: [
    (Edlevo.admission([Edlevo.student()], version: "v3"), "version 3", "version 4"),
    (Edlevo.admission([Edlevo.student()], version: "v5"), "version 5", "version 4"),
    (Edlevo.organization([Edlevo.person("1")], version: "v9"), "version 9", "version 10–12"),
    (Edlevo.organization([Edlevo.person("1")], version: "v13"), "version 13", "version 10–12"),
  ])
func `a version that is not known is refused by name, with those that are`(text: String, is: String, read: String) {
  let error = edlevoError(text)
  #expect(error?.code == .fileFormatUnknown)
  #expect(error?.what.english.contains(`is`) == true)
  #expect(error?.what.swedish.contains("Edlevos XML") == true)
  #expect(error?.fix.swedish.hasSuffix(read) == true)
}

@Test func `a version is a number as Edlevo writes it`() {
  for version in ["v04", "v", "4", "v4/", "v-4", "v+4", "v4x", "v99999999999999999999"] {
    #expect(recognised(Array(Edlevo.admission([], version: version).utf8)) == .xml, "\(version)")
  }
}

@Test(arguments: files)
func `the letters may be written in any encoding that XML has here`(
  kind: String, text: String, format: FileFormat
) throws {
  guard format != .edlevoPerson else { return }
  let plain = try readEdlevo(text)
  #expect(plain.rows.count == 1)
  let utf16 = WrittenEncoding.utf16LittleEndianWithMark.bytes(of: text.replacing("utf-8", with: "utf-16"))
  #expect(try readEdlevo(utf16).outcome == plain)
  let latin = text.replacing("utf-8", with: "ISO-8859-1")
  #expect(try readEdlevo(WrittenEncoding.windows1252.bytes(of: latin)).outcome == plain)
}

@Test func `a file time that is none is not repeated`() throws {
  for time in ["200803042389", "2026-10-01 06:00", "2026-13-01T06:00:00", "2026-10-01T0å:00:00", ""] {
    let text = Edlevo.admission([Edlevo.student()]).replacing("2026-10-01T06:00:00", with: time)
    #expect(try readEdlevo(Array(text.utf8)).reader.format.detail?.english == "version 4")
  }
}

@Test func `a file without its properties is refused`() {
  for text in [
    Edlevo.start + "<admission xmlns=\"http://open.tieto.com/edu/admission/v4\"/>",
    Edlevo.start + "<admission xmlns=\"http://open.tieto.com/edu/admission/v4\">\(Edlevo.student())</admission>",
  ] { #expect(edlevoError(text)?.code == .fileMalformed) }
}

@Test func `a document type is never read`() {
  let text = Edlevo.admission([Edlevo.student()])
  let typed = text.replacing("<admission", with: "<!DOCTYPE admission [<!ENTITY a \"b\">]>\n<admission")
  let error = rollError(typed)
  #expect(error?.code == .fileForbidden || error?.code == .fileFormatUnknown)
}
