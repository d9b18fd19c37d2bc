import ActivityResponsibility
import FileBuilding
import Testing

@Test(arguments: UInt64(0)..<8)
func `between neighbouring turning days the decision is the same on every day`(seed: UInt64) {
  var numbers = SeededNumbers(seed: 1000 + seed)
  var changes = 0
  for _ in 0..<400 {
    let person = numbers.person()
    let (rule, facts) = (person.rule, person.facts)
    var day = date("\(person.year - 2)-01-01")
    let end = date("\(person.year + 6)-12-31")
    var turn = rule.nextTurn(of: facts, after: day)
    var decided = rule.decide(facts, on: day)
    while day < end {
      day = day.next
      let decision = rule.decide(facts, on: day)
      if day == turn {
        turn = rule.nextTurn(of: facts, after: day)
      } else if decision != decided {
        Issue.record("\(day) turns without being a turning day: \(person)")
      }
      if decision != decided { changes += 1 }
      decided = decision
    }
  }
  #expect(changes > 1000, "few decisions changed: \(changes)")
}

@Test(arguments: UInt64(0)..<8)
func `the first day of the unbroken run is the one that a walk day by day finds`(seed: UInt64) {
  var numbers = SeededNumbers(seed: 2000 + seed)
  var compared = 0
  for _ in 0..<150 {
    let person = numbers.person()
    let (rule, facts) = (person.rule, person.facts)
    let start = date("\(person.year - 2)-01-01")
    var runStart = start
    var outcome: Outcome?
    for offset in 0..<(8 * 365) {
      let day = start + offset
      let today = rule.decide(facts, on: day)?.outcome
      if offset == 0 || today != outcome { runStart = day }
      outcome = today
      guard offset % 9 == 0 || runStart == day else { continue }
      let since = rule.since(facts, on: day)
      if today == nil || today == .outside {
        if since != nil { Issue.record("\(day) is outside, yet has a first day: \(person)") }
      } else if runStart > start {
        compared += 1
        if since != runStart { Issue.record("\(day): \(runStart) by walking: \(person)") }
      }
    }
  }
  #expect(compared > 5000, "little was compared: \(compared)")
}

@Test func `the turns before and after a day have the day between them and no other turn`() throws {
  var numbers = SeededNumbers(seed: 3000)
  for _ in 0..<2000 {
    let person = numbers.person()
    let (rule, facts) = (person.rule, person.facts)
    let day = max(numbers.someDay(person.year), date("2015-01-01"))
    let last = try #require(rule.lastTurn(of: facts, upTo: day))
    #expect(last <= day)
    if let next = rule.nextTurn(of: facts, after: day) {
      #expect(next > day)
      #expect(rule.lastTurn(of: facts, upTo: next) == next)
      #expect(rule.lastTurn(of: facts, upTo: next.previous) == last)
      #expect(rule.nextTurn(of: facts, after: last) == next)
    } else {
      #expect(rule.lastTurn(of: facts, upTo: day + 40_000) == last)
    }
    #expect(rule.decide(facts, on: last) == rule.decide(facts, on: day))
  }
}

@Test func `a setting that changes in the middle of a year turns decisions on its own day`() {
  let settings = SettingsHistory([
    setting(from: "2025-07-20", autumn: "08-01"), setting(from: "2025-08-10", autumn: "08-30"),
  ])
  let local = CoverageRule(municipality: home, settings: settings)
  let facts = resident(born: "2009-05-06")
  // Waiting until 1 August, covered from then, waiting again by the later setting, and covered from 30 August.
  #expect(local.nextTurn(of: facts, after: date("2025-07-20")) == date("2025-08-01"))
  #expect(local.nextTurn(of: facts, after: date("2025-08-01")) == date("2025-08-10"))
  #expect(local.nextTurn(of: facts, after: date("2025-08-10")) == date("2025-08-30"))
  #expect(local.since(facts, on: date("2025-08-05")) == date("2025-08-01"))
  #expect(local.since(facts, on: date("2025-08-20")) == date("2025-08-10"))
  #expect(local.since(facts, on: date("2025-10-01")) == date("2025-08-30"))
}

@Test func `an admission turns by every limit that held at some time`() {
  let settings = SettingsHistory([setting(from: "2025-11-01", admittedWithin: 10)])
  let local = CoverageRule(municipality: home, settings: settings)
  // The defaults of 45 days end on 1 November, and the ten days begin on the sixth.
  let facts = resident(born: "2008-03-04", enrolments: [spell("NA", from: "2025-11-16")])
  #expect(local.nextTurn(of: facts, after: date("2025-09-20")) == date("2025-10-02"))
  #expect(answer(facts, on: "2025-10-02", by: local) == "pending admitted")
  #expect(answer(facts, on: "2025-11-01", by: local) == "covered never-started")
  #expect(answer(facts, on: "2025-11-06", by: local) == "pending admitted")
  #expect(local.nextTurn(of: facts, after: date("2025-11-01")) == date("2025-11-06"))
}

@Test func `after the last turn nothing known will ever turn the decision`() {
  let facts = resident(born: "1998-03-04")
  #expect(rule.nextTurn(of: facts, after: date("2018-07-01")) == nil)
  #expect(rule.lastTurn(of: facts, upTo: date("2026-01-01")) == date("2018-07-01"))
}

@Test func `a spell that never was turns nothing`() {
  let without = resident(born: "2008-03-04")
  let with = resident(born: "2008-03-04", enrolments: [withdrawn("NA", from: "2026-02-02")])
  for day in ["2025-12-01", "2026-02-01", "2026-02-02"] {
    #expect(rule.nextTurn(of: with, after: date(day)) == rule.nextTurn(of: without, after: date(day)))
  }
}
