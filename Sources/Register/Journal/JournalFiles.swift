import ActivityResponsibility
import Glibc
import Inspection

/// What is kept of the journal outside the database: the key, and the last signed head of each log.
///
/// All lie in one folder that only its owner may enter: the secret key in a file that only its owner may read, and beside
/// it, for each log, the head as a signed note (`1496.head`) and what is needed to go on from it (`1496.frontier`).
public struct JournalFiles: Hashable, Sendable {
  /// The file of the secret key.
  public let keyFile: String

  public init(keyFile: String) {
    self.keyFile = keyFile
  }

  /// Where they are below the state folder, where nothing else is said.
  public init(state: String) {
    keyFile = state + "/journal/key"
  }

  private var folder: String {
    let parts = keyFile.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The last head of a log that was signed here.
  public func headFile(of log: JournalLog) -> String { "\(folder)/\(log).head" }
  func frontierFile(of log: JournalLog) -> String { "\(folder)/\(log).frontier" }
  /// A key that has been handed on to, until it takes the place of the one before.
  var nextKeyFile: String { keyFile + ".next" }

  /// The logs whose heads are kept here.
  func logsWithHeads() -> [JournalLog] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var logs: [JournalLog] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".head"), let log = JournalLog(name.dropLast(5)) { logs.append(log) }
    }
    return logs
  }

  /// A file's bytes; `nil` where there is none.
  ///
  /// - Throws: ``ErrorCode/fileUnreadable``.
  func read(_ path: String) throws(ExplainedError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Self.unusable(path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.unusable(path)
      }
      bytes += buffer[..<count]
    }
  }

  /// Writes a file so that at every moment either the old or the new one is there, also after a loss of power.
  func write(_ bytes: [UInt8], to path: String) throws(ExplainedError) {
    try makeFolder()
    let temporary = path + ".new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.unusable(path) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        close(descriptor)
        throw Self.unusable(path)
      }
      rest = rest.dropFirst(count)
    }
    let isSynced = fsync(descriptor) == 0
    close(descriptor)
    guard isSynced else { throw Self.unusable(path) }
    try move(temporary, to: path)
  }

  func move(_ path: String, to other: String) throws(ExplainedError) {
    guard rename(path, other) == 0 else { throw Self.unusable(other) }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unusable(folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.unusable(folder) }
  }

  private func makeFolder() throws(ExplainedError) {
    var path = folder.hasPrefix("/") ? "" : "."
    let parts = folder.split(separator: "/")
    for (index, part) in parts.enumerated() {
      path += "/" + part
      if mkdir(path, index == parts.count - 1 ? 0o700 : 0o755) != 0, errno != EEXIST { throw Self.unusable(path) }
    }
  }

  /// Runs `body` while nobody else makes a key or signs a head here.
  func locked<Result>(_ body: () throws -> Result) throws -> Result {
    try makeFolder()
    let path = folder + "/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.unusable(path) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { throw Self.unusable(path) }
    }
    return try body()
  }

  private static func unusable(_ path: String) -> ExplainedError {
    let why = String(cString: strerror(errno))
    return ExplainedError(
      .fileUnreadable,
      Phrase("journalens fil går inte att använda: \(why)", "the journal's file cannot be used: \(why)"), place: path,
      fix: Phrase(
        "kontrollera mappen; journalens nyckel och huvuden ska ligga där (--journal-key, i tjänsten journal-key)",
        "check the folder; the journal's key and heads shall lie there (--journal-key, in the daemon journal-key)"))
  }
}
