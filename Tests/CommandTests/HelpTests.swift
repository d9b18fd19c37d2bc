import TestSupport
import Testing

/// The help of every command.
struct HelpTests {
  let program: CommandLineProgram

  init() throws { program = try CommandLineProgram(database: "host=127.0.0.1 port=1") }

  /// Every command and subcommand, as the help itself lists them.
  private func commands(below path: [String] = []) throws -> [[String]] {
    let help = try program.run(path + ["--help"]).output
    guard let list = help.components(after: "SUBCOMMANDS:") else { return [path] }
    // One name a line, until the empty line; a long explanation goes on further in.
    let lines = list.drop { $0 == "\n" }.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
    let names = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    return try (path.isEmpty ? [] : [path]) + names.filter { $0 != "help" }.flatMap { try commands(below: path + [$0]) }
  }

  @Test func `every command has an example in both languages, and shows it without a database`() throws {
    let all = try commands()
    #expect(all.count > 30)
    for command in all {
      for (language, word) in [("sv", "Exempel: fullfolj "), ("en", "Example: fullfolj ")] {
        let run = try program.run(command + ["--help", "--language", language])
        #expect(run.exit == 0, "\(command)")
        #expect(
          run.output.contains(word + command.joined(separator: " ")) || run.output.contains(word + command[0]),
          "\(command)")
      }
    }
  }

  @Test func `docs COMMANDS.md has every command`() throws {
    let document = try TemporaryFolder.text(of: #filePath.droppingParts(3) + "/docs/COMMANDS.md")
    for command in try commands() {
      #expect(document.contains("`fullfolj \(command.joined(separator: " "))"), "\(command)")
    }
  }

  @Test func `the version is told`() throws {
    let run = try program.run("--version")
    #expect(run.exit == 0)
    #expect(run.output.hasPrefix("0."))
  }
}

extension String {
  /// What stands after a word; `nil` where the word does not stand there.
  fileprivate func components(after word: String) -> Substring? {
    firstRange(of: word).map { self[$0.upperBound...] }
  }

  /// A path without its last parts.
  fileprivate func droppingParts(_ count: Int) -> String {
    split(separator: "/", omittingEmptySubsequences: false).dropLast(count).joined(separator: "/")
  }
}
