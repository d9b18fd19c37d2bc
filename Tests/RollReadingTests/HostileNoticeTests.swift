import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2008-03-04")
private let text = Array(
  ("Personnummer;Händelse;Datum;Skolenhetskod;Huvudman\n\(woman);slutat;2026-09-15;31279295;Lärande AB\n"
    + "x;flyttat;15/9;3127;\n").utf8)
private let book = TestWorkbook(
  xmlRow(1, ["Personnummer", "Händelse", "Datum", "Skolenhetskod"].map(inline))
    + xmlRow(2, [inline(woman), inline("slutat"), number("46280", style: 1), number("31279295")])
).bytes

/// What comes of a file of notices, or `nil` where it is refused with an explained error. Any other error fails.
private func notices(_ bytes: [UInt8]) throws -> Outcome<NoticeRow>? {
  var outcome = Outcome<NoticeRow>()
  do {
    try bytes.withUnsafeBytes { bytes in
      var reader = try NoticeReader(
        head: bytes, isWholeFile: true, request: .auto, context: NoticeContext(received: try day("2026-10-01")))
      try reader.read(
        bytes, isLast: true, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
    }
    return outcome
  } catch is ExplainedError {
    return nil
  }
}

@Test(arguments: [text, book])
func `ten thousand notices with a byte changed give no other person`(file: [UInt8]) throws {
  let whole = try #require(try notices(file))
  let known = try #require(whole.rows.first)
  #expect(whole.rows.count == 1)
  var chance = SeededNumbers(seed: 15)
  let clock = ContinuousClock()
  for _ in 0..<10_000 {
    var changed = file
    changed[Int.random(in: file.indices, using: &chance)] = UInt8.random(in: .min ... .max, using: &chance)
    let start = clock.now
    let rows = try notices(changed)?.rows ?? []
    #expect(clock.now - start < .seconds(2))
    // A letter in place of a digit makes a school's own number, which names nobody.
    #expect(rows.allSatisfy { $0.number == known.number || $0.number.isLocal })
  }
}

@Test func `a workbook of notices cut at any sixteenth is refused`() throws {
  for sixteenth in 0..<16 { #expect(try notices(Array(book.prefix(book.count * sixteenth / 16))) == nil) }
}

@Test func `notices cut at any sixteenth give no other person`() throws {
  for sixteenth in 0..<16 {
    let rows = try notices(Array(text.prefix(text.count * sixteenth / 16)))?.rows ?? []
    #expect(rows.allSatisfy { $0.number.twelveDigits == woman })
  }
}
