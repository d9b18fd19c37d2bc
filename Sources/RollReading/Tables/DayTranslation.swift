import ActivityResponsibility

/// Days in a source's own way, made into `YYYY-MM-DD`.
enum DayTranslation {
  /// Appends the day, or the cell as it is where it is written in a usual way already. What can be read in two ways is
  /// made unreadable.
  static func append(_ cell: Cell, _ style: TableLayout.DayStyle, to text: inout [UInt8]) {
    switch style {
    case .usual: text.append(contentsOf: cell.bytes)
    case .excel: appendSerial(cell, daysBefore2000: 36_526, openEnds: [401_768, 2_958_465], to: &text)
    // 401768 - 1462 is also the sixth of March 2040 in six digits, so here only the other open end is known.
    case .excel1904: appendSerial(cell, daysBefore2000: 35_064, openEnds: [2_957_003], to: &text)
    case .dayFirst: appendDayFirst(cell, to: &text)
    }
  }

  /// Five digits are a day number (1927–2173); six are a usual date, and a number of that size would be beyond 2173.
  private static func appendSerial(
    _ cell: Cell, daysBefore2000: Int32, openEnds: [Int32], to text: inout [UInt8]
  ) {
    if let number = CommonWords.digits(cell, count: 5), number >= 10_000 {
      text.append(contentsOf: Day(daysSince2000: number - daysBefore2000).description.utf8)
    } else if cell.count <= 7, let number = CommonWords.digits(cell, count: cell.count), openEnds.contains(number) {
      text.append(contentsOf: "9999-12-31".utf8)
    } else {
      text.append(contentsOf: cell.bytes)
    }
  }

  private static func appendDayFirst(_ cell: Cell, to text: inout [UInt8]) {
    let parts = cell.bytes.split(omittingEmptySubsequences: false) { $0 == 0x2F || $0 == 0x2E }
    if parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
      parts.joined().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    {
      text.append(contentsOf: parts[2])
      for part in [parts[1], parts[0]] {
        text.append(0x2D)
        if part.count == 1 { text.append(0x30) }
        text.append(contentsOf: part)
      }
    } else if CommonWords.digits(cell, count: 6) != nil {
      // DDMMYY or YYMMDD: nobody can tell.
      text.append(0x3F)
    } else {
      text.append(contentsOf: cell.bytes)
    }
  }
}
