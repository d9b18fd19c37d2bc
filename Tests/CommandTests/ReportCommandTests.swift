import TestSupport
import Testing

/// What a municipality hands in, at the command line.
struct ReportCommandTests {
  let scene: CommandScene

  init() throws {
    scene = try CommandScene()
    #expect(
      try scene.run(
        "case", "contact", scene.anna.written, "--on", "2025-03-01", "--channel", "phone", "--result", "reached",
        "--occupation", "work", "--by", "ek"
      ).exit == 0)
  }

  private var national: [String] { ["report", "national", "--municipality", "1496", "--period", "2025H1"] }

  private func path(_ name: String) -> String { scene.program.folder.path + "/" + name }

  /// A layout made of our example.
  private func layout(_ change: (String) -> String) throws -> String {
    let example = try scene.run("report", "layout").output
    return try scene.database.file(change(example), as: "layout.toml")
  }

  private func text(_ name: String) throws -> String { try TemporaryFolder.text(of: path(name)) }

  @Test func `the file is made, handed in, listed, compared and written again`() throws {
    let made = try scene.program.run(
      national + ["--into", path("kaa.csv"), "--sent", "--by", "ek", "--format", "json"])
    #expect(made.exit == 0, "\(made.messages)")
    let result = try made.object()
    #expect(result["rows"] as? Int == 2)
    #expect(result["contacts"] as? Int == 1)
    #expect(result["example"] as? Bool == true)
    #expect(result["run"] as? Int == 1)
    #expect((result["sha256"] as? String)?.count == 64)
    #expect((result["findings"] as? [Any])?.isEmpty == true)
    let file = try text("kaa.csv")
    #expect(file.hasPrefix("\u{FEFF}Block;Kommun;Personnummer;Registreringsdatum;"))
    #expect(file.contains("\r\n2;1496;\(scene.anna.digits);20241001;6;okänd;20250301;work;;;;;;;;\r\n"))
    #expect(made.messages.contains("docs/REPORTS.md"))

    let list = try scene.run("report", "list", "--format", "json").objects()
    #expect(list.map { $0["period"] as? String } == ["2025H1"])
    #expect(list[0]["by"] as? String == "ek")
    #expect(try scene.run("report", "difference", "1").exit == 0)
    #expect(
      try scene.run(
        "case", "contact", scene.anna.written, "--on", "2025-04-01", "--channel", "phone", "--result", "reached"
      ).exit == 0)
    let difference = try scene.run("report", "difference", "1", "--format", "json")
    #expect(difference.exit == 2)
    #expect(try difference.objects().map { $0["what"] as? String } == ["added"])
    #expect(try difference.objects().map { $0["block"] as? String } == ["contact"])
    let again = try scene.program.run(national + ["--into", path("again.csv")])
    #expect(again.messages.contains("1 rows added, 0 gone, 0 changed"))
    #expect(try scene.run("report", "copy", "1", "--into", path("copy.csv")).exit == 0)
    #expect(try text("copy.csv") == file)
    #expect(try scene.run("report", "difference", "9").exit == 64)
    // What was made and then handed in is kept where it is the same file, and only then.
    let freeze = ["report", "freeze", "--municipality", "1496", "--period", "2025H1", "--file"]
    let other = try scene.program.run(freeze + [path("kaa.csv")])
    #expect(other.exit == 65)
    #expect(other.messages.contains("REP-001"))
    #expect(try scene.program.run(freeze + [path("again.csv")]).messages.contains("kept as report 2"))
  }

  @Test func `with findings no file is made, and each is told with its case and what to mend`() throws {
    let unmapped = try layout { $0.replacing("never-started = \"6\"\n", with: "") }
    let run = try scene.program.run(national + ["--layout", unmapped, "--into", path("kaa.csv"), "--format", "json"])
    #expect(run.exit == 2)
    let found = try #require(try run.object()["findings"] as? [[String: Any]])
    #expect(found.map { $0["check"] as? String } == ["code-missing", "code-missing"])
    #expect(found[0]["case"] as? Int != nil)
    #expect(found[0]["person"] as? String == scene.anna.digits)
    #expect(found[0]["column"] as? String == "Orsak till registrering")
    #expect(found[0]["fix"] as? String == "add the code to the layout")
    #expect(throws: (any Error).self) { try text("kaa.csv") }
    #expect(!run.messages.contains(scene.anna.digits))
    #expect(try scene.program.run(national + ["--layout", unmapped, "--check-only"]).exit == 2)
    let despite = try scene.program.run(
      national + ["--layout", unmapped, "--into", path("kaa.csv"), "--despite-findings"])
    #expect(despite.exit == 2)
    #expect(try text("kaa.csv").contains(scene.anna.digits))
    #expect(try scene.run("report", "list", "--format", "json").objects().isEmpty)
  }

  @Test(arguments: [
    (["--into", "x", "--check-only"], 64), ([], 64), (["--check-only", "--sent"], 64),
    (["--into", "x", "--sent", "--despite-findings"], 64), (["--check-only"], 0),
    (["--into", "/no/such/folder/kaa.csv"], 65),
  ])
  func `options that do not go together are refused`(options: [String], exit: Int) throws {
    #expect(try scene.program.run(national + options).exit == Int32(exit))
  }

  @Test(arguments: [
    ("separator = \"semicolon\"", "separator = \"pipe\"", "separator"),
    ("name = \"example\"\n", "", "name"),
    ("line-end = \"crlf\"", "line-ends = \"crlf\"", "line-ends"),
    ("\"late-closing\"", "\"late-closings\"", "checks"),
    ("codes = \"cause\"", "codes = \"causes\"", "codes"),
    ("codes = \"cause\"\n", "", "codes.cause"),
    ("heading = \"Kommun\"", "heading = \"Block\"", "heading"),
    ("field = \"number\"\nnumber = \"twelve\"", "field = \"case\"", "column"),
    ("field = \"contact-on\"", "field = \"contact-day\"", "field"),
    ("number = \"twelve\"", "number = \"twelve\"\nday = \"yyyymmdd\"", "day"),
    ("separator = \"semicolon\"", "separator = \"none\"", "width"),
    ("heading = \"Kommun\"", "heading = \"=Kommun\"", "heading"),
    ("empty = \"99\"", "empty = 99", "empty"),
  ])
  func `a layout that cannot be meant is refused with the key`(from: String, to: String, key: String) throws {
    let path = try layout { $0.replacing(from, with: to, maxReplacements: 1) }
    let run = try scene.run("report", "layout", "--check", path)
    #expect(run.exit == 64, "\(run.messages)")
    #expect(run.messages.contains(key), "\(run.messages)")
  }

  @Test func `a heading that the file's encoding lacks a character of is refused`() throws {
    let path = try layout {
      $0.replacing("utf-8-bom\"", with: "iso-8859-1\"", maxReplacements: 1).replacing("\"Kommun\"", with: "\"łän\"")
    }
    let run = try scene.run("report", "layout", "--check", path)
    #expect(run.exit == 64)
    #expect(run.messages.contains("column[2].heading"))
  }

  @Test func `our example can be read, and says that it is one`() throws {
    let run = try scene.run("report", "layout", "--check", try layout { $0 })
    #expect(run.exit == 0, "\(run.messages)")
    #expect(run.messages.contains("16 columns, 12 checks"))
  }

  @Test func `measures are told for machines and people, and hidden where they are published`() throws {
    let period = ["--from", "2025-01-01", "--until", "2025-06-30"]
    let measures = ["report", "measures", "--municipality", "1496"] + period
    let rows = try scene.program.run(measures + ["--format", "json"]).objects()
    let registered = try #require(rows.first)
    #expect(registered["figure"] as? String == "registered")
    #expect(registered["women"] as? Int == 1)
    #expect(registered["total"] as? Int == 1)
    #expect(registered["share"] as? Double == 100)
    let published = try scene.program.run(measures + ["--publish"]).output
    #expect(published.contains("fewer than 5"))
    let open = try scene.program.run(measures + ["--publish", "--suppress-below", "2", "--format", "csv"]).output
    #expect(open.contains(";registered;;;;;;women men total"))
    #expect(try scene.run("settings", "reports", "--municipality", "1496", "--suppress-below", "9").exit == 0)
    #expect(try scene.program.run(measures + ["--publish"]).output.contains("fewer than 9"))
    #expect(
      try scene.program.run(["report", "measures", "--all", "--format", "ndjson"] + period).output.contains("1496"))
    #expect(try scene.program.run(measures + ["--suppress-below", "5"]).exit == 64)
    #expect(try scene.program.run(measures + ["--all"]).exit == 64)
    #expect(
      try scene.run("report", "measures", "--all", "--from", "2025-02-01", "--until", "2025-01-01").exit == 64)
  }

  @Test func `quality is a table for people and one object for machines`() throws {
    let quality = ["report", "quality", "--municipality", "1496", "--from", "2024-10-01", "--until", "2025-06-30"]
    let object = try scene.program.run(quality + ["--format", "json"]).object()
    #expect(object["identified"] as? Int == 1)
    #expect(object["contacted"] as? Int == 1)
    #expect(object["medianDaysToFirstContact"] as? Double == 151)
    let table = try scene.program.run(quality).output
    #expect(table.contains("with at least one contact"))
    #expect(table.contains("100.0"))
  }
}
