import CLibPQ

extension Connection {
  /// Sends rows by a binary `COPY table (columns) FROM STDIN (FORMAT binary)`.
  ///
  /// If `body` throws, nothing of the copy remains and the error is thrown on.
  ///
  /// - Returns: how many rows the server took.
  @discardableResult
  public func copyIn(_ sql: String, _ body: (inout CopyIn) throws -> Void) throws -> Int {
    try beginCopyIn(sql)
    var copy = CopyIn(self, sql)
    do {
      try body(&copy)
    } catch {
      endCopy("given up")
      throw error
    }
    copy.finish()
    try finishCopy()
    return copy.rows
  }

  func beginCopyIn(_ sql: String) throws(PostgresError) { try beginCopy(sql, PGRES_COPY_IN) }

  /// Ends a copy to the server, and waits until the server has taken all of it.
  func finishCopy() throws(PostgresError) {
    if PQputCopyEnd(handle, nil) != 1 { throw lost(statement: nil) }
    // The rows are counted by whoever sent them; the server takes all or fails.
    _ = Rows(try checked(PQgetResult(handle), statement: nil))
    while let extra = PQgetResult(handle) { PQclear(extra) }
  }

  /// Receives what `COPY … TO STDOUT` sends, one message (a row, in the text and CSV formats) at a time.
  ///
  /// If `body` throws, the copy is cancelled and the error is thrown on.
  public func copyOut(_ sql: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try beginCopy(sql, PGRES_COPY_OUT)
    var message: UnsafeMutablePointer<CChar>?
    while true {
      let length = PQgetCopyData(handle, &message, 0)
      guard length > 0 else { break }
      defer { PQfreemem(message) }
      do {
        try body(UnsafeRawBufferPointer(start: message, count: Int(length)))
      } catch {
        cancelAndDrain()
        throw error
      }
    }
    PQclear(try checked(PQgetResult(handle), statement: nil))
    while let extra = PQgetResult(handle) { PQclear(extra) }
  }

  private func beginCopy(_ sql: String, _ wanted: ExecStatusType) throws(PostgresError) {
    try requireOpen()
    let result = PQexec(handle, sql)
    guard PQresultStatus(result) == wanted else {
      switch PQresultStatus(result) {
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
        PQclear(result)
        cancelAndDrain()
        throw PostgresError(.protocolMisuse, "the statement does not copy in this direction")
      default:
        PQclear(try checked(result, statement: nil))
        return
      }
    }
    let isBinary = PQbinaryTuples(result) == 1
    PQclear(result)
    if wanted == PGRES_COPY_IN, !isBinary {
      endCopy("not binary")
      throw PostgresError(.protocolMisuse, "a copy to the server is written with (FORMAT binary)")
    }
  }

  /// Ends a copy to the server as failed: it answers with an error of our own making, which is thrown away.
  private func endCopy(_ reason: String) {
    PQputCopyEnd(handle, reason)
    while PQstatus(handle) == CONNECTION_OK, let result = PQgetResult(handle) { PQclear(result) }
  }
}
