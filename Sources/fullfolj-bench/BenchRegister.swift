import Glibc
import PostgreSQL

/// An embedded register to measure on, and PostgreSQL's own client beside it.
struct BenchRegister {
  let program: String
  let folder: String

  private var cluster: EmbeddedCluster { EmbeddedCluster(stateDirectory: folder + "/state") }
  private var log: String { folder + "/log" }

  func prepare() throws {
    try makeFolder(folder)
    _ = try fullfolj("db", "init")
  }

  /// Where the server is: the socket's folder, the port, the role, the database.
  func server() throws -> (folder: String, port: String, user: String, database: String) {
    guard case .socket(let directory, let port, let user, let database) = try cluster.ensureRunning() else {
      throw BenchFailure(what: "the embedded cluster has no socket")
    }
    return (directory, String(port), user, database)
  }

  /// What the server writes to.
  var serverLog: String { folder + "/state/cluster/log" }

  func write(_ name: String, _ body: (inout FileText) -> Void) throws -> String {
    let path = "\(folder)/\(name)"
    var text = try FileText(path: path)
    body(&text)
    try text.finish()
    return path
  }

  @discardableResult
  func fullfolj(_ arguments: String...) throws -> Measurement { try fullfolj(arguments) }

  @discardableResult
  func fullfolj(_ arguments: [String]) throws -> Measurement {
    let measured = try MeasuredCommand.run([program] + arguments + ["--state", folder + "/state"], log: log)
    guard measured.exitCode == 0 else {
      throw BenchFailure(
        what: "fullfolj \(arguments.joined(separator: " ")) ended with \(measured.exitCode), see \(log)")
    }
    return measured
  }

  /// One statement through `psql`, measured as a whole process like ours.
  @discardableResult
  func psql(_ statement: String) throws -> Measurement {
    let server = try server()
    let measured = try MeasuredCommand.run(
      [
        "psql", "-X", "-q", "-h", server.folder, "-p", server.port, "-U", server.user, "-d", server.database,
        "-v", "ON_ERROR_STOP=1", "-c", "SET search_path = fullfolj, public", "-c", statement,
      ], log: log)
    guard measured.exitCode == 0 else { throw BenchFailure(what: "psql ended with \(measured.exitCode), see \(log)") }
    return measured
  }

  func stop() throws { _ = try cluster.stop() }
}

extension Array where Element == Measurement {
  /// The middle one by time.
  var median: Measurement { sorted { $0.seconds < $1.seconds }[count / 2] }

  /// The greatest memory that any of them took.
  var peak: Double { map(\.peakMebibytes).max() ?? 0 }
}

/// Makes a folder with those above it.
func makeFolder(_ path: String) throws {
  var made = path.hasPrefix("/") ? "" : "."
  for part in path.split(separator: "/") {
    made += "/" + part
    if mkdir(made, 0o755) != 0, errno != EEXIST { throw BenchFailure(what: "cannot make \(made)") }
  }
}

/// A figure with so many decimals, without a library.
func figure(_ value: Double, _ decimals: Int = 2) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((value * Double(scale)).rounded())
  let fraction = String(scaled % scale + scale).dropFirst()
  return decimals == 0 ? String(scaled) : "\(scaled / scale).\(fraction)"
}

/// Prints a line at once, also into a pipe: a benchmark is watched while it runs.
func tell(_ line: String) {
  print(line)
  fflush(nil)
}
