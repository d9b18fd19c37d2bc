import PostgreSQL
import Register
import Synchronization

/// The way to the database, and whether this daemon has started the embedded one, which it then stops.
final class DatabaseDoor: Sendable {
  private let choice: DatabaseChoice
  private let hasStartedCluster = Atomic(false)

  init(_ choice: DatabaseChoice) { self.choice = choice }

  /// Connects, and checks that the schema is this program's.
  func open() throws -> Connection {
    guard case .embedded(let cluster) = choice else { return try choice.open(as: .daemon) }
    let wasRunning = if case .running = cluster.status() { true } else { false }
    defer {
      if !wasRunning, case .running = cluster.status() { hasStartedCluster.store(true, ordering: .relaxed) }
    }
    return try choice.open(as: .daemon)
  }

  /// Stops the embedded database if this daemon has started it. Others who use it start it again.
  func close() throws {
    guard case .embedded(let cluster) = choice, hasStartedCluster.load(ordering: .relaxed) else { return }
    try cluster.stop()
  }
}
