import ActivityResponsibility
import Testing

@Test func `every day of six centuries is one after the day before it`() throws {
  // Counted by hand, month by month, so that the arithmetic is not tested against itself.
  var expected = try #require(Day("1800-01-01")).daysSince2000
  #expect(expected == -73_048)
  var weekday = 3  // 1 January 1800 was a Wednesday.
  for year in 1800..<2400 {
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
      for dayOfMonth in 1...length {
        let day = try #require(Day(year: year, month: index + 1, day: dayOfMonth))
        guard day.daysSince2000 == expected, day.parts == (year, index + 1, dayOfMonth), day.weekday == weekday else {
          Issue.record("\(year)-\(index + 1)-\(dayOfMonth)")
          return
        }
        expected += 1
        weekday = weekday % 7 + 1
      }
      #expect(Day(year: year, month: index + 1, day: length + 1) == nil)
    }
  }
}

@Test func `the first of January 2000 is day 0, as PostgreSQL counts`() {
  #expect(Day("2000-01-01")?.daysSince2000 == 0)
  #expect(Day("1999-12-31")?.daysSince2000 == -1)
  #expect(Day("2000-01-01")?.weekday == 6)
}

@Test func `a day is read as it is written`() throws {
  for text in ["0001-01-01", "1066-10-14", "1999-12-31", "2000-02-29", "2026-06-12", "9999-12-31"] {
    #expect(try #require(Day(text)).description == text)
  }
}

@Test(
  arguments: [
    "", "2026-6-12", "2026-06-1", "26-06-12", "20260612", "2026/06/12", "2026-02-29", "1900-02-29", "2026-13-01",
    "2026-00-01", "2026-01-00", "0000-01-01", "2026-06-12 ", " 2026-06-12", "2026-06-1a", "-026-06-12", "２026-06-1",
  ])
func `anything else than YYYY-MM-DD is no day`(text: String) {
  #expect(Day(text) == nil)
}

@Test func `days are added and subtracted`() throws {
  let day = try #require(Day("2024-02-28"))
  #expect((day + 1).description == "2024-02-29")
  #expect((day + 2).description == "2024-03-01")
  #expect(day.next.previous == day)
  #expect((day - 59).description == "2023-12-31")
  #expect(try #require(Day("2026-06-12")) - day == 835)
  #expect(day < day.next)
}

@Test func `a year later than 29 February is 1 March, where that year has none`() throws {
  let leap = try #require(Day("2008-02-29"))
  #expect(leap.adding(years: 20).description == "2028-02-29")
  #expect(leap.adding(years: 18).description == "2026-03-01")
  #expect(leap.adding(years: -8).description == "2000-02-29")
  #expect(try #require(Day("2008-03-04")).adding(years: 20).description == "2028-03-04")
}

@Test func `a month later is the same day, or the month's last`() throws {
  let day = try #require(Day("2026-01-31"))
  #expect(day.adding(months: 1).description == "2026-02-28")
  #expect(day.adding(months: 2).description == "2026-03-31")
  #expect(day.adding(months: 12).description == "2027-01-31")
  #expect(day.adding(months: -1).description == "2025-12-31")
  #expect(day.adding(months: -11).description == "2025-02-28")
  #expect(day.adding(months: 25).description == "2028-02-29")
}

@Test func `a period holds its first day and not the day it ends before`() throws {
  let from = try #require(Day("2024-08-19"))
  let last = try #require(Day("2027-06-11"))
  let range = DayRange(from: from, lastDay: last)
  #expect(range.contains(from) && range.contains(last))
  #expect(!range.contains(from.previous) && !range.contains(last.next))
  #expect(range.until == last.next)
  let open = DayRange(from: from, lastDay: nil)
  #expect(open.isOpen && open.contains(last + 10_000) && !open.contains(from - 1))
  #expect(DayRange(from: from, until: from).isEmpty)
  #expect(!DayRange(from: from, until: from.next).isEmpty && !open.isEmpty)
}
