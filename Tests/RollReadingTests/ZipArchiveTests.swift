import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.written("2008-03-04")
private let book = TestWorkbook(
  xmlRow(1, ["Personnummer", "Skolenhetskod"].map(inline)) + xmlRow(2, [inline(woman), number("31279295")]))
private let sheet = "xl/worksheets/sheet1.xml"

/// The error where one member of the workbook is changed.
private func error(_ name: String = sheet, _ change: (inout ZipPart) -> Void) -> ExplainedError? {
  rollError(book) { parts in
    for index in parts.indices where parts[index].name == name { change(&parts[index]) }
  }
}

@Test func `archives are read however they were written`() throws {
  var streamed = book.parts
  for index in streamed.indices { streamed[index].isStreamed = true }
  for bytes in [
    ZipWriting.archive(book.parts, comment: Array("made by PK\u{5}\u{6} a program".utf8)), ZipWriting.archive(streamed),
    ZipWriting.archive(book.parts, wide: true),
  ] { #expect(try readRoll(bytes).outcome.rows.count == 1) }
}

@Test func `members by names that lead elsewhere are never looked at`() throws {
  let paths = ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\x", "xl/../../x", "", "a\0b", "./xl/workbook.xml"]
  let bytes = ZipWriting.archive(paths.map { ZipPart($0, "x") } + book.parts)
  #expect(try readRoll(bytes).outcome.rows.count == 1)
}

@Test func `a part that is not what the directory says is refused`() {
  #expect(error { $0.statedChecksum = 1 }?.code == .fileMalformed)
  #expect(error { $0.statedSize = UInt32($0.bytes.count - 1) }?.code == .fileMalformed)
  #expect(error { $0.statedSize = UInt32($0.bytes.count + 1) }?.code == .fileMalformed)
  #expect(error { $0.statedPackedSize = 40 }?.code == .fileMalformed)
  #expect(error { $0.localName = "xl/worksheets/sheet2.xml" }?.code == .fileMalformed)
  #expect(error { $0.localName = "x" }?.code == .fileMalformed)
  #expect(error { $0.statedOffset = 0 }?.code == .fileMalformed)
  #expect(error { $0.statedOffset = 0xFFFF_FFF0 }?.code == .fileMalformed)
  // The checksum that counts is that of the bytes: this one is wrong in both places alike.
  let wrong = error { part in
    part.isDeflated = false
    part.statedChecksum = ZipWriting.checksum(part.bytes) ^ 1
  }
  #expect(wrong?.code == .fileMalformed)
  #expect(wrong?.place == sheet)
}

@Test func `rubbish after the packed bytes of a part is refused`() {
  var parts = book.parts
  let last = parts.count - 1
  let packed = ZipWriting.deflated(parts[last].bytes)
  let size = UInt32(parts[last].bytes.count)
  let checksum = ZipWriting.checksum(parts[last].bytes)
  func file(_ extra: [UInt8]) -> [UInt8] {
    // Stored as it is and then said to be deflated: the method is the only thing to change, in both places.
    parts[last].bytes = packed + extra
    parts[last].isDeflated = false
    parts[last].statedSize = size
    parts[last].statedChecksum = checksum
    parts[last].statedPackedSize = UInt32(packed.count + extra.count)
    var file = ZipWriting.archive(parts)
    for index in file.indices.dropLast(60) {
      if file[index...].starts(with: [0x50, 0x4B, 3, 4]), file[(index + 30)...].starts(with: sheet.utf8) {
        file[index + 8] = 8
      }
      if file[index...].starts(with: [0x50, 0x4B, 1, 2]), file[(index + 46)...].starts(with: sheet.utf8) {
        file[index + 10] = 8
      }
    }
    return file
  }
  #expect(rollError(file([])) == nil)
  #expect(rollError(file([0]))?.code == .fileMalformed)
}

@Test func `parts that overlap or have the same name are refused`() {
  var parts = book.parts
  parts.append(ZipPart("again.xml", "x"))
  parts[parts.count - 1].statedOffset = 0
  parts[parts.count - 1].localName = parts[0].name
  #expect(rollError(ZipWriting.archive(parts))?.code == .fileMalformed)
  #expect(rollError(ZipWriting.archive(book.parts + [book.parts[6]]))?.code == .fileMalformed)
  #expect(rollError(ZipWriting.archive(book.parts + [ZipPart("XL/workbook.XML", "x")]))?.code == .fileMalformed)
  // One part inside another, stored: what every reader of the outer sees, and some of the inner.
  let inner = ZipWriting.archive([ZipPart("xl/inner.xml", "<a/>")])
  var outer = ZipPart("outer.bin", bytes: inner)
  outer.isDeflated = false
  var shadow = ZipPart("xl/inner.xml", "<a/>")
  shadow.statedOffset = UInt32(30 + "outer.bin".utf8.count)
  #expect(rollError(ZipWriting.archive([outer, shadow] + book.parts))?.code == .fileMalformed)
}

@Test func `bombs are refused before anything is unpacked`() {
  let zeros = ZipPart("xl/media/zeros.bin", bytes: Array(repeating: 0, count: 3 << 20))
  #expect(rollError(ZipWriting.archive(book.parts + [zeros]))?.code == .fileForbidden)
  // A small part may be packed as well as it can be.
  let few = ZipPart("xl/media/zeros.bin", bytes: Array(repeating: 0, count: 1 << 20))
  #expect(rollError(ZipWriting.archive(book.parts + [few])) == nil)
  #expect(error("xl/sharedStrings.xml") { $0.statedSize = 0xFFFF_FFF0 }?.code == .fileForbidden)
  let many = (0..<1_000).map { ZipPart("\($0)", "") }
  #expect(rollError(ZipWriting.archive(many + book.parts))?.code == .fileForbidden)
  #expect(rollError(ZipWriting.archive(Array(many.dropLast(book.parts.count)) + book.parts)) == nil)
}

@Test func `encrypted parts and other ways of packing are refused`() {
  for flag: UInt16 in [0x0001, 0x0041, 0x2000] { #expect(error { $0.flags = flag }?.code == .fileForbidden) }
  #expect(error("[Content_Types].xml") { $0.flags = 1 }?.what.swedish.contains("krypterad") == true)
  var bytes = book.bytes
  // The method of the first entry of the directory.
  let first = bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) }
  if let first { bytes[first + 10] = 12 }
  #expect(rollError(bytes)?.code == .fileForbidden)
}

@Test func `an archive that was cut short is refused wherever it was cut`() {
  for isDeflated in [true, false] {
    var whole = book
    whole.isDeflated = isDeflated
    let bytes = whole.bytes
    for sixteenth in 1..<16 {
      let error = rollError(Array(bytes.prefix(bytes.count * sixteenth / 16)))
      #expect(error?.code == .fileMalformed, "\(sixteenth)")
    }
    for missing in 1...30 { #expect(rollError(Array(bytes.dropLast(missing)))?.code == .fileMalformed) }
    #expect(rollError(Array(bytes.dropFirst(1)))?.code != nil)
    #expect(rollError(bytes + [0])?.code == .fileMalformed)
  }
}

@Test func `shared texts beyond the limit are refused with another way`() throws {
  var large = book
  // Texts of a kilobyte that do not pack too well.
  var state: UInt64 = 1
  large.strings = (0..<66_000).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return "<si><t>" + String(repeating: String(state, radix: 16).prefix(15) + " ", count: 64) + "</t></si>"
  }.joined()
  let error = try #require(rollError(large))
  #expect(error.code == .fileTooLarge)
  #expect(error.fix.swedish.contains("CSV"))
}
