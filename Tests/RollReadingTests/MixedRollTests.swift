import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// The same roll as six systems write it.
private let sixWays: [(name: String, bytes: [UInt8])] = [
  ("UTF-8 with a mark", WrittenEncoding.utf8WithMark.bytes(of: MixedRoll.text())),
  ("Windows-1252", WrittenEncoding.windows1252.bytes(of: MixedRoll.text())),
  ("commas, quoted, LF", Array(MixedRoll.text(separator: ",", newline: "\n", quoted: true).utf8)),
  ("Unicode text of Excel", WrittenEncoding.utf16LittleEndianWithMark.bytes(of: MixedRoll.text(separator: "\t"))),
  ("read in the wrong encoding", Array(damaged(MixedRoll.text()).utf8)),
]

/// UTF-8 that was read as Windows-1252 on the way and saved as UTF-8 again.
private func damaged(_ text: String) -> String {
  let high: [UInt8: Unicode.Scalar] = [
    0x84: "\u{201E}", 0x85: "\u{2026}", 0x96: "\u{2013}", 0xA4: "\u{A4}", 0xA5: "\u{A5}", 0xB6: "\u{B6}",
    0xC3: "\u{C3}",
  ]
  var scalars = String.UnicodeScalarView()
  for byte in text.utf8 { scalars.append(high[byte] ?? Unicode.Scalar(byte)) }
  return String(scalars)
}

@Test(arguments: sixWays.indices)
func `a roll gives the same rows and findings however its letters are written`(index: Int) throws {
  let outcome = try readRoll(sixWays[index].bytes, asOf: "2026-11-01").outcome
  #expect(outcome.rows.map(\.line) == MixedRoll.told, "\(sixWays[index].name)")
  var expected = MixedRoll.setAside
  if sixWays[index].name == "read in the wrong encoding" {
    // Told once a column, as names in rolls are not kept; the rows are right.
    expected = ["row 2, Efternamn: text-damaged", "row 2, FÃ¶rnamn: text-damaged"] + expected
  }
  #expect(outcome.lines == expected, "\(sixWays[index].name)")
}

@Test func `a roll without headings is refused, and read by a layout that knows the columns' places`() throws {
  let bytes = WrittenEncoding.windows1252.bytes(of: MixedRoll.text(hasHeadings: false, separator: "\t"))
  #expect(rollError(bytes)?.code == .fileColumnMissing)
  let (format, outcome) = try readRoll(bytes, asOf: "2026-11-01", layout: positional)
  func oneUp(_ line: String, after word: String = "") -> String {
    let parts = line.dropFirst(word.count).split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let number = parts[0].prefix { $0.isNumber }
    return word + "\((Int(number) ?? 0) - 1)" + parts[0].dropFirst(number.count) + " " + parts[1]
  }
  #expect(outcome.rows.map(\.line) == MixedRoll.told.map { oneUp($0) })
  #expect(outcome.lines == MixedRoll.setAside.map { oneUp($0, after: "row ") })
  #expect(format.headerRow == 0 && format.separator == .tab && format.encoding == .windows1252)
  #expect(format.columns.map(\.field).first == "Personnummer")
}

@Test func `a day number of Excel is read where the layout says so, and nowhere else`() throws {
  let bytes = Array(MixedRoll.text().utf8)
  let outcome = try readRoll(bytes, asOf: "2026-11-01", layout: TableLayout(days: .excel)).outcome
  #expect(outcome.rows.map(\.line).contains("10 \(MixedRoll.other) 31279295 BFFRI0L 2026-08-17 -"))
  #expect(outcome.rows.count == 6)
  #expect(outcome.kinds.filter { $0 == .dayMalformed }.isEmpty)
}
