import ActivityResponsibility
import PostgreSQL
import SQLText

extension Connection {
  /// Writes down, in a transaction of its own, that somebody is about to read a person; throws where they may not. To be
  /// called before anything of the person is asked for or shown.
  ///
  /// A protected person (sekretessmarkering, skyddad folkbokföring) who only named staff may read does not exist for
  /// anyone else: the attempt is written down, and the error is that of a person whom the register does not know.
  ///
  /// - Parameters:
  ///   - number: as it was asked; any of the person's numbers.
  ///   - reading: what is done, as the command that does it, such as `case show`.
  ///   - why: needed for protected persons where the municipality says so, or where only named staff read them.
  ///   - isEmergency: begins an emergency access, which lasts as long as the municipality has set and is looked through
  ///     afterwards.
  ///   - isAct: what is done is written down in the person's case, which is the reason.
  ///   - requiresKnown: whether a person of whom nothing is known is an error.
  /// - Throws: ``ErrorCode/personUnknown``, ``ErrorCode/reasonMissing``.
  public func recordAccess(
    to number: IdentityNumber, by staff: String, why: String? = nil, reading: String,
    municipality: MunicipalityCode? = nil, isEmergency: Bool = false, isAct: Bool = false, requiresKnown: Bool = true,
    on today: Day
  ) throws {
    let why = why.flatMap { $0.isEmpty ? nil : $0 }
    try requireShort(why)
    if isEmergency, why == nil { throw ExplainedError.reasonMissing }
    let answer = try transaction { transaction in
      // Whoever is hidden takes the same way as whoever is not known: the same statements, the same error.
      let person = try transaction.person(of: number)
      let standing = try AccessStanding(of: person, for: staff, on: today, transaction)
      let answer = standing.answer(
        isEmergency: isEmergency, hasReason: why != nil || isAct, requiresKnown: requiresKnown)
      guard answer != .reasonMissing else { return answer }
      func write(_ reading: String, isEmergency: Bool) throws {
        try transaction.execute(
          Query.recordAccess,
          [
            .text(staff), .text(reading), .number(number), .number(person.current),
            .int16((municipality ?? standing.municipality).map { Int16($0.number) }), .text(why),
            .bool(standing.isProtected), .bool(isEmergency), .bool(answer == .hidden),
          ])
      }
      if isEmergency, answer == .allowed { try write("emergency", isEmergency: true) }
      try write(reading, isEmergency: answer == .allowed && (isEmergency || standing.isOnlyByEmergency))
      return answer
    }
    switch answer {
    case .allowed: return
    case .hidden, .unknown: throw ExplainedError.personUnknown
    case .reasonMissing: throw ExplainedError.reasonMissing
    }
  }

  /// Writes down that somebody is about to be shown a list: one entry, not one for each person on it.
  ///
  /// - Parameters:
  ///   - reading: the command, such as `youths`.
  ///   - filter: what was asked for, without any person's number or name.
  ///   - shown: how many rows it has.
  public func recordListing(
    _ reading: String, filter: String, shown: Int, municipality: MunicipalityCode?, by staff: String,
    why: String? = nil
  ) throws {
    try requireShort(why)
    try execute(
      Query.recordListing,
      [
        .text(staff), .text(reading), .municipality(municipality), .text(why), .text(filter),
        .int32(Int32(clamping: shown)),
      ])
  }

  /// Writes down, an entry each, that somebody is about to be handed what is held of several persons.
  ///
  /// - Parameter people: current numbers; whoever calls has left protected persons out.
  func recordAccess(
    toUnprotected people: [IdentityNumber], by staff: String, why: String?, reading: String,
    municipality: MunicipalityCode
  ) throws {
    let why = why.flatMap { $0.isEmpty ? nil : $0 }
    try requireShort(why)
    try execute(
      Query.recordReadings,
      [.int64Array(people.map(\.rawValue)), .text(staff), .text(reading), .municipality(municipality), .text(why)])
  }

  private func requireShort(_ why: String?) throws {
    guard (why?.unicodeScalars.count ?? 0) <= 500 else {
      throw ExplainedError(
        .wrongUse, Phrase("skälet är längre än 500 tecken", "the reason is longer than 500 characters"),
        place: "--why", fix: Phrase("korta det", "make it shorter"))
    }
  }
}

/// What a reader is answered.
enum AccessAnswer {
  case allowed, hidden, unknown, reasonMissing
}

/// How a reader stands to a person.
struct AccessStanding {
  let isKnown: Bool
  let isProtected: Bool
  /// Where the person lives, else lived last, else has a case.
  let municipality: MunicipalityCode?
  /// Only named staff may read the person, were the person protected.
  let isForNamed: Bool
  let needsReason: Bool
  /// The reader is named, or has an open case of the person.
  let isNamed: Bool
  let hasEmergency: Bool

  init(of person: PersonNumbers, for staff: String, on today: Day, _ transaction: Transaction) throws {
    let isLinked = try !transaction.query(Query.linksOfNumbers, [person.parameter]).isEmpty
    isKnown = try transaction.query(Query.isKnown, [person.parameter])[0].bool(0) || isLinked
    isProtected = try transaction.isProtected(person, on: today)
    municipality = try transaction.query(
      Query.municipalityOf, [person.parameter, .day(today), .moment(.now)]
    ).first?.municipality(0)
    let row = try transaction.query(Query.accessStanding, [person.parameter, .text(staff)])[0]
    isForNamed = row.bool(0)
    needsReason = row.bool(1)
    isNamed = row.bool(2) || row.bool(3)
    hasEmergency = row.bool(4)
  }

  /// The reader would not be shown the person but for an emergency.
  var isOnlyByEmergency: Bool { isProtected && isForNamed && !isNamed }

  func answer(isEmergency: Bool, hasReason: Bool, requiresKnown: Bool) -> AccessAnswer {
    if requiresKnown, !isKnown { return .unknown }
    guard isProtected else { return .allowed }
    if isOnlyByEmergency, !isEmergency, !hasEmergency { return .hidden }
    if needsReason || isForNamed, !hasReason { return .reasonMissing }
    return .allowed
  }
}

extension ExplainedError {
  static let reasonMissing = ExplainedError(
    .reasonMissing, Phrase("läsningen kräver ett skäl", "the reading needs a reason"), place: "--why",
    fix: Phrase("ange varför med --why", "say why with --why"))
}
