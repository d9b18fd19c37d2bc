import ActivityResponsibility
import ArgumentParser
import Glibc
import Logging
import Register
import ServiceLifecycle

/// The daemon: takes in what arrives in the inbox, and decides each night who is within the activity responsibility.
@main
struct FullfoljDaemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fullfoljd",
    abstract: said(
      "Läser in filer ur inkorgen och gör varje natts arbete.",
      "Takes in files from the inbox and does each night's work."),
    discussion: said(
      "Exempel: fullfoljd --config /etc/fullfolj/fullfolj.toml --once",
      "Example: fullfoljd --config /etc/fullfolj/fullfolj.toml --once"),
    version: "0.1.0")

  @Option(help: ArgumentHelp(said("Inställningsfilen.", "The settings file."), valueName: "file"))
  var config = ConfigurationReader.usualFile

  @Flag(help: ArgumentHelp(said("Gör det som finns att göra och sluta.", "Do what there is to do, and end.")))
  var once = false

  @Option(
    help: ArgumentHelp(
      said("Dagen det ska vara, i stället för dagens datum.", "The day it shall be, instead of today."),
      valueName: "day"),
    transform: Self.day)
  var today: Day?

  @Flag(
    help: ArgumentHelp(
      said("Kontrollera inställningarna, visa dem och sluta.", "Check the settings, show them, and end.")))
  var checkConfig = false

  static func main() async {
    do {
      var command = try parseAsRoot()
      if let daemon = command as? FullfoljDaemon {
        try await daemon.run()
      } else {
        try command.run()
      }
    } catch let error as ExplainedError {
      leave(with: error)
    } catch {
      exit(withError: error)
    }
  }

  func run() async throws {
    let environment = Self.environment()
    let configuration = try ConfigurationReader(environment: environment).read(file: config)
    if checkConfig {
      print(configuration.text)
      return
    }
    // A reader of the log that goes away must not take the daemon with it.
    signal(SIGPIPE, SIG_IGN)
    let meaning = try await Daemon(
      configuration: configuration, fixedDay: today, isSinglePass: once, environment: environment
    ).run()
    // Threads may still be in the middle of a call; what they have not committed is undone with their connections.
    _exit(meaning.rawValue)
  }

  private static func leave(with error: ExplainedError) -> Never {
    StandardError.write(error.text(in: .spoken) + "\n")
    _exit(error.code.exit.rawValue)
  }

  private static func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw ValidationError(said("skriv dagen ÅÅÅÅ-MM-DD", "write the day YYYY-MM-DD")) }
    return day
  }

  private static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var pointer = environ
    while let entry = pointer.pointee {
      let pair = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      pointer += 1
    }
    return variables
  }
}
