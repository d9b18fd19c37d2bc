/// A calendar day, without time or zone: eight bytes less than a date library and the form PostgreSQL sends.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 2000, negative before: PostgreSQL's own binary form of `date`.
  public let daysSince2000: Int32

  public init(daysSince2000: Int32) {
    self.daysSince2000 = daysSince2000
  }

  /// A day of the Gregorian calendar, or `nil` where no such day exists (30 February) or the year is not 1–9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// A day that is known to exist, such as one computed from another.
  init(unchecked year: Int, _ month: Int, _ day: Int) {
    // Days from civil, counted in years that begin on 1 March so that the leap day comes last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSince2000 = Int32(era * 146_097 + dayOfEra - 730_425)
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// How many days the month has.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month (1–12) and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSince2000) + 730_425
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthIndex + 2) / 5 + 1
    )
  }

  public var year: Int { parts.year }

  /// 1 = Monday … 7 = Sunday, as ISO 8601 counts.
  public var weekday: Int {
    // 1 January 2000 was a Saturday.
    let index = (Int(daysSince2000) + 5) % 7
    return (index < 0 ? index + 7 : index) + 1
  }

  public static func < (left: Day, right: Day) -> Bool { left.daysSince2000 < right.daysSince2000 }

  public static func + (day: Day, days: Int) -> Day { Day(daysSince2000: day.daysSince2000 + Int32(days)) }

  public static func - (day: Day, days: Int) -> Day { day + -days }

  /// Days from `right` to `left`.
  public static func - (left: Day, right: Day) -> Int { Int(left.daysSince2000) - Int(right.daysSince2000) }

  public var next: Day { self + 1 }

  public var previous: Day { self - 1 }

  /// The same day of another year; 29 February becomes 1 March where that year has none.
  public func adding(years: Int) -> Day {
    let (year, month, day) = parts
    return Day(year: year + years, month: month, day: day) ?? Day(unchecked: year + years, 3, 1)
  }

  /// The same day of the month some months on, or that month's last day.
  public func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let index = year * 12 + month - 1 + months
    let targetYear = index >= 0 ? index / 12 : (index - 11) / 12
    let targetMonth = index - targetYear * 12 + 1
    return Day(unchecked: targetYear, targetMonth, min(day, Day.length(ofMonth: targetMonth, year: targetYear)))
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
