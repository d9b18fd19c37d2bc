import Glibc

/// The programs of one installed PostgreSQL.
struct ServerPrograms: Hashable {
  /// The first version whose options and behaviour we rely on.
  static let oldest = 15

  let version: Int
  let folder: String

  var initdb: String { "\(folder)/initdb" }
  var pgctl: String { "\(folder)/pg_ctl" }
  var postgres: String { "\(folder)/postgres" }

  private var isComplete: Bool {
    [initdb, pgctl, postgres].allSatisfy { (program: String) in access(program, X_OK) == 0 }
  }

  /// All that are installed, the newest first: Debian's folders, then PATH.
  static func installed(under root: String = "/usr/lib/postgresql") throws(ClusterError) -> [ServerPrograms] {
    var found = Files.names(in: root).compactMap { name in
      Int(name).map { ServerPrograms(version: $0, folder: "\(root)/\(name)/bin") }
    }
    if let path = ChildProcess.find("postgres"), let real = realpath(path, nil) {
      defer { free(real) }
      let folder = String(cString: real).split(separator: "/").dropLast().map { "/\($0)" }.joined()
      // "postgres (PostgreSQL) 15.12 (Debian …)"
      let words = try ChildProcess.firstLine([path, "--version"]).split(separator: " ")
      if words.count >= 3, let version = Int(words[2].prefix { $0.isNumber }),
        !found.contains(where: { $0.version == version })
      {
        found.append(ServerPrograms(version: version, folder: folder))
      }
    }
    return found.filter { $0.version >= oldest && $0.isComplete }.sorted { $0.version > $1.version }
  }

  /// Those that fit the data in `layout`, or the newest for a cluster that is not made yet.
  static func choose(dataVersion: Int?) throws(ClusterError) -> ServerPrograms {
    let installed = try installed()
    guard let dataVersion else {
      guard let newest = installed.first else { throw .serverMissing }
      return newest
    }
    guard let fitting = installed.first(where: { $0.version == dataVersion }) else {
      if installed.isEmpty { throw .serverMissing }
      throw .otherVersion(found: dataVersion, installed: installed.map(\.version))
    }
    return fitting
  }
}
