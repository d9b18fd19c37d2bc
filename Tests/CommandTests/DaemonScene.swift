import ActivityResponsibility
import DemoRegion
import Foundation
import Glibc
import PostgreSQL
import Register
import Testing

/// One server for every test of the daemon, in a folder of its own, stopped when the tests end.
enum DaemonCluster {
  static let shared: EmbeddedCluster = {
    let folder = DaemonFolder.make()
    let quick = ["fsync": "off", "synchronous_commit": "off", "shared_buffers": "32MB"]
    let cluster = EmbeddedCluster(stateDirectory: folder + "/state", settings: quick)
    do {
      let owner = try Connection(cluster.ensureRunning())
      _ = try owner.prepareSchema(isEmbedded: true)
    } catch {
      fatalError("no server to test with: \(error)")
    }
    ending = (cluster, folder)
    atexit {
      _ = try? DaemonCluster.ending?.0.stop()
      if let folder = DaemonCluster.ending?.1 { try? FileManager.default.removeItem(atPath: folder) }
    }
    return cluster
  }()

  /// Written once, before `atexit` can read it; hence `nonisolated(unsafe)`.
  nonisolated(unsafe) private static var ending: (EmbeddedCluster, String)?
  /// One at a time copies the template.
  private static let copying = NSLock()

  /// A new register without anything in it. - Returns: the database's name and the folder of the server's socket.
  static func makeDatabase() throws -> (name: String, socket: String) {
    try copying.withLock {
      let name = "daemon_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let target = shared.target(user: EmbeddedCluster.ownerRole)
      guard case .socket(let directory, let port, let user, let template) = target else {
        throw DaemonSceneError.noSocket
      }
      let owner = try Connection(.socket(directory: directory, port: port, user: user, database: "postgres"))
      try owner.run(script: "CREATE DATABASE \(name) TEMPLATE \(template)")
      return (name, directory)
    }
  }
}

enum DaemonSceneError: Error {
  case noSocket
  case tookTooLong(String)
}

enum DaemonFolder {
  /// A folder under /tmp that only its maker may enter.
  static func make() -> String {
    var template = Array("/tmp/fullfoljd-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder: \(errno)") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// A register, an inbox and settings of a test's own.
final class DaemonScene: Sendable {
  let folder: String
  let database: String
  let address: String
  private let socket: String

  init() throws {
    folder = DaemonFolder.make()
    let made = try DaemonCluster.makeDatabase()
    database = made.name
    socket = made.socket
    address = "host=\(made.socket) port=5432 user=fullfolj_daemon dbname=\(made.name)"
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var inbox: String { folder + "/inbox" }
  var settings: String { folder + "/fullfolj.toml" }

  /// The register as its owner sees it.
  func connect() throws -> Connection {
    try Connection(.socket(directory: socket, port: 5432, user: EmbeddedCluster.ownerRole, database: database))
  }

  /// Writes the settings file. - Parameter sources: the text of the `[[source]]` tables.
  func configure(_ sources: String, stableSeconds: Int = 0) throws {
    let text = """
      inbox = "\(inbox)"
      state = "\(folder)/state"
      poll-seconds = 1
      stable-seconds = \(stableSeconds)

      \(sources)
      """
    try text.write(toFile: settings, atomically: true, encoding: .utf8)
  }

  /// Puts a file below the inbox, as a school would.
  func put(_ path: String, _ content: String) throws { try put(path, Array(content.utf8)) }

  func put(_ path: String, _ bytes: [UInt8]) throws {
    let full = inbox + "/" + path
    try FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: full + ".part"))
    try FileManager.default.moveItem(atPath: full + ".part", toPath: full)
  }

  /// The names in a folder below the inbox, sorted.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: inbox + "/" + path)) ?? []).sorted()
  }

  func text(_ path: String) throws -> String {
    try String(contentsOfFile: inbox + "/" + path, encoding: .utf8)
  }

  /// Starts the built program.
  func start(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> DaemonProcess {
    var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "FULLFOLJ_DATABASE": address]
    variables.merge(environment) { $1 }
    return try DaemonProcess(
      arguments: ["--config", settings] + arguments, environment: variables,
      log: "\(folder)/log-\(UInt32.random(in: 0...UInt32.max))")
  }

  /// Runs a single pass to its end.
  func once(_ day: String? = nil, environment: [String: String] = [:]) throws -> DaemonProcess {
    let process = try start(["--once"] + (day.map { ["--today", $0] } ?? []), environment: environment)
    process.waitForEnd()
    return process
  }

  /// All that was decided, without the instants at which it was: what an undisturbed run and a disturbed one share.
  func decisions() throws -> [String] {
    let connection = try connect()
    var lines: [String] = []
    for text in [
      """
      SELECT concat_ws(' ', 'outcome', municipality, number, outcome, reason, rule_version, holds_from, next_turn)
      FROM outcomes ORDER BY municipality, number
      """,
      """
      SELECT concat_ws(' ', 'night', job, business_date, municipality, decided, opened, closed, follow_ups)
      FROM night_runs ORDER BY job, business_date, municipality
      """,
      """
      SELECT concat_ws(' ', 'delivery', s.name, d.scope, d.as_of, d.file_name, d.verdict, d.row_count, d.applied,
        d.unchanged, d.started, d.ended, d.missing, d.restored, d.rejected)
      FROM deliveries d JOIN sources s ON s.id = d.source_id ORDER BY s.name, d.scope, d.as_of, d.file_name
      """,
      """
      SELECT concat_ws(' ', 'spell', number, school_unit, first_day, valid_until, ended_by, known_until = 'infinity')
      FROM enrolments ORDER BY 1
      """,
      "SELECT concat_ws(' ', 'follow-up', number, municipality, kind, due) FROM follow_ups ORDER BY 1",
    ] { lines += try connection.query(Statement(daemonTest: text)).map { $0.text(0) } }
    return lines
  }

  func count(_ text: String) throws -> Int {
    try connect().query(Statement(daemonTest: "SELECT count(*) FROM " + text))[0].int(0)
  }
}

extension Statement {
  /// A statement of a test, named by its text.
  init(daemonTest text: String) {
    self.init(name: "daemon_test_" + String(UInt(bitPattern: text.hashValue), radix: 36), text: text)
  }
}
