import ActivityResponsibility
import PostgreSQL
import SQLText

/// The lead among daemons: a row with a term that only grows, renewed while the leader lives.
///
/// An advisory lock alone is no guard: a paused leader wakes up believing. So every write the leader makes checks its
/// term in the write's own transaction, at its beginning and at its end.
public struct Lease: Hashable, Sendable {
  public let holder: String
  public let term: Int64

  /// How long the lead lasts without being renewed, in seconds.
  public static let length = 15.0

  /// - Parameter query: one that gives a row where the lead is held.
  /// - Throws: ``ErrorCode/heldByAnother`` where the lead has passed to somebody else, or has run out.
  fileprivate func require(_ query: Statement, _ transaction: Transaction) throws {
    let rows = try transaction.query(query, [.text(holder), .int64(term)])
    guard !rows.isEmpty else { throw ExplainedError.heldByAnother }
  }
}

extension Connection {
  /// Runs a write of the leader's. The lead is checked first, so that nothing is done in vain, and again last, when the
  /// lease is locked until the commit. Locked from the beginning it could not be renewed while a long write goes on.
  ///
  /// - Parameter lease: `nil` for a person's own command, which nobody leads.
  /// - Throws: ``ErrorCode/heldByAnother`` where the lead has passed to somebody else; then nothing was written.
  func transaction<Result>(guardedBy lease: Lease?, _ body: (Transaction) throws -> Result) throws -> Result {
    try transaction { transaction in
      try lease?.require(Query.checkLease, transaction)
      let result = try body(transaction)
      try lease?.require(Query.holdLease, transaction)
      return result
    }
  }
}

extension Connection {
  /// Takes the lead where nobody has it, or renews one's own.
  ///
  /// - Returns: the lease with its term; `nil` where another leads.
  public func takeLease(holder: String, term: Int64?) throws -> Lease? {
    let row = try query(Query.takeLease, [.text(holder), .int64(term ?? -1), .double(Lease.length)]).first
    return row.map { Lease(holder: holder, term: $0.int64(0)) }
  }

  /// Gives the lead back, so that another need not wait for it to run out.
  public func leave(_ lease: Lease) throws {
    try execute(Query.leaveLease, [.text(lease.holder), .int64(lease.term)])
  }
}
