import PostgreSQL
import Testing

@Suite struct ConnectionTests {
  @Test func `rows are counted, named and gone through`() throws {
    let connection = try TestCluster.connect()
    let rows = try connection.query(Statement("SELECT n AS number, n * n AS square FROM generate_series(1, 3) n"))
    #expect(rows.columns == ["number", "square"])
    #expect(rows.count == 3)
    #expect(rows.map { $0.int32(rows.column("square")) } == [1, 4, 9])
    #expect(connection.serverVersion >= 150_000)
  }

  @Test func `a statement tells how many rows it touched`() throws {
    let connection = try TestCluster.connect()
    try connection.run(script: "CREATE TEMP TABLE t (n int); INSERT INTO t VALUES (1), (2), (3)")
    #expect(try connection.execute(Statement("UPDATE t SET n = n + $1"), [.int32(1)]) == 3)
    #expect(try connection.execute(Statement("DELETE FROM t WHERE n = $1"), [.int32(9)]) == 0)
  }

  @Test func `rows of a large result come one by one, and an error in between leaves the connection usable`() throws {
    let connection = try TestCluster.connect()
    let series = Statement("SELECT n FROM generate_series(1, $1) n")
    var sum = 0
    try connection.forEach(series, [.int32(1000)]) { sum += $0.int(0) }
    #expect(sum == 500_500)
    #expect(throws: PostgresErrorInTest.onPurpose) {
      try connection.forEach(series, [.int32(1_000_000)]) { if $0.int(0) == 3 { throw PostgresErrorInTest.onPurpose } }
    }
    #expect(try connection.query(series, [.int32(2)]).count == 2)
  }

  @Test func `the session looks in our schema first and reckons in UTC`() throws {
    let connection = try TestCluster.connect()
    let setting = Statement("SELECT current_setting($1)")
    for (name, value) in ["search_path": "fullfolj,public", "TimeZone": "UTC", "application_name": "fullfolj"] {
      #expect(try connection.query(setting, [.text(name)])[0].text(0) == value)
    }
  }

  @Test func `a connection string works and keeps its own options`() throws {
    let target = TestCluster.shared.target(user: EmbeddedCluster.ownerRole)
    guard case .socket(let directory, let port, let user, let database) = target else {
      throw PostgresErrorInTest.unexpectedTarget
    }
    let connection = try Connection(
      .uri("host=\(directory) port=\(port) user=\(user) dbname=\(database) options='-c work_mem=7MB'"))
    let row = try connection.query(
      Statement("SELECT current_setting('work_mem'), current_setting('search_path')"))[0]
    #expect(row.text(0) == "7MB")
    #expect(row.text(1) == "fullfolj,public")
  }

  @Test func `no server, or an address that is none, cannot be connected to and gives no password away`() {
    let missing = postgresError { _ = try Connection(.uri("host=/nowhere dbname=x")) }
    #expect(missing?.kind == .cannotConnect)
    let broken = postgresError { _ = try Connection(.uri("postgresql://me:hemligt@h:port:port/x")) }
    #expect(broken?.kind == .cannotConnect)
    #expect(broken.map { "\($0)".contains("hemligt") } == false)
  }

  @Test func `a statement is described with its parameters and columns`() throws {
    let connection = try TestCluster.connect()
    let described = try connection.describe(Statement("SELECT $1::int8 AS a, $2::date AS b"))
    #expect(described.parameterTypes == [20, 1082])
    #expect(described.columns.map(\.name) == ["a", "b"])
    #expect(described.columns.map(\.type) == [20, 1082])
    let error = postgresError { _ = try connection.describe(Statement(name: "wrong", text: "SELECT x FROM nowhere")) }
    #expect(error?.isUndefinedTable == true)
    #expect(error?.statement == "wrong")
  }

  @Test func `wrong use is told as such`() throws {
    let connection = try TestCluster.connect()
    #expect(postgresError { try connection.query(Statement("SELECT $1::int4"), []) }?.kind == .protocolMisuse)
    try connection.query(Statement(name: "one", text: "SELECT 1"))
    #expect(
      postgresError { try connection.query(Statement(name: "one", text: "SELECT 2")) }?.kind == .protocolMisuse)
    #expect(postgresError { try connection.run(script: "COPY (SELECT 1) TO STDOUT") }?.kind == .protocolMisuse)
    #expect(try connection.query(Statement(name: "one", text: "SELECT 1")).count == 1)
    connection.close()
    #expect(postgresError { try connection.run(script: "SELECT 1") }?.kind == .protocolMisuse)
  }

  @Test func `a server's error carries its code and names, and never a value`() throws {
    let connection = try TestCluster.connect()
    try connection.run(
      script: """
        CREATE TEMP TABLE people (number text CONSTRAINT people_once UNIQUE, age int NOT NULL CONSTRAINT age_sane
        CHECK (age > 0));
        INSERT INTO people VALUES ('hemlig', 1);
        """)
    let insert = Statement("INSERT INTO people VALUES ($1, $2)")
    let twice = try #require(postgresError { try connection.execute(insert, [.text("hemlig"), .int32(2)]) })
    #expect(twice.isUniqueViolation && twice.constraint == "people_once" && twice.table == "people")
    let check = try #require(postgresError { try connection.execute(insert, [.text("hemlig2"), .int32(-2)]) })
    #expect(check.sqlState == "23514" && check.constraint == "age_sane")
    let missing = try #require(postgresError { try connection.execute(insert, [.text("hemlig3"), .null]) })
    #expect(missing.sqlState == "23502" && missing.column == "age")
    let cast = try #require(
      postgresError { try connection.query(Statement("SELECT ($1::text)::int"), [.text("hemlig4")]) })
    #expect(cast.sqlState == "22P02")
    let raised = try #require(
      postgresError { try connection.run(script: "DO $$ BEGIN RAISE EXCEPTION 'hemlig5'; END $$") })
    #expect(raised.sqlState == "P0001")
    for error in [twice, check, missing, cast, raised] {
      #expect(error.kind == .server)
      #expect(!"\(error)".contains("hemlig"))
      #expect(!String(reflecting: error).contains("hemlig"))
    }
  }

  @Test func `what a role may not do is an insufficient privilege`() throws {
    let connection = try TestCluster.connect()
    let error = postgresError {
      try connection.run(script: "SET ROLE pg_monitor; CREATE ROLE never_made")
    }
    #expect(error?.isInsufficientPrivilege == true)
  }

  @Test func `a notification arrives where one listens, and its lack is told`() throws {
    let listener = try TestCluster.connect()
    try listener.listen("ett \"kanal\"")
    #expect(try listener.waitForNotification(timeoutMilliseconds: 0) == nil)
    try TestCluster.connect().run(script: #"NOTIFY "ett ""kanal""", 'hej'"#)
    let notification = try listener.waitForNotification(timeoutMilliseconds: 60_000)
    #expect(notification == Notification(channel: "ett \"kanal\"", payload: "hej"))
  }
}
