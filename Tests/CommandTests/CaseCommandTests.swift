import TestSupport
import Testing

/// A counsellor's day at the command line.
struct CaseCommandTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  @Test func `a case is read, acted on, closed and opened again`() throws {
    let person = scene.anna.written
    let contact = try scene.run(
      "case", "contact", person, "--on", "2024-10-03", "--channel", "phone", "--result", "reached", "--occupation",
      "work",
      "--since", "2024-09-01", "--by", "berg")
    #expect(contact.exit == 0)
    #expect(contact.output == "")
    #expect(contact.messages.contains("next: mapping by 2024-10-24"))
    #expect(try scene.run("case", "mapping", person, "--on", "2024-10-10").exit == 0)
    #expect(try scene.run("case", "note", person, "--on", "2024-10-10", "--note", "sms").exit == 0)
    #expect(try scene.run("case", "assign", person, "--on", "2024-10-10", "--to", "berg").exit == 0)
    #expect(
      try scene.run("case", "occupation", person, "--on", "2024-10-11", "--code", "abroad", "--from", "2024-10-11").exit
        == 0)

    let shown = try scene.run("case", "show", person, "--format", "json").object()
    #expect(shown["person"] as? String == scene.anna.digits)
    #expect(shown["occupation"] as? String == "abroad")
    #expect(shown["assigned"] as? String == "berg")
    let acts = try #require(shown["acts"] as? [[String: Any]])
    #expect(acts.map { $0["kind"] as? String } == ["occupation", "assigned", "note", "mapping", "contact", "opened"])
    #expect(acts.last.map { $0["by"] as? String } == "fullfolj")
    #expect(acts[4]["by"] as? String == "berg")
    #expect(acts[3]["by"] as? String == "ek")

    #expect(try scene.run("case", "close", person, "--on", "2024-10-12", "--reason", "moved").exit == 0)
    #expect(try scene.run("case", "mapping", person, "--on", "2024-10-13").exit == 64)
    #expect(try scene.run("case", "reopen", person, "--on", "2024-10-13", "--reason", "mistake").exit == 0)
    #expect(try scene.run("case", "show", person).output.contains(person))
  }

  @Test func `a case is read in Swedish, without the register's own codes`() throws {
    let scene = try CommandScene(language: "sv")
    let person = scene.anna.written
    try scene.database.take(
      Roll(
        "2024-10-02",
        [Pupil(scene.bo, from: "2024-08-19"), Pupil(scene.anna, from: "2024-08-19", last: "2024-09-30")]))
    let done = [
      [
        "contact", person, "--on", "2024-10-03", "--channel", "phone", "--result", "reached", "--occupation", "nothing",
      ],
      [
        "occupation", person, "--on", "2024-10-04", "--code", "abroad", "--from", "2024-10-04", "--until", "2024-11-04",
      ],
      ["measure", person, "offer", "--on", "2024-10-05", "--kind", "guidance"],
      ["consent", "give", person, "--on", "2024-10-06", "--to-actor", "Komvux", "--scope", "occupation"],
      ["close", person, "--on", "2024-10-07", "--reason", "not-resident"],
      ["reopen", person, "--on", "2024-10-07", "--reason", "covered-again"],
      ["decide", "schooling-ends", person, "--last-day", "2024-06-30", "--why", "kom sent", "--on", "2024-10-07"],
    ]
    for act in done { #expect(try scene.program.run(["case"] + act).exit == 0, "\(act)") }
    let shown = try scene.run("case", "show", person).output
    for words in [
      "gymnasieskola NANAT vid 31279295", "(planerad sista dag)", "gör: varken arbete eller studier", "gör: utomlands",
      "till 2024-11-04", "studie- och yrkesvägledning erbjuden", "medgivande → Komvux sysselsättning",
      "avslutat inte folkbokförd i kommunen", "öppnat igen omfattas igen", "sista dag 2024-06-30 – kom sent",
      "tidigare: varken arbete",
    ] { #expect(shown.contains(words), "\(words)") }
    for code in ["planned", "nothing", "abroad", "guidance", "not-resident", "covered-again", "\"lastDay\"", "phone"] {
      #expect(!shown.contains(code), "\(code)")
    }
  }

  @Test func `a decision counts from the next night on`() throws {
    let decide = ["case", "decide", "completed", scene.anna.written, "--on", "2024-10-02", "--why", "IB Diploma"]
    #expect(try scene.program.run(decide).exit == 0)
    let night = try scene.run("reconcile", "--date", "2024-10-02", "--municipality", "1496", "--format", "json")
    #expect(try night.object()["closed"] as? Int == 1)
    let explained = try scene.run("explain", scene.anna.digits, "--date", "2024-10-02", "--format", "json")
    #expect(try explained.object()["reason"] as? String == "qualified")
  }

  @Test func `who was not reached has told nothing`() throws {
    let run = try scene.run(
      "case", "contact", scene.anna.written, "--on", "2024-10-03", "--channel", "phone", "--result", "no-answer",
      "--occupation", "work")
    #expect(run.exit == 64)
  }

  @Test func `notices, sources, settings, nights and deliveries can be looked at`() throws {
    #expect(
      try scene.run(
        "notice", "add", scene.bo.written, "--event", "left", "--on", "2024-10-02", "--unit", "31279295", "--source",
        "lärare"
      ).exit == 0)
    let notices = try scene.run("notice", "list", "--format", "json").objects()
    let id = try #require(notices.first?["notice"] as? Int)
    #expect(try scene.run("notice", "withdraw", "\(id)", "--why", "fel").exit == 0)
    #expect(try scene.run("source", "guard", "skolan", "--share", "50").exit == 0)
    let sources = try scene.run("source", "list", "--format", "json").objects()
    #expect(sources.contains { $0["source"] as? String == "skolan" && $0["guardShare"] as? Int == 50 })
    #expect(
      try scene.run("settings", "set", "--municipality", "1496", "--from", "2024-01-01", "--autumn-day", "10-01").exit
        == 0)
    let settings = try scene.run(
      "settings", "show", "--municipality", "1496", "--date", "2024-10-01", "--format", "json")
    #expect(
      try settings.objects().contains { $0["setting"] as? String == "autumn-day" && $0["value"] as? String == "10-01" })
    #expect(
      try scene.run("settings", "routine", "--municipality", "1496", "--from", "2024-01-01", "--ladder", "phone,letter")
        .exit == 0)
    #expect(try scene.run("nights", "--format", "json").objects().count == 1)
    #expect(try scene.run("roll", "list", "--format", "json").objects().count == 1)
  }
}
