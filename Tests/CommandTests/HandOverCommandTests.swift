import Foundation
import TestSupport
import Testing

/// Two installations that hand a youth over, at the command line alone.
struct HandOverCommandTests {
  let anna: TestPerson = .woman("2008-03-04")
  let sender: TestDatabase
  let receiver: TestDatabase
  let skara: CommandLineProgram
  let lidkoping: CommandLineProgram
  /// The keys of both.
  let trust: String

  init() throws {
    sender = try TestDatabase()
    receiver = try TestDatabase()
    skara = try CommandLineProgram(database: sender.address())
    lidkoping = try CommandLineProgram(database: receiver.address())
    try sender.take(
      Population("2024-08-01", [Resident(anna, since: "2008-03-04", familyName: "Lund", givenName: "Anna")]))
    try sender.reconcile("2024-09-16")
    try receiver.take(Population("2024-08-01", [Resident(.man("2008-07-20"))], municipality: "1494"))
    try receiver.reconcile("2024-09-16")
    var lines: [String] = []
    for (program, code) in [(skara, "1496"), (lidkoping, "1494")] {
      // The first head makes the installation's key.
      _ = try program.run("journal", "head")
      let keys = try program.run("journal", "keys", "--format", "json").objects()
      lines.append("\(code) \(keys.last?["key"] as? String ?? "")")
    }
    trust = try skara.folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), as: "keys.txt")
  }

  private func file(_ name: String) -> String { skara.folder.path + "/" + name }

  @Test func `a youth is handed over by files, and either side's proof convinces without a database`() throws {
    let person = anna.written
    let given = try skara.run(
      "case", "consent", "give", person, "--scope", "contact-details", "--to", "1494", "--on", "2024-09-20")
    #expect(given.exit == 0, "\(given.messages)")
    let consents = try skara.run("case", "consent", "list", person, "--format", "json").objects()
    let consent = try #require(consents.first?["consent"] as? Int)
    #expect(consents.first?["parts"] as? String == "contact-details")

    let offered = try skara.run(
      "case", "hand-over", "offer", person, "--to", "1494", "--consent", "\(consent)", "--on", "2024-09-20", "--into",
      file("offer.note"))
    #expect(offered.exit == 0, "\(offered.messages)")
    let list = try skara.run("case", "hand-over", "list", "--municipality", "1496", "--format", "json").objects()
    let name = try #require(list.first?["handOver"] as? String)
    #expect(name.hasPrefix("1496/"))
    #expect(list.first?["state"] as? String == "offered")

    let taken = try lidkoping.run(
      "hand-over", "import", file("offer.note"), "--trust", trust, "--into", file("answer.note"), "--on", "2024-09-24")
    #expect(taken.exit == 0, "\(taken.messages)")
    #expect(taken.messages.contains("has no open case"))
    let again = try lidkoping.run("hand-over", "import", file("offer.note"), "--trust", trust)
    #expect(again.exit == 0)
    #expect(again.messages.contains("nothing changes"))
    #expect(try skara.run("hand-over", "import", file("answer.note"), "--trust", trust).exit == 0)
    let come = try lidkoping.run(
      "case", "hand-over", "attended", person, "--on", "2024-10-01", "--into", file("come.note"))
    #expect(come.exit == 0, "\(come.messages)")
    #expect(try skara.run("hand-over", "import", file("come.note"), "--trust", trust).exit == 0)

    for (program, proof) in [(skara, "ours.json"), (lidkoping, "theirs.json")] {
      let shown = try program.run("hand-over", "show", name, "--format", "json").objects()
      #expect(shown.first?["state"] as? String == "attended")
      #expect((shown.first?["offerSignedBy"] as? String)?.hasPrefix("fullfolj-") == true)
      #expect(shown.first?["acknowledgementSignedBy"] is String)
      #expect(shown.first?["moved"] is String)
      #expect(try program.run("hand-over", "show", name).output.contains("Lund"))
      #expect(try program.run("hand-over", "prove", name, "--into", file(proof)).exit == 0)
    }
    #expect(
      try TemporaryFolder.text(of: file("ours.json")) == TemporaryFolder.text(of: file("theirs.json")))
    let nowhere = try CommandLineProgram(database: "host=127.0.0.1 port=1")
    let verified = try nowhere.run("hand-over", "verify", file("ours.json"), "--trust", trust)
    #expect(verified.exit == 0, "\(verified.messages)")
    #expect(verified.output.contains("responsibility moved to 1494"))
    #expect(!verified.output.contains(anna.digits))
    #expect(try skara.run("case", "hand-over", "close", person, "--on", "2024-10-02").exit == 0)

    // One byte changed, and a key that nobody trusts.
    let text = try TemporaryFolder.text(of: file("ours.json"))
    let other = try skara.folder.write(Array(text.replacing("2024-09-24", with: "2024-09-23").utf8), as: "other.json")
    #expect(try nowhere.run("hand-over", "verify", other, "--trust", trust).exit == 2)
    let half = try skara.folder.write(
      Array((try TemporaryFolder.text(of: trust)).split(separator: "\n")[0].utf8), as: "half.txt")
    #expect(try nowhere.run("hand-over", "verify", file("ours.json"), "--trust", half).exit == 2)
  }

  @Test func `what goes wrong is told with a code, and no number`() throws {
    let offer = try skara.run(
      "case", "hand-over", "offer", anna.written, "--to", "1494", "--on", "2024-09-20", "--into", file("offer.note"))
    #expect(offer.exit == 0, "\(offer.messages)")
    let note = try TemporaryFolder.text(of: file("offer.note"))
    let changed = try skara.folder.write(Array(note.replacing("1494", with: "1495").utf8), as: "changed.note")
    for (arguments, code, exit) in [
      (["hand-over", "import", changed, "--trust", trust], "HAND-002", Int32(65)),
      (["hand-over", "import", trust, "--trust", trust], "HAND-001", 65),
      (["hand-over", "import", file("offer.note"), "--trust", changed], "HAND-002", 65),
      (["hand-over", "import", file("none.note"), "--trust", trust], "FILE-001", 65),
      (["hand-over", "show", "1496/999"], "USE-005", 64),
      (["case", "hand-over", "close", anna.written], "HAND-004", 64),
    ] {
      let run = try lidkoping.run(arguments)
      #expect(run.exit == exit, "\(arguments): \(run.messages)")
      #expect(run.messages.contains(code), "\(arguments): \(run.messages)")
      #expect(!run.messages.contains(anna.digits))
    }
    let own = try skara.run("hand-over", "import", file("offer.note"), "--trust", trust)
    #expect(own.messages.contains("HAND-003"))
    // An option is refused rather than passed over.
    #expect(
      try skara.run("case", "hand-over", "offer", anna.written, "--on", "2024-09-20").exit == 64)
    #expect(
      try skara.run("hand-over", "import", file("offer.note"), "--trust", trust, "--on", "2024-09-20").exit == 64)
  }

  @Test func `alarms end with 2 where there are any`() throws {
    let none = try skara.run("alarms", "--municipality", "1496", "--date", "2024-10-20", "--format", "json")
    #expect(none.exit == 0)
    #expect(try none.objects().isEmpty)
    try sender.take(Population("2024-10-01", [Resident(.man("2008-07-20"))]))
    let run = try skara.run("alarms", "--municipality", "1496", "--date", "2024-10-20", "--format", "json")
    #expect(run.exit == 2)
    #expect(
      run.hasKeys(
        ["kind", "person", "municipality", "others", "since", "protected"], in: try #require(run.objects().first)))
    #expect(try run.objects().first?["kind"] as? String == "in-nobodys-population")
    #expect(try skara.run("alarms", "--date", "2024-10-20").output.contains(anna.written))
    let set = try skara.run(
      "settings", "hand-over", "--municipality", "1496", "--from", "2024-10-01", "--alarm-after", "60")
    #expect(set.exit == 0)
    #expect(try skara.run("alarms", "--municipality", "1496", "--date", "2024-10-20").exit == 0)
    #expect(
      try skara.run("settings", "show", "--municipality", "1496", "--date", "2024-10-02").output.contains("alarm-after")
    )
  }
}
