import PostgreSQL
import Register
import TestSupport
import Testing

/// How a command ends, and where it says what.
struct ExitCodeTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  @Test func `done is 0, and the result alone is on standard output`() throws {
    let run = try scene.program.run(
      try scene.rollImport(Roll("2024-10-20", [Pupil(scene.bo, from: "2024-08-19")]), "--output", "json"))
    #expect(run.exit == 0)
    #expect(run.output.hasPrefix("{") && run.output.hasSuffix("}\n"))
    #expect(run.output.filter { $0 == "\n" }.count == 1)
    #expect(run.messages.contains("read as:"))
  }

  @Test func `quiet says nothing but the result`() throws {
    let run = try scene.program.run(
      try scene.rollImport(Roll("2024-10-20", [Pupil(scene.bo, from: "2024-08-19")]), "--quiet", "--output", "json"))
    #expect(run.messages == "")
    #expect(run.output.hasPrefix("{"))
  }

  @Test func `the same bytes again are 0 and said to be so`() throws {
    let arguments = try scene.rollImport(Roll("2024-10-20", [Pupil(scene.bo, from: "2024-08-19")]))
    #expect(try scene.program.run(arguments).exit == 0)
    let again = try scene.program.run(arguments)
    #expect(again.exit == 0)
    #expect(again.messages.contains("nothing changed"))
  }

  @Test func `a held roll is 2 and says how to go on`() throws {
    try scene.database.connection.setGuard("skolan", share: 0, floor: 0)
    let run = try scene.program.run(
      try scene.rollImport(Roll("2024-10-20", [Pupil(scene.anna, from: "2024-10-20")]), "--output", "json"))
    #expect(run.exit == 2)
    #expect(try run.object()["held"] as? Bool == true)
    let id = try #require(try run.object()["roll"] as? Int)
    #expect(run.messages.contains("fullfolj roll accept \(id)"))
    #expect(try scene.run("roll", "show", "\(id)").exit == 0)
    #expect(try scene.run("roll", "accept", "\(id)").exit == 0)
    #expect(try scene.run("roll", "accept", "\(id)").exit == 64)
    #expect(try scene.run("roll", "reject", "\(id)", "--why", "x").exit == 64)
  }

  @Test func `a notice that fits nobody is 2`() throws {
    let add = ["notice", "add", scene.anna.written, "--event", "slutat", "--on", "2024-10-01", "--source", "skola"]
    #expect(try scene.program.run(add + ["--unit", "99999999"]).exit == 2)
    #expect(try scene.run("notice", "list", "--unmatched", "--format", "json").objects().count == 1)
  }

  @Test func `wrong use is 64`() throws {
    for arguments in [
      ["nonsense"], ["youths"], ["youths", "--municipality", "14"],
      ["youths", "--municipality", "1496", "--date", "i dag"],
      ["explain", "hej"], ["roll", "show", "999"], ["youths", "--municipality", "1496", "--date", "2014-01-01"],
      ["settings", "set", "--municipality", "1496", "--from", "2025-01-01"], ["case", "note", "20080304-2381"],
      ["case", "mapping", scene.bo.written],
    ] { #expect(try scene.program.run(arguments).exit == 64, "\(arguments)") }
  }

  @Test func `a file that is not what it says is 65, and nothing of it is applied`() throws {
    let newest = try scene.database.count("SELECT * FROM deliveries")
    let older = try scene.program.run(try scene.rollImport(Roll("2024-09-19", [Pupil(scene.bo, from: "2024-08-19")])))
    #expect(older.exit == 65)
    #expect(older.messages.contains("FILE-012"))
    for text in ["", "PK\u{3}\u{4}", "a;b\n1;2\n", "{\"a\":1}"] {
      let file = try scene.database.file(text)
      let run = try scene.run(
        "roll", "import", file, "--source", "x", "--as-of", "2024-10-01", "--scope", "unit:31279295")
      #expect(run.exit == 65, "\(text)")
      #expect(run.output == "")
    }
    let missing = try scene.run(
      "roll", "import", "/nowhere.csv", "--source", "x", "--as-of", "2024-10-01", "--scope", "unit:31279295")
    #expect(missing.exit == 65)
    #expect(try scene.database.count("SELECT * FROM deliveries") == newest)
  }

  @Test func `a database that cannot be reached is 69`() throws {
    let run = try scene.run("youths", "--municipality", "1496", "--database", "host=127.0.0.1 port=1 password=hemligt")
    #expect(run.exit == 69)
    #expect(run.messages.contains("DB-001"))
    #expect(!run.messages.contains("hemligt"))
  }

  @Test func `work that somebody else does is 75`() throws {
    try scene.database.connectAsOwner().transaction { transaction in
      try transaction.run(script: "SELECT pg_advisory_xact_lock(7305, 2)")
      #expect(try scene.run("reconcile", "--date", "2024-10-02").exit == 75)
    }
  }

  @Test func `what the role may not do is 77`() throws {
    var program = scene.program
    program.environment["FULLFOLJ_DATABASE"] = try scene.database.address(as: .inspector)
    #expect(try program.run("youths", "--municipality", "1496").exit == 0)
    let run = try program.run("case", "mapping", scene.anna.written, "--on", "2024-10-02")
    #expect(run.exit == 77)
    #expect(run.messages.contains("DB-007"))
  }

  @Test func `a database without a schema says what to run first`() throws {
    try scene.database.connection.run(script: "DROP SCHEMA fullfolj CASCADE")
    for arguments in [
      ["youths", "--municipality", "1496"], ["reconcile"], ["explain", scene.anna.written], ["roll", "list"],
      ["balance", "--municipality", "1496"], ["follow-ups"], ["case", "show", scene.anna.written], ["db", "check"],
    ] {
      let run = try scene.program.run(arguments)
      #expect(run.exit == 64, "\(arguments)")
      #expect(run.messages.contains("fullfolj db init"), "\(arguments)")
    }
    #expect(try scene.run("db", "status").exit == 2)
    #expect(try scene.run("db", "init").exit == 0)
    #expect(try scene.run("db", "status", "--format", "json").objects().first?["schema"] as? String == "current")
    #expect(try scene.run("youths", "--municipality", "1496").exit == 0)
  }

  @Test func `an error speaks the reader's language and has a code, a place and a way to mend it`() throws {
    var program = scene.program
    program.environment["LANG"] = "sv_SE.UTF-8"
    let swedish = try program.run("roll", "show", "999")
    #expect(swedish.messages.contains("USE-005: ingen leverans har nummer 999"))
    #expect(swedish.messages.contains("åtgärd:"))
    let english = try program.run("roll", "show", "999", "--language", "en")
    #expect(english.messages.contains("USE-005: no delivery has number 999"))
    #expect(english.messages.contains("fix:"))
    program.environment["LC_ALL"] = "C"
    #expect(try program.run("roll", "show", "999").messages.contains("no delivery"))
    #expect(try program.run("roll", "show", "999", "--language=sv").messages.contains("ingen leverans"))
  }
}
