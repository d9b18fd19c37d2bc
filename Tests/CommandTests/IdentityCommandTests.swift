import ActivityResponsibility
import Foundation
import TestSupport
import Testing

/// Who is who, at the command line.
struct IdentityCommandTests {
  let scene: CommandScene
  /// The number under which the school knew Anna before she was registered.
  let before: TestPerson = .coordination("2008-03-04")

  init() throws {
    scene = try CommandScene()
    try scene.database.take(
      Roll("2024-09-20", [Pupil(before, from: "2024-08-19")], scope: "unit:11111111", source: "annan skola"))
  }

  private func link(_ more: String...) throws -> CommandRun {
    try scene.program.run(
      ["identity", "link", before.written, scene.anna.written, "--since", "2024-10-01", "--why", "fick nummer"] + more)
  }

  @Test func `a link unites, shows itself, and can be taken back`() throws {
    let linked = try link("--by", "berg")
    #expect(linked.exit == 0)
    #expect(linked.output == "")
    #expect(try scene.run("reconcile", "--date", "2024-10-02", "--municipality", "1496").exit == 0)
    let explained = try scene.run("explain", before.digits, "--date", "2024-10-02", "--format", "json").object()
    #expect(explained["person"] as? String == scene.anna.digits)
    #expect(explained["formerNumbers"] as? [String] == [before.digits])
    #expect(explained["reason"] as? String == "studying")
    let shown = try scene.run("identity", "show", scene.anna.written, "--format", "json").object()
    #expect(shown["formerNumbers"] as? [String] == [before.digits])
    let links = try #require(shown["links"] as? [[String: Any]])
    #expect(links.map { $0["by"] as? String } == ["berg"])
    #expect(links.map { $0["why"] as? String } == ["fick nummer"])
    #expect((shown["cases"] as? [[String: Any]])?.count == 1)
    for command in [["identity", "show"], ["case", "show"], ["explain"]] {
      #expect(try scene.program.run(command + [before.written]).output.contains("former numbers: \(before.written)"))
    }
    let youths = try scene.run(
      "youths", "--municipality", "1496", "--date", "2024-10-02", "--outcome", "all", "--format", "json"
    ).objects()
    #expect(youths.compactMap { $0["formerNumbers"] as? [String] } == [[before.digits]])
    let table = try scene.run(
      "youths", "--municipality", "1496", "--date", "2024-10-02", "--outcome", "all", "--format", "csv")
    #expect(
      table.output.hasPrefix(
        "person;name;municipality;date;outcome;reason;since;ruleVersion;protected;waitingForSource\r\n"))

    #expect(try scene.run("identity", "unlink", before.written, "--why", "fel").exit == 0)
    let again = try scene.run("explain", scene.anna.digits, "--date", "2024-10-02", "--format", "json").object()
    #expect(again["reason"] as? String == "never-started")
    #expect(again["formerNumbers"] == nil)
    #expect(try scene.run("identity", "show", before.written).output.contains("taken back by ek"))
    #expect(try scene.run("identity", "unlink", before.written, "--why", "fel").exit == 64)
  }

  @Test func `what is wrong is refused and what is strange is said, without a number in the message`() throws {
    let differing = try scene.run(
      "identity", "link", before.written, scene.bo.written, "--since", "2024-10-01", "--why", "x")
    #expect(differing.exit == 64)
    #expect(differing.messages.contains("CASE-005"))
    #expect(!differing.messages.contains(scene.bo.written) && !differing.messages.contains(before.written))
    let unknown = try scene.run(
      "identity", "link", before.written, TestPerson.woman("2008-05-05").written, "--since", "2024-10-01", "--why", "x",
      "--differing-birth-date")
    #expect(unknown.exit == 2)
    #expect(unknown.messages.contains("knows nothing of the new number yet"))
    let unreadable = try scene.run("identity", "link", "12", scene.bo.written, "--since", "2024-10-01", "--why", "x")
    #expect(unreadable.exit == 64)
  }

  @Test func `suspicions and exceptions have the contract's keys`() throws {
    let wrong = String(scene.anna.written.dropLast()) + (scene.anna.written.last == "0" ? "1" : "0")
    try scene.database.take(
      Roll("2024-09-21", [Pupil(nil, writtenNumber: wrong)], scope: "unit:22222222", source: "tredje skolan"))
    let run = try scene.run("identity", "suspicions", "--municipality", "1496", "--format", "json")
    let suspicion = try #require(try run.objects().first)
    #expect(run.hasKeys(["person", "other", "what", "source"], in: suspicion))
    #expect(suspicion["what"] as? String == "check-digit")
    #expect(suspicion["other"] as? String == scene.anna.digits)
    #expect(try scene.run("identity", "suspicions").output.contains("wrong check digit"))
    #expect(try scene.run("identity", "dismiss", wrong, scene.anna.written, "--why", "x").exit == 0)
    #expect(try scene.run("identity", "suspicions", "--format", "json").objects().isEmpty)
    let exceptions = try scene.run(
      "source", "exceptions", "annan skola", "--date", "2024-10-02", "--municipality", "1496", "--format", "json")
    let rows = try exceptions.objects()
    #expect(exceptions.hasKeys(["source", "person", "what", "schoolUnit", "firstDay"], in: try #require(rows.first)))
    #expect(Set(rows.compactMap { $0["what"] as? String }) == ["not-in-population", "on-no-roll"])
    #expect(try scene.run("source", "exceptions", "ingen").exit == 64)
  }

  @Test func `a source's name and a person's reason are no formulas in CSV`() throws {
    let source = "=HYPERLINK(\"http://x\")"
    try scene.database.take(
      Roll("2024-09-21", [Pupil(.pupil(9), from: "2024-08-19")], scope: "unit:22222222", source: source))
    let exceptions = try scene.run("source", "exceptions", source, "--date", "2024-10-02", "--format", "csv")
    #expect(exceptions.output.contains("'=HYPERLINK"))
    #expect(!exceptions.output.contains("\"=HYPERLINK") && !exceptions.output.contains("\n=HYPERLINK"))
    #expect(try scene.run("case", "note", scene.anna.written, "--on", "2024-10-10", "--note", "@SUM(1;2)").exit == 0)
    let file = try scene.run("case", "show", scene.anna.written, "--format", "csv")
    #expect(file.output.contains("\"'@SUM(1;2)\""))
  }

  @Test func `a notice is taken down under a school's own number, and at no other school`() throws {
    let temporary = Pupil(nil, from: "2024-08-19", writtenNumber: "080304-TF12")
    try scene.database.take(Roll("2024-09-21", [temporary], scope: "unit:22222222", source: "tredje skolan"))
    func add(_ number: String, unit: String) throws -> Int32 {
      try scene.run(
        "notice", "add", number, "--event", "left", "--on", "2024-10-01", "--unit", unit, "--source", "telefon"
      ).exit
    }
    #expect(try add("080304-TF12", unit: "22222222") == 0)
    let spells = "SELECT valid_until FROM enrolments WHERE school_unit = 22222222 AND known_until = 'infinity'"
    #expect(try scene.database.lines(spells) == ["2024-10-02"])
    // The same again, as lists show the number.
    #expect(try add("22222222:20080304-TF12", unit: "22222222") == 0)
    #expect(try scene.database.count("SELECT * FROM notices") == 1)
    #expect(try add("22222222:20080304-TF12", unit: "11111111") == 64)
    #expect(try add("080304-TF10", unit: "22222222") == 64)
    #expect(try add("080304-TF12", unit: "11111111") == 2)
  }
}
