import Logging
import PostgreSQL
import Register

/// Signing the heads of the logs that have grown, and saying so: whoever keeps the log keeps their sizes and roots too.
struct JournalRound {
  let files: JournalFiles
  let heartbeat: Heartbeat
  let logger: Logger

  /// Signs; the first time after the start every leaf is hashed again.
  ///
  /// - Returns: whether all went well. What did not is said, and nothing else is hindered by it.
  func sign(_ connection: Connection, _ memory: inout PassMemory) -> Bool {
    heartbeat.beat(within: 600)
    defer { heartbeat.beat() }
    do {
      let results = try connection.signHeads(files, isThorough: !memory.hasRehashedJournal, by: "fullfoljd")
      memory.hasRehashedJournal = true
      for result in results {
        if let refusal = result.refusal {
          logger.error(
            "journal refused",
            metadata: ["code": "\(refusal.code.rawValue)", "error": "\(refusal.what.english)", "log": "\(result.log)"])
        } else if result.isNew, let head = result.head {
          logger.info(
            "journal signed",
            metadata: ["log": "\(result.log)", "size": "\(head.size)", "root": "\(head.root.hexadecimal)"])
        }
      }
      return results.allSatisfy { $0.refusal == nil }
    } catch {
      let error = Fault(error).error
      logger.error(
        "journal not signed", metadata: ["code": "\(error.code.rawValue)", "error": "\(error.what.english)"])
      return false
    }
  }
}
