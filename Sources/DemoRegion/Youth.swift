import ActivityResponsibility

/// What is true of one invented person, whatever the files say and when they say it.
struct Youth: Sendable {
  let number: IdentityNumber
  let birth: Day
  let isWoman: Bool
  let givenName: String
  let familyName: String
  let address: String
  /// Periods of folkbokföring, first to last.
  var homes: [Home]
  /// Where the person came to Sweden within the years the files speak of.
  let firstRegistered: Day?
  var protection = ProtectionMark.none
  var protectedFrom: Day?
  /// Whether the schools keep the person out of their rolls once protected.
  var isLeftOutOfRolls = false
  var spells: [Spell]

  /// The person's only home in the region, for stories that need someone who does not move.
  var onlyHome: Home? { homes.count == 1 ? homes[0] : nil }

  func isProtected(on day: Day) -> Bool { protectedFrom.map { $0 <= day } ?? false }

  func home(on day: Day) -> Home? { homes.first { $0.period.contains(day) } }
}

/// A home in one of the fifteen municipalities.
struct Home: Sendable {
  let municipality: MunicipalityCode
  let town: String
  let postalCode: String
  var period: DayRange
}

/// Studies at one school, first day to last.
struct Spell: Sendable {
  let school: Int
  let study: Study
  /// As the school writes it; empty where it has no programmes.
  var programme: String
  /// A programme changed without a new start, from a day on.
  var changed: (on: Day, programme: String)?
  let first: Day
  let plannedLast: Day
  /// The last day where it came before the planned one.
  var leftOn: Day?
  var ending = Ending.planned
  /// The certificate, dated the planned last day.
  var certificate: QualificationKind?
  var attendance = Attendance.came

  /// The true last day.
  var last: Day { leftOn ?? plannedLast }

  func covers(_ day: Day) -> Bool { attendance == .came && first <= day && day <= last }
}

/// How the school tells that a spell has ended.
enum Ending: Hashable, Sendable {
  case planned
  /// A last day with a reason in the school's own words.
  case reason(String)
  /// A last day and nothing more.
  case withoutReason
  /// The row is gone from the next roll.
  case vanishes
}

/// Whether a pupil who was admitted came.
enum Attendance: Hashable, Sendable {
  case came
  /// Stood on the roll, never appeared; the school says so in a notice.
  case neverShown
  /// Turned the place down before the term began.
  case declined
}
