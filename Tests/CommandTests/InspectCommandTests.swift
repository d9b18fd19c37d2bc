import Foundation
import TestSupport
import Testing

/// A bundle made and verified at the command line.
struct InspectCommandTests {
  let scene: CommandScene
  let bundle: String

  init() throws {
    scene = try CommandScene()
    bundle = scene.program.folder.path + "/bundle.zip"
    #expect(
      try scene.run(
        "case", "contact", scene.anna.written, "--on", "2024-10-03", "--channel", "phone", "--result", "reached"
      ).exit == 0)
  }

  private func export(_ more: String..., into: String? = nil) throws -> CommandRun {
    try scene.program.run(
      ["inspect", "export", "--municipality", "1496", "--from", "2024-09-01", "--until", "2024-12-31"] + more
        + ["--into", into ?? bundle])
  }

  private var headFile: String { scene.program.folder.path + "/state/journal/1496.head" }

  @Test func `a bundle is made, and verified without a database`() throws {
    let made = try export("--all", "--format", "json")
    #expect(made.exit == 0, "\(made.messages)")
    #expect(try made.objects().first?["youths"] as? Int == 1)
    var program = scene.program
    program.environment["FULLFOLJ_DATABASE"] = "host=/nowhere"
    let verified = try program.run("verify", bundle, "--head", headFile, "--format", "json")
    #expect(verified.exit == 0, "\(verified.output)")
    let verdict = try verified.object()
    #expect(verified.hasKeys(["holds", "entries", "head", "problems"], in: verdict))
    #expect(verdict["holds"] as? Bool == true)
    #expect(verdict["entries"] as? Int == 2)
    #expect((verdict["head"] as? [String: Any])?.keys.sorted() == ["root", "size"])
    let told = try program.run("verify", bundle)
    #expect(told.exit == 0)
    #expect(told.output.contains("The bundle holds."))
    #expect(told.output.contains("The key is the bundle's own."))
  }

  @Test func `a changed bundle is refused with exit code 2 and the entry`() throws {
    #expect(try export("--person", scene.anna.written).exit == 0)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: bundle))
    let place = try #require(bytes.range(of: Data("\\\"reached\\\"".utf8))).lowerBound
    bytes[place + 3] ^= 1
    let changed = bundle + ".changed"
    try bytes.write(to: URL(fileURLWithPath: changed))
    let verified = try scene.run("verify", changed, "--format", "json")
    #expect(verified.exit == 2)
    let verdict = try verified.object()
    #expect(verdict["holds"] as? Bool == false)
    let problems = try #require(verdict["problems"] as? [[String: Any]])
    #expect(problems.contains { $0["entry"] is Int })
    #expect(try scene.run("verify", changed).output.contains("does NOT hold"))
    #expect(try scene.run("verify", bundle + ".missing").exit == 65)
  }

  @Test func `it must be said who is to be in`() throws {
    #expect(try export().exit == 64)
    #expect(try export("--all", "--person", scene.anna.written).exit == 64)
    #expect(try export("--sample", "2").exit == 64)
    #expect(try export("--person", scene.bo.written).exit == 64)
    #expect(try export("--sample", "1", "--seed", "4 2 6").exit == 0)
  }

  @Test func `pseudonyms by the same key file are the same, and else others each time`() throws {
    let key = scene.program.folder.path + "/pseudonyms.key"
    func made(_ more: [String]) throws -> Data {
      let run = try scene.program.run(
        [
          "inspect", "export", "--municipality", "1496", "--from", "2024-09-01", "--until", "2024-12-31", "--all",
          "--pseudonyms", "--into", bundle,
        ] + more)
      #expect(run.exit == 0, "\(run.messages)")
      return try Data(contentsOf: URL(fileURLWithPath: bundle))
    }
    let first = try made(["--pseudonym-key", key])
    #expect(try made(["--pseudonym-key", key]) == first)
    #expect(try made([]) != made([]))
    #expect(first.range(of: Data(scene.anna.digits.utf8)) == nil)
    #expect(try scene.run("verify", bundle).exit == 0)
  }

  /// The text of each sheet of a PDF.
  private func sheets(_ pdf: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftotext")
    process.arguments = ["-layout", pdf, "-"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\u{0C}").map(String.init)
  }

  @Test func `a bundle is printed as one PDF, and nothing of it is left lying about`() throws {
    let made = try export("--all", "--format", "json")
    let root = try #require(made.objects().first?["root"] as? String)
    var program = scene.program
    program.environment["FULLFOLJ_DATABASE"] = "host=/nowhere"
    let temporary = program.folder.path + "/temporary"
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
    program.environment["TMPDIR"] = temporary
    let pdf = bundle + ".pdf"
    let printed = try program.run("inspect", "print", bundle, "--head", headFile, "--into", pdf)
    #expect(printed.exit == 0, "\(printed.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
    #expect(try FileManager.default.attributesOfItem(atPath: pdf)[.posixPermissions] as? Int == 0o600)
    let sheets = try sheets(pdf)
    #expect(sheets.count >= 2)
    for (number, sheet) in sheets.enumerated() {
      #expect(sheet.contains("Journalens rot \(root)"), "\(number)")
      #expect(sheet.contains("Sida \(number + 1) av \(sheets.count)"), "\(number)")
    }
    #expect(sheets[0].contains("Granskningsunderlag, kommun 1496"))
    // The youth's page begins a sheet of its own.
    #expect(sheets.contains { $0.contains("0001 · ") && !$0.contains("Granskningsunderlag") })
    #expect(sheets.joined().contains(scene.anna.written))
  }

  @Test func `what does not hold is not printed, and who lacks the program is told what to install`() throws {
    #expect(try export("--all").exit == 0)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: bundle))
    bytes[bytes.count / 2] ^= 1
    let changed = bundle + ".changed"
    try bytes.write(to: URL(fileURLWithPath: changed))
    let pdf = bundle + ".pdf"
    let refused = try scene.run("inspect", "print", changed, "--into", pdf)
    #expect(refused.exit == 2)
    #expect(refused.output.contains("does NOT hold"))
    var program = scene.program
    program.environment["PATH"] = program.folder.path
    let bare = try program.run("inspect", "print", bundle, "--into", pdf)
    #expect(bare.exit == 69)
    #expect(bare.messages.contains("BUNDLE-003") && bare.messages.contains("weasyprint"), "\(bare.messages)")
    #expect(!FileManager.default.fileExists(atPath: pdf))
  }
}
