import Foundation
import TestSupport
import Testing

/// `source learn`, `source layout` and `source presets`, as a person runs them.
struct SourceLayoutTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  private var positional: String {
    get throws {
      try scene.database.file(
        "\(scene.anna.written)\tÖberg\tÅsa\t31279295\t2024-08-19\n\(scene.bo.written)\tEk\tEva\t31279295\t2024-08-19\n")
    }
  }

  @Test func `learn without a terminal and without yes saves nothing, and says how`() throws {
    let before = try scene.database.everything()
    let run = try scene.run("source", "learn", try positional, "--source", "ekskolan")
    #expect(run.exit == 2)
    #expect(run.output.contains("heading-row = 0"))
    #expect(run.output.contains("Skolenhetskod = 4"))
    #expect(run.messages.contains("--yes") && run.messages.contains("--into"))
    #expect(try scene.database.everything() == before)
  }

  @Test func `the rows of people are shown to a terminal and to nothing else`() throws {
    let file = try positional
    let run = try scene.run("source", "learn", file, "--source", "ekskolan", "--yes")
    for text in [run.output, run.messages] { #expect(!text.contains("Åsa") && !text.contains("Öberg")) }
    let shown = try terminal(["source", "learn", file, "--source", "ekskolan", "--language", "sv"], answering: "n")
    #expect(shown.output.contains("3: Åsa"))
    #expect(shown.output.contains("rad 1"))
    #expect(shown.output.contains("inget är sparat"))
    #expect(shown.exit == 2)
  }

  @Test func `a person who says yes has the layout saved, one who says no has not`() throws {
    let file = try positional
    #expect(try terminal(["source", "learn", file, "--source", "ekskolan"], answering: "").exit == 2)
    #expect(try scene.run("source", "layout", "ekskolan").exit == 64)
    #expect(try terminal(["source", "learn", file, "--source", "ekskolan"], answering: "y").exit == 0)
    #expect(try scene.run("source", "layout", "ekskolan").output.contains("heading-row = 0"))
  }

  @Test func `a learnt layout is what an import reads by`() throws {
    let file = try positional
    let arguments = [
      "roll", "import", file, "--source", "ekskolan", "--as-of", "2024-10-20", "--scope", "unit:31279295", "--output",
      "json",
    ]
    #expect(try scene.program.run(arguments).exit == 65)
    #expect(try scene.run("source", "learn", file, "--source", "ekskolan", "--yes").exit == 0)
    let run = try scene.program.run(arguments)
    #expect(run.exit == 0)
    #expect(try run.object()["started"] as? Int == 2)
  }

  @Test func `a layout is written to a file, edited, and set`() throws {
    let path = scene.program.folder.path + "/layout.toml"
    let run = try scene.run("source", "learn", try positional, "--source", "skolan", "--into", path)
    #expect(run.exit == 0)
    #expect(try TemporaryFolder.text(of: path) == run.output)
    #expect(try scene.run("source", "layout", "skolan").output == "")
    #expect(try scene.run("source", "layout", "skolan", "--set", path).exit == 0)
    #expect(try scene.run("source", "layout", "skolan").output == run.output)
    let json = try scene.run("source", "layout", "skolan", "--format", "json").objects()
    #expect(json.first?["layout"] as? String == run.output)
    #expect(json.first?["setBy"] as? String == "ek")
    #expect(try scene.run("source", "layout", "skolan", "--remove").exit == 0)
    #expect(try scene.run("source", "layout", "skolan").output == "")
  }

  @Test func `a file can be read by a layout of its own`() throws {
    let layout = try scene.database.file(
      "heading-row = 0\n[columns]\nPersonnummer = 1\nStartdatum = 5\nSkolenhetskod = 4\n", as: "min.toml")
    let run = try scene.run(
      "roll", "import", try positional, "--source", "ny", "--as-of", "2024-10-20", "--scope", "unit:31279295",
      "--layout", layout, "--output", "json")
    #expect(try run.object()["started"] as? Int == 2)
    #expect(try scene.run("source", "layout", "ny").output == "")
  }

  @Test func `a layout can be set before the source has delivered anything, by who says what it will`() throws {
    #expect(try scene.run("source", "layout", "nyskolan", "--preset", "skola24").exit == 64)
    #expect(try scene.run("source", "layout", "nyskolan", "--kind", "roll", "--preset", "skola24").exit == 0)
    #expect(try scene.run("source", "layout", "nyskolan").output.contains("Personnummer = 3"))
    #expect(try scene.run("source", "layout", "nyskolan", "--kind", "notice", "--preset", "skola24").exit == 64)
    #expect(try scene.run("source", "layout", "nyskolan", "--kind", "roll").exit == 64)
  }

  @Test func `presets are listed, shown and tried`() throws {
    let presets = try scene.run("source", "presets", "--format", "json").objects()
    #expect(presets.count == 6)
    #expect(try scene.run("source", "presets").output.contains("schoolsoft"))
    let text = try scene.run("source", "presets", "skola24").output
    #expect(text.contains("Personnummer = 3"))
    #expect(try scene.run("source", "presets", "skola25").messages.contains("did you mean skola24?"))
    #expect(try scene.run("source", "layout", "skolan", "--preset", "skola24").exit == 0)
    #expect(try scene.run("source", "layout", "skolan").output == text)
    let file = try scene.database.file("Ekskolan;NA24;\(scene.anna.written);Åsa;Öberg;\n")
    #expect(try scene.run("source", "learn", file, "--source", "ny", "--preset", "skola24", "--yes").exit == 0)
  }

  @Test func `a preset that does not fit the file is not saved`() throws {
    let file = try scene.database.file("Personnummer;Startdatum\n\(scene.anna.written);2024-08-19\n")
    let run = try scene.run("source", "learn", file, "--source", "ny", "--preset", "schoolsoft", "--yes")
    #expect(run.exit == 65)
    #expect(try scene.run("source", "layout", "ny").exit == 64)
  }

  @Test func `what is wrong with a layout is said with its place`() throws {
    let layout = try scene.database.file("[columns]\nStartdatun = 1\n", as: "fel.toml")
    let run = try scene.run("source", "layout", "skolan", "--set", layout)
    #expect(run.exit == 64)
    #expect(run.messages.contains("fel.toml: columns.Startdatun"))
    #expect(run.messages.contains("did you mean Startdatum?"))
    let both = try scene.run("source", "layout", "skolan", "--set", layout, "--remove")
    #expect(both.exit == 64)
    let population = try scene.run("source", "layout", "folkbokforing", "--preset", "skola24")
    #expect(population.exit == 64)
  }

  /// Runs a command at a terminal of its own, where somebody answers.
  private func terminal(_ arguments: [String], answering answer: String) throws -> CommandRun {
    let line = ([CommandLineProgram.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let output = try scene.program.folder.write([], as: "terminal-\(UInt64.random(in: 0...UInt64.max))")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["--quiet", "--return", "--command", line, "/dev/null"]
    process.environment = scene.program.environment
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
    try pipe.fileHandleForWriting.write(contentsOf: Data((answer + "\n").utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return CommandRun(
      exit: process.terminationStatus, output: try TemporaryFolder.text(of: output), messages: "")
  }
}
