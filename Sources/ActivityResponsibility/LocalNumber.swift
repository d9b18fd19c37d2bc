/// A number that a school has made up for a pupil who has none yet (tillfälligt nummer, `YYYYMMDD-TFxx`; interimsnummer,
/// `YYYYMMDD-Xnnn`). It is the school's own: it names somebody only together with the school unit, has no check digit,
/// and is never an identity number.
///
/// `TF10` and `TF20` are none: schools are told to write them for every boy and every girl without a number, and for the
/// protected, so that two pupils born on one day share them.
public struct LocalNumber: Hashable, Sendable {
  public let birthDate: Day
  /// `TFxx`: the two digits. Otherwise a thousand for each letter from `A` = 1, and the three digits.
  let code: Int

  private init(birthDate: Day, code: Int) {
    self.birthDate = birthDate
    self.code = code
  }

  /// Reads one in any usual written form: six or eight digits, `-`, `+` or nothing, and the last four characters.
  public init?(_ text: some StringProtocol, century: CenturyRule) {
    var copy = Array(text.utf8)
    guard let read = copy.withUnsafeMutableBytes({ LocalNumber(UnsafeRawBufferPointer($0), century: century) }) else {
      return nil
    }
    self = read
  }

  /// The same from bytes.
  public init?(_ bytes: UnsafeRawBufferPointer, century: CenturyRule) {
    var text = bytes[...]
    while let first = text.first, IdentityNumber.isSpace(first) { text = text.dropFirst() }
    while let last = text.last, IdentityNumber.isSpace(last) { text = text.dropLast() }
    let digits = text.prefix { (0x30...0x39).contains($0) }.prefix(8)
    guard digits.count == 6 || digits.count == 8 else { return nil }
    var rest = text.dropFirst(digits.count)
    if let sign = rest.first, sign == 0x2D || sign == 0x2B || sign == 0x20 { rest = rest.dropFirst() }
    guard rest.count == 4, let code = LocalNumber.code(Array(rest)) else { return nil }
    let date = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard let birthDate = LocalNumber.birthDate(date, hasCentury: digits.count == 8, century) else { return nil }
    self.init(birthDate: birthDate, code: code)
  }

  /// A stored one; see ``rank``.
  init(rank: Int64) {
    let birthDate = Day(daysSince2000: Int32(truncatingIfNeeded: rank / 100_000 - LocalNumber.daysBefore2000))
    self.init(birthDate: birthDate, code: Int(rank % 100_000))
  }

  /// For people: `YYYYMMDD-TFxx`.
  public var written: String {
    let (year, month, day) = birthDate.parts
    return padded(year, 4) + padded(month, 2) + padded(day, 2) + "-" + ending
  }

  /// The number as one of ten digits: the birth date in days since 1900, and the code.
  var rank: Int64 { (Int64(birthDate.daysSince2000) + LocalNumber.daysBefore2000) * 100_000 + Int64(code) }

  /// From 1 January 1900, from which a local number counts its birth date, to 1 January 2000.
  public static let daysBefore2000: Int64 = 36_524

  private var ending: String {
    guard code >= 1000 else { return "TF" + padded(code, 2) }
    return String(UnicodeScalar(UInt8(0x40 + code / 1000))) + padded(code % 1000, 3)
  }

  private static func code(_ ending: [UInt8]) -> Int? {
    func digit(_ index: Int) -> Int? {
      (0x30...0x39).contains(ending[index]) ? Int(ending[index] - 0x30) : nil
    }
    let letter = ending[0] & 0xDF
    guard (0x41...0x5A).contains(letter), let third = digit(2), let fourth = digit(3) else { return nil }
    guard let second = digit(1) else {
      let number = third * 10 + fourth
      return letter == 0x54 && ending[1] & 0xDF == 0x46 && number != 10 && number != 20 ? number : nil
    }
    return Int(letter - 0x40) * 1000 + second * 100 + third * 10 + fourth
  }

  /// The day that six or eight digits mean. Nobody is born after the day the file is about, and no pupil is 25 years old
  /// or more, or younger than 13, where the century must be told.
  private static func birthDate(_ date: Int, hasCentury: Bool, _ rule: CenturyRule) -> Day? {
    let (on, isPupil) =
      switch rule {
      case .pupil(let on): (on, true)
      case .anyone(let on): (on, false)
      }
    func day(_ year: Int) -> Day? {
      guard let day = Day(year: year, month: date / 100 % 100, day: date % 100), day <= on, year >= 1900 else {
        return nil
      }
      return day
    }
    if hasCentury {
      guard let born = day(date / 10_000), !isPupil || on - born <= 36_524 else { return nil }
      return born
    }
    for century in [on.year / 100, on.year / 100 - 1] {
      guard let born = day(century * 100 + date / 10_000) else { continue }
      if !isPupil || (born.adding(years: 13) <= on && on < born.adding(years: 25)) { return born }
    }
    return nil
  }
}

// How a local number stands among the identity numbers: far above every one of them, so that the two are never taken for
// each other, and with the school unit in it, since it means nothing without.
extension IdentityNumber {
  /// The least that a local number is stored as; identity numbers have twelve digits.
  static let firstLocal: Int64 = 1_000_000_000_000_000_000
  private static let rankLimit: Int64 = 10_000_000_000

  /// A school's own number at its unit; `nil` where the unit is not known (yet).
  public init(_ local: LocalNumber, at unit: SchoolUnitCode?) {
    self.init(stored: Self.firstLocal + Int64(unit?.number ?? 0) * Self.rankLimit + local.rank)
  }

  /// One at a unit that is not known, by its ``localRank``.
  public init(localRank: Int64) {
    self.init(stored: Self.firstLocal + localRank)
  }

  /// Whether it is a school's own number (TF, interim) and no identity number.
  public var isLocal: Bool { rawValue >= Self.firstLocal }

  /// The school's own number, where it is one.
  public var local: LocalNumber? {
    isLocal ? LocalNumber(rank: (rawValue - Self.firstLocal) % Self.rankLimit) : nil
  }

  /// The school unit whose own number it is; `nil` for an identity number, and where the unit is not known.
  public var localUnit: SchoolUnitCode? {
    isLocal ? SchoolUnitCode(number: Int32((rawValue - Self.firstLocal) / Self.rankLimit % 100_000_000)) : nil
  }

  /// What local numbers of one birth date and code have in common, at whichever unit; `nil` for an identity number.
  public var localRank: Int64? { isLocal ? rawValue % Self.rankLimit : nil }

  /// The number as it is at a school unit: a local one whose unit was not known becomes that unit's, any other stays.
  public func at(_ unit: SchoolUnitCode) -> IdentityNumber {
    guard let local, localUnit == nil else { return self }
    return IdentityNumber(local, at: unit)
  }

  /// Reads a local number as people are shown it: `UNIT:YYYYMMDD-TFxx`; `nil` where the text is nothing of the kind.
  public static func local(_ text: some StringProtocol, on day: Day) -> IdentityNumber? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let unit = SchoolUnitCode(parts[0]),
      let local = LocalNumber(parts[1], century: .anyone(on: day))
    else { return nil }
    return IdentityNumber(local, at: unit)
  }
}
