import Foundation
import TestSupport
import Testing

/// A municipality's desk at the command line: many at once, two at once, decisions, who has what.
struct DeskCommandTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  private func list(_ people: String...) throws -> String {
    try scene.database.file(people.joined(separator: "\n") + "\n", as: "list-\(UInt64.random(in: 0...99999)).txt")
  }

  @Test func `whoever read an older version is told both texts on the screen, and nothing in the messages`() throws {
    let person = scene.anna.written
    let version = try #require(
      try scene.run("case", "show", person, "--format", "json").object()["version"] as? Int)
    let write = ["case", "note", person, "--on", "2024-10-03", "--if-version", "\(version)", "--note"]
    #expect(try scene.program.run(write + ["vill ha sms"]).exit == 0)
    let late = try scene.program.run(write + ["vill ha brev"])
    #expect(late.exit == 75)
    #expect(late.output.contains("vill ha brev"))
    #expect(late.output.contains("vill ha sms"))
    #expect(late.messages.contains("CASE-006"))
    #expect(!late.messages.contains("sms") && !late.messages.contains("brev"))
    let acts = try scene.run("case", "show", person, "--format", "json").object()["acts"] as? [[String: Any]]
    #expect(acts?.count { $0["kind"] as? String == "note" } == 1)
  }

  @Test func `what was told in codes is shown to whoever has to write it again`() throws {
    let person = scene.anna.written
    let version = try #require(
      try scene.run("case", "show", person, "--format", "json").object()["version"] as? Int)
    #expect(try scene.run("case", "note", person, "--on", "2024-10-03", "--note", "flyttar").exit == 0)
    let late = try scene.run(
      "case", "contact", person, "--on", "2024-10-03", "--channel", "phone", "--result", "reached", "--occupation",
      "work",
      "--since", "2024-10-01", "--if-version", "\(version)")
    #expect(late.exit == 75)
    #expect(late.output.contains("2024-10-03 contact telephone reached work from 2024-10-01"), "\(late.output)")
  }

  @Test func `a note with sensitive words needs an answer, without a terminal beforehand`() throws {
    let write = ["case", "note", scene.anna.written, "--on", "2024-10-03", "--note", "har fått en depression"]
    let refused = try scene.program.run(write)
    #expect(refused.exit == 64)
    #expect(refused.messages.contains("CASE-007"))
    #expect(!refused.messages.contains("depression"))
    #expect(try scene.program.run(write + ["--note-confirmed"]).exit == 0)
    let shown = try scene.run("case", "show", scene.anna.written)
    #expect(shown.output.contains("(asked about health: stood by it)"))
  }

  @Test func `a decision's reasons need an answer too`() throws {
    let decide = [
      "case", "decide", "completed", scene.anna.written, "--on", "2024-10-03", "--why", "klar efter en depression",
    ]
    let refused = try scene.program.run(decide)
    #expect(refused.exit == 64)
    #expect(refused.messages.contains("CASE-007"))
    #expect(!refused.messages.contains("depression"))
    #expect(try scene.program.run(decide + ["--note-confirmed"]).exit == 0)
    #expect(try scene.run("case", "show", scene.anna.written).output.contains("(asked about health: stood by it)"))
  }

  @Test func `a letter round is written for each, but not for whom it cannot be`() throws {
    let file = try list(scene.anna.written, scene.cia.written, "# Bo has no case", scene.bo.written)
    let run = try scene.run(
      "case", "batch", "contact", "--municipality", "1496", "--file", file, "--on", "2024-10-03", "--channel", "letter",
      "--result", "no-answer", "--format", "json")
    #expect(run.exit == 2)
    let answer = try run.object()
    #expect(answer["written"] as? Int == 1)
    #expect(answer["protected"] as? Int == 1)
    let refused = try #require(answer["refused"] as? [[String: Any]])
    #expect(refused.map { $0["person"] as? String } == [scene.bo.digits])
    #expect(refused.map { $0["code"] as? String } == ["CASE-001"])
    #expect(!run.output.contains(scene.cia.digits) && !run.messages.contains(scene.cia.digits))
    #expect(try scene.run("case", "show", scene.anna.written).output.contains("(event of many "))
  }

  @Test func `a list with a line that is no number is refused with the line`() throws {
    let file = try list(scene.anna.written, "20080304-2382")
    let run = try scene.run(
      "case", "batch", "note", "--municipality", "1496", "--file", file, "--note", "var på informationskvällen")
    #expect(run.exit == 65)
    #expect(run.messages.contains("line 2"))
    #expect(!run.messages.contains("2382"))
    #expect(try scene.database.count("SELECT * FROM acts WHERE kind = 'note'") == 0)
  }

  @Test func `cases are assigned by what waits, listed, and handed over`() throws {
    let assign = [
      "case", "batch", "assign", "--municipality", "1496", "--from-follow-ups", "first-contact", "--on", "2024-10-03",
      "--to", "berg",
    ]
    #expect(try scene.program.run(assign).exit == 0)
    let listed = try scene.run(
      "case", "list", "--municipality", "1496", "--open", "--assigned", "berg", "--format", "json"
    ).objects()
    #expect(listed.map { $0["person"] as? String } == [scene.anna.digits])
    #expect(listed.first?["nextKind"] as? String == "first-contact")
    #expect(listed.first?["lastReached"] is NSNull)
    let handOver = [
      "caseload", "hand-over", "--municipality", "1496", "--from", "berg", "--to", "dahl", "--why", "parental leave",
      "--on", "2024-10-04",
    ]
    #expect(try scene.program.run(handOver).exit == 0)
    let again = try scene.program.run(handOver)
    #expect(again.exit == 64)
    #expect(try scene.run("case", "list", "--municipality", "1496").output.contains("dahl"))
    let loads = try scene.run("caseload", "--municipality", "1496", "--format", "json").objects()
    // Nobody's are those that wait without a case: a protected person to check.
    #expect(loads.map { $0["staff"] as? String } == ["dahl", nil])
    #expect(loads.map { $0["cases"] as? Int } == [1, 0])
    #expect(loads.first?["neverReached"] as? Int == 1)
  }

  @Test func `deputies, coordinator and forecast`() throws {
    let who = ["--municipality", "1496", "--for", "berg", "--deputy", "ek"]
    #expect(try scene.program.run(["caseload", "deputy", "set"] + who + ["--until", "2099-01-31"]).exit == 0)
    #expect(
      try scene.run("caseload", "deputy", "list", "--municipality", "1496", "--format", "json").objects()
        .map { $0["deputy"] as? String } == ["ek"])
    #expect(try scene.run("case", "assign", scene.anna.written, "--on", "2024-10-03", "--to", "berg").exit == 0)
    let mine = try scene.run("follow-ups", "--municipality", "1496", "--mine", "--format", "json").objects()
    #expect(!mine.isEmpty)
    #expect(try scene.program.run(["caseload", "deputy", "end"] + who).exit == 0)
    #expect(try scene.program.run(["caseload", "deputy", "end"] + who).exit == 64)
    #expect(try scene.run("follow-ups", "--municipality", "1496", "--mine", "--format", "json").objects().isEmpty)
    #expect(
      try scene.run(
        "caseload", "coordinator", "--municipality", "1496", "--staff", "eva", "--from", "2024-09-01"
      ).exit == 0)
    let night = try scene.run("reconcile", "--date", "2024-11-20", "--municipality", "1496", "--format", "json")
    #expect(try night.object()["followUpsScheduled"] as? Int == 2)
    let forecast = try scene.run("caseload", "forecast", "--municipality", "1496", "--weeks", "3", "--format", "json")
    #expect(try forecast.objects().count == 3)
    #expect(forecast.messages.contains("the greater of known"))
  }

  @Test func `a decision is made, replaced, revoked and listed`() throws {
    let person = scene.anna.written
    let decide = [
      "case", "decide", "completed", person, "--on", "2024-06-12", "--decided-on", "2024-10-02", "--why", "IB",
      "--decider", "rektor", "--presenter", "ek", "--participant", "berg",
    ]
    #expect(try scene.program.run(decide).exit == 0)
    let first = try #require(
      try scene.run("case", "decide", "list", person, "--format", "json").objects().first?["decision"] as? Int)
    #expect(try scene.program.run(decide + ["--replaces", "\(first)"]).exit == 0)
    #expect(try scene.program.run(decide + ["--replaces", "\(first)"]).exit == 64)
    let revoke = ["case", "decide", "revoke", person, "--decision", "\(first + 1)", "--why", "the wrong person"]
    #expect(try scene.program.run(revoke).exit == 0)
    let all = try scene.run("case", "decide", "list", person, "--format", "json").objects()
    #expect(all.map { $0["kind"] as? String } == ["revocation", "completed-elsewhere", "completed-elsewhere"])
    #expect(all.map { $0["revoked"] as? Bool } == [false, true, false])
    #expect(all.last?["deciders"] as? [String] == ["rektor"])
    let shown = try scene.run("case", "show", person).output
    #expect(shown.contains("presented by ek"))
    #expect(shown.contains("(revoked by "))
    let future = try scene.program.run(decide + ["--decided-on", "2099-01-01"])
    #expect(future.exit == 64)
  }

  @Test func `a late closing needs an explanation and says how late it is`() throws {
    let old = try CommandScene()
    let day = "2024-10-12"
    let person: TestPerson = .woman("2004-10-02")
    try old.database.take(Population("2024-08-02", [Resident(person)], isComplete: false))
    try old.database.reconcile("2024-10-01", isFull: true)
    let close = ["case", "close", person.written, "--on", day, "--reason", "turned-20"]
    #expect(try old.program.run(close).exit == 64)
    let run = try old.program.run(close + ["--why", "ny handläggare"])
    #expect(run.exit == 0)
    #expect(run.messages.contains("closed 10 days after the 20th birthday"))
    #expect(try old.run("case", "show", person.written).output.contains("10 days after the 20th birthday"))
  }

  @Test func `a home visit is made by two, and the routine is set and shown`() throws {
    let visit = [
      "case", "contact", scene.anna.written, "--on", "2024-10-03", "--channel", "home-visit", "--result", "no-answer",
    ]
    #expect(try scene.program.run(visit).exit == 64)
    #expect(try scene.program.run(visit + ["--with", "berg"]).exit == 0)
    let routine = [
      "settings", "routine", "--municipality", "1496", "--from", "2024-01-01", "--ladder", "letter/10,phone*3/2",
      "--home-visit-notice", "7", "--weight-overdue", "3",
    ]
    #expect(try scene.program.run(routine).exit == 0)
    let shown = try scene.run("settings", "show", "--municipality", "1496", "--date", "2024-10-03", "--format", "json")
    let settings = try Dictionary(
      uniqueKeysWithValues: shown.objects().map { ($0["setting"] as? String ?? "", $0["value"] as? String ?? "") })
    #expect(settings["ladder"] == "letter/10,phone*3/2")
    #expect(settings["home-visit-notice"] == "7")
    #expect(settings["weight-overdue"] == "3")
    for wrong in ["letter,letter", "pigeon", "letter,", "phone*0"] {
      let run = try scene.run(
        "settings", "routine", "--municipality", "1496", "--from", "2024-01-01", "--ladder", wrong)
      #expect(run.exit == 64, "\(wrong)")
    }
  }

  @Test func `who comes back is linked to the earlier case`() throws {
    let person = scene.anna
    #expect(try scene.run("case", "close", person.written, "--on", "2024-10-03", "--reason", "studying").exit == 0)
    try scene.database.take(
      Roll("2024-10-04", [Pupil(scene.bo, from: "2024-08-19"), Pupil(person, from: "2024-10-03")]))
    try scene.database.reconcile("2024-10-05")
    try scene.database.take(
      Roll(
        "2025-01-10",
        [
          Pupil(scene.bo, from: "2024-08-19"),
          Pupil(person, from: "2024-10-03", last: "2025-01-09", leavingReason: "X"),
        ]))
    try scene.database.reconcile("2025-01-11")
    let shown = try scene.run("case", "show", person.written)
    #expect(shown.output.contains("came back after case"))
    #expect(shown.output.contains("closed 2024-10-03 (began upper-secondary school or equivalent)"))
  }
}
