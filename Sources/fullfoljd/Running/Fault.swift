import ActivityResponsibility
import Logging
import PostgreSQL
import Register

/// What can go wrong while the daemon works, sorted by what is to be done about it.
struct Fault: Sendable {
  let error: ExplainedError

  init(_ error: any Error) {
    self.error =
      switch error {
      case let error as ExplainedError: error
      case let error as PostgresError: ExplainedError(error)
      case let error as ClusterError: ExplainedError(error)
      default:
        ExplainedError(
          .databaseRefused, Phrase("oväntat fel", "unexpected error"),
          fix: Phrase("anmäl det som ett fel i programmet", "report it as a fault of the program"))
      }
  }

  /// Whether the file itself is at fault, so that whoever made it should hear of it.
  var isOfTheFile: Bool {
    error.code.exit == .inputIsNotWhatItSays && error.code != .fileChangedMeanwhile && error.code != .inboxUnusable
  }

  /// Whether nothing at all can be done at present: the database is away, or another leads.
  var isOfEverything: Bool { error.code == .databaseOutOfReach || error.code == .heldByAnother }

  /// Whether waiting does not help: the schema or the rights are wrong.
  var isLasting: Bool {
    switch error.code {
    case .databaseEmpty, .databaseOlder, .databaseNewer, .migrationAltered, .clusterOtherVersion,
      .clusterServerMissing:
      true
    default: false
    }
  }

  /// What may be logged: the code, and of faults that are not a file's also the words.
  var metadata: Logger.Metadata {
    var metadata: Logger.Metadata = ["code": "\(error.code.rawValue)"]
    if error.code.exit != .inputIsNotWhatItSays { metadata["error"] = "\(error.what.english)" }
    return metadata
  }
}
