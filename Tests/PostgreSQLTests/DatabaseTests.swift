import PostgreSQL
import Testing

@Suite struct DatabaseTests {
  private static let ownProcess = Statement("SELECT pg_backend_pid()")
  private static let terminate = Statement("SELECT pg_terminate_backend($1, 60000)")

  private func database() -> Database { Database(TestCluster.shared.target(user: EmbeddedCluster.ownerRole)) }

  /// Ends a session from outside, and returns when it is gone.
  private static func end(_ pid: Int32) throws {
    #expect(try TestCluster.connect().query(terminate, [.int32(pid)])[0].bool(0))
  }

  @Test func `a query on a connection that was cut is a lost connection`() throws {
    let connection = try TestCluster.connect()
    try Self.end(try connection.query(Self.ownProcess)[0].int32(0))
    #expect(postgresError { try connection.query(Self.ownProcess) }?.kind == .connectionLost)
    #expect(!connection.isUsable)
  }

  @Test func `a copy on a connection that was cut is a lost connection`() throws {
    let connection = try TestCluster.connect()
    try connection.run(script: "CREATE TEMP TABLE t (n int)")
    let pid = try connection.query(Self.ownProcess)[0].int32(0)
    let error = postgresError {
      try connection.copyIn("COPY t FROM STDIN (FORMAT binary)") { copy in
        try Self.end(pid)
        for number in 0..<100_000 as Range<Int32> {
          copy.begin(fields: 1)
          copy.int32(number)
        }
      }
    }
    #expect(error?.kind == .connectionLost)
  }

  @Test func `a database uses one connection and makes a new one when that was cut while idle`() async throws {
    let database = database()
    let first = try await database.read { try $0.query(Self.ownProcess)[0].int32(0) }
    #expect(try await database.write { try $0.query(Self.ownProcess)[0].int32(0) } == first)
    try Self.end(first)
    #expect(try await database.read { try $0.query(Self.ownProcess)[0].int32(0) } != first)
  }

  @Test func `a connection that is cut inside a transaction is an error, and the next call works`() async throws {
    let database = database()
    await #expect {
      try await database.write { transaction in
        try Self.end(try transaction.query(Self.ownProcess)[0].int32(0))
        try transaction.query(Self.ownProcess)
      }
    } throws: {
      ($0 as? PostgresError)?.kind == .connectionLost
    }
    #expect(try await database.read { try $0.query(Statement("SELECT 1")).count } == 1)
  }

  @Test func `many tasks share one database, each transaction alone`() async throws {
    let (connection, target) = try TestCluster.connectToNewDatabase()
    try connection.run(script: "CREATE TABLE counter (n int); INSERT INTO counter VALUES (0)")
    let database = Database(target)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await database.write { transaction in
            let number = try transaction.query(Statement("SELECT n FROM counter"))[0].int32(0)
            try transaction.execute(Statement("UPDATE counter SET n = $1"), [.int32(number + 1)])
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await database.read { try $0.query(Statement("SELECT n FROM counter"))[0].int(0) } == 50)
  }

  @Test func `reading cannot write, and rows may leave`() async throws {
    let database = database()
    await #expect(throws: PostgresError.self) {
      try await database.read { try $0.run(script: "CREATE TABLE never (n int)") }
    }
    let rows = try await database.read { try $0.query(Statement("SELECT 'kvar'")) }
    #expect(rows[0].text(0) == "kvar")
  }

  @Test func `a closed database is closed`() async throws {
    let database = database()
    _ = try await database.withConnection { $0.serverVersion }
    await database.close()
    await #expect(throws: PostgresError.self) { try await database.read { _ in } }
  }
}
