import ActivityResponsibility
import PostgreSQL
import SQLText

extension Transaction {
  /// Begins to learn: waits for whoever else is learning, and gives the instant that all this transaction learns is
  /// stamped with. Whatever is read after it stays as it is until the transaction ends.
  func beginKnowing() throws -> Moment {
    try query(Query.beginKnowing)[0].moment(0)
  }
}

extension Connection {
  /// Reads at one moment, with a place for the numbers of those whose facts are wanted.
  ///
  /// - Parameter known: a time in the past to know by. Waits until nobody is learning, so that the same question has
  ///   the same answer for ever.
  func reading<Result>(knownAt known: Moment, _ body: (Transaction) throws -> Result) throws -> Result {
    try createChosen()
    if known != .now {
      let now = try query(Query.awaitLearning)[0].moment(2)
      guard known <= now else {
        throw ExplainedError(
          .wrongUse, Phrase("tidpunkten ligger i framtiden", "the time lies in the future"), place: "--known-at",
          fix: Phrase("ange en tid som har varit", "give a time that has been"))
      }
    }
    return try transaction(.readOnlySnapshot, body)
  }

  /// Today in Sweden, by the server's clock.
  public func today() throws(PostgresError) -> Day {
    try query(Query.todayInSweden)[0].dayValue(0)
  }
}
