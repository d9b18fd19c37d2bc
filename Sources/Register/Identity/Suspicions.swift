import ActivityResponsibility
import PostgreSQL
import SQLText

/// Two numbers that may be one person's: for somebody to decide, never for the program.
public struct Suspicion: Hashable, Sendable {
  /// What makes one think so.
  public enum Kind: String, Sendable, CaseIterable {
    /// The population register has the same names and birth date under both.
    case sameNames = "same-names"
    /// A row was set aside because of its check digit; with another digit it is the number of somebody known.
    case checkDigit = "check-digit"
    /// A source says that they are one.
    case told
    /// A school's own number (TF, interim) vanished from a roll, and somebody of the same birth date came in its place.
    case tookThePlace = "took-the-place"

    public var phrase: Phrase {
      switch self {
      case .sameNames: Phrase("samma namn och födelsedatum", "same names and birth date")
      case .checkDigit: Phrase("kontrollsiffran fel i en rad", "wrong check digit in a row")
      case .told: Phrase("källan säger att de är en person", "the source says that they are one person")
      case .tookThePlace:
        Phrase(
          "kom i stället för ett tillfälligt nummer, samma födelsedatum",
          "came in place of a temporary number, same birth date")
      }
    }
  }

  public let kind: Kind
  /// For ``Kind/checkDigit`` the number as it was written, which nobody can have.
  public let number: IdentityNumber
  public let other: IdentityNumber
  /// `nil` for the population register's names.
  public let source: String?
}

extension Connection {
  /// Everything that makes one think that two numbers are one person's, and that nobody has decided about.
  ///
  /// - Parameter municipality: only where one of the two has lived there.
  public func suspicions(of municipality: MunicipalityCode? = nil) throws -> [Suspicion] {
    try reading(knownAt: .now) { transaction in
      try transaction.followLinks(knownAt: .now)
      let today = try transaction.query(Query.todayInSweden)[0].dayValue(0)
      let named = try transaction.query(Query.sameNames, [.municipality(municipality), .day(today)]).map { row in
        Suspicion(kind: .sameNames, number: row.number(0), other: row.number(1), source: nil)
      }
      let told = try transaction.query(Query.toldToBeOne, [.municipality(municipality)]).map { row in
        Suspicion(kind: .told, number: row.number(0), other: row.number(1), source: row.text(2))
      }
      let placed = try transaction.query(
        Query.tookThePlace, [.municipality(municipality), .day(today), .int64(LocalNumber.daysBefore2000)]
      ).map { row in
        Suspicion(kind: .tookThePlace, number: row.number(0), other: row.number(1), source: row.text(2))
      }
      return try named + miswritten(municipality, transaction) + told + placed
    }
  }

  /// Decides that two numbers are two persons, or that it does not matter: they are not asked about again.
  public func dismissSuspicion(
    _ number: IdentityNumber, _ other: IdentityNumber, why: String, by staff: String
  ) throws {
    guard number != other else {
      throw ExplainedError.linkRefused(
        Phrase("numren är samma nummer", "the numbers are the same number"),
        fix: Phrase("se fullfolj identity suspicions", "see fullfolj identity suspicions"))
    }
    try execute(Query.dismiss, [.number(number), .number(other), .text(staff), .text(why)])
  }

  private func miswritten(_ municipality: MunicipalityCode?, _ transaction: Transaction) throws -> [Suspicion] {
    var written: [Int64] = []
    var corrected: [Int64] = []
    var sources: [Int64: String] = [:]
    for row in try transaction.query(Query.wrongCheckDigits) {
      for pair in MiswrittenNumber.all(in: row.text(2), on: row.dayValue(1)) {
        written.append(pair.written)
        corrected.append(pair.corrected.rawValue)
        sources[pair.written] = row.text(0)
      }
    }
    guard !written.isEmpty else { return [] }
    return try transaction.query(
      Query.knownOfCorrected, [.int64Array(written), .int64Array(corrected), .municipality(municipality)]
    ).map { row in
      Suspicion(kind: .checkDigit, number: row.number(0), other: row.number(1), source: sources[row.int64(0)])
    }
  }
}

extension Transaction {
  /// Keeps that a source says of two of its numbers that they are one person: `identity suspicions` asks about it. The
  /// same hint again is the same hint.
  func hint(
    source: Int32, number: IdentityNumber, other: IdentityNumber, delivery: Int64, row: Int32
  ) throws {
    guard number != other else { return }
    try execute(
      Query.addHint, [.int32(source), .number(number), .number(other), .int64(delivery), .int32(row)])
  }
}

/// A number with a wrong check digit, and what it would be with the right one.
struct MiswrittenNumber: Hashable {
  /// Twelve digits.
  let written: Int64
  let corrected: IdentityNumber

  /// Every such number in a row as it came, whatever the row's form: ten or twelve digits by themselves that are a
  /// pupil's number but for the last one. Other cells of so many digits (telephone, organisation) are no birth dates, or
  /// nobody's number: whoever looks at the list sees both.
  static func all(in row: String, on day: Day) -> Set<MiswrittenNumber> {
    var found: Set<MiswrittenNumber> = []
    let bytes = Array(row.utf8)
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      var digits = Array(bytes[index..<end])
      // Four more after a sign.
      if digits.count == 6 || digits.count == 8, end + 4 < bytes.count, bytes[end] == 0x2D || bytes[end] == 0x20,
        bytes[(end + 1)...(end + 4)].allSatisfy(isDigit), end + 5 == bytes.count || !isDigit(bytes[end + 5])
      {
        digits += bytes[(end + 1)...(end + 4)]
        end += 5
      }
      if let number = MiswrittenNumber(digits, on: day) { found.insert(number) }
      index = end
    }
    return found
  }

  private init?(_ digits: [UInt8], on day: Day) {
    guard digits.count == 10 || digits.count == 12 else { return nil }
    func read(_ digits: [UInt8]) -> Result<IdentityNumber, IdentityNumberFault> {
      IdentityNumber.read(String(decoding: digits, as: UTF8.self), century: .pupil(on: day))
    }
    guard case .failure(.checkDigit) = read(digits) else { return nil }
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      guard case .success(let number) = read(digits.dropLast() + [digit]) else { continue }
      corrected = number
      written = number.rawValue / 10 * 10 + Int64(digits[digits.count - 1] - 0x30)
      return
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
