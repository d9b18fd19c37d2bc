import ActivityResponsibility
import ArgumentParser
import Glibc
import PostgreSQL
import Register

/// The command line of the register: counsellors query, operators run, inspectors check.
@main
struct FullfoljCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fullfolj",
    abstract: said(
      "Det kommunala aktivitetsansvarets register.", "The register of the municipal activity responsibility."),
    discussion: said(
      "Börja med: fullfolj demo --into ./region --run", "Begin with: fullfolj demo --into ./region --run"),
    version: "0.1.0",
    subcommands: [
      DatabaseCommand.self, PopulationCommand.self, RollCommand.self, NoticeCommand.self, ReconcileCommand.self,
      YouthsCommand.self, ExplainCommand.self, BalanceCommand.self, FollowUpsCommand.self, CaseCommand.self,
      CaseloadCommand.self, CodesCommand.self,
      IdentityCommand.self, SourceCommand.self, SettingsCommand.self, NightsCommand.self, DemoCommand.self,
      ReportCommand.self,
      AccessCommand.self, RetentionCommand.self, ExtractCommand.self,
      InspectCommand.self, VerifyCommand.self,
      JournalCommand.self,
      HandOverCommand.self, AlarmsCommand.self,
    ])

  static func main() {
    ProcessTitle.coverArguments()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(with: error)
    }
  }

  /// Ends with the exit code that the contract gives the error, and says what to do about it.
  private static func leave(with error: any Error) -> Never {
    let explained: ExplainedError? =
      switch error {
      case let error as ExplainedError: error
      case let error as PostgresError: ExplainedError(error)
      case let error as ClusterError: ExplainedError(error)
      default: nil
      }
    guard let explained else { leaveAsParsed(with: error) }
    Terminal.say(explained.text(in: .spoken))
    Glibc.exit(explained.code.exit.rawValue)
  }

  /// Ends as the parser of arguments says: with help asked for, or with what was wrong with them. It quotes what it
  /// could not use, and that may be an identity number in the wrong place.
  private static func leaveAsParsed(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code.isSuccess || message.isEmpty { exit(withError: error) }
    Terminal.say(message.replacing(/(\d{8}|\d{6})[-+ ]?\d{4}/, with: "••••••••-••••"))
    Glibc.exit(code.rawValue)
  }
}
