import ActivityResponsibility
import Testing

@Test func `a half-year has its days and its reference days`() {
  #expect(spring.first == date("2026-01-01"))
  #expect(spring.last == date("2026-06-30"))
  #expect(spring.referenceDays == [date("2026-03-31"), date("2026-06-30")])
  #expect(spring.description == "2026H1")
  let autumn = HalfYear("2026h2")
  #expect(autumn?.first == date("2026-07-01"))
  #expect(autumn?.last == date("2026-12-31"))
  #expect(autumn?.referenceDays == [date("2026-09-30"), date("2026-12-31")])
}

@Test(arguments: ["2026", "2026H3", "2026H", "26H1", "2014H2", "2026H11", "H1", "2026-H1", ""])
func `nothing else is a half-year`(text: String) { #expect(HalfYear(text) == nil) }

@Test func `half-years come in order`() throws {
  let earlier = try #require(HalfYear("2025H2"))
  #expect(earlier < spring)
  #expect(!(spring < earlier))
}
