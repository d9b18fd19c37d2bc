import CLibPQ

/// What a transaction may do and how still the world stands in it.
public enum TransactionMode: Hashable, Sendable {
  /// Reads and writes; every statement sees what was committed before it began.
  case readWrite

  /// Reads only; all statements see the database at one moment.
  case readOnlySnapshot

  /// Reads and writes as if transactions ran one after another; may fail with `isSerializationFailure`.
  case serializable

  var begin: String {
    switch self {
    case .readWrite: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    case .readOnlySnapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    case .serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
    }
  }
}

/// What is done last in a transaction, just before it commits: locks that many wait for are taken there, and held shortly.
public protocol LastWork: AnyObject {
  /// Does it. Where it throws, nothing of the transaction is kept.
  func run(in transaction: Transaction) throws
}

/// A transaction under way. It is worth something only inside the closure that was given it; later uses throw.
public final class Transaction {
  private let connection: Connection
  fileprivate(set) var isOver = false
  private var lastWorks: [any LastWork] = []

  fileprivate init(_ connection: Connection) { self.connection = connection }

  /// See ``Connection/query(_:_:)``.
  @discardableResult
  public func query(_ statement: Statement, _ parameters: [Parameter] = []) throws(PostgresError) -> Rows {
    try requireUnderWay()
    return try connection.query(statement, parameters)
  }

  /// See ``Connection/execute(_:_:)``.
  @discardableResult
  public func execute(_ statement: Statement, _ parameters: [Parameter] = []) throws(PostgresError) -> Int {
    try requireUnderWay()
    return try connection.execute(statement, parameters)
  }

  /// See ``Connection/forEach(_:_:_:)``.
  public func forEach(
    _ statement: Statement, _ parameters: [Parameter] = [], _ body: (Row) throws -> Void
  ) throws {
    try requireUnderWay()
    try connection.forEach(statement, parameters, body)
  }

  /// See ``Connection/copyIn(_:_:)``.
  @discardableResult
  public func copyIn(_ sql: String, _ body: (inout CopyIn) throws -> Void) throws -> Int {
    try requireUnderWay()
    return try connection.copyIn(sql, body)
  }

  /// See ``Connection/copyOut(_:_:)``.
  public func copyOut(_ sql: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try requireUnderWay()
    try connection.copyOut(sql, body)
  }

  /// See ``Connection/run(script:)``. A script that ends the transaction itself is an error.
  public func run(script: String) throws(PostgresError) {
    try requireUnderWay()
    try connection.run(script: script)
    guard PQtransactionStatus(connection.handle) == PQTRANS_INTRANS else {
      throw PostgresError(.protocolMisuse, "the script ended the transaction that it stands in")
    }
  }

  /// What is to be done last in this transaction, of one type: made the first time that it is asked for.
  ///
  /// A savepoint that is undone does not undo it: whoever does the last work looks at what is there by then.
  public func lastWork<Work: LastWork>(_ make: () -> Work) -> Work {
    if let work = lastWorks.lazy.compactMap({ $0 as? Work }).first { return work }
    let work = make()
    lastWorks.append(work)
    return work
  }

  fileprivate func finish() throws {
    for work in lastWorks { try work.run(in: self) }
  }

  /// Runs `body` so that what it did can be undone alone: if it throws, the transaction goes on as before it.
  @discardableResult
  public func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
    try run(script: "SAVEPOINT inner_work")
    do {
      let value = try body()
      try run(script: "RELEASE SAVEPOINT inner_work")
      return value
    } catch {
      try run(script: "ROLLBACK TO SAVEPOINT inner_work; RELEASE SAVEPOINT inner_work")
      throw error
    }
  }

  private func requireUnderWay() throws(PostgresError) {
    if isOver { throw PostgresError(.protocolMisuse, "the transaction is over") }
  }
}

extension Connection {
  /// Runs `body` in a transaction and commits; if `body` throws, rolls back and throws on.
  ///
  /// - Throws: what `body` throws; ``PostgresError/Kind/commitUnknown`` where the connection broke during COMMIT, so
  ///   that whoever does the work again must first look whether it was done.
  @discardableResult
  public func transaction<Result>(
    _ mode: TransactionMode = .readWrite, _ body: (Transaction) throws -> Result
  ) throws -> Result {
    try requireOpen()
    if isRehearsing { return try rehearsed(body) }
    guard PQtransactionStatus(handle) != PQTRANS_INTRANS else {
      throw PostgresError(.protocolMisuse, "a transaction is already under way on this connection")
    }
    try run(script: mode.begin)
    let transaction = Transaction(self)
    let value: Result
    do {
      value = try body(transaction)
      try transaction.finish()
    } catch {
      transaction.isOver = true
      // If the connection is gone there is nothing to roll back, and the error that matters is the first.
      try? run(script: "ROLLBACK")
      throw error
    }
    transaction.isOver = true
    try commit()
    return value
  }

  /// Runs `body`, whose transactions see what those before them did, and undoes all of it at the end.
  public func rehearse<Result>(_ body: () throws -> Result) throws -> Result {
    try requireOpen()
    guard PQtransactionStatus(handle) == PQTRANS_IDLE else {
      throw PostgresError(.protocolMisuse, "a transaction is already under way on this connection")
    }
    try run(script: "BEGIN")
    isRehearsing = true
    defer {
      isRehearsing = false
      try? run(script: "ROLLBACK")
    }
    return try body()
  }

  /// A transaction within the one that is undone. What would have gone with its end goes here too.
  private func rehearsed<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    let transaction = Transaction(self)
    defer { transaction.isOver = true }
    let value = try transaction.savepoint { try body(transaction) }
    try run(script: "DISCARD TEMP")
    return value
  }

  private func commit() throws(PostgresError) {
    if PQtransactionStatus(handle) == PQTRANS_INERROR {
      try run(script: "ROLLBACK")
      throw PostgresError(
        .protocolMisuse, "a statement failed inside the transaction, its error was not passed on: nothing is kept",
        sqlState: "25P02")
    }
    // Known before anything is sent: then nothing was committed, and nothing is in doubt.
    if PQstatus(handle) != CONNECTION_OK { throw lost(statement: "commit") }
    do {
      try run(script: "COMMIT")
    } catch {
      guard error.kind == .connectionLost else { throw error }
      throw PostgresError(
        .commitUnknown, "the connection was lost during COMMIT; the transaction may have happened or not",
        sqlState: error.sqlState, statement: "commit")
    }
  }
}
