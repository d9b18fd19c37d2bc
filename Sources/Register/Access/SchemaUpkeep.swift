import ActivityResponsibility
import PostgreSQL
import SQLText

/// A check of `sql/checks` that found something.
public struct FailedCheck: Sendable {
  public let name: String
  /// How many rows break it.
  public let count: Int
}

extension Connection {
  /// Brings the schema up to this program's, and gives the roles what they need.
  ///
  /// - Returns: the migrations that were applied; empty where nothing was missing.
  public func prepareSchema(isEmbedded: Bool) throws -> [Migration] {
    do {
      let applied = try Migrator(migrations: Schema.migrations).migrate(self)
      try run(script: Schema.roles)
      if isEmbedded {
        // Whoever reaches the socket is let in (its folder admits the cluster's user and root alone), as one of these.
        for role in RegisterRole.allCases { try run(script: "ALTER ROLE \(role.rawValue) LOGIN") }
      }
      _ = try enterEarlierActs()
      return applied
    } catch let error as MigrationError {
      throw ExplainedError(
        .migrationAltered, Phrase("schemat kan inte ändras: \(error)", "the schema cannot be changed: \(error)"),
        fix: Phrase(
          "kör det program som gjorde schemat, eller ett nyare", "run the program that made the schema, or a newer one")
      )
    } catch let error as PostgresError {
      throw ExplainedError(error)
    }
  }

  /// - Throws: where the schema is missing, older or newer than this program.
  public func requireCurrentSchema() throws {
    switch try schemaStatus() {
    case .current: return
    case .empty: throw ExplainedError.databaseEmpty
    case .behind:
      throw ExplainedError(
        .databaseOlder,
        Phrase("databasens schema är äldre än programmet", "the database's schema is older than the program"),
        fix: Phrase("kör: fullfolj db migrate", "run: fullfolj db migrate"))
    case .newer:
      throw ExplainedError(
        .databaseNewer,
        Phrase("databasens schema är nyare än programmet", "the database's schema is newer than the program"),
        fix: Phrase("kör det nyare programmet", "run the newer program"))
    case .altered(let number):
      throw ExplainedError(
        .migrationAltered,
        Phrase(
          "migrering \(number) är inte den som kördes", "migration \(number) is not the one that was applied"),
        fix: Phrase("kör det program som gjorde schemat", "run the program that made the schema"))
    }
  }

  /// How the schema stands to this program's.
  public func schemaStatus() throws(PostgresError) -> MigrationStatus {
    try Migrator(migrations: Schema.migrations).status(self)
  }

  /// How many checks there are.
  public var checkCount: Int { Schema.checks.count }

  /// Runs every check; in a sound register none finds a row.
  public func failedChecks() throws -> [FailedCheck] {
    try Schema.checks.compactMap { check in
      let count = try query(check).count
      return count == 0 ? nil : FailedCheck(name: check.name, count: count)
    }
  }
}
