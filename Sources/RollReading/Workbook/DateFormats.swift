/// Which number formats of a workbook show a number as a day.
enum DateFormats {
  /// The formats that every workbook has without saying so.
  static func isBuiltInDate(_ format: Int) -> Bool {
    switch format {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format of the workbook's own has a year, month or day in it, beside quoted text, `[colours]` and single
  /// characters that are quoted by `\`, `_` or `*`.
  static func isDate(_ code: some Sequence<UInt8>) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var skips = false
    for byte in code {
      if skips {
        skips = false
        continue
      }
      switch byte {
      case 0x22 where !isBracketed: isQuoted.toggle()
      case _ where isQuoted: break
      case 0x5B: isBracketed = true
      case 0x5D: isBracketed = false
      case _ where isBracketed: break
      case 0x5C, 0x5F, 0x2A: skips = true
      case 0x59, 0x79, 0x4D, 0x6D, 0x44, 0x64: return true
      default: break
      }
    }
    return false
  }
}
