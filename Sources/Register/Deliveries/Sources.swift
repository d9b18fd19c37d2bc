import ActivityResponsibility
import PostgreSQL
import SQLText

/// Why somebody should look at a source or a scope; the first is the most pressing.
public enum Attention: Int, Sendable, CaseIterable, Comparable {
  /// A file of it waits for somebody to accept or reject it.
  case held
  /// A file that was expected has not come.
  case late
  /// Its newest file was refused or rejected, or something in it was odd.
  case odd
  case none

  public static func < (left: Attention, right: Attention) -> Bool { left.rawValue < right.rawValue }
}

/// The newest file of a scope and what came of it.
public struct NewestDelivery: Sendable {
  public let id: Int64
  public let asOf: Day
  public let receivedAt: Moment
  public let verdict: Verdict
  public let rows: Int
  public let rejected: Int
  /// What was odd in it and is not settled, bad rows among them.
  public let findings: Int
}

/// One scope of a source, on a day.
public struct ScopeOverview: Sendable {
  public let scope: String
  public let newest: NewestDelivery
  /// The day that its newest applied file speaks of; `nil` where none was ever applied.
  public let lastApplied: Day?
  /// `nil` where it is not late on the day.
  public let lateness: Lateness?
  /// The day that its next file should speak of; `nil` where none is expected.
  public let nextExpected: Day?
  public let isFinished: Bool
  /// How many files are held.
  public let held: Int
  /// The held file that speaks of the latest day.
  public let heldDelivery: Int64?

  public var attention: Attention {
    if held > 0 { return .held }
    if lateness != nil { return .late }
    let isOdd = newest.verdict == .refused || newest.verdict == .rejected || newest.rejected > 0 || newest.findings > 0
    return isOdd ? .odd : .none
  }
}

/// Who hands in files: how often, when they are held, and how each of its scopes stands on a day.
public struct SourceOverview: Sendable {
  public let name: String
  public let kind: DeliveryKind
  public let guardShare: Int
  public let guardFloor: Int
  public let rhythm: Rhythm?
  /// In the order of their need of attention: by ``ScopeOverview/attention``, days late, the most first, and scope.
  public let scopes: [ScopeOverview]

  /// The file that came last of all.
  public var newest: NewestDelivery? { scopes.map(\.newest).max { $0.id < $1.id } }
  public var late: [ScopeOverview] { scopes.filter { $0.lateness != nil } }
  public var attention: Attention { scopes.map(\.attention).min() ?? .none }
  /// How many files are held.
  public var held: Int { scopes.reduce(0) { $0 + $1.held } }
  /// What is odd in the newest files of its scopes and not settled.
  public var findings: Int { scopes.reduce(0) { $0 + $1.newest.findings } }
  /// The scope that is the most days late.
  public var latest: Lateness? { late.compactMap(\.lateness).max { $0.days < $1.days } }
  /// The nearest day that a file of it should speak of; in the past where one is late.
  public var nextExpected: Day? { scopes.compactMap(\.nextExpected).min() }
}

extension Connection {
  /// Every source as it stands on a day, what needs attention first: by ``SourceOverview/attention``, days late, the most
  /// first, and name.
  public func sources(on day: Day) throws -> [SourceOverview] {
    try transaction(.readOnlySnapshot) { transaction in
      var standings: [String: [String: ScopeStanding]] = [:]
      for standing in try transaction.scopeStandings(knownAt: .now) {
        standings[standing.source, default: [:]][standing.scope] = standing
      }
      let rows = Array(try transaction.query(Query.listSourceScopes))
      var sources: [SourceOverview] = []
      var start = 0
      while start < rows.count {
        let name = rows[start].text(0)
        let end = rows[start...].firstIndex { $0.text(0) != name } ?? rows.count
        sources.append(SourceOverview(rows[start..<end], standings[name] ?? [:], on: day))
        start = end
      }
      return sources.sorted { one, other in
        let days = (one.latest?.days ?? 0, other.latest?.days ?? 0)
        return (one.attention.rawValue, days.1, one.name) < (other.attention.rawValue, days.0, other.name)
      }
    }
  }
}

extension SourceOverview {
  /// The rows of one source, of which there is one at least.
  fileprivate init(_ rows: ArraySlice<Row>, _ standings: [String: ScopeStanding], on day: Day) {
    let first = rows[rows.startIndex]
    name = first.text(0)
    // Both kind and verdict are kept by constraints to what the program knows.
    kind = DeliveryKind(rawValue: first.text(1)) ?? .roll
    guardShare = first.int(2)
    guardFloor = first.int(3)
    rhythm = first.rhythm(4)
    scopes = rows.filter { !$0.isNull(7) }.map { row in
      let standing = standings[row.text(7)]
      return ScopeOverview(
        scope: row.text(7),
        newest: NewestDelivery(
          id: row.int64(8), asOf: row.dayValue(9), receivedAt: row.moment(10),
          verdict: Verdict(rawValue: row.text(11)) ?? .refused, rows: row.int(12), rejected: row.int(13),
          findings: row.int(14)),
        lastApplied: standing?.lastAsOf, lateness: standing?.lateness(on: day), nextExpected: standing?.nextExpected,
        isFinished: standing?.isFinished ?? false, held: standing?.held ?? 0, heldDelivery: standing?.heldDelivery)
    }.sorted { one, other in
      let days = (one.lateness?.days ?? 0, other.lateness?.days ?? 0)
      return (one.attention.rawValue, days.1, one.scope) < (other.attention.rawValue, days.0, other.scope)
    }
  }
}
