import ActivityResponsibility
import Register

/// What the daemon has been told to do: the settings file and the environment, checked.
struct Configuration: Hashable, Sendable {
  /// Where the database is, as libpq takes it; `nil` where libpq's variables or the embedded database decide. May hold a
  /// password, so it is never shown.
  var database: String?
  /// The folder of the embedded database.
  var state: String
  /// The folder below which every source has its own.
  var inbox: String
  /// How often the inbox and the calendar are looked at, in seconds.
  var pollSeconds: Int
  /// How long a file's size and time must have stood still before it is taken, in seconds.
  var stableSeconds: Int
  /// The minute of the Swedish day from which the day's night is done.
  var nightFrom: Int
  /// The file of the journal's secret key, with the signed heads beside it.
  var journalKey: String
  var sources: [SourceConfiguration]

  /// The address and folder that the file leaves to the environment are looked up there by the choice itself.
  func choice(environment: [String: String]) -> DatabaseChoice {
    DatabaseChoice(address: database, state: state, environment: environment)
  }
}

/// Somebody who hands in files, and what the files are.
struct SourceConfiguration: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case population(MunicipalityCode, isComplete: Bool)
    case roll(RollScope, isComplete: Bool)
    case notices
  }

  /// Where a file's day comes from.
  enum DayOrigin: String, Hashable, Sendable, CaseIterable {
    /// YYYY-MM-DD in the file's name, else the day it was last written.
    case name
    case written
  }

  let name: String
  /// Below the inbox.
  let folder: String
  let content: Content
  let asOf: DayOrigin
  /// Where and when the lists are fetched, for a source that does not hand them in.
  var pull: PullConfiguration?

  var kind: DeliveryKind {
    switch content {
    case .population: .population
    case .roll: .roll
    case .notices: .notice
    }
  }

  /// Of files of one day, residents come before pupils, and pupils before what schools tell of them.
  var rank: Int {
    switch content {
    case .population: 0
    case .roll: 1
    case .notices: 2
    }
  }

  /// What is written down of a file before it is read.
  func heading(asOf: Day) -> DeliveryHeading {
    switch content {
    case .population(let municipality, let isComplete):
      DeliveryHeading(
        kind: .population, source: name, scope: "municipality:\(municipality)", asOf: asOf, isComplete: isComplete,
        staff: Self.staff)
    case .roll(let scope, let isComplete):
      DeliveryHeading(
        kind: .roll, source: name, scope: scope.description, asOf: asOf, isComplete: isComplete, staff: Self.staff)
    case .notices:
      DeliveryHeading(
        kind: .notice, source: name, scope: "notices", asOf: asOf, isComplete: false, staff: Self.staff)
    }
  }

  /// Who receives what arrives in the inbox.
  static let staff = "fullfoljd"
}

/// A school system's service that a source's lists are fetched from.
struct PullConfiguration: Hashable, Sendable {
  /// The service's settings file.
  let service: String
  /// The minute of the Swedish day from which the day's lists are fetched.
  let from: Int
}
