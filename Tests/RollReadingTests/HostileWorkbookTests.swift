import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.written("2008-03-04")

private var book: TestWorkbook {
  var book = TestWorkbook(
    xmlRow(1, workbookHeadings.map(inline))
      + xmlRow(2, [inline(woman), number("31279295"), number("45518", style: 1), "<c t=\"s\"><v>1</v></c>"])
      + xmlRow(5, [inline(woman), number("3.1279295E7"), "", "<c t=\"e\"><v>#N/A</v></c>", "<c t=\"b\"><v>1</v></c>"]))
  book.strings = "<si><t>x</t></si><si><r><t>2026-06-</t></r><r><t>12</t></r></si>"
  book.sheets[0].after = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
  return book
}

/// Reads the file; anything may come of it but a trap or an error that is not explained.
private func outcome(_ bytes: [UInt8]) throws -> Outcome<RollRow>? {
  do {
    return try readRoll(bytes, request: .workbook).outcome
  } catch is ExplainedError {
    return nil
  }
}

@Test func `no flipped byte of an archive is read as anything else`() throws {
  let bytes = book.bytes
  let whole = try #require(try outcome(bytes))
  #expect(whole.rows.count == 1)
  #expect(whole.kinds == [.cellError])
  var chance = SeededNumbers(seed: 2_026)
  for _ in 0..<10_000 {
    var changed = bytes
    for _ in 0..<Int.random(in: 1...3, using: &chance) {
      changed[Int.random(in: changed.indices, using: &chance)] = UInt8.random(in: .min ... .max, using: &chance)
    }
    // Times and comments mean nothing; all that does has a checksum or is said twice. A member's name is not, and one
    // that is not found may be one that a workbook can be without.
    guard let read = try outcome(changed), read != whole else { continue }
    #expect(read.rows.isEmpty || read.rows == whole.rows)
  }
}

/// With a right archive around it, what is broken is the XML.
@Test func `random bytes in the parts never break the reader`() throws {
  let parts = book.parts
  var chance = SeededNumbers(seed: 5)
  let alphabet = Array("<>/\"= &;:rctsv0123456789ABEe+-._#x\u{0}".utf8)
  for _ in 0..<10_000 {
    var changed = parts
    let part = Int.random(in: 1..<changed.count, using: &chance)
    for _ in 0..<Int.random(in: 1...4, using: &chance) {
      let index = Int.random(in: changed[part].bytes.indices, using: &chance)
      changed[part].bytes[index] = alphabet[Int.random(in: alphabet.indices, using: &chance)]
    }
    changed[part].isDeflated = false
    _ = try outcome(ZipWriting.archive(changed))
  }
}

@Test func `random bytes after the mark of an archive never break the reader`() throws {
  var chance = SeededNumbers(seed: 9)
  for _ in 0..<2_000 {
    var bytes: [UInt8] = [0x50, 0x4B, 3, 4]
    bytes += (0..<Int.random(in: 0..<300, using: &chance)).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    bytes += ZipWriting.archive([]).prefix(Int.random(in: 0...22, using: &chance))
    #expect(try outcome(bytes) == nil)
  }
}
