import ActivityResponsibility
import PostgreSQL
import SQLText

/// That a case has moved on since the writer read it: nothing was written.
///
/// ``written`` is for the writer's own screen; ``explained`` holds nothing of it and may be logged.
public struct CaseConflict: Error {
  public let explained: ExplainedError
  /// What was written meanwhile, newest first.
  public let written: [Act]
  /// The version that the case has now.
  public let version: Int
}

extension Transaction {
  /// Tells of what was written in a case since the version that was read.
  func caseConflict(_ current: Case, read version: Int) throws -> CaseConflict {
    // Every act makes a version, so as many acts are new as there are versions between.
    let count = max(0, current.version - version)
    let written = try query(Query.latestActs, [.int64(current.id), .int64(Int64(count))]).map { Act($0) }
    return CaseConflict(
      explained: ExplainedError(
        .caseMovedOn,
        Phrase(
          "ärendet har version \(current.version) och inte \(version): någon har skrivit i det sedan det lästes",
          "the case has version \(current.version) and not \(version): somebody has written in it since it was read"),
        fix: Phrase(
          "läs det på nytt med fullfolj case show, och skriv med --if-version \(current.version)",
          "read it again with fullfolj case show, and write with --if-version \(current.version)")),
      written: written, version: current.version)
  }
}
