import ActivityResponsibility
import Testing

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

@Test(
  arguments: [
    "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2018-04-01", "2019-04-21", "2024-03-31", "2025-04-20",
    "2026-04-05", "2027-03-28", "2035-03-25", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28",
  ])
func `Easter Sunday falls where the almanac has it`(text: String) throws {
  let easter = try day(text)
  #expect(WorkingDays.easterSunday(year: easter.year) == easter)
}

@Test func `Easter Sunday is a Sunday from 22 March to 25 April in every year`() throws {
  for year in 1900...2400 {
    let easter = WorkingDays.easterSunday(year: year)
    #expect(easter.weekday == 7)
    let first = try #require(Day(year: year, month: 3, day: 22))
    let last = try #require(Day(year: year, month: 4, day: 25))
    #expect(first <= easter && easter <= last)
  }
}

@Test func `the holidays of 2026 are those of the almanac`() {
  #expect(
    WorkingDays.holidays(year: 2026).map(\.description) == [
      "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-24",
      "2026-06-06", "2026-06-20", "2026-10-31", "2026-12-25", "2026-12-26",
    ])
}

@Test func `6 June is a holiday from 2005 and Whit Monday until 2004`() throws {
  let before = WorkingDays.holidays(year: 2004)
  let after = WorkingDays.holidays(year: 2005)
  #expect(try before.contains(day("2004-05-31")) && !before.contains(day("2004-06-06")))
  #expect(try !after.contains(day("2005-05-16")) && after.contains(day("2005-06-06")))
}

@Test func `two holidays on one day are listed once`() throws {
  // Ascension Day fell on 1 May in 2008.
  let holidays = WorkingDays.holidays(year: 2008)
  #expect(try holidays.filter { try $0 == day("2008-05-01") }.count == 1)
  #expect(holidays == holidays.sorted() && holidays.count == 12)
}

@Test func `Midsummer Day and All Saints' Day are Saturdays within their weeks`() throws {
  for year in 1990...2090 {
    let saturdays = WorkingDays.holidays(year: year).filter { $0.weekday == 6 }
    let midsummer = try #require(Day(year: year, month: 6, day: 20))
    let saints = try #require(Day(year: year, month: 10, day: 31))
    #expect(saturdays.contains { midsummer <= $0 && $0 <= midsummer + 6 })
    #expect(saturdays.contains { saints <= $0 && $0 <= saints + 6 })
  }
}

@Test(
  arguments: [
    ("2026-06-18", true), ("2026-06-19", false), ("2026-12-23", true), ("2026-12-24", false), ("2026-12-31", false),
    ("2027-01-01", false), ("2026-01-05", true), ("2026-01-06", false), ("2026-05-15", true), ("2026-05-16", false),
    ("2026-05-17", false), ("2025-06-06", false), ("2004-05-31", false), ("2024-04-30", true), ("2026-04-02", true),
  ])
func `a town hall is closed on weekends, holidays and the three eves`(text: String, isOpen: Bool) throws {
  #expect(try WorkingDays.isWorkingDay(day(text)) == isOpen)
}

@Test(
  arguments: [
    (0, "2026-06-17", "2026-06-17"), (0, "2026-06-19", "2026-06-22"), (1, "2026-06-18", "2026-06-22"),
    (1, "2026-06-19", "2026-06-22"), (10, "2026-08-03", "2026-08-17"), (3, "2026-12-22", "2026-12-29"),
    (5, "2026-03-31", "2026-04-09"), (-1, "2026-06-22", "2026-06-18"), (-2, "2027-01-04", "2026-12-29"),
  ])
func `working days are counted past everything that is closed`(count: Int, from: String, to: String) throws {
  #expect(try WorkingDays.adding(count, to: day(from)) == day(to))
}

@Test func `adding is the same as stepping one working day at a time`() throws {
  var stepped = try day("2025-12-01")
  let start = stepped
  for count in 1...300 {
    stepped = WorkingDays.adding(1, to: stepped)
    #expect(WorkingDays.adding(count, to: start) == stepped)
  }
}

@Test func `an ordinary Swedish year has 245 to 256 working days`() throws {
  for year in 2005...2060 {
    let first = try #require(Day(year: year, month: 1, day: 1))
    let last = try #require(Day(year: year, month: 12, day: 31))
    let count = (0...(last - first)).count { WorkingDays.isWorkingDay(first + $0) }
    #expect((245...256).contains(count), "\(year): \(count)")
  }
}
