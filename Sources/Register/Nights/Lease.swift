import ActivityResponsibility
import PostgreSQL
import SQLText

/// The lead among daemons: a row with a term that only grows, renewed while the leader lives.
///
/// An advisory lock alone is no guard: a paused leader wakes up believing. So every write the leader makes checks its
/// term in the write's own transaction, and holds the row until it is done.
public struct Lease: Hashable, Sendable {
  public let holder: String
  public let term: Int64

  /// How long the lead lasts without being renewed, in seconds.
  public static let length = 15.0

  /// - Throws: ``ErrorCode/heldByAnother`` where the lead has passed to somebody else, or has run out.
  func requireHeld(in transaction: Transaction) throws {
    let rows = try transaction.query(Query.checkLease, [.text(holder), .int64(term)])
    guard !rows.isEmpty else { throw ExplainedError.heldByAnother }
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
