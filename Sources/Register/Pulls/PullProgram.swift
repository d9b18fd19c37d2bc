import ActivityResponsibility
import Glibc
import PostgreSQL

/// The program that fetches a school system's lists (`fullfolj-pull`): started, waited for, and understood.
///
/// It runs as a program of its own, so that what talks to the network has no connection to the register.
public struct PullProgram: Sendable {
  /// What a pull brought, in the order in which it is to be taken in.
  public struct Lists: Hashable, Sendable {
    public struct File: Hashable, Sendable {
      /// `organisations`, `persons` or `deletedEntities`.
      public let resource: String
      public let path: String
    }

    public var files: [File] = []
    /// What the service does not have.
    public var missing: [String] = []
    public var pages = 0
  }

  private let path: String

  /// The program that lies beside this one, else the one that PATH finds.
  public init() {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let beside = "\(folder)/fullfolj-pull"
    path = access(beside, X_OK) == 0 ? beside : ChildProcess.find("fullfolj-pull") ?? beside
  }

  init(path: String) { self.path = path }

  /// Fetches into a folder that nobody else may read.
  ///
  /// - Throws: what the program said was wrong, an error with a `SRV-` or `USE-` code.
  public func fetch(service: String, into folder: String, deletedAfter: String?) throws -> Lists {
    // The program runs elsewhere, so it must not look for either from there.
    var command = [path, "--service", Self.whole(service), "--into", Self.whole(folder)]
    if let deletedAfter { command += ["--deleted-after", deletedAfter] }
    let answer: (code: Int32, bytes: [UInt8])
    do {
      answer = try ChildProcess.output(of: command)
    } catch {
      throw Self.unusable(path, "\(error)")
    }
    let lines = String(decoding: answer.bytes, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return try Self.understood(lines, code: answer.code, path: path)
  }

  /// A path from the root.
  private static func whole(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  static func understood(_ lines: [[String]], code: Int32, path: String) throws(ExplainedError) -> Lists {
    var lists = Lists()
    var isDone = false
    for line in lines {
      switch (line.first, line.count) {
      case ("file", 3): lists.files.append(Lists.File(resource: line[1], path: line[2]))
      case ("missing", 2): lists.missing.append(line[1])
      case ("done", 3):
        isDone = true
        lists.pages = Int(line[1]) ?? 0
      case ("error", 7):
        guard let code = ErrorCode(rawValue: line[1]) else { break }
        throw ExplainedError(
          code, Phrase(line[2], line[3]), place: line[4].isEmpty ? nil : line[4], fix: Phrase(line[5], line[6]))
      default: break
      }
    }
    guard isDone, code == 0 else { throw unusable(path, "\(code)") }
    return lists
  }

  private static func unusable(_ path: String, _ why: String) -> ExplainedError {
    ExplainedError(
      .serviceOutOfReach,
      Phrase("hämtningsprogrammet slutade i förtid: \(why)", "the fetching program ended early: \(why)"), place: path,
      fix: Phrase("kontrollera att det är installerat bredvid fullfolj", "see that it is installed beside fullfolj"))
  }
}
