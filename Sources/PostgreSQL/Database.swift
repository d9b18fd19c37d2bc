/// A database reached from async code: one connection on a thread of its own, made on first use and made again after it
/// was lost. Work waits its turn; for work side by side, have several.
public actor Database {
  private let target: ConnectionTarget
  private let thread: ConnectionThread
  private var connection: Connection?
  private var isClosed = false

  /// The thread that everything here runs on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Connects nowhere yet.
  public init(_ target: ConnectionTarget) {
    self.target = target
    thread = ConnectionThread()
  }

  /// Runs `body` in a transaction that sees the database at one moment and cannot write.
  ///
  /// - Throws: what `body` throws; ``PostgresError``. A connection that broke while idle is replaced without a word; one
  ///   that breaks after `body` has begun is an error, and the next call connects anew.
  public func read<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result {
    try perform(.readOnlySnapshot, body)
  }

  /// Runs `body` in a transaction and commits it. See ``Connection/transaction(_:_:)``.
  @discardableResult
  public func write<Result: Sendable>(
    _ mode: TransactionMode = .readWrite, _ body: @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try perform(mode, body)
  }

  /// Runs `body` with the connection itself, for migrations and LISTEN.
  @discardableResult
  public func withConnection<Result: Sendable>(
    _ body: @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try body(try usableConnection())
  }

  /// Ends the connection; later calls throw.
  public func close() async {
    isClosed = true
    connection?.close()
    connection = nil
  }

  private func perform<Result>(
    _ mode: TransactionMode, _ body: (Transaction) throws -> Result
  ) throws -> Result {
    var hasBegun = false
    let isFresh = connection?.isUsable != true
    do {
      return try usableConnection().transaction(mode) { transaction in
        hasBegun = true
        return try body(transaction)
      }
    } catch let error as PostgresError where error.kind == .connectionLost && !hasBegun && !isFresh {
      // The connection had broken while nothing was done with it: nothing is lost, so try a new one, once.
      connection = nil
      return try usableConnection().transaction(mode, body)
    }
  }

  private func usableConnection() throws(PostgresError) -> Connection {
    if isClosed { throw PostgresError(.protocolMisuse, "the database is closed") }
    if let connection, connection.isUsable { return connection }
    let fresh = try Connection(target)
    connection = fresh
    return fresh
  }
}
