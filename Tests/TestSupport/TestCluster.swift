import ActivityResponsibility
import Glibc
import PostgreSQL
import Register
import Synchronization

/// One real server for the whole run, in a folder of its own, stopped when the run ends, with the register's schema in
/// a database that others are copied from.
public enum TestCluster {
  static let template = "test_template"

  /// Made at first use. It is kept as a result, so that every test tells why there is no server.
  private static let started = Result { try start() }

  /// The process of the run ends in `atexit`, which can be given no context.
  private static let ending = Mutex<(cluster: EmbeddedCluster, folder: TemporaryFolder)?>(nil)

  /// Nothing that a test writes need survive the machine.
  private static let quick = [
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB",
    "max_connections": "200", "autovacuum": "off",
  ]

  /// Where a database of the cluster is, for somebody who connects as `user`.
  static func target(_ database: String, user: String) throws -> ConnectionTarget {
    let cluster = try started.get()
    guard case .socket(let directory, let port, _, _) = cluster.target(user: user) else {
      throw TestFailure("the cluster is not reached through a socket")
    }
    return .socket(directory: directory, port: port, user: user, database: database)
  }

  /// A connection to the cluster's own database, for making and dropping others.
  static func connect() throws -> Connection {
    try Connection(try started.get().target(user: EmbeddedCluster.ownerRole))
  }

  private static func start() throws -> EmbeddedCluster {
    let folder = try TemporaryFolder()
    let cluster = EmbeddedCluster(stateDirectory: folder.path + "/state", settings: quick)
    try cluster.ensureRunning()
    ending.withLock { $0 = (cluster, folder) }
    atexit {
      TestCluster.ending.withLock { ending in
        _ = try? ending?.cluster.stop()
        ending?.folder.remove()
      }
    }
    let owner = try Connection(cluster.target(user: EmbeddedCluster.ownerRole))
    try owner.run(script: "CREATE DATABASE \(template)")
    guard case .socket(let directory, let port, let user, _) = cluster.target(user: EmbeddedCluster.ownerRole) else {
      throw TestFailure("the cluster is not reached through a socket")
    }
    let connection = try Connection(.socket(directory: directory, port: port, user: user, database: template))
    _ = try connection.prepareSchema(isEmbedded: true)
    connection.close()
    return cluster
  }
}
