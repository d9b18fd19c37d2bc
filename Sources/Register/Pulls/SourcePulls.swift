import ActivityResponsibility
import PostgreSQL
import SQLText

/// When a source's service was last asked for its lists.
public struct SourcePull: Sendable {
  /// The instant until which the service has told what it took away, as RFC 3339 writes it; `nil` before the first pull.
  public let deletedAfter: String?
  /// The Swedish day of the last pull that brought its lists.
  public let lastDay: Day?
  /// How many times in a row it has failed since.
  public let failures: Int
  /// The code of the error that the last try ended with.
  public let failure: String?
  /// How long ago the last try was, in seconds.
  public let secondsSinceTry: Double

  init(_ row: Row) {
    deletedAfter = row.optionalText(7)
    lastDay = row.optionalDayValue(5)
    failures = row.int(3)
    failure = row.optionalText(4)
    secondsSinceTry = row.double(6)
  }
}

extension Connection {
  /// When the source's service was last asked; `nil` where it never was.
  public func pull(of source: String) throws -> SourcePull? {
    try query(Query.sourcePull, [.text(source)]).first.map { SourcePull($0) }
  }

  /// What time it is by the clock that pulls are recorded by.
  public func presentMoment() throws -> Moment {
    try query(Query.presentMoment)[0].moment(0)
  }

  /// Writes down that a source's service was asked.
  ///
  /// - Parameters:
  ///   - started: before the first question was asked.
  ///   - failure: what it ended with; `nil` where the lists were brought.
  public func recordPull(of source: String, kind: DeliveryKind = .roll, started: Moment, failure: ErrorCode?) throws {
    try transaction { transaction in
      // A source that is only pulled from is made on first mention, like any other.
      _ = try transaction.query(Query.sourceOfName, [.text(source), .text(kind.rawValue)])
      try transaction.execute(
        Query.recordPull, [.text(source), .moment(started), .text(failure?.rawValue)])
    }
  }
}
