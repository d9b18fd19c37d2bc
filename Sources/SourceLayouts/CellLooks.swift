import ActivityResponsibility
import RollReading

/// What the cells of a column look like, where no heading says what they are.
struct CellLooks {
  /// The cells that are filled, without spaces around.
  let filled: [String]
  let rowCount: Int

  init(_ cells: [String]) {
    filled = cells.filter { !$0.isEmpty && $0 != "-" && $0 != "." && $0.uppercased() != "NULL" }
    rowCount = cells.count
  }

  /// The share of the filled cells that are something; 0 where none is filled.
  private func share(_ isSuch: (String) -> Bool) -> Double {
    filled.isEmpty ? 0 : Double(filled.count(where: isSuch)) / Double(filled.count)
  }

  var identityNumbers: Double {
    share { cell in
      if case .success = CellLooks.identity(cell) { return true }
      return false
    }
  }

  /// Eight digits that are no day: school unit codes never are.
  var unitCodes: Double {
    share { cell in
      guard let code = SchoolUnitCode(cell) else { return false }
      return cell.utf8.count == 8 && Day(cell) == nil && CellLooks.day(cell) == nil && "\(code)" == cell
    }
  }

  var days: Double { share { CellLooks.day($0) != nil || CellLooks.isSerial($0) || CellLooks.isDayFirst($0) } }

  /// Programme codes in capitals; a class such as NA23A begins like one but goes on with the year, and Ek is a name.
  var programmeCodes: Double { share(CellLooks.isProgramme) }

  /// Words of a mark, most rows having none: a column of ones alone is something else.
  var marks: Double {
    let words: Set<String> = ["0", "1", "J", "N", "JA", "NEJ", "S", "TRUE", "FALSE", "X"]
    let such = share { words.contains($0.uppercased()) }
    let unmarked = rowCount - filled.count { !["0", "N", "NEJ", "FALSE"].contains($0.uppercased()) }
    return unmarked * 2 > rowCount ? such : 0
  }

  var municipalities: Double { share { $0.utf8.count == 4 && MunicipalityCode($0) != nil } }

  /// A number of a person, of any time.
  static func identity(_ cell: String) -> Result<IdentityNumber, IdentityNumberFault> {
    IdentityNumber.read(cell, century: .anyone(on: farAway))
  }

  /// A day in a usual way of writing; two-digit years are read as the schools' are.
  static func day(_ cell: String) -> Day? {
    let digits = cell.filter(\.isNumber)
    guard digits.count == cell.count || (cell.count == 10 && digits.count == 8) else { return nil }
    if digits.count == 8 {
      guard let day = Day(digits.prefix(4) + "-" + digits.dropFirst(4).prefix(2) + "-" + digits.suffix(2)),
        (1900...2199).contains(Int(digits.prefix(4)) ?? 0) || digits.hasPrefix("2999") || digits.hasPrefix("9999")
      else { return nil }
      return day
    }
    guard digits.count == 6 else { return nil }
    return Day("20" + digits.prefix(2) + "-" + digits.dropFirst(2).prefix(2) + "-" + digits.suffix(2))
  }

  /// A day number of Excel from 1990 to 2078.
  static func isSerial(_ cell: String) -> Bool {
    cell.utf8.count == 5 && (Int(cell).map { (32_874...65_380).contains($0) } ?? false)
  }

  /// `17/8/2026` or `17.8.2026`, where the first part can be a day.
  static func isDayFirst(_ cell: String) -> Bool {
    let parts = cell.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." }.map { Int($0) ?? 0 }
    return parts.count == 3 && (1...31).contains(parts[0]) && (1...12).contains(parts[1])
      && (1900...9999).contains(parts[2])
  }

  private static func isProgramme(_ code: String) -> Bool {

    guard code == code.uppercased(), (2...16).contains(code.utf8.count), programmes.contains(String(code.prefix(2)))
    else { return false }
    let rest = code.dropFirst(2)
    guard rest.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return false }
    // The code of autumn 2025 ends with 25; the codes before fill up with zeros.
    return rest.allSatisfy { $0.isLetter || $0 == "0" } || rest.hasPrefix("25")
  }

  /// What programme codes begin with, of 2011 and of 2025, and of the adapted school.
  private static let programmes: Set<String> = [
    "BA", "BF", "EE", "EK", "ES", "FA", "FB", "FG", "FL", "FO", "FS", "FT", "FX", "HA", "HO", "HP", "HR", "HS", "HT",
    "HU", "HV", "IA", "IB", "IM", "IN", "MA", "MX", "NA", "NB", "RL", "RX", "SA", "SJ", "SK", "SN", "SX", "TA", "TE",
    "TX", "VF", "VO", "YR", "YX",
  ]

  private static let farAway = Day(year: 2099, month: 12, day: 31) ?? Day(daysSince2000: 36_524)
}
