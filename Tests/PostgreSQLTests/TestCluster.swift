import Glibc
import PostgreSQL
import Testing

/// One real server for the whole run, in a folder of its own, stopped when the run ends.
enum TestCluster {
  static let shared: EmbeddedCluster = {
    let folder = TemporaryFolder()
    let cluster = EmbeddedCluster(stateDirectory: folder.path + "/state", settings: quick)
    do {
      try cluster.ensureRunning()
    } catch {
      fatalError("no server to test with: \(error)")
    }
    ending = (cluster, folder)
    atexit {
      _ = try? TestCluster.ending?.0.stop()
      TestCluster.ending?.1.remove()
    }
    return cluster
  }()

  /// Written once, before `atexit` can read it; hence `nonisolated(unsafe)`.
  nonisolated(unsafe) private static var ending: (EmbeddedCluster, TemporaryFolder)?

  /// Nothing that a test writes need survive the machine.
  static let quick = ["fsync": "off", "synchronous_commit": "off", "shared_buffers": "16MB"]

  static func connect() throws -> Connection {
    try Connection(shared.target(user: EmbeddedCluster.ownerRole))
  }

  /// A connection to a new, empty database.
  static func connectToNewDatabase() throws -> (Connection, ConnectionTarget) {
    let name = "test_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    try connect().run(script: "CREATE DATABASE \(name)")
    guard case .socket(let directory, let port, let user, _) = shared.target(user: EmbeddedCluster.ownerRole) else {
      throw PostgresErrorInTest.unexpectedTarget
    }
    let target = ConnectionTarget.socket(directory: directory, port: port, user: user, database: name)
    return (try Connection(target), target)
  }
}

enum PostgresErrorInTest: Error { case unexpectedTarget, onPurpose }

/// A folder under /tmp that only its maker may enter, as `mktemp -d` makes them.
struct TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/fullfolj-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder: \(errno)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func remove() {
    Shell.run("rm -rf '\(path)'")
  }
}

enum Shell {
  /// The exit code.
  @discardableResult
  static func run(_ command: String) -> Int32 { system(command) >> 8 }
}

extension Statement {
  /// A statement of a test, named by its text.
  init(_ text: String) {
    self.init(name: "test_" + String(UInt(bitPattern: text.hashValue), radix: 36), text: text)
  }
}

/// The error that `body` throws, as one of ours.
func postgresError<Result>(_ body: () throws -> Result) -> PostgresError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? PostgresError
  }
}
