import ActivityResponsibility
import Testing

private let lasts = KnowledgeTime(byCode: ["work": 90, "nothing": 30], usual: 60)

@Test func `knowledge lasts as long as its kind says, and of another kind the usual time`() {
  #expect(lasts.lapse(of: "work", told: date("2026-01-01")) == date("2026-04-01"))
  #expect(lasts.lapse(of: "nothing", told: date("2026-01-01")) == date("2026-01-31"))
  #expect(lasts.lapse(of: "abroad", told: date("2026-01-01")) == date("2026-03-02"))
}

@Test func `one asks again when what was told ends or is too old, and later of what was over already`() {
  #expect(lasts.askAgain(about: "work", until: nil, told: date("2026-01-01")) == date("2026-04-01"))
  #expect(lasts.askAgain(about: "work", until: date("2026-02-10"), told: date("2026-01-01")) == date("2026-02-11"))
  #expect(lasts.askAgain(about: "work", until: date("2026-12-31"), told: date("2026-01-01")) == date("2026-04-01"))
  #expect(lasts.askAgain(about: "work", until: date("2025-12-31"), told: date("2026-01-01")) == date("2026-03-02"))
}
