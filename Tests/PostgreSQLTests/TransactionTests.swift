import PostgreSQL
import Testing

@Suite struct TransactionTests {
  private static let insert = Statement("INSERT INTO t VALUES ($1)")
  private static let count = Statement("SELECT count(*) FROM t")

  private func connection() throws -> Connection {
    let connection = try TestCluster.connect()
    try connection.run(script: "CREATE TEMP TABLE t (n int CONSTRAINT t_once UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    return connection
  }

  @Test func `what is done stays, and the closure's value comes out`() throws {
    let connection = try connection()
    let touched = try connection.transaction { try $0.execute(Self.insert, [.int32(1)]) }
    #expect(touched == 1)
    #expect(try connection.query(Self.count)[0].int(0) == 1)
  }

  @Test func `an error undoes everything and comes out`() throws {
    let connection = try connection()
    #expect(throws: PostgresErrorInTest.onPurpose) {
      try connection.transaction { transaction in
        try transaction.execute(Self.insert, [.int32(1)])
        try transaction.copyIn("COPY t FROM STDIN (FORMAT binary)") { copy in
          copy.begin(fields: 1)
          copy.int32(2)
        }
        throw PostgresErrorInTest.onPurpose
      }
    }
    #expect(try connection.query(Self.count)[0].int(0) == 0)
  }

  @Test func `a constraint that is broken at the end undoes everything`() throws {
    let connection = try connection()
    let error = postgresError {
      try connection.transaction { transaction in
        for _ in 0..<2 { try transaction.execute(Self.insert, [.int32(1)]) }
      }
    }
    #expect(error?.constraint == "t_once")
    #expect(try connection.query(Self.count)[0].int(0) == 0)
  }

  @Test func `an error that was kept quiet inside is told at the end`() throws {
    let connection = try connection()
    let error = postgresError {
      try connection.transaction { transaction in
        try transaction.execute(Self.insert, [.int32(1)])
        _ = try? transaction.run(script: "SELECT 1/0")
      }
    }
    #expect(error?.sqlState == "25P02")
    #expect(try connection.query(Self.count)[0].int(0) == 0)
  }

  @Test func `a snapshot cannot write`() throws {
    let connection = try connection()
    let error = postgresError {
      try connection.transaction(.readOnlySnapshot) { try $0.run(script: "CREATE TABLE never (n int)") }
    }
    #expect(error?.sqlState == "25006")
  }

  @Test func `a snapshot sees one moment`() throws {
    let (reader, target) = try TestCluster.connectToNewDatabase()
    let writer = try Connection(target)
    try writer.run(script: "CREATE TABLE t (n int)")
    try reader.transaction(.readOnlySnapshot) { transaction in
      #expect(try transaction.query(Self.count)[0].int(0) == 0)
      try writer.execute(Self.insert, [.int32(1)])
      #expect(try transaction.query(Self.count)[0].int(0) == 0)
    }
    #expect(try reader.query(Self.count)[0].int(0) == 1)
  }

  @Test func `a savepoint undoes its own work alone`() throws {
    let connection = try connection()
    try connection.transaction { transaction in
      try transaction.execute(Self.insert, [.int32(1)])
      #expect(throws: PostgresError.self) {
        try transaction.savepoint {
          try transaction.execute(Self.insert, [.int32(2)])
          try transaction.run(script: "SELECT 1/0")
        }
      }
      try transaction.savepoint { try transaction.execute(Self.insert, [.int32(3)]) }
    }
    #expect(try connection.query(Statement("SELECT n FROM t ORDER BY n")).map { $0.int(0) } == [1, 3])
  }

  @Test func `a transaction is worth nothing after its closure, and has none inside`() throws {
    let connection = try connection()
    var kept: Transaction?
    try connection.transaction { kept = $0 }
    #expect(postgresError { try kept?.execute(Self.insert, [.int32(1)]) }?.kind == .protocolMisuse)
    let nested = postgresError { try connection.transaction { _ in try connection.transaction { _ in } } }
    #expect(nested?.kind == .protocolMisuse)
    let ended = postgresError { try connection.transaction { try $0.run(script: "COMMIT") } }
    #expect(ended?.kind == .protocolMisuse)
  }

  @Test func `a connection that breaks during COMMIT leaves it unknown`() throws {
    let (connection, _) = try TestCluster.connectToNewDatabase()
    try connection.run(
      script: """
        CREATE TABLE t (n int);
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(0); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
          EXECUTE FUNCTION die();
        """)
    let error = postgresError { try connection.transaction { try $0.execute(Self.insert, [.int32(1)]) } }
    #expect(error?.kind == .commitUnknown)
  }
}
