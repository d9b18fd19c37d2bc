import ActivityResponsibility
import Testing

@Test func `compulsory schooling ends on 30 June of the year of sixteen unless decided otherwise`() {
  #expect(resident(born: "2009-01-01").lastDayOfSchooling == date("2025-06-30"))
  #expect(resident(born: "2009-12-31").lastDayOfSchooling == date("2025-06-30"))
  #expect(resident(born: "2009-12-31", schoolEnds: "2026-01-15").lastDayOfSchooling == date("2026-01-15"))
}

@Test func `the twentieth birthday is twenty years on`() {
  #expect(resident(born: "2008-02-29").twentiethBirthday == date("2028-02-29"))
  #expect(resident(born: "2009-12-31").twentiethBirthday == date("2029-12-31"))
}

@Test func `a person is protected in the periods of a mark and at no other time`() {
  let facts = resident(
    born: "2009-01-01",
    protections: [marked(from: "2024-05-01", until: "2024-06-01"), marked(from: "2025-01-01", .none)])
  #expect(!facts.isProtected(on: date("2024-04-30")) && facts.isProtected(on: date("2024-05-01")))
  #expect(facts.isProtected(on: date("2024-05-31")) && !facts.isProtected(on: date("2024-06-01")))
  #expect(!facts.isProtected(on: date("2025-02-01")))
}

@Test func `a period holds its first day and not the day it ends`() {
  let period = DayRange(from: date("2025-01-01"), until: date("2025-01-03"))
  #expect(period.contains(date("2025-01-01")) && period.contains(date("2025-01-02")))
  #expect(!period.contains(date("2024-12-31")) && !period.contains(date("2025-01-03")))
  #expect(!period.isEmpty && !period.isOpen)
  #expect(DayRange(from: date("2025-01-01"), lastDay: date("2025-01-02")) == period)
  let open = DayRange(from: date("2025-01-01"), lastDay: nil)
  #expect(open.isOpen && !open.isEmpty && open.contains(date("2999-01-01")))
  #expect(DayRange(from: date("2025-01-01"), until: date("2025-01-01")).isEmpty)
}

@Test(arguments: [("2026-03-03", 17), ("2026-03-04", 18), ("2026-12-31", 18), ("2027-01-01", 18), ("2008-03-04", 0)])
func `age is in whole years and grows on the birthday`(day: String, age: Int) {
  #expect(Day.age(of: date("2008-03-04"), on: date(day)) == age)
}

@Test func `facts that are not known are absent`() {
  let facts = Facts(birthDate: date("2009-01-01"))
  #expect(facts.enrolments.isEmpty && facts.residences.isEmpty && facts.firstRegistered == nil)
  #expect(answer(facts, on: "2026-01-01") == "outside not-resident")
}
