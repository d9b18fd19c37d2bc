import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// Decisions, with what förvaltningslagen 31 § asks for.
struct DecisionTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04")])
  }

  private var connection: Connection { database.connection }

  private func items(_ change: (inout DecisionItems) -> Void) -> DecisionItems {
    var items = DecisionItems()
    change(&items)
    return items
  }

  private func stored() throws -> [StoredDecision] {
    try connection.decisions(about: anna.number, on: "2024-12-31").decisions
  }

  @Test func `a decision has its date, content, deciders, presenters, participants and reasons, and its act says so`()
    throws
  {
    let result = try connection.decide(
      .completedElsewhere(why: "IB"), about: anna.number, on: "2024-06-12", by: "ek",
      items: items {
        $0.decidedOn = "2024-09-20"
        $0.deciders = ["rektor", "chef"]
        $0.presenters = ["ek"]
        $0.participants = ["berg"]
      })
    let decision = try #require(try stored().first)
    #expect(decision.id == result.decision)
    #expect(decision.decidedOn == "2024-09-20")
    #expect(decision.content.canonicalText == #"{"from":"2024-06-12"}"#)
    #expect(decision.deciders == ["rektor", "chef"])
    #expect(decision.presenters == ["ek"])
    #expect(decision.participants == ["berg"])
    #expect(decision.why == "IB")
    #expect(decision.act == result.act)
    let file = try connection.caseFile(of: anna.number, municipality: nil, on: "2024-12-31")
    let act = try #require(file.acts.first { $0.kind == "decision" })
    #expect(act.happenedOn == "2024-09-20")
    #expect(act.reason == "completed-elsewhere")
    #expect(act.details?["decision"]?.whole == result.decision)
    #expect(act.details?["deciders"]?.list?.compactMap(\.text) == ["rektor", "chef"])
    #expect(act.details?["why"]?.text == "IB")
    #expect(file.decisions.map(\.id) == [result.decision])
    let explained = try connection.explain(anna.number, on: "2024-09-21")
    #expect(explained.decision.reason == .qualified)
    #expect(explained.tests.flatMap(\.facts).contains { $0.source == "rektor, chef" })
  }

  @Test func `reasons with sensitive words are asked about, and the answer is kept with the act`() throws {
    let sensitive = CoverageDecision.completedElsewhere(why: "har adhd")
    let refusal = explainedError {
      try connection.decide(sensitive, about: anna.number, on: "2024-09-20", by: "ek")
    }
    #expect(refusal?.code == .noteUnconfirmed)
    #expect(refusal?.text(in: .swedish).contains("adhd") == false)
    #expect(try stored().isEmpty)
    let result = try connection.decide(
      sensitive, about: anna.number, on: "2024-09-20", by: "ek", items: items { $0.noteConfirmed = true })
    #expect(try asked() == [#"["health"]"#])
    let revoke = { (isConfirmed: Bool) in
      try connection.revokeDecision(
        result.decision, about: anna.number, on: "2024-09-21", why: "blev dömd", by: "ek",
        items: items { $0.noteConfirmed = isConfirmed })
    }
    #expect(explainedError { try revoke(false) }?.code == .noteUnconfirmed)
    _ = try revoke(true)
    #expect(try asked() == [#"["health"]"#, #"["crime"]"#])
  }

  @Test func `reasons beside a kind that has none of its own are looked through too`() throws {
    let refusal = explainedError {
      try connection.decide(
        .notStudying, about: anna.number, on: "2024-09-20", by: "ek", items: items { $0.why = "ligger på sjukhus" })
    }
    #expect(refusal?.code == .noteUnconfirmed)
    #expect(try stored().isEmpty)
  }

  /// What the acts of decisions keep of having been asked about.
  private func asked() throws -> [String] {
    try database.lines("SELECT details::jsonb -> 'noteAsked' FROM acts WHERE kind = 'decision' ORDER BY id")
  }

  @Test func `a person without a case can be decided about`() throws {
    let bo: TestPerson = .man("2011-07-20")
    try database.take(Population("2024-09-17", [Resident(bo)], isComplete: false))
    let result = try connection.decide(
      .schoolingEnds(lastDay: "2028-06-30", why: "x"), about: bo.number, on: "2024-09-20", by: "ek")
    #expect(result.act == nil)
    #expect(try connection.decisions(about: bo.number, on: "2024-12-31").decisions.map(\.kind) == ["schooling-ends"])
  }

  @Test func `a decision from before the case was opened stands beside it and not in it`() throws {
    let result = try connection.decide(
      .completedElsewhere(why: "IB"), about: anna.number, on: "2024-06-12", by: "ek")
    #expect(result.act == nil)
    #expect(try stored().count == 1)
  }

  @Test func `a later decision on the same thing replaces the former, which is kept`() throws {
    let first = try connection.decide(
      .schoolingEnds(lastDay: "2025-06-30", why: "ett år till"), about: anna.number, on: "2024-09-20", by: "ek")
    #expect(try database.outcome(of: anna, on: "2024-09-21") == "outside/compulsory-schooling")
    let second = try connection.decide(
      .schoolingEnds(lastDay: "2024-06-30", why: "fel år"), about: anna.number, on: "2024-09-21", by: "ek")
    #expect(second.replaced == first.decision)
    #expect(try stored().map(\.replacedBy) == [nil, second.decision])
    #expect(try database.outcome(of: anna, on: "2024-09-21").hasPrefix("covered/"))
  }

  @Test func `a revoked decision says nothing more of the person and stays readable`() throws {
    let decided = try connection.decide(
      .completedElsewhere(why: "IB"), about: anna.number, on: "2024-09-20", by: "ek")
    try database.reconcile("2024-09-21")
    #expect(try database.outcome(of: anna, on: "2024-09-21") == "outside/qualified")
    let revoked = try connection.revokeDecision(
      decided.decision, about: anna.number, on: "2024-09-22", why: "fel person", by: "ek")
    #expect(try database.outcome(of: anna, on: "2024-09-22").hasPrefix("covered/"))
    let all = try stored()
    #expect(all.map(\.kind) == ["revocation", "completed-elsewhere"])
    #expect(all.last?.replacedBy == revoked.decision)
    #expect(all.last?.isRevoked == true)
    #expect(
      explainedError {
        try connection.revokeDecision(decided.decision, about: anna.number, on: "2024-09-22", why: "x", by: "ek")
      }?.code == .thingUnknown)
    // The night follows: the proposal to close is taken back.
    try database.reconcile("2024-09-23")
    #expect(try database.count("SELECT * FROM acts WHERE kind = 'closing-withdrawn'") == 1)
    #expect(try connection.failedChecks().isEmpty)
  }

  @Test func `what was known before a revocation is still answered as it was`() throws {
    let decided = try connection.decide(.completedElsewhere(why: "IB"), about: anna.number, on: "2024-09-20", by: "ek")
    let before = try database.now()
    try connection.revokeDecision(decided.decision, about: anna.number, on: "2024-09-22", why: "fel", by: "ek")
    #expect(try database.outcome(of: anna, on: "2024-09-22", knownAt: before) == "outside/qualified")
  }

  @Test func `one decision is corrected by another of its kind only`() throws {
    let first = try connection.decide(.notStudying, about: anna.number, on: "2024-09-20", by: "ek")
    let wrong = explainedError {
      try connection.decide(
        .completedElsewhere(why: "x"), about: anna.number, on: "2024-09-21", by: "ek",
        items: items { $0.replaces = first.decision })
    }
    #expect(wrong?.code == .thingUnknown)
    let second = try connection.decide(
      .notStudying, about: anna.number, on: "2024-09-21", by: "ek", items: items { $0.replaces = first.decision })
    #expect(second.replaced == first.decision)
    #expect(
      try database.count("SELECT * FROM not_studying_confirmations WHERE known_until = 'infinity'") == 1)
  }

  @Test func `a decision on equivalence stands in the explanation, with who and why`() throws {
    try database.take(Roll("2024-09-20", [Pupil(anna, from: "2024-08-19", form: "KOMVUX")]))
    let spell = try #require(try database.lines("SELECT school_unit, form FROM enrolments").first)
    let unit = try #require(SchoolUnitCode(spell.split(separator: "|")[0]))
    try connection.decide(
      .equivalence(unit: unit, firstDay: "2024-08-19", isEquivalent: true, why: "gymnasiala kurser"),
      about: anna.number, on: "2024-09-21", by: "ek", items: items { $0.deciders = ["rektor"] })
    let facts = try connection.explain(anna.number, on: "2024-09-22").tests.flatMap(\.facts)
    #expect(
      facts.contains {
        $0.says.english.contains("on 2024-09-21 rektor decided that it is equivalent education: gymnasiala kurser")
      }, "\(facts.map(\.says.english))")
  }

  @Test func `a decision too is held against the version that was read`() throws {
    let conflict = #expect(throws: CaseConflict.self) {
      try connection.decide(
        .completedElsewhere(why: "IB"), about: anna.number, on: "2024-09-20", by: "ek",
        items: items { $0.ifVersion = 7 })
    }
    #expect(conflict?.version == 1)
    #expect(try stored().isEmpty)
    #expect(try database.count("SELECT * FROM qualifications") == 0)
    try connection.decide(
      .completedElsewhere(why: "IB"), about: anna.number, on: "2024-09-20", by: "ek",
      items: items { $0.ifVersion = 1 })
    #expect(try stored().count == 1)
  }

  @Test func `decisions are only added, by whoever may decide`() throws {
    try connection.decide(.notStudying, about: anna.number, on: "2024-09-20", by: "ek")
    for script in ["UPDATE decisions SET why = 'x'", "DELETE FROM decisions"] {
      #expect(explainedError { try connection.run(script: script) } != nil)
    }
    let counsellor = try database.connect(as: .counsellor)
    let made = try counsellor.decide(.completedElsewhere(why: "x"), about: anna.number, on: "2024-09-20", by: "ek")
    try counsellor.revokeDecision(made.decision, about: anna.number, on: "2024-09-20", why: "fel", by: "ek")
    let inspector = try database.connect(as: .inspector)
    #expect(try inspector.decisions(about: anna.number, on: "2024-09-20").decisions.count == 3)
  }
}
