import Foundation

/// `embed-sql FOLDER OUTPUT`: writes the SQL files of a folder as one Swift file.
@main
struct EmbedSQLCommand {
  static func main() {
    guard CommandLine.arguments.count == 3 else { fail("usage: embed-sql FOLDER OUTPUT") }
    do {
      let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
      let source = try SQLFolder(folder).swiftSource()
      try source.write(toFile: CommandLine.arguments[2], atomically: true, encoding: .utf8)
    } catch {
      fail("\(error)")
    }
  }

  /// In the form that build systems show beside a file.
  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(1)
  }
}
