import Foundation

/// One file of SQL.
struct SQLFile {
  let path: String

  /// The file's name without folder and ending: `open_cases`.
  let name: String

  let text: String

  init(_ url: URL) throws {
    path = url.path
    name = url.deletingPathExtension().lastPathComponent
    let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    guard isPlain, name.utf8.count <= 63, name.first != "_", name.last != "_", !name.contains("__") else {
      throw SQLFault(description: "\(path): a name is of lower-case letters, digits and single _, at most 63 long")
    }
    do {
      text = try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw SQLFault(description: "\(path): cannot be read as UTF-8")
    }
  }

  /// The name as Swift writes it: `openCases`.
  var propertyName: String {
    let words = name.split(separator: "_")
    return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The lines of comment that the file begins with, without their dashes.
  var comment: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("--") }
      .map { $0.drop { $0 == "-" }.drop { $0 == " " }.trimmingCharacters(in: .whitespaces) }
  }
}
