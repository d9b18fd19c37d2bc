import Foundation
import Register
import TestSupport
import Testing

/// The operator's screen, and what stands beside an outcome while a source is late.
struct SourceCommandTests {
  let scene: CommandScene
  /// Covered since Bo's spell ended on 20 December 2024.
  static let day = "2025-03-10"

  init() throws {
    scene = try CommandScene()
    try scene.database.take(
      Roll(
        "2024-11-20", [Pupil(scene.bo, from: "2024-08-19", last: "2024-12-20"), Pupil(.pupil(9), from: "2024-08-19")]))
  }

  private func makeLate() throws {
    let run = try scene.run("source", "set", "skolan", "--every", "30", "--grace", "3", "--quiet-months", "1,7")
    try #require(run.exit == 0, "\(run.messages)")
  }

  /// - Returns: the held roll's number.
  private func makeHeld() throws -> Int {
    try #require(try scene.run("source", "set", "skolan", "--guard-share", "0", "--guard-floor", "0").exit == 0)
    let run = try scene.program.run(
      try scene.rollImport(Roll("2025-01-20", [Pupil(scene.bo, from: "2024-08-19")]), "--output", "json"))
    try #require(run.exit == 2)
    return try #require(try run.object()["roll"] as? Int)
  }

  @Test func `the screen has its keys, and is 0 while nothing is late or held`() throws {
    let run = try scene.run("source", "list", "--date", Self.day, "--format", "json")
    #expect(run.exit == 0)
    let sources = try run.objects()
    #expect(sources.map { $0["source"] as? String } == ["folkbokforing", "skolan"])
    #expect(
      run.hasKeys(
        [
          "source", "kind", "attention", "scopes", "asOf", "received", "verdict", "rows", "rejected", "findings",
          "late", "lateDays", "lateSince", "expected", "held", "heldRoll", "every", "grace", "quietMonths",
          "guardShare", "guardFloor",
        ], in: sources[0]))
    #expect(sources[1]["attention"] is NSNull)
    #expect(sources[1]["asOf"] as? String == "2024-11-20")
    #expect(sources[1]["verdict"] as? String == "applied")
    #expect(sources[1]["rows"] as? Int == 2)
    #expect(sources[1]["guardShare"] as? Int == 20)
    #expect(sources[1]["every"] is NSNull)
  }

  @Test func `what is late comes first, and the command ends with 2`() throws {
    try makeLate()
    let run = try scene.run("source", "list", "--date", Self.day, "--format", "json")
    #expect(run.exit == 2)
    let source = try #require(try run.objects().first)
    #expect(source["source"] as? String == "skolan")
    #expect(source["attention"] as? String == "late")
    #expect(source["late"] as? Int == 1)
    #expect(source["expected"] as? String == "2024-12-20")
    #expect(source["lateSince"] as? String == "2024-12-24")
    #expect(source["lateDays"] as? Int == 80)
    #expect(source["quietMonths"] as? String == "1,7")
    let scopes = try scene.run("source", "list", "--scopes", "--date", Self.day, "--format", "json")
    #expect(scopes.exit == 2)
    let scope = try #require(try scopes.objects().first)
    #expect(
      scopes.hasKeys(
        [
          "source", "kind", "scope", "attention", "asOf", "received", "verdict", "rows", "rejected", "findings",
          "lastApplied", "lateDays", "lateSince", "expected", "held", "heldRoll", "finished",
        ], in: scope))
    #expect(scope["scope"] as? String == "unit:31279295")
    #expect(scope["finished"] as? Bool == false)
    #expect(
      try scene.run("source", "finish", "skolan", "--scope", "unit:31279295", "--why", "nedlagd").exit == 0)
    #expect(try scene.run("source", "list", "--date", Self.day).exit == 0)
  }

  @Test func `the screen speaks both languages`() throws {
    try makeLate()
    let english = try scene.run("source", "list", "--date", Self.day)
    #expect(english.output.contains("Days late") && english.output.contains("late"))
    #expect(english.messages.contains("1 late, 0 held"))
    let swedish = try scene.run("source", "list", "--scopes", "--date", Self.day, "--language", "sv")
    #expect(swedish.output.contains("Dagar sen") && swedish.output.contains("unit:31279295"))
    #expect(swedish.messages.contains("1 försenade, 0 hålls kvar"))
  }

  @Test func `a rhythm is changed by part, taken away, and refused where it is none`() throws {
    try makeLate()
    func rhythm() throws -> [String?] {
      let source = try #require(
        try scene.run("source", "list", "--date", "2024-11-21", "--format", "json").objects().first {
          $0["source"] as? String == "skolan"
        })
      return ["every", "grace", "quietMonths"].map { key in source[key].flatMap { $0 is NSNull ? nil : "\($0)" } }
    }
    #expect(try scene.run("source", "set", "skolan", "--grace", "5").exit == 0)
    #expect(try rhythm() == ["30", "5", "1,7"])
    #expect(try scene.run("source", "set", "skolan", "--quiet-months", "none").exit == 0)
    #expect(try rhythm() == ["30", "5", ""])
    #expect(try scene.run("source", "set", "skolan", "--no-rhythm").exit == 0)
    #expect(try rhythm() == [nil, nil, nil])
    for wrong in [
      ["--grace", "5"], ["--every", "0"], ["--every", "367"], ["--quiet-months", "13"], [],
      ["--no-rhythm", "--every", "3"], ["--every", "7", "--quiet-months", "1,2,3,4,5,6,7,8,9,10,11,12"],
      ["--guard-share", "101"],
    ] { #expect(try scene.program.run(["source", "set", "skolan"] + wrong).exit == 64, "\(wrong)") }
    #expect(try scene.run("source", "set", "ingen", "--every", "7").exit == 64)
    #expect(try scene.run("source", "guard", "skolan", "--share", "30").exit == 0)
  }

  @Test func `explain, youths and balance tell who waits`() throws {
    try makeLate()
    let explain = ["explain", scene.bo.written, "--date", Self.day]
    let object = try scene.program.run(explain + ["--format", "json"]).object()
    #expect(object["outcome"] as? String == "covered")
    let mark = try #require(object["waitingForSource"] as? [String: Any])
    #expect(Set(mark.keys) == ["source", "scope", "lastRoll", "expected", "late", "held", "roll"])
    #expect(mark["source"] as? String == "skolan")
    #expect(mark["lastRoll"] as? String == "2024-11-20")
    #expect(mark["expected"] as? String == "2024-12-20")
    #expect(mark["late"] as? Int == 80)
    #expect(mark["held"] as? Bool == false)
    #expect(mark["roll"] is NSNull)
    #expect(
      try scene.program.run(explain + ["--language", "sv"]).output.contains(
        "inväntar lista från skolan, som skulle ha kommit senast 2024-12-20"))
    #expect(
      try scene.program.run(explain).output.contains("awaits a roll from skolan, which should have come by 2024-12-20"))
    let anna = try scene.run("explain", scene.anna.written, "--date", Self.day, "--format", "json").object()
    #expect(anna["waitingForSource"] is NSNull)

    let youths = ["youths", "--municipality", "1496", "--date", Self.day, "--format", "json"]
    let all = try scene.program.run(youths).objects()
    #expect(all.map { $0["person"] as? String } == [scene.anna.digits, scene.bo.digits])
    #expect(all[0]["waitingForSource"] is NSNull)
    #expect(all[1]["waitingForSource"] as? String == "skolan")
    #expect(try scene.program.run(youths + ["--waiting"]).objects().count == 1)

    let balance = try scene.run("balance", "--municipality", "1496", "--date", Self.day, "--format", "json")
    #expect(balance.exit == 0)
    #expect(try balance.object()["waitingForSource"] as? Int == 1)
    #expect(try balance.object()["covered"] as? Int == 2)
    #expect(try balance.object()["difference"] as? Int == 0)
  }

  @Test func `a held roll is waited for, shows who would vanish, and keeps the reason it was accepted for`() throws {
    let id = try makeHeld()
    let mark = try #require(
      try scene.run("explain", scene.bo.written, "--date", Self.day, "--format", "json").object()["waitingForSource"]
        as? [String: Any])
    #expect(mark["held"] as? Bool == true)
    #expect(mark["roll"] as? Int == id)
    #expect(mark["expected"] is NSNull)
    let list = try scene.run("source", "list", "--date", Self.day, "--format", "json")
    #expect(list.exit == 2)
    #expect(try list.objects().first?["attention"] as? String == "held")
    #expect(try list.objects().first?["heldRoll"] as? Int == id)

    let shown = try scene.run("roll", "show", "\(id)")
    #expect(shown.exit == 0)
    #expect(shown.output.contains("1 would vanish from 31279295"))
    #expect(shown.output.contains(TestPerson.pupil(9).written))
    #expect(
      try scene.run("roll", "show", "\(id)", "--language", "sv").output.contains("1 skulle försvinna från 31279295"))
    // Without being asked for, the machine's answer is the findings as before.
    #expect(try scene.run("roll", "show", "\(id)", "--format", "json").objects().isEmpty)
    let vanishing = try scene.run("roll", "show", "\(id)", "--vanishing", "--format", "json")
    let pupil = try #require(try vanishing.objects().first)
    #expect(vanishing.hasKeys(["person", "name", "unit", "firstDay", "known", "protected"], in: pupil))
    #expect(pupil["person"] as? String == TestPerson.pupil(9).digits)
    #expect(pupil["unit"] as? String == "31279295")
    #expect(pupil["firstDay"] as? String == "2024-08-19")

    #expect(try scene.run("roll", "accept", "\(id)", "--why", "skolan delades").exit == 0)
    #expect(try scene.run("roll", "show", "\(id)").messages.contains("decided by ek: skolan delades"))
    #expect(try scene.run("roll", "show", "\(id)", "--vanishing").exit == 64)
  }

  @Test func `who may not take in rolls sees a held one's findings all the same`() throws {
    let id = try makeHeld()
    var program = scene.program
    program.environment["FULLFOLJ_DATABASE"] = try scene.database.address(as: .counsellor)
    let run = try program.run("roll", "show", "\(id)")
    #expect(run.exit == 0)
    #expect(run.messages.contains("those who may take in rolls"))
    #expect(try program.run("roll", "show", "\(id)", "--vanishing").exit == 77)
  }

  @Test func `a held roll that has been overtaken says so and is refused with 65`() throws {
    let id = try makeHeld()
    let later = Roll("2025-01-21", [Pupil(scene.bo, from: "2024-08-19"), Pupil(.pupil(9), from: "2024-08-19")])
    #expect(try scene.program.run(try scene.rollImport(later)).exit == 0)
    #expect(try scene.run("roll", "show", "\(id)").messages.contains("the newer roll holds"))
    let accept = try scene.run("roll", "accept", "\(id)")
    #expect(accept.exit == 65)
    #expect(accept.messages.contains("FILE-012"))
    #expect(try scene.run("roll", "reject", "\(id)", "--why", "omtagen").exit == 0)
    #expect(try scene.run("roll", "show", "\(id)").messages.contains("omtagen"))
  }
}
