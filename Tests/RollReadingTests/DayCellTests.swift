import ActivityResponsibility
import Testing

@testable import RollReading

private func read(_ text: String, _ rules: DayCell.Rules) -> DayCell {
  var text = text
  return text.withUTF8 { DayCell(Cell(bytes: $0), rules: rules) }
}

@Test(
  arguments: [
    "2026-06-12", "20260612", "260612", "2026-06-12T00:00:00", "2026-06-12 00:00:00", "20260612T00:00:00",
    "2026-06-12 00:00", "2026-06-12 00:00:00.0000000",
  ])
func `a day is read in its usual forms`(text: String) throws {
  #expect(read(text, .school) == .day(try day("2026-06-12")))
}

@Test(
  arguments: [
    "46251", "2026-6-12", "2026-06", "202606", "2026", "12.6.2026", "12/06/2026", "2026/06/12", "2026-13-01",
    "2026-02-29", "2026-00-10", "20260631", "16012025", "0204-08-18", "2026-0612", "202606-12", "2026-06-12T08:00:00",
    "2026-06-12T00:00:00Z", "2026-06-12T00:00:00+02:00", "2026-06-12 ", "2026-06-12T", "2026-06-12T00:00:",
    "2026-06-12 00:00:00.", "2026-06-12 00:0", "2026-06-121", "202606121", "i dag", "0", "00000000", "2026-06-1O",
    "-2026-06-12", "2026--06-12", "1899-12-31", "2200-01-01",
  ])
func `anything else is no day`(text: String) {
  #expect(read(text, .school) == .malformed)
}

@Test func `the days of a century of years are each read as themselves`() throws {
  var date = try day("1999-12-31")
  let last = try day("2099-12-31")
  while date < last {
    date = date.next
    let compact = date.description.filter { $0 != "-" }
    for text in [date.description, compact, String(compact.dropFirst(2))] { #expect(read(text, .school) == .day(date)) }
  }
}

@Test func `the years 2999 and 9999 are no last day`() {
  for text in ["2999-12-31", "9999-12-31", "99991231", "29990101"] { #expect(read(text, .school) == .open) }
  #expect(read("9999-99-99", .school) == .malformed)
}

@Test func `the population register writes 0 for nothing and never two digits for a year`() throws {
  #expect(read("0", .population) == .none)
  #expect(read("00000000", .population) == .none)
  #expect(read("", .population) == .none)
  #expect(read("000000", .population) == .malformed)
  #expect(read("991231", .population) == .malformed)
  #expect(read("19991231", .population) == .day(try day("1999-12-31")))
}
