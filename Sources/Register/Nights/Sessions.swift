import PostgreSQL
import SQLText

extension Connection {
  /// What a leader's working session is called in the server, so that its successor can find what it left open.
  private static let leaderName = "fullfoljd work"

  /// Marks this session as the one that a daemon writes through while it leads.
  ///
  /// - Returns: the session's number in the server, for ``endSession(_:)``.
  @discardableResult
  public func becomeLeadersSession() throws -> Int32 {
    try query(Query.nameSession, [.text(Self.leaderName)])[0].int32(1)
  }

  /// Ends the transactions that a leader whose lease has run out has left open. It was stopped in the middle of a write,
  /// and what it has locked would stop its successor too.
  ///
  /// - Returns: how many there were; 0 while the lease is held.
  @discardableResult
  public func endWorkLeftByFormerLeader() throws -> Int {
    try query(Query.endWorkOfFormerLeader, [.text(Self.leaderName)]).count
  }

  /// Ends another session of the same role in the middle of what it does: its transaction is undone.
  public func endSession(_ number: Int32) throws {
    try execute(Query.endSession, [.int32(number)])
  }
}
