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
      SourceCommand.self, SettingsCommand.self, NightsCommand.self, DemoCommand.self,
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
    guard let explained else { exit(withError: error) }
    Terminal.say(explained.text(in: .spoken))
    Glibc.exit(explained.code.exit.rawValue)
  }
}
