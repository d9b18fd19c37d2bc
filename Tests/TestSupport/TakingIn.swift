import ActivityResponsibility
import PostgreSQL
import Register
import RollReading

extension TestDatabase {
  /// A register in which the autumn of 2024 has come, and no school told of anyone who lives in the municipality.
  public convenience init(unenrolled residents: [Resident]) throws {
    try self.init()
    try take(Population("2024-08-01", residents))
    try reconcile("2024-09-16")
  }

  /// Takes in a roll as a person would.
  @discardableResult
  public func take(_ roll: Roll, isDryRun: Bool = false) throws -> ImportResult {
    try connection.importRoll(
      DeliveredFile(path: file(roll.text)), source: roll.source, scope: roll.scope, asOf: roll.asOf,
      isComplete: roll.isComplete, request: .auto, by: "test", isDryRun: isDryRun)
  }

  /// Takes in a population file as a person would.
  @discardableResult
  public func take(_ population: Population, isDryRun: Bool = false) throws -> ImportResult {
    try connection.importPopulation(
      DeliveredFile(path: file(population.text)), source: population.source, municipality: population.municipality,
      asOf: population.asOf, isComplete: population.isComplete, request: .auto, by: "test", isDryRun: isDryRun)
  }

  /// Takes in a file of notices as a person would.
  @discardableResult
  public func take(_ notices: NoticeSheet) throws -> ImportResult {
    try connection.importNotices(
      DeliveredFile(path: file(notices.text)), source: "meddelanden", received: notices.received, request: .auto,
      by: "test")
  }

  /// Does a business date's work. - Returns: what came of it for each municipality.
  @discardableResult
  public func reconcile(
    _ day: Day, municipality: MunicipalityCode? = nil, isFull: Bool = false
  ) throws -> [NightResult] {
    try connection.reconcile(municipality, on: day, isFull: isFull)
  }

  /// What the rule says of a person on a day, as `covered/left-national`.
  public func outcome(
    of person: TestPerson, on day: Day, municipality: MunicipalityCode = "1496", knownAt known: Moment = .now
  ) throws -> String {
    let decision = try connection.explain(person.number, municipality: municipality, on: day, knownAt: known).decision
    return "\(decision.outcome.code)/\(decision.reason.code)"
  }

  /// The instant up to which all is learned: to ask later what was known now.
  public func now() throws -> Moment {
    let rows = try connection.query(Statement(name: "test_now", text: "SELECT last_stamp FROM register_clock"))
    return Moment(microseconds: rows[0].timestamp(0))
  }
}
