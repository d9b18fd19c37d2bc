/// A personnummer or samordningsnummer, twelve digits, known to be of a real calendar day and to pass Luhn.
///
/// Printing one by accident prints nothing: `description` is a mask, and the digits are asked for by name.
///
/// Where facts are kept under numbers, a school's own number (``LocalNumber``) can stand in one's place; ``isLocal`` tells.
public struct IdentityNumber: Hashable, Comparable, Sendable {
  /// The twelve digits as one number, `YYYYMMDDNNNN`; a coordination number keeps its day + 60.
  public let rawValue: Int64

  /// For numbers that were checked before they were stored.
  public init(stored rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// Twelve digits as a number, checked for calendar and Luhn.
  public init?(_ rawValue: Int64) {
    guard IdentityNumber.fault(of: rawValue) == nil else { return nil }
    self.rawValue = rawValue
  }

  /// Whether the number is a samordningsnummer: its day is 61–91.
  public var isCoordinationNumber: Bool { !isLocal && (rawValue / 10_000) % 100 > 60 }

  /// The birth date the number was given for. The register's own date goes before it where the two differ
  /// (folkbokföringslagen 18 §: a nearby day may be used).
  public var birthDate: Day {
    if let local { return local.birthDate }
    let date = Int(rawValue / 10_000)
    let day = date % 100
    return Day(unchecked: date / 10_000, (date / 100) % 100, day > 60 ? day - 60 : day)
  }

  /// For machines: twelve digits. A school's own number is `UNIT:YYYYMMDDTFxx`, which nobody takes for one.
  public var twelveDigits: String {
    isLocal ? written.filter { $0 != "-" } : padded(Int(rawValue), 12)
  }

  /// For people: `YYYYMMDD-NNNN`; a school's own number with the unit before it, `UNIT:YYYYMMDD-TFxx`.
  public var written: String {
    if let local { return (localUnit.map { "\($0):" } ?? "") + local.written }
    let digits = twelveDigits
    return digits.prefix(8) + "-" + digits.suffix(4)
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// What is wrong with twelve digits, if anything.
  static func fault(of rawValue: Int64) -> IdentityNumberFault? {
    guard rawValue >= 1800_01_01_0000, rawValue <= 9999_12_91_9999 else { return .noSuchDay }
    // Birth number 000 is given to nobody, but schools write it for pupils without a number, and for one date in ten its
    // check digit happens to hold.
    guard rawValue / 10 % 1000 != 0 else { return .notANumber }
    let date = Int(rawValue / 10_000)
    var day = date % 100
    if day > 60 { day -= 60 }
    guard Day(year: date / 10_000, month: (date / 100) % 100, day: day) != nil else { return .noSuchDay }
    return luhnHolds(rawValue % 10_000_000_000) ? nil : .checkDigit
  }

  /// Luhn over the ten last digits, weights 2, 1, 2, 1 … from the left.
  static func luhnHolds(_ ten: Int64) -> Bool {
    var rest = ten
    var sum: Int64 = 0
    var doubled = false
    while rest > 0 {
      let digit = rest % 10
      rest /= 10
      if doubled {
        let twice = digit * 2
        sum += twice > 9 ? twice - 9 : twice
      } else {
        sum += digit
      }
      doubled.toggle()
    }
    return sum % 10 == 0
  }
}

extension IdentityNumber: CustomStringConvertible, CustomDebugStringConvertible {
  /// A mask, so that no log line, error or test failure carries a number.
  public var description: String { "••••••••-••••" }

  public var debugDescription: String { description }
}

/// Why a written text is not an identity number that can be used.
public enum IdentityNumberFault: Error, Hashable, Sendable, CaseIterable {
  case missing
  /// Not ten or twelve digits in a usual written form, or a birth number of 000, which nobody has.
  case notANumber
  /// `2,00801E+11`: a spreadsheet has thrown the digits away.
  case scientificNotation
  case noSuchDay
  case checkDigit
  /// Ten digits, and no century makes the person of an age a pupil can have.
  case centuryUnclear
  /// A school's temporary number with letters TF: not an identity, two pupils may share one.
  case temporaryNumber
  /// An interim number, with a letter in place of the first of the last four digits: not an identity.
  case interimNumber
}

extension IdentityNumberFault {
  /// In people's words, without a digit of the number.
  public var phrase: Phrase {
    switch self {
    case .missing: Phrase("inget nummer", "no number")
    case .notANumber: Phrase("inte tio eller tolv siffror", "not ten or twelve digits")
    case .scientificNotation: Phrase("kalkylprogrammet har tagit bort siffror", "a spreadsheet has taken digits away")
    case .noSuchDay: Phrase("dagen finns inte", "there is no such day")
    case .checkDigit: Phrase("kontrollsiffran stämmer inte", "the check digit is wrong")
    case .centuryUnclear: Phrase("århundradet går inte att avgöra", "the century cannot be told")
    case .temporaryNumber: Phrase("ett tillfälligt nummer är ingen identitet", "a temporary number is no identity")
    case .interimNumber: Phrase("ett interimsnummer är ingen identitet", "an interim number is no identity")
    }
  }
}

/// How to choose the century where only ten digits are given.
public enum CenturyRule: Hashable, Sendable {
  /// A pupil: 13–24 years old on the day the file speaks of.
  case pupil(on: Day)
  /// Anyone: the latest birth day that is not after the day; `+` means a hundred years more.
  case anyone(on: Day)
}

extension IdentityNumber {
  /// Reads a number in any usual written form: ten or twelve digits, with `-`, `+` or nothing before the last four,
  /// spaces around it or before the last four.
  public static func read(_ text: some StringProtocol, century: CenturyRule) -> Result<
    IdentityNumber, IdentityNumberFault
  > {
    var copy = Array(text.utf8)
    return copy.withUnsafeMutableBytes { read(UnsafeRawBufferPointer($0), century: century) }
  }

  /// The same from bytes (ASCII, or any encoding that has ASCII as a part), without making a string.
  public static func read(_ bytes: UnsafeRawBufferPointer, century: CenturyRule) -> Result<
    IdentityNumber, IdentityNumberFault
  > {
    var start = 0
    var end = bytes.count
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    guard start < end else { return .failure(.missing) }
    var value: Int64 = 0
    var digits = 0
    var plus = false
    var separated = false
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte >= 0x30 && byte <= 0x39 {
        guard digits < 12 else { return .failure(.notANumber) }
        value = value * 10 + Int64(byte - 0x30)
        digits += 1
      } else if (byte == 0x2D || byte == 0x2B || byte == 0x20) && !separated && end - index == 5 {
        separated = true
        plus = byte == 0x2B
      } else {
        return .failure(unusual(bytes, from: start, to: end))
      }
      index += 1
    }
    switch digits {
    case 12 where !separated || end - start == 13: break
    case 10 where !separated || end - start == 11:
      guard let whole = withCentury(value, plus: plus, century) else { return .failure(tenDigitFault(value)) }
      value = whole
    default: return .failure(.notANumber)
    }
    if let fault = fault(of: value) { return .failure(fault) }
    return .success(IdentityNumber(stored: value))
  }

  /// The twelve digits of ten, or `nil` where no century fits.
  private static func withCentury(_ ten: Int64, plus: Bool, _ rule: CenturyRule) -> Int64? {
    let date = Int(ten / 10_000)
    let month = (date / 100) % 100
    let written = date % 100
    let dayOfMonth = written > 60 ? written - 60 : written
    switch rule {
    case .pupil(let on):
      guard !plus else { return nil }
      let thisCentury = on.year / 100
      for century in [thisCentury, thisCentury - 1] {
        let year = century * 100 + date / 10_000
        guard let birth = Day(year: year, month: month, day: dayOfMonth) else { continue }
        if birth.adding(years: 13) <= on && on < birth.adding(years: 25) {
          return Int64(century) * 10_000_000_000 + ten
        }
      }
      return nil
    case .anyone(let on):
      var century = on.year / 100
      while century >= 18 {
        if let birth = Day(year: century * 100 + date / 10_000, month: month, day: dayOfMonth), birth <= on {
          let isHundred = birth.adding(years: 100) <= on
          if !plus || isHundred { return Int64(century) * 10_000_000_000 + ten }
        }
        century -= 1
      }
      return nil
    }
  }

  private static func tenDigitFault(_ ten: Int64) -> IdentityNumberFault {
    // A day that no century has (month 13) is a bad day; otherwise the century is what is wrong.
    let date = Int(ten / 10_000)
    let written = date % 100
    guard Day(year: 2000, month: (date / 100) % 100, day: written > 60 ? written - 60 : written) != nil else {
      return .noSuchDay
    }
    return luhnHolds(ten) ? .centuryUnclear : .checkDigit
  }

  /// Tells temporary, interim and spoiled numbers from plain nonsense.
  private static func unusual(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> IdentityNumberFault {
    var digitsFirst = 0
    var index = start
    while index < end, bytes[index] >= 0x30 && bytes[index] <= 0x39 {
      digitsFirst += 1
      index += 1
    }
    if index < end, bytes[index] == 0x2C || bytes[index] == 0x2E || bytes[index] | 0x20 == 0x65 {
      if bytes[start..<end].contains(where: { $0 | 0x20 == 0x65 }) { return .scientificNotation }
      return .notANumber
    }
    guard digitsFirst == 6 || digitsFirst == 8 else { return .notANumber }
    if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B || bytes[index] == 0x20 { index += 1 }
    guard end - index == 4 else { return .notANumber }
    let first = bytes[index] | 0x20
    let second = bytes[index + 1] | 0x20
    guard first >= 0x61 && first <= 0x7A else { return .notANumber }
    if first == 0x74 && second == 0x66 { return .temporaryNumber }
    let rest = bytes[(index + 1)..<end]
    return rest.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? .interimNumber : .temporaryNumber
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0xA0 }
}
