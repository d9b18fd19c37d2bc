import ActivityResponsibility
import Register

/// A file in its place in the order of all that wait.
struct QueuedFile: Sendable {
  let source: SourceConfiguration
  let folder: SourceFolder
  let file: PendingFile
  /// The day it speaks of.
  let asOf: Day

  /// By day, then residents before pupils before notices, then name: what is older never comes after what is newer.
  func isBefore(_ other: QueuedFile) -> Bool {
    (asOf, source.rank, source.name, file.name) < (other.asOf, other.source.rank, other.source.name, other.file.name)
  }
}

/// Every source's folder, and what waits in them.
struct Inbox {
  let sources: [(source: SourceConfiguration, folder: SourceFolder)]
  private var stillness: Stillness

  init(_ configuration: Configuration, isSinglePass: Bool) {
    sources = configuration.sources.map { ($0, SourceFolder(inbox: configuration.inbox, $0)) }
    stillness = Stillness(seconds: Double(configuration.stableSeconds), trustsFileTime: isSinglePass)
  }

  /// Makes the folders. - Throws: ``ErrorCode/inboxUnusable``.
  func make() throws(ExplainedError) {
    for (_, folder) in sources { try folder.make() }
  }

  /// The files that may be read now, in order. Of each source those before the first that is not ready: a file that is
  /// still being written holds up the newer ones of its source, which would otherwise make it too old.
  ///
  /// - Parameters:
  ///   - day: the day that a file was written on, where its name does not tell.
  ///   - isWaiting: whether a taken file that failed shall not be tried again yet.
  ///   - onFault: is told of a folder that cannot be read; the others are read all the same.
  mutating func ready(
    day: (FileStatus) throws -> Day, isWaiting: (PendingFile) -> Bool,
    onFault: (SourceConfiguration, ExplainedError) -> Void
  ) throws -> [QueuedFile] {
    var ready: [QueuedFile] = []
    for (source, folder) in sources {
      var files: [PendingFile]
      do throws(ExplainedError) {
        files = try folder.unfinished() + folder.waiting(&stillness)
      } catch {
        onFault(source, error)
        continue
      }
      for index in files.indices where isWaiting(files[index]) { files[index].isReady = false }
      let queue = try files.map { file in
        let named = source.asOf == .name ? file.name.day : nil
        return QueuedFile(source: source, folder: folder, file: file, asOf: try named ?? day(file.status))
      }
      ready += queue.sorted { $0.isBefore($1) }.prefix { $0.file.isReady }
    }
    stillness.forgetGone()
    return ready.sorted { $0.isBefore($1) }
  }
}
