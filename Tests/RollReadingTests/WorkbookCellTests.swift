import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private func number(of text: String) -> CellNumber? {
  var text = text
  return text.withUTF8 { CellNumber($0) }
}

@Test(arguments: [
  ("200801012386", "200801012386"), ("2.00801012386E11", "200801012386"), ("2.00801012386e+11", "200801012386"),
  ("31279295.0", "31279295"), ("31279295.000", "31279295"), ("0.0", "0"), ("-5.0", "-5"), ("2.0E1", "20"),
  ("999999999999999", "999999999999999"), ("1234500E-2", "12345"),
])
func `a whole number is its digits, however it is written`(written: String, digits: String) {
  #expect(number(of: written)?.wholeDigits == digits)
}

@Test(arguments: [
  "2.00801E+11", "2E11", "1E3", "1000000000000000", "0.5", "45518.25", "1e-400", "", "-", ".", "1.2.3", "1E", "1E+",
  "1E1234", "abc", "1 2", "12345678901234567890", "2,00801E+11", "1E18446744073709551616", "0x10", "NaN", "INF",
])
func `a number whose digits are not all there stays as it stands`(written: String) {
  #expect(number(of: written)?.wholeDigits == nil)
}

@Test func `a number of a spreadsheet is an identity number when its digits are there`() throws {
  let twelve = TestNumber.make("2008-03-04")
  let scientific = "\(twelve.prefix(1)).\(twelve.dropFirst())E11"
  func read(_ cell: String) throws -> Outcome<RollRow> {
    try readRoll(workbook([cell, inline("31279295")]).bytes).outcome
  }
  for value in [twelve, scientific, twelve + ".0"] {
    #expect(try read("<c><v>\(value)</v></c>").rows.map(\.number) == [try identity(twelve)], "\(value.count)")
  }
  #expect(try read("<c><v>2.00803E+11</v></c>").kinds == [.numberScientific])
  #expect(try read(inline("2,00803E+11")).kinds == [.numberScientific])
  // What was typed as text is never taken for a number.
  #expect(try read(inline(scientific)).kinds == [.numberScientific])
}

@Test(arguments: [
  ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"), ("61", "1900-03-01"), ("45518", "2024-08-14"),
  ("46251", "2026-08-17"), ("2958465", "9999-12-31"), ("45518.0", "2024-08-14"), ("45518.5", "2024-08-14T12:00:00"),
  ("45518.333333333336", "2024-08-14T08:00:00"), ("45518.999988425923", "2024-08-14T23:59:59"),
])
func `a day number is the day that the sheet shows`(serial: String, shown: String) {
  #expect(number(of: serial)?.day(countsFrom1904: false) == shown)
}

@Test func `days counted from 1904 end at the same day`() {
  #expect(number(of: "0")?.day(countsFrom1904: true) == "1904-01-01")
  #expect(number(of: "2957003")?.day(countsFrom1904: true) == "9999-12-31")
  #expect(number(of: "2957004")?.day(countsFrom1904: true) == nil)
}

@Test(arguments: ["0", "-1", "2958466", "4.55E4", "45518.0000000001", "45517.9999999999", "0.5", "20240819"])
func `what is no day stays a number`(serial: String) {
  #expect(number(of: serial)?.day(countsFrom1904: false) == nil)
}

@Test func `days of a workbook are those that it shows`() throws {
  func last(_ cell: String, _ change: (inout TestWorkbook) -> Void = { _ in }) throws -> Day? {
    let outcome = try readCell(cell, change: change)
    #expect(outcome.findings.isEmpty)
    return outcome.rows.first?.lastDay
  }
  let shown = "<c s=\"1\"><v>46251</v></c>"
  #expect(try last(shown) == Day("2026-08-17"))
  #expect(try last("<c s=\"1\"><v>44789</v></c>") { $0.countsFrom1904 = true } == Day("2026-08-17"))
  #expect(try last("<c t=\"d\"><v>2026-08-17</v></c>") == Day("2026-08-17"))
  #expect(try last("<c t=\"d\"><v>2026-08-17T00:00:00</v></c>") == Day("2026-08-17"))
  #expect(try last("<c s=\"1\"><v>2958465</v></c>") == nil)
  #expect(try last("<c s=\"1\"/>") == nil)
  for format in [14, 22, 27, 36, 45, 47, 50, 58] {
    #expect(try last(shown) { $0.formats = [0, format] } == Day("2026-08-17"), "\(format)")
  }
  let custom = { (code: String) in
    try last(shown) {
      $0.formats = [0, 164]
      $0.customFormats = [164: code]
    }
  }
  #expect(try custom("yyyy\\-mm\\-dd") == Day("2026-08-17"))
  #expect(try custom("[$-41D]d mmmm yyyy;@") == Day("2026-08-17"))
  // Not shown as a day, so it is a number, and a number is no day.
  for change: (inout TestWorkbook) -> Void in [
    { $0.formats = [0, 0] }, { $0.formats = [0, 9] }, { $0.formats = [0] },
    {
      $0.formats = [0, 164]
      $0.customFormats = [164: "0 &quot;dagar&quot;"]
    },
    {
      $0.formats = [0, 14]
      $0.customFormats = [14: "0"]
    },
  ] { #expect(try readCell(shown, change: change).kinds == [.dayMalformed]) }
  #expect(try readCell("<c s=\"1\"><v>46251.5</v></c>").kinds == [.dayMalformed])
  #expect(try readCell("<c s=\"1\"><v>60</v></c>").kinds == [.dayMalformed])
  #expect(try readCell("<c t=\"d\"><v>2026-08-16T22:00:00Z</v></c>").kinds == [.dayMalformed])
}

@Test(arguments: [
  ("yyyy-mm-dd", true), ("D/M", true), ("mmm", true), ("[Red]YY", true), ("\"år\"yyyy", true), ("_dd", true),
  ("General", false), ("0.00E+00", false), ("\"dag\"", false), ("[Magenta]0", false), ("0\\d", false),
  ("_d0", false), ("*d0", false), ("#,##0 [$kr-41D]", false), ("@", false), ("", false), ("\"y", false),
])
func `a format is a date's where it shows year, month or day`(code: String, isDate: Bool) {
  #expect(DateFormats.isDate(code.utf8) == isDate)
}

@Test func `references say column and row`() {
  #expect(CellReference("A1".utf8).map { [$0.column, Int($0.row)] } == [0, 1])
  #expect(CellReference("AB12".utf8).map { [$0.column, Int($0.row)] } == [27, 12])
  #expect(CellReference("XFD1048576".utf8).map { [$0.column, Int($0.row)] } == [16_383, 1_048_576])
  for wrong in ["", "A", "1", "A0", "A01", "XFE1", "A1048577", "1A", "A1B", "$A$1", "a1", "Å1", "AAAAAAAAA1"] {
    #expect(CellReference(wrong.utf8) == nil, "\(wrong)")
  }
}

@Test func `escaped characters are themselves again`() {
  func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var text = text
    text.withUTF8 { EscapedText.append($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
  #expect(unescaped("rad_x000D_två_x005F_x0041_") == "rad\rtvå_x0041_")
  for kept in ["_x00_", "_xD800_", "_x000G_", "_x000", "a_b", "_", "_X000D_"] { #expect(unescaped(kept) == kept) }
}
