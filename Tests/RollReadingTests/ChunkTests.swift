import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// Good rows, bad rows, quoted newlines, letters of two and three bytes, blank lines and a last row without newline.
private func sample(newline: String) -> String {
  let first = TestNumber.written("2008-03-04")
  let second = TestNumber.make("2009-02-28", woman: false)
  return [
    rollHeadings + ";Notering",
    "\(first);Öberg;Åsa;GY;NANAT;31279295;2024-08-19;;;;;;\"två\(newline)rader – \"\"här\"\"\"",
    "\(second);Ek;Örjan;;IMS;31279295;20240819;20250115;Byte av skola;;;1;",
    "",
    "080214-TF10;Berg;Tom;GY;TE;31279295;2025-09-01;;;;;;",
    "\(first);Öberg;Åsa;GY;TE;31279295;2025-09-01;2024-01-01;;;;;",
    "\(second);Ek;Örjan;GYAN;HO;31279295;20240819;2026-06-12;;Gymnasiebevis;;;;;;x",
    ";;;;;;;;;;;;",
    "\(first);\"Öb\"erg;Åsa;GY;TE;31279295;2025-09-01;;;;;;",
    "\(second);Ek;Örjan;GY;TE;31279295;2025-09-01;2026-06-12;;Z;;skydd;",
  ].joined(separator: newline)
}

@Test(arguments: WrittenEncoding.allCases, ["\n", "\r\n", "\r"])
func `where a file is cut into chunks makes no difference`(encoding: WrittenEncoding, newline: String) throws {
  let bytes = encoding.bytes(of: sample(newline: newline))
  let whole = try readRoll(bytes).outcome
  #expect(whole.rows.map(\.row) == [2, 3, 10])
  #expect(
    whole.kinds == [.numberTemporary, .endsBeforeItBegins, .rowHasTooManyCells, .quoteMisplaced, .markUnknown])
  for size in Array(1...40) + [64, 127, 255, 256, 511, bytes.count - 1] {
    #expect(try readRoll(bytes, chunk: size).outcome == whole)
    // Small pieces, so that records are taken from the buffer in the middle of the file and not only at its end.
    for piece in [1, 7, 64] { #expect(try readRoll(bytes, chunk: size, piece: piece).outcome == whole) }
  }
}

@Test func `an empty chunk at the end ends the file`() throws {
  let bytes = Array(sample(newline: "\n").utf8)
  let whole = try readRoll(bytes).outcome
  let context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"))
  var outcome = Outcome<RollRow>()
  try bytes.withUnsafeBytes { bytes in
    var reader = try RollReader(head: bytes, isWholeFile: true, request: .auto, context: context)
    for (chunk, isLast) in [(bytes, false), (UnsafeRawBufferPointer(start: nil, count: 0), true)] {
      try reader.read(
        chunk, isLast: isLast, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
    }
  }
  #expect(outcome == whole)
}

@Test func `a file of many pieces is read whole, every row once`() throws {
  let number = TestNumber.make("2008-03-04")
  var text = "Personnummer;Skolenhetskod;Klass\r\n"
  for row in 2...20_001 { text += "\(number);31279295;\(String(repeating: "å", count: row % 50))\r\n" }
  let bytes = Array(text.utf8)
  for chunk in [bytes.count, 65_536, 100_003] {
    let rows = try readRoll(bytes, chunk: chunk, headLimit: 4_096).outcome.rows
    #expect(rows.map(\.row) == Array(2...20_001))
    #expect(Set(rows.map(\.digest)).count == 1)
  }
}

@Test func `what a row's receiver throws comes out`() throws {
  struct Full: Error {}
  let bytes = Array(sample(newline: "\n").utf8)
  let context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"))
  try bytes.withUnsafeBytes { bytes in
    var reader = try RollReader(head: bytes, isWholeFile: true, request: .auto, context: context)
    #expect(throws: Full.self) {
      try reader.read(bytes, isLast: true, onRow: { _ in throw Full() }, onFinding: { _ in })
    }
  }
}
