import ActivityResponsibility
import PostgreSQL

/// That one number leads to another: who said so, and whether somebody has taken it back.
public struct IdentityLink: Hashable, Sendable {
  public let id: Int64
  public let number: IdentityNumber
  public let leadsTo: IdentityNumber
  /// The day that the source gives.
  public let since: Day
  /// A source's name, or `person`.
  public let toldBy: String
  public let decidedBy: String?
  public let why: String?
  public let undoneBy: String?
  public let undoneWhy: String?
  public let knownFrom: Moment
  /// ``Moment/now`` while it is believed.
  public let knownUntil: Moment

  /// Whether it is believed now.
  public var isBelieved: Bool { knownUntil == .now }

  init(_ row: Row) {
    id = row.int64(0)
    number = row.number(1)
    leadsTo = row.number(2)
    since = row.dayValue(3)
    toldBy = row.text(4)
    decidedBy = row.optionalText(5)
    why = row.optionalText(6)
    undoneBy = row.optionalText(7)
    undoneWhy = row.optionalText(8)
    knownFrom = row.moment(9)
    knownUntil = row.moment(10)
  }
}

/// Where a link comes from.
enum LinkOrigin {
  case file(source: String, delivery: Int64, row: Int32)
  case decision(by: String, why: String)

  /// A source's name, or `person`.
  var toldBy: String {
    switch self {
    case .file(let source, _, _): source
    case .decision: "person"
    }
  }

  /// Who writes it down in the cases concerned.
  var author: String {
    switch self {
    case .file: CaseKeeper.author
    case .decision(let staff, _): staff
    }
  }

  var why: String? {
    switch self {
    case .file: nil
    case .decision(_, let why): why
    }
  }
}
