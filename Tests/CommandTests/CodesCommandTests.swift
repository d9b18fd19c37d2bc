import Foundation
import TestSupport
import Testing

/// Lists of codes as files.
struct CodesCommandTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  private func run(_ arguments: String...) throws -> CommandRun { try scene.program.run(arguments) }

  @Test func `the lists of a new register are those of the file that ships, and are marked as ours`() throws {
    let shipped = try run("codes", "export", "--shipped").output
    let lines = shipped.split(separator: "\n", omittingEmptySubsequences: false)
    let withoutRemarks = lines.drop { $0.hasPrefix("#") || $0.isEmpty }.joined(separator: "\n")
    #expect(try run("codes", "export").output == withoutRemarks)
    #expect(!withoutRemarks.contains("#"))
    let listed = try run("codes", "list", "--format", "json").objects()
    #expect(listed.count > 45)
    #expect(Set(listed.compactMap { $0["origin"] as? String }) == ["fullfolj"])
    #expect(Set(listed.compactMap { $0["from"] as? String }) == ["2015-01-01"])
    #expect(Set(listed.compactMap { $0["list"] as? String }).count == 5)
  }

  @Test func `what is exported can be changed and put in from another day`() throws {
    let ours = try run("codes", "export", "--list", "measure").output
    let theirs = ours.replacingOccurrences(of: "\"fullfolj\"", with: "\"SCB\"")
      .replacingOccurrences(of: "\"guidance\"", with: "\"17\"")
      .replacingOccurrences(of: "2015-01-01", with: "2024-10-01")
    let file = try scene.database.file(theirs, as: "codes.toml")
    #expect(try run("codes", "import", file).exit == 0)
    #expect(try run("codes", "export", "--list", "measure", "--date", "2024-10-01").output == theirs)
    #expect(try run("codes", "export", "--list", "measure", "--date", "2024-09-30").output == ours)
    #expect(try run("codes", "import", file, "--list", "closing").messages.contains("--list"))
  }

  @Test func `a list without a day, or with a key that means nothing, is refused`() throws {
    let list = "[[list]]\nname = \"measure\"\norigin = \"SCB\"\n[[list.code]]\ncode = \"17\"\nswedish = \"praktik\"\n"
    let dayless = try scene.database.file(list, as: "dayless.toml")
    #expect(try run("codes", "import", dayless).exit == 64)
    #expect(try run("codes", "import", dayless, "--from", "2027-01-01").exit == 0)
    let wrong = try scene.database.file(list + "lasts = 30\n", as: "wrong.toml")
    let refused = try run("codes", "import", wrong, "--from", "2027-01-01")
    #expect(refused.exit != 0)
    #expect(refused.messages.contains("list[1].code[1].lasts"))
  }
}
