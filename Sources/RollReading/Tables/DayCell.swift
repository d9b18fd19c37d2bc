import ActivityResponsibility

/// What a cell of a date column says.
enum DayCell: Equatable {
  /// Nothing.
  case none
  case day(Day)
  /// A day of the year 2999 or 9999, which systems write for "no last day".
  case open
  /// Anything else.
  case malformed

  /// Which dates a file of a kind can have.
  struct Rules {
    /// Whether `YYMMDD` is read, as the year 2000 + YY. A roll speaks of this century only; a population register has
    /// days of the last one too, so there two digits are not enough.
    let takesTwoDigitYears: Bool
    /// Whether `0` and `00000000` are nothing, as the population register writes them.
    let zeroIsNothing: Bool

    /// Exchange formats write four digits of the year.
    static let exchange = Rules(takesTwoDigitYears: false, zeroIsNothing: false)
    static let school = Rules(takesTwoDigitYears: true, zeroIsNothing: false)
    static let population = Rules(takesTwoDigitYears: false, zeroIsNothing: true)
  }

  /// Reads `YYYY-MM-DD`, `YYYYMMDD` or `YYMMDD`, also with a time of midnight after it. Other times are refused, since
  /// one that was converted between time zones has moved the day.
  init(_ cell: Cell, rules: Rules) {
    let bytes = cell.bytes
    guard !bytes.isEmpty else {
      self = .none
      return
    }
    if rules.zeroIsNothing, bytes.count == 1 || bytes.count == 8, bytes.allSatisfy({ $0 == 0x30 }) {
      self = .none
      return
    }
    var digits = 0
    var value = 0
    var index = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      if digit <= 9, digits < 8 {
        value = value * 10 + Int(digit)
        digits += 1
      } else if bytes[index] == 0x2D, index == 4 || index == 7 {
        // A hyphen of the ten-character form; that both are there is seen in the length.
      } else {
        break
      }
      index += 1
    }
    switch (digits, index) {
    case (8, 8), (8, 10): break
    case (6, 6) where rules.takesTwoDigitYears: value += 2000_00_00
    default:
      self = .malformed
      return
    }
    guard index == bytes.count || DayCell.isMidnight(bytes, from: index),
      let day = Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    else {
      self = .malformed
      return
    }
    switch value / 10_000 {
    // Years beyond these are slips of the pen, such as 0204 for 2024, or another order of day, month and year.
    case 1900...2199: self = .day(day)
    case 2999, 9999: self = .open
    default: self = .malformed
    }
  }

  /// Whether what follows a date is `T` or a space and `00:00`, with seconds and decimals of zero or without.
  private static func isMidnight(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    let time = bytes[(start + 1)...]
    guard bytes[start] == 0x54 || bytes[start] == 0x20, time.count >= 5 else { return false }
    for (index, byte) in time.enumerated() {
      let expected: UInt8 =
        switch index {
        case 2, 5: 0x3A
        case 8: 0x2E
        default: 0x30
        }
      guard byte == expected else { return false }
    }
    // Not cut between the parts: 00:00, 00:00:00, or 00:00:00.0 and more.
    return time.count == 5 || time.count == 8 || time.count >= 10
  }
}
