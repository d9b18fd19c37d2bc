import ActivityResponsibility

/// A number as the XML of a cell writes it, exact: digits and how many of them are decimals.
struct CellNumber: Hashable {
  let isNegative: Bool
  let digits: UInt64
  /// How many of the digits stand after the decimal point; negative where the notation leaves that many out.
  let decimals: Int

  /// `nil` for what is no number, and for numbers of more than eighteen digits.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var digits: UInt64 = 0
    var significant = 0
    var decimals = 0
    var hasPoint = false
    var hasDigits = false
    isNegative = text.first == 0x2D
    if isNegative { index = 1 }
    while index < text.count, text[index] | 0x20 != 0x65 {
      switch text[index] {
      case 0x30...0x39:
        hasDigits = true
        digits = digits * 10 + UInt64(text[index] - 0x30)
        if digits > 0 { significant += 1 }
        if hasPoint { decimals += 1 }
        guard significant <= 18, decimals <= 400 else { return nil }
      case 0x2E where !hasPoint: hasPoint = true
      default: return nil
      }
      index += 1
    }
    guard hasDigits else { return nil }
    if index < text.count {
      guard let exponent = CellNumber.exponent(text[(index + 1)...]) else { return nil }
      decimals -= exponent
    }
    self.digits = digits
    self.decimals = decimals
  }

  private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var text = text
    let isNegative = text.first == 0x2D
    if isNegative || text.first == 0x2B { text = text.dropFirst() }
    guard !text.isEmpty, text.count <= 3 else { return nil }
    var exponent = 0
    for byte in text {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      exponent = exponent * 10 + Int(byte - 0x30)
    }
    return isNegative ? -exponent : exponent
  }

  /// The whole part and what is left of one, where every digit of the whole part is there.
  private var parts: (whole: UInt64, rest: UInt64, unit: UInt64)? {
    if digits == 0 { return (0, 0, 1) }
    guard decimals >= 0 else { return nil }
    // All the digits are decimals then, and more zeros than matter to a clock.
    guard decimals <= 18 else { return nil }
    var unit: UInt64 = 1
    for _ in 0..<decimals { unit *= 10 }
    return (digits / unit, digits % unit, unit)
  }

  /// The whole number it is, in digits; `nil` for fractions, for more digits than a spreadsheet keeps (15), and for
  /// `2.00801E+11`, which says six of its twelve digits and so is not known to be the number that once was typed.
  var wholeDigits: String? {
    guard let parts, parts.rest == 0, parts.whole < 1_000_000_000_000_000 else { return nil }
    return (isNegative && parts.whole > 0 ? "-" : "") + String(parts.whole)
  }

  /// The day, or day and time, that the number is in a cell shown as a date: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`.
  ///
  /// `nil` where it is no day that such a cell can show, and where it is so near to midnight that the day is a matter
  /// of rounding.
  func day(countsFrom1904: Bool) -> String? {
    // The years have four digits: the last day is 9999-12-31.
    guard let parts, !isNegative, parts.whole <= (countsFrom1904 ? 2_957_003 : 2_958_465) else { return nil }
    let whole = Int(parts.whole)
    let written: String
    if countsFrom1904 {
      guard let start = Day(year: 1904, month: 1, day: 1) else { return nil }
      written = CellNumber.written(start + whole)
    } else {
      // Excel's calendar has a 29 February 1900, which never was: it is written, and refused where days are read.
      guard whole > 0, let start = Day(year: 1899, month: 12, day: whole < 60 ? 31 : 30) else { return nil }
      written = whole == 60 ? "1900-02-29" : CellNumber.written(start + whole)
    }
    if parts.rest == 0 { return written }
    let seconds = Int((Double(parts.rest) / Double(parts.unit) * 86_400).rounded())
    guard seconds > 0, seconds < 86_400 else { return nil }
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return written + "T" + clock.joined(separator: ":")
  }

  private static func written(_ day: Day) -> String {
    let (year, month, day) = day.parts
    // Every cell of a column of days comes here, so the digits are put where they belong without a string between.
    return String(unsafeUninitializedCapacity: 10) { text in
      var rest = year
      for index in [3, 2, 1, 0] {
        text[index] = 0x30 + UInt8(rest % 10)
        rest /= 10
      }
      for (index, number) in [(4, month), (7, day)] {
        text[index] = 0x2D
        text[index + 1] = 0x30 + UInt8(number / 10)
        text[index + 2] = 0x30 + UInt8(number % 10)
      }
      return 10
    }
  }
}
