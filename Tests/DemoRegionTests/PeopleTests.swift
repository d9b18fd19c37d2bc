import ActivityResponsibility
import Testing

@testable import DemoRegion

@Test(arguments: [
  ("20080304-2381", 2008, 3, 4, true), ("20090506-2394", 2009, 5, 6, false), ("20070110-2386", 2007, 1, 10, true),
  ("20080720-2395", 2008, 7, 20, false), ("20061122-2399", 2006, 11, 22, false),
])
func `a test number is the birth date, 238 or 239, and the check digit`(
  written: String, year: Int, month: Int, day: Int, isWoman: Bool
) {
  #expect(TestNumber.make(birth: calendarDay(year, month, day), isWoman: isWoman).written == written)
}

@Test func `every test number passes the domain's own check`() {
  let first = calendarDay(2005, 1, 1)
  for offset in 0..<2191 {
    for isWoman in [true, false] {
      let number = TestNumber.make(birth: first + offset, isWoman: isWoman)
      #expect(IdentityNumber(number.rawValue) != nil)
      #expect(number.birthDate == first + offset)
    }
  }
}

@Test func `every number in every file is a test number that holds, and nobody's twice in a population file`() throws {
  var persons: Set<IdentityNumber> = []
  var spoiled = 0
  for delivery in region.nights.flatMap(\.deliveries) {
    let records = delivery.records
    let heading = try #require(records[0].first { ["Personnummer", "Personnr", "Pnr"].contains($0) })
    let texts = records.column(heading)
    for text in texts {
      guard case .success(let number) = IdentityNumber.read(text, century: .pupil(on: delivery.asOf)) else {
        spoiled += 1
        #expect(text.contains("TF"), "\(delivery.path)")
        continue
      }
      let serial = number.rawValue / 10 % 1000
      #expect(serial == 238 || serial == 239, "\(delivery.path)")
      #expect((2005...2010).contains(number.birthDate.year), "\(delivery.path)")
      persons.insert(number)
    }
    if case .population = delivery.kind { #expect(Set(texts).count == texts.count, "\(delivery.path)") }
  }
  #expect(spoiled > 0)
  #expect((1800...2000).contains(persons.count))
}

@Test func `a day that computation names is the day of the calendar`() {
  #expect(calendarDay(2026, 10, 1).description == "2026-10-01")
  #expect(calendarDay(2008, 12, 31).description == "2008-12-31")
  #expect(SchoolCalendar.firstDay(year: 2024).description == "2024-08-19")
  #expect(SchoolCalendar.firstDay(year: 2026).description == "2026-08-17")
  #expect(SchoolCalendar.lastDay(year: 2025).description == "2025-06-13")
  #expect(SchoolCalendar.lastDay(year: 2026).description == "2026-06-12")
  #expect(SchoolCalendar.inTerm(calendarDay(2025, 7, 3)).description == "2025-08-18")
  #expect(SchoolCalendar.inTerm(calendarDay(2025, 3, 3)).description == "2025-03-03")
  #expect(SchoolCalendar.end(ofYears: 3, from: calendarDay(2024, 8, 19)).description == "2027-06-11")
  #expect(SchoolCalendar.end(ofYears: 1, from: calendarDay(2025, 1, 8)).description == "2025-06-13")
}

@Test func `lives are in order: spells follow each other, and end no earlier than they begin`() {
  var people = People(seed: 3, window: Schedule.firstDay...Schedule.lastDay)
  var course = LifeCourse(seed: 3, lastDay: Schedule.lastDay)
  for youth in people.make(counts: Array(repeating: 100, count: 15)) {
    let spells = course.studies(of: youth)
    #expect(spells.allSatisfy { $0.first <= $0.last && $0.last <= $0.plannedLast })
    #expect(zip(spells, spells.dropFirst()).allSatisfy { $0.last < $1.first })
    #expect(spells.allSatisfy { $0.leftOn == nil || $0.certificate == nil })
    #expect(zip(youth.homes, youth.homes.dropFirst()).allSatisfy { $0.period.until == $1.period.from })
    #expect(youth.homes.allSatisfy { !$0.period.isEmpty })
  }
}

@Test func `draws are the same for the same seed and purpose, and spread over their range`() {
  var one = RandomNumbers(seed: 7, purpose: 1)
  var same = RandomNumbers(seed: 7, purpose: 1)
  var other = RandomNumbers(seed: 7, purpose: 2)
  let draws = (0..<1000).map { _ in one.below(10) }
  #expect(draws == (0..<1000).map { _ in same.below(10) })
  #expect(draws != (0..<1000).map { _ in other.below(10) })
  for value in 0..<10 { #expect((60...140).contains(draws.count { $0 == value })) }
  #expect(one.below(0) == 0 && one.pick(weights: [0, 5, 0]) == 1)
  #expect((0..<200).allSatisfy { _ in (3...5).contains(one.from(3...5)) })
}
