import ActivityResponsibility
import PostgreSQL
import Register
import RollReading
import Synchronization

/// A register of one test's own: a copy of the migrated template, dropped when the test lets go of it.
public final class TestDatabase {
  public let name: String
  /// Connected as the owner, who may do everything.
  public var connection: Connection { held }
  private var held: Connection
  private let folder: TemporaryFolder
  private var fileCount = 0

  private static let count = Mutex(0)

  public init() throws {
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    name = "test_\(number)"
    folder = try TemporaryFolder()
    try TestCluster.connect().run(script: "CREATE DATABASE \(name) TEMPLATE \(TestCluster.template)")
    held = try Connection(TestCluster.target(name, user: EmbeddedCluster.ownerRole))
  }

  deinit {
    // Somebody who still holds the connection goes on reading; the cluster's folder is removed in the end anyway.
    guard isKnownUniquelyReferenced(&held) else { return }
    held.close()
    try? TestCluster.connect().run(script: "DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
  }

  /// Another connection to the same register.
  public func connect(as role: RegisterRole) throws -> Connection {
    try Connection(TestCluster.target(name, user: role.rawValue))
  }

  /// Another connection as the owner.
  public func connectAsOwner() throws -> Connection {
    try Connection(TestCluster.target(name, user: EmbeddedCluster.ownerRole))
  }

  /// The register's address for a command line.
  public func address(as role: RegisterRole? = nil) throws -> String {
    let user = role?.rawValue ?? EmbeddedCluster.ownerRole
    guard case .socket(let directory, let port, _, _) = try TestCluster.target(name, user: user) else {
      throw TestFailure("the cluster is not reached through a socket")
    }
    return "host='\(directory)' port=\(port) user=\(user) dbname=\(name)"
  }

  /// Writes a file for the register to read. - Returns: its path.
  public func file(_ text: String, as name: String? = nil) throws -> String {
    fileCount += 1
    return try folder.write(Array(text.utf8), as: name ?? "file-\(fileCount).csv")
  }
}
