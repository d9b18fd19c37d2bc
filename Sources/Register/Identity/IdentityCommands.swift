import ActivityResponsibility
import PostgreSQL
import SQLText

/// What came of linking two numbers.
public struct LinkResult: Sendable {
  public let person: PersonNumbers
  /// It was believed before; nothing was changed.
  public let isRepeat: Bool
  /// Those of the two numbers of which the register knows nothing yet.
  public let unknown: [IdentityNumber]
  /// Where the person now has more than one case open, which somebody has to look at.
  public let municipalitiesWithSeveralCases: [MunicipalityCode]
}

/// What is believed, and has been, of who a person is.
public struct PersonIdentity: Sendable {
  /// A case of the person, by the number it was opened under.
  public struct NumberedCase: Sendable {
    public let id: Int64
    public let number: IdentityNumber
    public let municipality: MunicipalityCode
    public let openedOn: Day
    public let closedOn: Day?
  }

  public let person: PersonNumbers
  /// Every link that has ever been believed of one of the numbers, the earliest first.
  public let links: [IdentityLink]
  public let cases: [NumberedCase]

  /// The municipalities where more than one case is open.
  public var municipalitiesWithSeveralCases: [MunicipalityCode] {
    let open = Dictionary(grouping: cases.filter { $0.closedOn == nil }, by: \.municipality)
    return open.filter { $0.value.count > 1 }.keys.sorted { $0.number < $1.number }
  }
}

extension Connection {
  /// Decides that a number leads to another: the two are one person, who goes by the other.
  ///
  /// - Parameters:
  ///   - day: since when, as the source gives it; the facts of both numbers are united whole.
  ///   - allowsOtherBirthDate: the numbers may tell different birth dates; otherwise that is taken for a mistake.
  ///   - whyConfirmed: whether the writer was asked about sensitive words in the reason and stands by it.
  /// - Throws: ``ErrorCode/linkRefused`` where the two cannot be one person's chain of numbers,
  ///   ``ErrorCode/noteUnconfirmed``.
  public func link(
    _ number: IdentityNumber, to other: IdentityNumber, since day: Day, why: String,
    allowsOtherBirthDate: Bool = false, by staff: String, whyConfirmed: Bool = false
  ) throws -> LinkResult {
    let marks = try FreeText(why).marks(isConfirmed: whyConfirmed)
    let today = try today()
    guard day <= today else {
      throw ExplainedError.linkRefused(
        Phrase("dagen \(day) har inte varit", "the day \(day) has not been"),
        fix: Phrase("ange dagen då numret byttes", "give the day on which the number was changed"))
    }
    guard number != other else {
      throw ExplainedError.linkRefused(
        Phrase("numren är samma nummer", "the numbers are the same number"),
        fix: Phrase("ange det gamla numret först och sedan det nya", "give the old number first, then the new one"))
    }
    guard number.isLocal || !other.isLocal else {
      throw ExplainedError.linkRefused(
        Phrase(
          "ett identitetsnummer leder inte till skolans eget nummer",
          "an identity number does not lead to the school's own number"),
        fix: Phrase("ange skolans nummer först", "give the school's number first"))
    }
    guard allowsOtherBirthDate || number.birthDate == other.birthDate else {
      throw ExplainedError.linkRefused(
        Phrase("numren har olika födelsedatum", "the numbers have different birth dates"),
        fix: Phrase(
          "kontrollera numren; är det rätt, säg det med --differing-birth-date",
          "check the numbers; where they are right, say so with --differing-birth-date"))
    }
    for number in [number, other] {
      try recordAccess(
        to: number, by: staff, reading: "act numbers-linked", isAct: true, requiresKnown: false, on: today)
    }
    return try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      let unknown = try [number, other].filter {
        try !transaction.query(Query.isKnown, [.int64Array([$0.rawValue])])[0].bool(0)
      }
      let desk = IdentityDesk(transaction: transaction, stamp: stamp, today: today, marks: marks)
      let fate = try desk.link(number, to: other, since: day, .decision(by: staff, why: why))
      if fate == .circle {
        throw ExplainedError.linkRefused(
          Phrase("det nya numret leder redan till det gamla", "the new number leads to the old one already"),
          fix: Phrase(
            "se fullfolj identity show; ta bort den andra länken först", "see fullfolj identity show; unlink it first"))
      }
      let person = try transaction.person(of: number)
      return LinkResult(
        person: person, isRepeat: fate == .repeated, unknown: unknown,
        municipalitiesWithSeveralCases: try transaction.query(
          Query.municipalitiesWithSeveralCases, [person.parameter]
        ).map { $0.municipality(0) })
    }
  }

  /// Takes back where a number leads: both histories are again what each number was told.
  ///
  /// - Returns: the two persons that were one.
  /// - Throws: ``ErrorCode/linkRefused`` where the number leads nowhere, ``ErrorCode/noteUnconfirmed``.
  public func unlink(
    _ number: IdentityNumber, why: String, by staff: String, whyConfirmed: Bool = false
  ) throws -> (person: PersonNumbers, other: PersonNumbers) {
    let marks = try FreeText(why).marks(isConfirmed: whyConfirmed)
    let today = try today()
    try recordAccess(
      to: number, by: staff, reading: "act numbers-unlinked", isAct: true, requiresKnown: false, on: today)
    return try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      guard let link = try transaction.query(Query.believedLink, [.number(number)]).first,
        try IdentityDesk(transaction: transaction, stamp: stamp, today: today, marks: marks)
          .unlink(number, by: staff, why: why)
      else {
        throw ExplainedError.linkRefused(
          Phrase("numret leder inte till något annat", "the number leads to no other"),
          fix: Phrase("se fullfolj identity show", "see fullfolj identity show"))
      }
      return (try transaction.person(of: number), try transaction.person(of: link.number(1)))
    }
  }

  /// Who the person is that a number is of: all numbers, where that comes from, and the cases under each.
  ///
  /// - Throws: ``ErrorCode/personUnknown`` where neither a fact nor a link is known of the number.
  public func identity(of number: IdentityNumber) throws -> PersonIdentity {
    try transaction(.readOnlySnapshot) { transaction in
      let person = try transaction.person(of: number)
      let links = try transaction.query(Query.linksOfNumbers, [person.parameter]).map { IdentityLink($0) }
      guard try !links.isEmpty || transaction.query(Query.isKnown, [person.parameter])[0].bool(0) else {
        throw ExplainedError.personUnknown
      }
      let cases = try transaction.query(Query.casesOfNumbers, [person.parameter]).map { row in
        PersonIdentity.NumberedCase(
          id: row.int64(0), number: row.number(1), municipality: row.municipality(2), openedOn: row.dayValue(3),
          closedOn: row.optionalDayValue(4))
      }
      return PersonIdentity(person: person, links: links, cases: cases)
    }
  }
}

extension ExplainedError {
  static func linkRefused(_ what: Phrase, fix: Phrase) -> ExplainedError {
    ExplainedError(.linkRefused, what, fix: fix)
  }
}
