import ActivityResponsibility
import Testing

private func heard(
  _ code: String, from: String, until: String? = nil, on day: String
) -> ToldOccupation {
  ToldOccupation(code: code, from: date(from), until: until.map { date($0) }, told: date(day), toldBy: nil)
}

private func history(_ told: ToldOccupation...) -> OccupationHistory {
  OccupationHistory(told, lasts: KnowledgeTime(byCode: ["work": 90, "nothing": 30], usual: 60))
}

@Test func `what nobody has told is unknown`() {
  #expect(history().knowledge(on: date("2026-09-01")) == .neverTold)
}

@Test(
  arguments: [
    ("work", "2026-11-29", true), ("work", "2026-11-30", false), ("nothing", "2026-09-30", true),
    ("nothing", "2026-10-01", false), ("abroad", "2026-10-30", true), ("abroad", "2026-10-31", false),
  ])
func `knowledge lapses after the time of its kind, counted from the day it was told`(
  code: String, day: String, isKnown: Bool
) {
  let work = heard(code, from: "2026-06-01", on: "2026-09-01")
  let knowledge = history(work).knowledge(on: date(day))
  #expect(isKnown ? knowledge == .known(work) : knowledge == .lapsed(work, on: date(day)))
}

@Test func `what has lapsed stays unknown until somebody is told again`() {
  let first = heard("nothing", from: "2026-09-01", on: "2026-09-01")
  let again = heard("nothing", from: "2026-09-01", on: "2027-03-01")
  #expect(history(first, again).knowledge(on: date("2027-02-28")) == .lapsed(first, on: date("2026-10-01")))
  #expect(history(first, again).knowledge(on: date("2027-03-01")) == .known(again))
}

@Test func `nothing is known of a day by what was told later`() {
  let work = heard("work", from: "2026-06-01", on: "2026-09-01")
  #expect(history(work).knowledge(on: date("2026-08-31")) == .neverTold)
}

@Test func `the last day told is known, and the day after it is not`() {
  let work = heard("work", from: "2026-06-01", until: "2026-09-15", on: "2026-09-01")
  #expect(history(work).knowledge(on: date("2026-09-15")) == .known(work))
  #expect(history(work).knowledge(on: date("2026-09-16")) == .ended(work))
}

@Test func `what is to come is planned, and known once it has begun`() {
  let work = heard("work", from: "2026-06-01", on: "2026-09-01")
  let abroad = heard("abroad", from: "2026-10-01", on: "2026-09-01")
  let both = history(work, abroad)
  #expect(both.knowledge(on: date("2026-09-30")) == .known(work))
  #expect(both.coming(after: date("2026-09-30")) == [abroad])
  #expect(both.knowledge(on: date("2026-10-01")) == .known(abroad))
  #expect(both.coming(after: date("2026-10-01")) == [])
  #expect(both.earlier(than: date("2026-10-01")) == [work])
}

@Test func `what was told last holds, even where it began before`() {
  let abroad = heard("abroad", from: "2026-08-20", on: "2026-09-01")
  let work = heard("work", from: "2026-08-01", on: "2026-09-10")
  #expect(history(abroad, work).knowledge(on: date("2026-09-10")) == .known(work))
  #expect(history(abroad, work).knowledge(on: date("2026-09-09")) == .known(abroad))
}

@Test func `somebody who tells what they did before has not stopped what they do now`() {
  let studies = heard("studies", from: "2026-08-20", on: "2026-09-01")
  let before = heard("work", from: "2025-01-01", until: "2025-06-30", on: "2026-09-10")
  #expect(history(studies, before).knowledge(on: date("2026-09-20")) == .known(studies))
  #expect(history(studies, before).earlier(than: date("2026-09-20")) == [before])
}

@Test func `what came after and has ended leaves what came before unknown`() {
  let studies = heard("studies", from: "2025-08-20", on: "2025-09-01")
  let work = heard("work", from: "2026-01-01", until: "2026-05-01", on: "2026-04-01")
  #expect(history(studies, work).knowledge(on: date("2026-05-02")) == .ended(work))
}

@Test func `the order in which it is given makes no difference`() {
  let all = [
    heard("studies", from: "2025-08-20", on: "2025-09-01"), heard("work", from: "2026-01-01", on: "2026-01-10"),
    heard("abroad", from: "2024-01-01", until: "2024-05-01", on: "2026-01-20"),
  ]
  for first in all {
    let turned = [first] + all.filter { $0 != first }.reversed()
    let history = OccupationHistory(turned, lasts: KnowledgeTime(byCode: [:], usual: 60))
    #expect(history.knowledge(on: date("2026-02-01")) == .known(all[1]))
  }
}

@Test func `a summer job that overlapped what the youth does now is earlier all the same`() {
  let studies = heard("studies", from: "2026-08-20", on: "2026-09-01")
  let summer = heard("work", from: "2026-07-01", until: "2026-08-31", on: "2026-09-10")
  #expect(history(studies, summer).knowledge(on: date("2026-09-20")) == .known(studies))
}

@Test func `an end told later of what the youth does ends it`() {
  let studies = heard("studies", from: "2026-08-20", on: "2026-09-01")
  let ended = heard("studies", from: "2026-08-20", until: "2026-09-05", on: "2026-09-10")
  #expect(history(studies, ended).knowledge(on: date("2026-09-20")) == .ended(ended))
}
