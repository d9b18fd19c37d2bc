import Foundation
import TestSupport
import Testing

/// Who reads whom, at the command line.
struct AccessCommandTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  private func list(_ more: String...) throws -> [[String: Any]] {
    try scene.program.run(["access", "list", "--format", "json"] + more).objects()
  }

  @Test func `every command that shows a person writes it down first, with who and why`() throws {
    let person = scene.anna.written
    for command in [["case", "show"], ["explain"], ["identity", "show"], ["extract"]] {
      #expect(try scene.program.run(command + [person, "--by", "berg", "--why", "möte"]).exit == 0, "\(command)")
    }
    #expect(try scene.run("case", "note", person, "--on", "2024-10-10", "--note", "sms", "--by", "berg").exit == 0)
    let run = try scene.program.run(["access", "list", "--person", person, "--format", "json"])
    let entries = try run.objects()
    #expect(
      entries.map { $0["reading"] as? String } == ["act note", "extract", "identity show", "explain", "case show"])
    #expect(entries.allSatisfy { $0["staff"] as? String == "berg" && $0["person"] as? String == scene.anna.digits })
    #expect(entries.map { $0["why"] as? String } == [nil, "möte", "möte", "möte", "möte"])
    #expect(
      run.hasKeys(
        [
          "entry", "at", "staff", "login", "reading", "person", "asked", "municipality", "why", "protected",
          "emergency",
          "refused", "filter", "shown", "reviewedBy", "reviewedAt", "verdict",
        ], in: try #require(entries.first)))
    #expect(try list("--staff", "annan").isEmpty)
    #expect(try list("--until", "2024-01-01").isEmpty)
  }

  @Test func `every list and every page of persons is in the log under its command`() throws {
    let person = scene.anna.written
    let commands = [
      ["identity", "suspicions"], ["source", "exceptions", "skolan"], ["notice", "list"], ["alarms"],
      ["case", "hand-over", "list"], ["roll", "show", "1"], ["case", "decide", "list", person],
      ["case", "consent", "list", person],
    ]
    for command in commands {
      let run = try scene.program.run(command + ["--by", "berg"])
      #expect(run.exit == 0 || run.exit == 2, "\(command): \(run.messages)")
    }
    let expected =
      ["identity suspicions", "source exceptions", "notice list", "alarms", "case hand-over list"]
      + ["roll show", "case decide list", "case consent list"]
    #expect(try list("--staff", "berg").reversed().compactMap { $0["reading"] as? String } == expected)
  }

  @Test func `a list is one entry, whatever it shows`() throws {
    #expect(try scene.run("youths", "--municipality", "1496", "--date", "2024-10-02", "--outcome", "all").exit == 0)
    #expect(try scene.run("follow-ups", "--municipality", "1496", "--kind", "first-contact").exit == 0)
    let entries = try list()
    #expect(entries.map { $0["reading"] as? String } == ["follow-ups", "youths"])
    #expect(entries.map { $0["filter"] as? String } == ["kind=first-contact", "date=2024-10-02 outcome=all"])
    #expect(entries.map { $0["shown"] as? Int } == [1, 3])
    #expect(entries.allSatisfy { $0["person"] is NSNull })
  }

  @Test func `a hidden person is answered exactly as an unknown one, in every command that shows one`() throws {
    #expect(
      try scene.run("access", "settings", "--municipality", "1496", "--protected-access", "named").output.contains(
        "named"))
    let unknown: TestPerson = .man("2008-11-11")
    for command in [["case", "show"], ["explain"], ["identity", "show"], ["case", "mapping"]] {
      let hidden = try scene.program.run(command + [scene.cia.written])
      let absent = try scene.program.run(command + [unknown.written])
      #expect(hidden.exit == 64 && hidden.messages.contains("USE-004"), "\(command)")
      #expect(hidden.output == absent.output && hidden.messages == absent.messages, "\(command)")
      #expect(try scene.program.run(command + [scene.anna.written]).exit == 0, "\(command)")
    }
    #expect(try list("--person", scene.cia.written).allSatisfy { $0["refused"] as? Bool == true })
    let named = ["explain", scene.cia.written, "--by", "berg"]
    #expect(try scene.run("access", "grant", scene.cia.written, "--to", "berg", "--why", "handläggare").exit == 0)
    #expect(try scene.program.run(named).messages.contains("ACCESS-001"))
    #expect(try scene.program.run(named + ["--why", "möte"]).exit == 0)
    #expect(try scene.run("access", "revoke", scene.cia.written, "--to", "berg", "--why", "slutat").exit == 0)
    #expect(try scene.program.run(named + ["--why", "möte"]).messages.contains("USE-004"))
    #expect(try scene.program.run(named + ["--emergency"]).messages.contains("ACCESS-001"))
    #expect(try scene.program.run(named + ["--emergency", "--why", "hot"]).exit == 0)
  }

  @Test func `what is drawn says why, can be drawn again, and is marked by another`() throws {
    #expect(try scene.run("explain", scene.cia.written, "--by", "berg").exit == 0)
    #expect(try scene.run("explain", scene.anna.written, "--by", "lund").exit == 0)
    #expect(try scene.run("access", "staff", "lund", "--family-name", "Lund").exit == 0)
    let drawing = ["access", "review", "--municipality", "1496", "--seed", "x", "--share", "0", "--format", "json"]
    let run = try scene.program.run(drawing)
    #expect(run.messages.contains("--seed x --share 0 --from"))
    let drawn = try run.objects()
    #expect(drawn.map { $0["drawn"] as? String } == ["protected", "same-name"])
    let entry = try #require(drawn.first?["entry"] as? Int)
    #expect(try scene.run("access", "reviewed", "\(entry)", "--verdict", "in-order", "--by", "berg").exit == 64)
    #expect(try scene.run("access", "reviewed", "\(entry)", "--verdict", "in-order", "--by", "chef").exit == 0)
    #expect(try scene.program.run(drawing).objects().first?["reviewedBy"] as? String == "chef")
    #expect(try scene.program.run(drawing + ["--unreviewed"]).objects().map { $0["drawn"] as? String } == ["same-name"])
    #expect(
      try scene.run("access", "review", "--municipality", "1496", "--seed", "x").output.contains("protected person"))
  }

  @Test func `rules are set, proposed by one and carried out by another`() throws {
    let person = scene.anna.written
    #expect(
      try scene.run("retention", "propose", "--municipality", "1496", "--by", "berg").messages.contains("nothing"))
    let set = [
      "retention", "set", "--municipality", "1496", "--kind", "notes", "--trigger", "case-closed", "--months", "12",
      "--decision", "BUN § 12", "--from", "2024-01-01",
    ]
    #expect(try scene.program.run(set).exit == 0)
    #expect(
      try scene.run(
        "retention", "set", "--municipality", "1496", "--kind", "person", "--trigger", "reading",
        "--months", "1", "--decision", "x", "--from", "2024-01-01"
      ).messages.contains("RET-001"))
    #expect(
      try scene.run("retention", "rules", "--municipality", "1496", "--format", "json").objects().map {
        $0["holds"] as? Bool
      } == [true])
    try scene.database.take(
      Roll("2024-10-03", [Pupil(scene.bo, from: "2024-08-19"), Pupil(scene.anna, from: "2024-10-01")]))
    #expect(
      try scene.run("case", "close", person, "--on", "2024-10-03", "--reason", "studying", "--note", "ringde").exit == 0
    )
    try scene.database.reconcile("2024-10-04")
    let proposed = try scene.run("retention", "propose", "--municipality", "1496", "--by", "berg", "--format", "json")
    #expect(try proposed.objects().map { $0["person"] as? String } == [scene.anna.digits])
    let number = try #require(
      try scene.run("retention", "show", "--format", "json").objects().first?["run"] as? Int)
    #expect(try scene.run("retention", "show", "\(number)", "--format", "json").objects().count == 1)
    let own = try scene.run("retention", "approve", "\(number)", "--by", "Berg")
    #expect(own.exit == 64 && own.messages.contains("RET-001"))
    let done = try scene.run("retention", "approve", "\(number)", "--by", "chef", "--format", "json").objects()
    #expect(done.first?["deleted"] as? Int == 1)
    #expect(try scene.run("case", "show", person).output.contains("free text deleted by rule"))
    #expect(try !scene.run("case", "show", person).output.contains("ringde"))
    #expect(try scene.run("retention", "show", "--format", "json").objects().first?["approvedBy"] as? String == "chef")
    #expect(try scene.run("retention", "show", "\(number)").output.contains("BUN § 12"))
  }

  @Test func `an extract is text in Swedish or JSON, in a file that only its owner may read`() throws {
    let text = try scene.run("extract", scene.anna.written, "--why", "begäran")
    #expect(text.output.contains("Registerutdrag") && text.output.contains("Efternamn: Lund"))
    let json = try scene.run("extract", scene.anna.written, "--format", "json").object()
    #expect(json["person"] as? String == scene.anna.digits)
    #expect((json["sections"] as? [[String: Any]])?.isEmpty == false)
    // Never a protected person on the screen.
    let shown = try scene.run("extract", scene.cia.written)
    #expect(shown.exit == 64 && shown.output == "")
    let path = scene.program.folder.path + "/utdrag.txt"
    #expect(try scene.run("extract", scene.cia.written, "--into", path).exit == 0)
    #expect(try TemporaryFolder.text(of: path).contains("Skydd av personuppgifter"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try scene.run("extract", TestPerson.man("2008-11-11").written).messages.contains("USE-004"))
  }
}
