import ActivityResponsibility
import Glibc

/// A file that lies in the inbox, or has been taken out of it and waits to be read.
struct PendingFile: Sendable {
  enum Place: Hashable, Sendable {
    /// Where somebody put it, by the bytes of its name.
    case inbox([UInt8])
    /// In a folder of its own among those taken.
    case taken(Folder)
  }

  let place: Place
  let name: FileName
  let status: FileStatus
  /// Whether it may be read now; otherwise it is still being written, or waits to be tried again.
  var isReady: Bool
}

/// The folder of one source: where files are put, and where those that were read are kept.
struct SourceFolder: Sendable {
  let folder: Folder

  init(inbox: String, _ source: SourceConfiguration) {
    folder = Folder(path: "\(inbox)/\(source.folder)")
  }

  /// Files at work, each in a folder of its own so that it keeps its name.
  var taken: Folder { Folder(path: "\(folder.path)/taken") }
  /// Files that were read, each with its report.
  var done: Folder { Folder(path: "\(folder.path)/done") }
  /// Files that were not what they say, each with its report.
  var refused: Folder { Folder(path: "\(folder.path)/refused") }

  func make() throws(ExplainedError) {
    for folder in [folder, taken, done, refused] { try folder.make() }
  }

  /// What lies in the inbox. Folders, links and other things than files are left alone.
  func waiting(_ stillness: inout Stillness) throws(ExplainedError) -> [PendingFile] {
    var files: [PendingFile] = []
    for bytes in try folder.names() where !FileName.isIgnored(bytes) {
      let path = folder.path(of: bytes)
      guard let status = FileStatus(path), status.isRegular else { continue }
      files.append(
        PendingFile(
          place: .inbox(bytes), name: FileName(bytes), status: status, isReady: stillness.isStill(path, status)))
    }
    return files
  }

  /// What was taken and not yet put away: by this daemon, or by one that was killed.
  func unfinished() throws(ExplainedError) -> [PendingFile] {
    var files: [PendingFile] = []
    for name in try taken.names() {
      let own = Folder(path: "\(taken.path)/\(String(decoding: name, as: UTF8.self))")
      guard FileStatus(own.path)?.isFolder == true else { continue }
      var isEmpty = true
      for bytes in try own.names() {
        isEmpty = false
        guard let status = FileStatus(own.path(of: bytes)), status.isRegular, !FileName.isIgnored(bytes)
        else { continue }
        files.append(PendingFile(place: .taken(own), name: FileName(bytes), status: status, isReady: true))
      }
      // Its file was put away, and the daemon was killed before it could tidy up.
      if isEmpty { rmdir(own.path) }
    }
    return files
  }

  /// Takes a file out of the inbox, so that nobody writes to it by its name any more.
  ///
  /// - Returns: `nil` where it is gone.
  func take(_ file: PendingFile) throws(ExplainedError) -> PendingFile? {
    guard case .inbox(let bytes) = file.place else { return file }
    let own = Folder(path: "\(taken.path)/\(Self.unique())")
    guard mkdir(own.path, 0o700) == 0 else { throw own.unusable() }
    guard rename(folder.path(of: bytes), "\(own.path)/\(file.name)") == 0 else {
      let reason = errno
      rmdir(own.path)
      if reason == ENOENT { return nil }
      errno = reason
      throw folder.unusable()
    }
    syncContent("\(own.path)/\(file.name)")
    own.sync()
    taken.sync()
    folder.sync()
    guard let status = FileStatus("\(own.path)/\(file.name)"), status.isRegular else { return nil }
    return PendingFile(place: .taken(own), name: file.name, status: status, isReady: true)
  }

  private func syncContent(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func unique() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return "\(now.tv_sec)-\(now.tv_nsec)-\(String(UInt32.random(in: 0...UInt32.max), radix: 16))"
  }
}
