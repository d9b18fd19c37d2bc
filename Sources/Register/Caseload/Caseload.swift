import ActivityResponsibility
import PostgreSQL
import SQLText

/// What one member of staff carries.
public struct StaffLoad: Sendable {
  /// `nil` for the cases that are nobody's.
  public let staff: String?
  public let cases: Int
  /// In how many of them the youth has never been reached.
  public let neverReached: Int
  public let waiting: Int
  public let overdue: Int
  /// By the municipality's weights.
  public let load: Int
  public let isCoordinator: Bool
  /// Who stands in on the day.
  public let deputies: [String]
}

/// A case as a list shows it.
public struct ListedCase: Sendable {
  /// The person's current number.
  public let number: IdentityNumber
  /// `nil` for a protected person, or where the register has none.
  public let name: String?
  public let isProtected: Bool
  public let caseID: Int64
  public let version: Int
  public let openedOn: Day
  public let cause: Reason?
  public let closedOn: Day?
  public let closedReason: String?
  public let assignedTo: String?
  public let earlierCase: Int64?
  /// What comes next; `nil` where nothing waits.
  public let next: (kind: String, due: Day, why: String)?
  /// The last day on which the youth was tried in vain, and how often that was.
  public let lastAttempted: Day?
  public let attempts: Int
  /// The last day on which the youth was reached, and how often that was.
  public let lastReached: Day?
  public let timesReached: Int
}

extension Connection {
  /// How a municipality's open cases lie on its staff on a day, with the cases that are nobody's last.
  public func caseload(of municipality: MunicipalityCode, on day: Day) throws -> [StaffLoad] {
    let coordinator = try coordinator(of: municipality, on: day)
    let deputies = try deputies(of: municipality, on: day).filter { $0.firstDay <= day }
    let weights = try followUpPolicy(of: municipality, on: day).weights
    return try query(Query.caseload, [.municipality(municipality), .day(day)]).map { row in
      let staff = row.optionalText(0)
      return StaffLoad(
        staff: staff, cases: row.int(1), neverReached: row.int(2), waiting: row.int(3), overdue: row.int(4),
        load: weights.load(cases: row.int(1), neverReached: row.int(2), late: row.int(4)),
        isCoordinator: staff != nil && staff == coordinator,
        deputies: deputies.filter { $0.staff == staff }.map(\.deputy))
    }
  }

  /// A municipality's cases, sorted by person and opening.
  ///
  /// - Parameters:
  ///   - isOpen: only open or only closed ones; `nil` for all.
  ///   - assigned: only those of a member of staff.
  ///   - day: nobody who is protected on it or later is named.
  public func cases(
    of municipality: MunicipalityCode, isOpen: Bool?, assigned: String?, on day: Day
  ) throws -> [ListedCase] {
    try reading(knownAt: .now) { transaction in
      try transaction.followLinks(knownAt: .now)
      return try transaction.query(
        Query.listCases, [.municipality(municipality), .bool(isOpen), .text(assigned), .day(day)]
      ).map { ListedCase($0) }
    }
  }
}

extension ListedCase {
  init(_ row: Row) {
    number = row.number(0)
    caseID = row.int64(1)
    version = row.int(2)
    openedOn = row.dayValue(3)
    cause = Reason(rawValue: row.int16(4))
    closedOn = row.optionalDayValue(5)
    closedReason = row.optionalText(6)
    assignedTo = row.optionalText(7)
    if let kind = row.optionalText(8), let due = row.optionalDayValue(9), let why = row.optionalText(17) {
      next = (kind, due, why)
    } else {
      next = nil
    }
    lastAttempted = row.optionalDayValue(10)
    lastReached = row.optionalDayValue(11)
    attempts = row.int(12)
    timesReached = row.int(13)
    name = row.optionalText(14)
    isProtected = row.bool(15)
    earlierCase = row.optionalInt64(16)
  }
}
