import ActivityResponsibility
import PostgreSQL
import SQLText

/// A reading of a person, or of a list, as it was written down.
public struct AccessEntry: Sendable {
  public let id: Int64
  public let at: Moment
  public let staff: String
  /// Whom the database let in.
  public let login: String
  /// The command, or the kind of act.
  public let reading: String
  /// As it was asked; `nil` where a list was shown.
  public let number: IdentityNumber?
  /// The person's number at the time.
  public let current: IdentityNumber?
  public let municipality: MunicipalityCode?
  public let reason: String?
  public let isProtected: Bool
  public let isEmergency: Bool
  /// The person was protected and the reader not named: nothing was shown.
  public let isRefused: Bool
  /// Of a list: what was asked for, and how many rows it had.
  public let filter: String?
  public let shown: Int32?
  /// The latest review.
  public let reviewedBy: String?
  public let reviewedAt: Moment?
  public let verdict: AccessVerdict?
  /// Why it is to be looked through; empty where nobody asked.
  public let drawn: [DrawnBecause]

  init(_ row: Row, isDrawn: Bool = false) {
    id = row.int64(0)
    at = row.moment(1)
    staff = row.text(2)
    login = row.text(3)
    reading = row.text(4)
    number = row.optionalInt64(5).map { IdentityNumber(stored: $0) }
    current = row.optionalInt64(6).map { IdentityNumber(stored: $0) }
    municipality = row.optionalInt16(7).flatMap { MunicipalityCode(number: Int32($0)) }
    reason = row.optionalText(8)
    isProtected = row.bool(9)
    isEmergency = row.bool(10)
    isRefused = row.bool(11)
    filter = row.optionalText(12)
    shown = row.optionalInt32(13)
    reviewedBy = row.optionalText(14)
    reviewedAt = row.isNull(15) ? nil : row.moment(15)
    verdict = row.optionalText(16).flatMap { AccessVerdict(rawValue: $0) }
    drawn = isDrawn ? row.textArray(17).compactMap { DrawnBecause(rawValue: $0) } : []
  }
}

/// What somebody found who looked through a reading.
public enum AccessVerdict: String, Sendable, CaseIterable {
  case inOrder = "in-order"
  case toAskAbout = "to-ask-about"
}

/// Why a reading is to be looked through.
public enum DrawnBecause: String, Sendable, CaseIterable {
  /// By the seed.
  case sample
  case protected
  case emergency
  /// Somebody asked for a protected person without being named.
  case refused
  /// The reader has the person's surname.
  case sameName = "same-name"
  /// The reader lives where the person lives.
  case sameAddress = "same-address"
  /// Several readings of one person by one reader, who did nothing in the person's cases.
  case repeated

  public var phrase: Phrase {
    switch self {
    case .sample: Phrase("stickprov", "sample")
    case .protected: Phrase("skyddad person", "protected person")
    case .emergency: Phrase("nödåtkomst", "emergency access")
    case .refused: Phrase("nekad", "refused")
    case .sameName: Phrase("samma efternamn som läsaren", "same surname as the reader")
    case .sameAddress: Phrase("samma adress som läsaren", "same address as the reader")
    case .repeated: Phrase("läst flera gånger utan åtgärd", "read several times without an act")
    }
  }
}

/// What of a municipality's readings is to be looked through.
public struct AccessReview: Sendable {
  /// The readings of the period, drawn from.
  public let total: Int
  /// In the order in which they happened.
  public let entries: [AccessEntry]
}

extension Connection {
  /// Who has read whom, newest first.
  ///
  /// - Parameters:
  ///   - number: any of a person's numbers; readings under all of them are given.
  ///   - from, until: half-open.
  public func accessEntries(
    of number: IdentityNumber? = nil, by staff: String? = nil, from: Moment? = nil, until: Moment = .now
  ) throws -> [AccessEntry] {
    try transaction(.readOnlySnapshot) { transaction in
      let numbers = try number.map { try transaction.person(of: $0).parameter }
      return try transaction.query(
        Query.listAccess, [numbers ?? .null, .text(staff), .moment(from ?? .never), .moment(until)]
      ).map { AccessEntry($0) }
    }
  }

  /// Draws what is to be looked through: a share by a seed, and whatever stands out, each with why.
  ///
  /// The same seed draws the same as long as the period is over: the entries with the lowest SHA-256 of the seed, a colon
  /// and the entry's number.
  ///
  /// - Parameters:
  ///   - share: per cent, rounded up to whole entries.
  ///   - repeated: how many readings of one person by one reader, without an act, stand out.
  public func accessReview(
    of municipality: MunicipalityCode, seed: String, share: Int, repeated: Int, from: Moment, until: Moment
  ) throws -> AccessReview {
    try transaction(.readOnlySnapshot) { transaction in
      let period: [Parameter] = [.municipality(municipality), .moment(from), .moment(until)]
      return AccessReview(
        total: try transaction.query(Query.countAccess, period)[0].int(0),
        entries: try transaction.query(
          Query.accessToReview,
          period + [.text(seed), .int32(Int32(clamping: share)), .int32(Int32(clamping: repeated))]
        ).map { AccessEntry($0, isDrawn: true) })
    }
  }

  /// Writes down that somebody has looked through an entry; nobody does so with their own.
  ///
  /// - Throws: ``ErrorCode/thingUnknown``, ``ErrorCode/reviewRefused``.
  public func markReviewed(_ entry: Int64, _ verdict: AccessVerdict, comment: String?, by staff: String) throws {
    try transaction { transaction in
      guard let reader = try transaction.query(Query.readerOfEntry, [.int64(entry)]).first?.text(0) else {
        throw ExplainedError(
          .thingUnknown, Phrase("ingen läsning har nummer \(entry)", "no reading has the number \(entry)"),
          fix: Phrase("se fullfolj access list", "see fullfolj access list"))
      }
      guard reader != staff else {
        throw ExplainedError(
          .reviewRefused, Phrase("ingen granskar sin egen läsning", "nobody reviews their own reading"),
          fix: Phrase("låt någon annan granska den (--by)", "let somebody else review it (--by)"))
      }
      try transaction.execute(
        Query.addAccessReview, [.int64(entry), .text(staff), .text(verdict.rawValue), .text(comment)])
    }
  }
}
