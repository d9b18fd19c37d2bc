import ActivityResponsibility
import StrictJSON
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.written("2008-03-04")
private let man = TestNumber.make("2008-07-20", woman: false)

private let table: [[String]] = [
  ["Personnummer", "Efternamn", "Förnamn", "Studievägskod", "Skolenhetskod", "Startdatum", "Slutdatum"],
  [woman, "Öberg", "Åsa", "NANAT", "31279295", "2024-08-19", ""],
  [man, "O’Neill–Ek", "Örjan", "IMS", "31279295", "20250818", "20260612"],
  ["", "Ärlig", "Zoë", "TE", "31279295", "2024-08-19", ""],
]

private func text(_ separator: Separator, _ newline: String, quoted: Bool) -> String {
  let mark = quoted ? "\"" : ""
  let between = String(UnicodeScalar(separator.rawValue))
  return table.map { $0.map { mark + $0 + mark }.joined(separator: between) + newline }.joined()
}

@Test(arguments: WrittenEncoding.allCases, Separator.allCases)
func `every encoding, separator and newline gives the same rows`(
  encoding: WrittenEncoding, separator: Separator
) throws {
  let expected = try readRoll(Array(text(.semicolon, "\r\n", quoted: false).utf8)).outcome
  #expect(expected.rows.count == 2)
  #expect(expected.kinds == [.numberMissing])
  for newline in ["\r\n", "\n", "\r"] {
    for quoted in [false, true] {
      let (format, outcome) = try readRoll(encoding.bytes(of: text(separator, newline, quoted: quoted)))
      #expect(outcome.rows == expected.rows)
      #expect(outcome.findings.map(\.description) == expected.findings.map(\.description))
      #expect(format.separator == separator)
      #expect(format.headerRow == 1)
      #expect(format.columns.map(\.heading) == table[0])
    }
  }
}

@Test func `the encoding is told`() throws {
  let sample = text(.semicolon, "\n", quoted: false)
  func encoding(_ written: WrittenEncoding) throws -> TextEncoding? {
    try readRoll(written.bytes(of: sample)).format.encoding
  }
  #expect(try encoding(.utf8) == .utf8)
  #expect(try encoding(.utf8WithMark) == .utf8WithMark)
  #expect(try encoding(.windows1252) == .windows1252)
  for written in [WrittenEncoding.utf16LittleEndian, .utf16LittleEndianWithMark] {
    #expect(try encoding(written) == .utf16LittleEndian)
  }
  for written in [WrittenEncoding.utf16BigEndian, .utf16BigEndianWithMark] {
    #expect(try encoding(written) == .utf16BigEndian)
  }
}

@Test func `a rejected row is kept in UTF-8 whatever the file's encoding`() throws {
  for encoding in WrittenEncoding.allCases {
    let outcome = try readRoll(encoding.bytes(of: text(.semicolon, "\r\n", quoted: false))).outcome
    let raw = try #require(outcome.findings.first?.rawRow)
    #expect(String(decoding: raw, as: UTF8.self) == ";Ärlig;Zoë;TE;31279295;2024-08-19;")
  }
}

@Test func `names and addresses come out as written in every encoding`() throws {
  let file = "Personnummer;Efternamn;Förnamn;Adress\n\(woman);Åkerström;Zoë;Älvgatan 3 – 5 €\n"
  let context = PopulationContext(municipality: try #require(MunicipalityCode("1496")), asOf: try day("2026-10-01"))
  for encoding in WrittenEncoding.allCases {
    var rows: [PopulationRow] = []
    try encoding.bytes(of: file).withUnsafeBytes { bytes in
      var reader = try PopulationReader(head: bytes, isWholeFile: true, request: .csv, context: context)
      try reader.read(bytes, isLast: true, onRow: { rows.append($0) }, onFinding: { _ in })
    }
    #expect(rows.map(\.familyName) == ["Åkerström"])
    #expect(rows.map(\.givenName) == ["Zoë"])
    #expect(rows.map(\.street) == ["Älvgatan 3 – 5 €"])
  }
}

@Test func `UTF-8 that breaks further down is refused with its row`() {
  // The beginning shows only UTF-8; the second row after the headings has a letter of Windows-1252.
  var bytes = Array("Personnummer;Förnamn;Skolenhetskod\n\(woman);Åsa;31279295\n".utf8)
  let head = bytes.count
  bytes += Array("\(man);".utf8) + [0xD6] + Array("rjan;31279295\n".utf8)
  #expect(throws: ExplainedError.self) { try readRoll(bytes, headLimit: head) }
  do {
    _ = try readRoll(bytes, headLimit: head)
  } catch {
    let explained = error as? ExplainedError
    #expect(explained?.code == .fileEncodingBroken)
    #expect(explained?.what.english.contains("row 3") == true)
  }
}

@Test func `two encodings in one file are refused`() {
  let first = Array("Personnummer;Förnamn;Skolenhetskod\n\(woman);Åsa;31279295\n".utf8)
  let second = WrittenEncoding.windows1252.bytes(of: "\(man);Örjan;31279295\n")
  #expect(rollError(first + second)?.code == .fileEncodingBroken)
}

@Test func `text cut in the middle of a character is refused`() {
  let whole = Array("Personnummer;Skolenhetskod;Förnamn\n\(woman);31279295;Åsa\n\(man);31279295;Å".utf8)
  #expect(rollError(Array(whole.dropLast()))?.code == .fileEncodingBroken)
  let wide = WrittenEncoding.utf16LittleEndianWithMark.bytes(of: "Personnummer;Skolenhetskod\n\(woman);31279295")
  #expect(rollError(wide) == nil)
  #expect(rollError(Array(wide.dropLast()))?.code == .fileEncodingBroken)
}

@Test func `half a surrogate pair and a zero character are refused`() {
  for unit in [0xD800, 0xDC00, 0] {
    let beginning = WrittenEncoding.utf16LittleEndianWithMark.bytes(of: "Personnummer;Skolenhetskod\n\(woman);")
    let bytes = beginning + [UInt8(unit & 0xFF), UInt8(unit >> 8), 0x0A, 0]
    #expect(rollError(bytes)?.code == .fileEncodingBroken)
  }
}

@Test func `a byte that Windows-1252 has no character for is refused`() {
  let bytes = WrittenEncoding.windows1252.bytes(of: "Personnummer;Förnamn;Skolenhetskod\n\(woman);") + [0x81, 0x0A]
  let error = rollError(bytes)
  #expect(error?.code == .fileEncodingBroken)
  #expect(error?.what.english.contains("row 2") == true)
}

@Test func `damage in the headings themselves is called damage`() {
  #expect(rollError([0xEF, 0xBB, 0xBF] + Array("Personnummer;F".utf8) + [0xF6, 0x0A])?.code == .fileEncodingBroken)
}

/// Every byte sequence of UTF-8's table of what is well formed, at its edges.
@Test func `UTF-8 is taken strictly`() {
  func fault(_ bytes: [UInt8]) -> Int? {
    var check = UTF8Check()
    return bytes.withUnsafeBytes { check.advance($0) }
  }
  for text in ["a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"] {
    #expect(fault(Array(text.utf8)) == nil)
  }
  for bytes: [UInt8] in [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80], [0xFF], [0xC3, 0x28], [0xE2, 0x82, 0x28], [0], [0x61, 0],
    [0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0], [0x61, 0x61, 0, 0x61, 0x61, 0x61, 0x61, 0x61],
  ] {
    #expect(fault(bytes) != nil, "\(bytes)")
  }
}
