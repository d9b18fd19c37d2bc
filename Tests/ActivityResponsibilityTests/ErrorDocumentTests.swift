import ActivityResponsibility
import Foundation
import Testing

/// The rows of the tables in `docs/ERRORS.md`, each as its cells.
private func tableRows() throws -> [[String]] {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let document = tests.deletingLastPathComponent().appending(path: "docs/ERRORS.md")
  return try String(contentsOf: document, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("|") }.map {
    $0.dropFirst().dropLast().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}

@Test func `every error code is explained once, with what to do and its exit code`() throws {
  let rows = try tableRows().filter { $0.first?.wholeMatch(of: /`[A-Z]+-[0-9]{3}`/) != nil }
  let exits = Set(
    [.lookAtIt, .wrongUse, .inputIsNotWhatItSays, .databaseOutOfReach, .heldByAnother, ExitMeaning.notPermitted]
      .map { String($0.rawValue) })
  for row in rows { #expect(row.count == 4 && exits.contains(row[3]), "\(row)") }
  #expect(rows.map { $0[0] }.sorted() == ErrorCode.allCases.map { "`\($0.rawValue)`" }.sorted())
}

@Test func `every exit code is explained`() throws {
  let codes = try tableRows().compactMap { Int32($0[0]) }
  #expect(codes == [0, 2, 64, 65, 69, 75, 77])
  #expect(codes.allSatisfy { ExitMeaning(rawValue: $0) != nil })
}
