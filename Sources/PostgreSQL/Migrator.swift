/// How a database's schema stands to the migrations that this program knows.
public enum MigrationStatus: Hashable, Sendable {
  /// Nothing has been applied: a new database.
  case empty
  /// Some have; the numbers of both kinds.
  case behind(applied: [Int], missing: [Int])
  /// All have.
  case current
  /// A later version of the program has applied this number, which we do not know.
  case newer(Int)
  /// The migration of this number is not the one that was applied: its text has changed, or one was put in before it.
  case altered(Int)
}

/// Why no migration was applied.
public enum MigrationError: Error, Hashable, Sendable, CustomStringConvertible {
  case newer(Int)
  case altered(Int)

  /// English, for those who run the system.
  public var description: String {
    switch self {
    case .newer(let number):
      "the database has migration \(number), which this version of the program does not know: use a newer version"
    case .altered(let number):
      "migration \(number) is not the one that was applied to this database: a migration is never changed afterwards"
    }
  }
}

/// Brings a database's schema forward, never back, and remembers in `fullfolj.schema_migrations` what was applied.
public struct Migrator: Sendable {
  private let migrations: [Migration]

  /// - Precondition: no number occurs twice.
  public init(migrations: [Migration]) {
    self.migrations = migrations.sorted { $0.number < $1.number }
    for (one, next) in zip(self.migrations, self.migrations.dropFirst()) {
      require(one.number != next.number, "two migrations have number \(one.number)")
    }
  }

  /// Compares; changes nothing.
  public func status(_ connection: Connection) throws(PostgresError) -> MigrationStatus {
    // One call and no more where there is nothing, so that a reader without rights to create anything may ask too.
    guard try connection.query(Self.exists)[0].bool(0) else { return migrations.isEmpty ? .current : .empty }
    let applied = try connection.query(Self.applied)
    let known = try connection.query(
      Self.digests, [.textArray(migrations.map(\.text))])
    for (index, row) in applied.enumerated() {
      guard index < migrations.count else { return .newer(row.int(0)) }
      let migration = migrations[index]
      guard row.int(0) == migration.number, row.bytes(1) == known[index].bytes(0) else {
        // A number beyond all of ours is a later program's; any other difference is a changed past.
        let last = migrations.last?.number ?? 0
        return row.int(0) > last ? .newer(row.int(0)) : .altered(min(row.int(0), migration.number))
      }
    }
    if applied.count == migrations.count { return .current }
    if applied.isEmpty { return .empty }
    return .behind(
      applied: applied.map { $0.int(0) }, missing: migrations.dropFirst(applied.count).map(\.number))
  }

  /// Applies what is missing, each migration in its own transaction. Two at once wait for each other.
  ///
  /// - Returns: what was applied, in order.
  /// - Throws: ``MigrationError`` where nothing may be applied; ``PostgresError`` with the migration's name as its
  ///   statement where one fails, those before it being kept.
  @discardableResult
  public func migrate(_ connection: Connection) throws -> [Migration] {
    // Taken by the session, for it must span the transactions. Lost with the connection.
    try connection.query(Self.lock)
    defer {
      // If this fails the connection is lost, and the lock with it.
      _ = try? connection.query(Self.unlock)
    }
    try connection.run(script: Self.table)
    let missing: [Migration]
    switch try status(connection) {
    case .current: missing = []
    case .empty: missing = migrations
    case .behind(let applied, _): missing = Array(migrations.dropFirst(applied.count))
    case .newer(let number): throw MigrationError.newer(number)
    case .altered(let number): throw MigrationError.altered(number)
    }
    for migration in missing { try apply(migration, connection) }
    return missing
  }

  private func apply(_ migration: Migration, _ connection: Connection) throws {
    do {
      try connection.transaction { transaction in
        try transaction.run(script: migration.text)
        try transaction.execute(
          Self.record, [.int32(Int32(migration.number)), .text(migration.name), .text(migration.text)])
      }
    } catch var error as PostgresError {
      error.statement = "migration \(migration.number) \(migration.name)"
      throw error
    }
  }
}

extension Migrator {
  /// "fullfolj" in the first bytes: a number that no other program is likely to lock.
  private static let lockNumber = 0x6675_6C6C_666F_6C6A

  private static let lock = Statement(
    name: "migrator_lock", text: "SELECT pg_advisory_lock(\(lockNumber))")

  private static let unlock = Statement(
    name: "migrator_unlock", text: "SELECT pg_advisory_unlock(\(lockNumber))")

  private static let exists = Statement(
    name: "migrator_exists", text: "SELECT to_regclass('fullfolj.schema_migrations') IS NOT NULL")

  private static let applied = Statement(
    name: "migrator_applied", text: "SELECT number, digest FROM fullfolj.schema_migrations ORDER BY number")

  private static let digests = Statement(
    name: "migrator_digests",
    text: """
      SELECT sha256(convert_to(given.text, 'UTF8'))
      FROM unnest($1::text[]) WITH ORDINALITY AS given (text, place) ORDER BY place
      """)

  private static let record = Statement(
    name: "migrator_record",
    text: """
      INSERT INTO fullfolj.schema_migrations (number, name, digest)
      VALUES ($1, $2, sha256(convert_to($3::text, 'UTF8')))
      """)

  private static let table = """
    CREATE SCHEMA IF NOT EXISTS fullfolj;
    CREATE TABLE IF NOT EXISTS fullfolj.schema_migrations (
      number int PRIMARY KEY,
      name text NOT NULL,
      digest bytea NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    """
}
