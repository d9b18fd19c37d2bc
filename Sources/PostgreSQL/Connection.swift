import CLibPQ

/// One blocking connection, for one thread at a time. ``Database`` gives it a thread and is what async code uses.
public final class Connection {
  let handle: OpaquePointer

  /// What has been prepared on this connection: the text, and the parameter types that the server inferred.
  private var prepared: [String: (text: String, parameterTypes: [UInt32])] = [:]

  private var isClosed = false

  /// Whether ``rehearse(_:)`` is under way.
  var isRehearsing = false

  /// - Throws: ``PostgresError/Kind/cannotConnect``.
  public init(_ target: ConnectionTarget) throws(PostgresError) {
    let keywords = try target.keywords()
    let handle = withCStrings(keywords.map(\.key)) { keys in
      withCStrings(keywords.map(\.value)) { values in PQconnectdbParams(keys, values, 1) }
    }
    guard let handle else { throw PostgresError(.cannotConnect, "no memory for a connection") }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else {
      // All of the object is set, so its deinit frees the handle.
      throw PostgresError(.cannotConnect, Self.trimmed(PQerrorMessage(handle)))
    }
    // By default libpq prints notices, which may quote rows, to standard error.
    PQsetNoticeReceiver(handle, { _, _ in }, nil)
  }

  deinit { close() }

  /// Ends the connection. Anything after it throws.
  public func close() {
    if !isClosed { PQfinish(handle) }
    isClosed = true
  }

  /// The server's version as PostgreSQL counts: 150012 is 15.12.
  public var serverVersion: Int { isClosed ? 0 : Int(PQserverVersion(handle)) }

  /// False once the connection has been closed or is known to have broken.
  public var isUsable: Bool { !isClosed && PQstatus(handle) == CONNECTION_OK }

  /// Runs one statement and gives its rows. It is prepared the first time.
  @discardableResult
  public func query(_ statement: Statement, _ parameters: [Parameter] = []) throws(PostgresError) -> Rows {
    let types = try prepare(statement)
    let buffer = try ParameterBuffer(parameters, as: types, of: statement.name)
    let result = buffer.withPointers { values, lengths, formats in
      PQexecPrepared(handle, statement.name, Int32(parameters.count), values, lengths, formats, 1)
    }
    return Rows(try checked(result, statement: statement.name))
  }

  /// Runs one statement.
  ///
  /// - Returns: how many rows it touched.
  @discardableResult
  public func execute(_ statement: Statement, _ parameters: [Parameter] = []) throws(PostgresError) -> Int {
    try query(statement, parameters).affected
  }

  /// Gives the rows one by one, for results too large to hold at once. The row is gone when `body` returns.
  ///
  /// An error that `body` throws cancels the query and is thrown on.
  public func forEach(
    _ statement: Statement, _ parameters: [Parameter] = [], _ body: (Row) throws -> Void
  ) throws {
    let types = try prepare(statement)
    let buffer = try ParameterBuffer(parameters, as: types, of: statement.name)
    let sent = buffer.withPointers { values, lengths, formats in
      PQsendQueryPrepared(handle, statement.name, Int32(parameters.count), values, lengths, formats, 1)
    }
    guard sent == 1 else { throw lost(statement: statement.name) }
    PQsetSingleRowMode(handle)
    do {
      while let result = PQgetResult(handle) {
        let rows = Rows(try checked(result, statement: statement.name))
        if rows.count > 0 { try body(rows[0]) }
      }
    } catch {
      cancelAndDrain()
      throw error
    }
  }

  /// Runs any number of statements in one go, for migrations, roles and tests: no parameters, no rows.
  public func run(script: String) throws(PostgresError) {
    try requireOpen()
    _ = Rows(try checked(PQexec(handle, script), statement: nil))
  }

  /// What the server says of a statement: the types of its parameters, and its columns with theirs.
  ///
  /// Prepares it, so a statement that names a missing table or column is an error here.
  public func describe(
    _ statement: Statement
  ) throws(PostgresError) -> (parameterTypes: [UInt32], columns: [(name: String, type: UInt32)]) {
    let types = try prepare(statement)
    let rows = Rows(try checked(PQdescribePrepared(handle, statement.name), statement: statement.name))
    return (types, zip(rows.columns, rows.types).map { (name: $0, type: $1) })
  }

  private func prepare(_ statement: Statement) throws(PostgresError) -> [UInt32] {
    try requireOpen()
    if let known = prepared[statement.name] {
      guard known.text == statement.text else {
        throw PostgresError(.protocolMisuse, "two statements have this name", statement: statement.name)
      }
      return known.parameterTypes
    }
    guard statement.name.utf8.count <= 63 else {
      throw PostgresError(.protocolMisuse, "a name has at most 63 bytes", statement: statement.name)
    }
    PQclear(try checked(PQprepare(handle, statement.name, statement.text, 0, nil), statement: statement.name))
    let described = try checked(PQdescribePrepared(handle, statement.name), statement: statement.name)
    defer { PQclear(described) }
    let types = (0..<PQnparams(described)).map { PQparamtype(described, $0) }
    prepared[statement.name] = (statement.text, types)
    return types
  }
}

extension Connection {
  func requireOpen() throws(PostgresError) {
    if isClosed { throw PostgresError(.protocolMisuse, "the connection is closed") }
  }

  /// The result if it is a good one; otherwise it is freed and told as an error.
  func checked(_ result: OpaquePointer?, statement: String?) throws(PostgresError) -> OpaquePointer {
    guard let result else { throw lost(statement: statement) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY: return result
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      PQclear(result)
      cancelAndDrain()
      throw PostgresError(.protocolMisuse, "COPY goes through copyIn and copyOut", statement: statement)
    default:
      defer { PQclear(result) }
      if PQstatus(handle) != CONNECTION_OK { throw lost(result, statement: statement) }
      throw .server(result, statement: statement)
    }
  }

  func lost(_ result: OpaquePointer? = nil, statement: String?) -> PostgresError {
    guard PQstatus(handle) != CONNECTION_OK else {
      return PostgresError(.protocolMisuse, "another command is under way on this connection", statement: statement)
    }
    let state = result.flatMap { PostgresError.server($0, statement: nil).sqlState }
    return PostgresError(.connectionLost, "the connection was lost", sqlState: state, statement: statement)
  }

  /// Gives up what the server is doing and reads on until it is ready for the next command.
  func cancelAndDrain() {
    if let cancel = PQgetCancel(handle) {
      // Whether the cancelling arrived does not matter: the rest is read and thrown away either way.
      var reason: [CChar] = Array(repeating: 0, count: 256)
      _ = PQcancel(cancel, &reason, Int32(reason.count))
      PQfreeCancel(cancel)
    }
    while PQstatus(handle) == CONNECTION_OK, let result = PQgetResult(handle) {
      switch PQresultStatus(result) {
      case PGRES_COPY_IN: PQputCopyEnd(handle, "given up")
      case PGRES_COPY_OUT:
        var message: UnsafeMutablePointer<CChar>?
        while PQgetCopyData(handle, &message, 0) > 0 { PQfreemem(message) }
      default: break
      }
      PQclear(result)
    }
  }

  static func trimmed(_ text: UnsafePointer<CChar>?) -> String {
    var text = Substring(text.map { String(cString: $0) } ?? "")
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// Calls `body` with a list of C strings that ends with null.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  var bytes: [CChar] = []
  let starts = strings.map { string in
    defer { bytes += string.utf8.map { CChar(bitPattern: $0) } + [0] }
    return bytes.count
  }
  return bytes.withUnsafeBufferPointer { buffer in
    var pointers = starts.map { start in buffer.baseAddress.map { $0 + start } }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { list in
      // An array with at least the closing null has an address.
      body(list.baseAddress!)
    }
  }
}
