import ActivityResponsibility
import PostgreSQL
import Register
import SQLText
import TestSupport
import Testing

/// The statements of `sql/`, held against a real server.
struct StatementTests {
  @Test func `every statement can be prepared, and names only what is there`() throws {
    let database = try TestDatabase()
    let creating = Query.all.filter { $0.name.hasPrefix("create_") }
    let declaring = Query.all.filter { $0.text.contains("DECLARE ") }
    #expect(Query.all.count > 100)
    try database.connection.transaction { transaction in
      for statement in creating { try transaction.execute(statement) }
      for statement in Query.all where !statement.name.hasPrefix("fetch_") {
        // A temporary table that is there already cannot be made again, but its statement can be described.
        _ = try database.connection.describe(statement)
      }
      for statement in declaring {
        let described = try database.connection.describe(statement)
        try transaction.execute(statement, Self.anyValues(described.parameterTypes))
      }
      for statement in Query.all where statement.name.hasPrefix("fetch_") {
        #expect(try transaction.query(statement).isEmpty)
      }
    }
  }

  /// A value of each type that a cursor may be asked with.
  private static func anyValues(_ types: [UInt32]) -> [Parameter] {
    types.map { type in
      switch type {
      case 20: .int64(1)
      case 21: .int16(1496)
      case 23: .int32(1)
      case 1082: .day(0)
      case 1184: .timestamp(0)
      default: .null
      }
    }
  }

  @Test func `every check can be run, and finds nothing in a register that nothing has happened to`() throws {
    let database = try TestDatabase()
    #expect(Schema.checks.count > 5)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a check finds what it is for`() throws {
    let database = try TestDatabase()
    try database.take(Population("2024-08-01", [Resident(.woman("2008-03-04"), since: "2008-03-04")]))
    try database.reconcile("2024-09-16")
    try database.connection.run(script: "UPDATE follow_ups SET settled_at = now(), settled_why = 'x'")
    #expect(try database.connection.failedChecks().map(\.name) == ["open_cases_without_a_follow_up"])
  }

  @Test func `the migrations are numbered from one without gaps`() {
    #expect(Schema.migrations.map(\.number) == Array(1...Schema.migrations.count))
  }

  @Test func `a database without a schema, or of another one, says what to do`() throws {
    let database = try TestDatabase()
    #expect(explainedError { try database.connection.requireCurrentSchema() } == nil)
    try database.connection.run(
      script: "DELETE FROM schema_migrations WHERE number = (SELECT max(number) FROM schema_migrations)")
    #expect(explainedError { try database.connection.requireCurrentSchema() }?.code == .databaseOlder)
    try database.connection.run(script: "DROP SCHEMA fullfolj CASCADE")
    let error = explainedError { try database.connection.requireCurrentSchema() }
    #expect(error?.code == .databaseEmpty)
    #expect(error?.fix.english.contains("fullfolj db init") == true)
  }

  @Test func `preparing the schema again changes nothing`() throws {
    let database = try TestDatabase()
    #expect(try database.connection.prepareSchema(isEmbedded: true).isEmpty)
  }
}
