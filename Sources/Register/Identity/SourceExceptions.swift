import ActivityResponsibility
import PostgreSQL
import SQLText

/// A person whom a source's rolls and the population register disagree about.
public struct SourceException: Hashable, Sendable {
  public enum What: String, Sendable, CaseIterable {
    /// On the source's roll, and resident in no municipality that the register knows of.
    case notInPopulation = "not-in-population"
    /// On the source's roll, and resident in another municipality than the one asked about.
    case elsewhere
    /// Resident and of the age, and on no roll of any source.
    case onNoRoll = "on-no-roll"

    public var phrase: Phrase {
      switch self {
      case .notInPopulation: Phrase("på listan, inte i befolkningen", "on the roll, not in the population")
      case .elsewhere: Phrase("på listan, bor i annan kommun", "on the roll, lives in another municipality")
      case .onNoRoll: Phrase("i åldern, på ingen lista", "of the age, on no roll")
      }
    }
  }

  public let what: What
  public let number: IdentityNumber
  /// `nil` where there is none, or where it may not be told (skyddad folkbokföring).
  public let unit: SchoolUnitCode?
  public let firstDay: Day?
}

extension Connection {
  /// The two-way list of a source: who is on its rolls and nobody's resident, and who is resident, past compulsory
  /// schooling and under 20, and on no roll at all.
  ///
  /// - Parameter municipality: whose residents; `nil` for every municipality that the register knows.
  /// - Throws: ``ErrorCode/thingUnknown``, ``ErrorCode/ruleDecidesNothing``.
  public func exceptions(
    of source: String, municipality: MunicipalityCode? = nil, on day: Day
  ) throws -> [SourceException] {
    try reading(knownAt: .now) { transaction in
      guard let id = try transaction.query(Query.sourceIdOf, [.text(source)]).first?.int32(0) else {
        throw ExplainedError(
          .thingUnknown, Phrase("ingen källa heter så", "no source has that name"), place: source,
          fix: Phrase("se fullfolj source list", "see fullfolj source list"))
      }
      try transaction.followLinks(knownAt: .now)
      let strangers = try transaction.query(
        Query.pupilsNotResident, [.int32(id), .day(day), .municipality(municipality)]
      ).map { row in
        SourceException(
          what: row.bool(3) ? .elsewhere : .notInPopulation, number: row.number(0),
          unit: row.isNull(1) ? nil : row.unit(1), firstDay: row.dayValue(2))
      }
      return try strangers + onNoRoll(municipality, day, transaction)
    }
  }

  private func onNoRoll(
    _ municipality: MunicipalityCode?, _ day: Day, _ transaction: Transaction
  ) throws -> [SourceException] {
    guard RuleVersion.inForce(on: day) != nil else { return [] }
    try transaction.execute(Query.chooseEveryone, [.municipality(municipality)])
    var found: [SourceException] = []
    var stream = try FactStream(transaction, knownAt: .now)
    while let facts = try stream.next() {
      guard day < facts.twentiethBirthday, day > facts.lastDayOfSchooling,
        facts.residences.contains(where: {
          $0.period.contains(day) && (municipality == nil || $0.municipality == municipality)
        }),
        !facts.enrolments.contains(where: { $0.period.contains(day) })
      else { continue }
      found.append(
        SourceException(what: .onNoRoll, number: IdentityNumber(stored: facts.personID), unit: nil, firstDay: nil))
    }
    return found
  }
}
