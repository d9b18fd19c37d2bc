/// Why there is no embedded PostgreSQL to talk to. Paths and users only; nothing of anybody's data.
public enum ClusterError: Error, Hashable, Sendable {
  /// No PostgreSQL of version 15 or later is installed.
  case serverMissing

  /// The data was made by another major version than those installed; it is left as it is.
  case otherVersion(found: Int, installed: [Int])

  /// A program that the system should have was not found.
  case programMissing(String)

  /// Started by root, and none of the users `fullfolj`, `postgres` and `nobody` exists to run the server.
  case noUnprivilegedUser

  /// The cluster at `path` belongs to another user, and we are not root.
  case notOurs(path: String, owner: String)

  /// A file or folder could not be made, read or changed.
  case cannotUse(path: String, reason: String)

  /// A folder under /tmp that would hold the socket is not what we made it.
  case unsafeSocketFolder(path: String)

  /// `initdb` failed; the log says why.
  case initialisationFailed(log: String)

  /// The server did not start; the log says why.
  case startFailed(log: String)

  /// The server with this process number did not end in two minutes.
  case stopTimedOut(pid: Int32)
}

extension ClusterError: CustomStringConvertible {
  /// English, for those who run the system.
  public var description: String {
    switch self {
    case .serverMissing: "no PostgreSQL 15 or later is installed: looked in /usr/lib/postgresql and in PATH"
    case .otherVersion(let found, let installed):
      "the data is of PostgreSQL \(found); installed: \(installed.map(String.init).joined(separator: ", "))"
    case .programMissing(let name): "the program \(name) is not installed"
    case .noUnprivilegedUser: "PostgreSQL does not run as root, and no user fullfolj, postgres or nobody exists"
    case .notOurs(let path, let owner): "\(path) belongs to the user \(owner)"
    case .cannotUse(let path, let reason): "\(path): \(reason)"
    case .unsafeSocketFolder(let path): "\(path) is not a folder of the cluster's user alone"
    case .initialisationFailed(let log): "PostgreSQL could not make its files; see \(log)"
    case .startFailed(let log): "PostgreSQL did not start; see \(log)"
    case .stopTimedOut(let pid): "PostgreSQL (process \(pid)) did not stop"
    }
  }
}

/// What an embedded cluster is doing.
public enum ClusterStatus: Hashable, Sendable {
  /// Nothing has been made there, or nothing that we may see.
  case absent
  case stopped
  case running(pid: Int32, socketDirectory: String)
  case otherVersion(found: Int, installed: [Int])
}
