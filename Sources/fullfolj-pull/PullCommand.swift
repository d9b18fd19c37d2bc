import ActivityResponsibility
import ArgumentParser
import Glibc
import SchoolServices

/// Fetches a school system's lists into a folder, for `fullfolj source pull` and the daemon, which start it.
///
/// A program of its own: whoever talks to the network holds no connection to the register, and whoever holds the register
/// carries no code for the network.
@main
struct PullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fullfolj-pull",
    abstract: "Fetches a school system's SS 12000 lists into a folder; started by fullfolj and fullfoljd.",
    discussion: "Example: fullfolj-pull --service /etc/fullfolj/services/school.toml --into /tmp/lists",
    version: "0.1.0")

  @Option(help: "The service's settings file.") var service: String
  @Option(help: "The folder where the files are put.") var into: String
  @Option(help: "Ask what was taken away after this instant (RFC 3339).") var deletedAfter: String?

  func run() async throws {
    let starter = getppid()
    let watch = Task.detached {
      while getppid() == starter { try await Task.sleep(for: .seconds(2)) }
      // Whoever started this program is gone: nobody is left to take what it fetches.
      Glibc.exit(ExitCode.failure.rawValue)
    }
    defer { watch.cancel() }
    do {
      let pulled = try await SchoolServicePull(try ServiceSettings(file: service), into: into)
        .run(deletedAfter: deletedAfter)
      for file in pulled.files { Report.line("file", file.resource, file.path) }
      for resource in pulled.missing { Report.line("missing", resource) }
      Report.line("done", "\(pulled.pages)", "\(pulled.restarts)")
    } catch let error as ExplainedError {
      Report.line(
        "error", error.code.rawValue, error.what.swedish, error.what.english, error.place ?? "",
        error.fix.swedish, error.fix.english)
      throw ExitCode(1)
    }
  }
}

/// What the program tells whoever started it: a line each, its parts with tabs between them.
private enum Report {
  static func line(_ parts: String...) {
    let plain = parts.map { part in String(part.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
    print(plain.joined(separator: "\t"))
  }
}
