import TestSupport
import Testing

/// docs/DUTIES.md: every duty has a command that fulfils it and a test that shows it.
struct DutyTests {
  private struct Duty {
    let name: String
    let commands: [String]
    let tests: [String]
  }

  /// The rows of the document's table.
  private func duties() throws -> [Duty] {
    try TemporaryFolder.text(of: ProjectFiles.root + "/docs/DUTIES.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map(String.init)
      guard line.hasPrefix("| "), cells.count == 5, Int(cells[0].filter { $0 != " " }) != nil else { return nil }
      return Duty(name: cells[1], commands: Self.quoted(in: cells[3]), tests: Self.quoted(in: cells[4]))
    }
  }

  private static func quoted(in cell: String) -> [String] {
    cell.matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }

  @Test func `every duty names a command that there is`() throws {
    let documented = try TemporaryFolder.text(of: ProjectFiles.root + "/docs/COMMANDS.md")
    let duties = try duties()
    #expect(duties.count >= 20)
    for duty in duties {
      #expect(!duty.commands.isEmpty, "\(duty.name)")
      // That COMMANDS.md has what the program has, and no more, is another test's.
      for command in duty.commands { #expect(documented.contains("- `\(command)`"), "\(duty.name): \(command)") }
    }
  }

  @Test func `every duty names a test that there is`() throws {
    let names = Set(
      try ProjectFiles.below("Tests", ending: ".swift").flatMap { file in
        try TemporaryFolder.text(of: file).matches(of: /func `([^`]+)`/).map { String($0.output.1) }
      })
    for duty in try duties() {
      #expect(!duty.tests.isEmpty, "\(duty.name)")
      for test in duty.tests { #expect(names.contains(test), "\(duty.name): \(test)") }
    }
  }
}
