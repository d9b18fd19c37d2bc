import Glibc
import PostgreSQL
import Testing

@Suite struct MigratorTests {
  private static let one = Migration(number: 1, name: "people", text: "CREATE TABLE people (n int); -- Åsa")
  private static let two = Migration(number: 2, name: "places", text: "CREATE TABLE places (n int)")

  @Test func `a new database is empty, is brought forward, and then is current`() throws {
    let (connection, _) = try TestCluster.connectToNewDatabase()
    let migrator = Migrator(migrations: [Self.two, Self.one])
    #expect(try migrator.status(connection) == .empty)
    #expect(try migrator.migrate(connection) == [Self.one, Self.two])
    #expect(try migrator.status(connection) == .current)
    #expect(try migrator.migrate(connection) == [])
    let schema = Statement("SELECT schemaname FROM pg_tables WHERE tablename = 'people'")
    #expect(try connection.query(schema)[0].text(0) == "fullfolj")
  }

  @Test func `only what is missing is applied`() throws {
    let (connection, _) = try TestCluster.connectToNewDatabase()
    try Migrator(migrations: [Self.one]).migrate(connection)
    let migrator = Migrator(migrations: [Self.one, Self.two])
    #expect(try migrator.status(connection) == .behind(applied: [1], missing: [2]))
    #expect(try migrator.migrate(connection) == [Self.two])
  }

  @Test func `a migration that was changed afterwards is named, and nothing is applied`() throws {
    let (connection, _) = try TestCluster.connectToNewDatabase()
    try Migrator(migrations: [Self.one]).migrate(connection)
    let changed = Migration(number: 1, name: "people", text: Self.one.text + " ")
    let migrator = Migrator(migrations: [changed, Self.two])
    #expect(try migrator.status(connection) == .altered(1))
    #expect(throws: MigrationError.altered(1)) { try migrator.migrate(connection) }
    #expect(try connection.query(Statement("SELECT to_regclass('places') IS NULL"))[0].bool(0))
  }

  @Test func `a migration put in before an applied one is altered history`() throws {
    let (connection, _) = try TestCluster.connectToNewDatabase()
    try Migrator(migrations: [Self.two]).migrate(connection)
    #expect(try Migrator(migrations: [Self.one, Self.two]).status(connection) == .altered(1))
  }

  @Test func `a database of a newer program is left alone`() throws {
    let (connection, _) = try TestCluster.connectToNewDatabase()
    try Migrator(migrations: [Self.one, Self.two]).migrate(connection)
    let older = Migrator(migrations: [Self.one])
    #expect(try older.status(connection) == .newer(2))
    #expect(throws: MigrationError.newer(2)) { try older.migrate(connection) }
  }

  @Test func `a migration that fails is named and undone, and those before it stay`() throws {
    let (connection, _) = try TestCluster.connectToNewDatabase()
    let broken = Migration(number: 2, name: "broken", text: "CREATE TABLE half (n int); SELECT 1 FROM nowhere")
    let error = postgresError { try Migrator(migrations: [Self.one, broken]).migrate(connection) }
    #expect(error?.statement == "migration 2 broken")
    #expect(try connection.query(Statement("SELECT to_regclass('half') IS NULL"))[0].bool(0))
    #expect(
      try Migrator(migrations: [Self.one, Self.two]).status(connection) == .behind(applied: [1], missing: [2]))
  }

  @Test func `two at once apply each migration once`() async throws {
    let (_, target) = try TestCluster.connectToNewDatabase()
    let applied = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await Database(target).withConnection { connection in
            try Migrator(migrations: [Self.one, Self.two]).migrate(connection).count
          }
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(applied == 2)
  }
}
