import ActivityResponsibility

/// How the characters of a file are written.
public enum FileEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  /// With a byte order mark, as spreadsheets write it.
  case utf8Marked = "UTF-8 med BOM"
  case windows1252 = "Windows-1252"
  /// Little-endian with a byte order mark: what a spreadsheet calls Unicode text.
  case utf16 = "UTF-16"

  /// The bytes of a text. A character that Windows-1252 lacks becomes a question mark, as it does in the systems that
  /// write it; no name of the region has one.
  func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf8Marked: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .windows1252: return text.unicodeScalars.map { Self.windows1252Byte($0) ?? 0x3F }
    case .utf16:
      var bytes: [UInt8] = [0xFF, 0xFE]
      bytes.reserveCapacity(2 * text.utf8.count + 2)
      for unit in text.utf16 {
        bytes.append(UInt8(truncatingIfNeeded: unit))
        bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
      }
      return bytes
    }
  }

  static func isWritableInWindows1252(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { windows1252Byte($0) != nil }
  }

  private static func windows1252Byte(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x00...0x7F, 0xA0...0xFF: UInt8(scalar.value)
    case 0x160: 0x8A
    case 0x161: 0x9A
    case 0x17D: 0x8E
    case 0x17E: 0x9E
    default: nil
    }
  }
}

/// How a school's system writes a day.
public enum DayStyle: Hashable, Sendable {
  /// `2024-08-19`.
  case dashed
  /// `20240819`.
  case compact

  func text(_ day: Day) -> String { self == .dashed ? day.description : day.description.filter { $0 != "-" } }
}

/// How a school's system writes an identity number.
public enum NumberStyle: Hashable, Sendable {
  /// `YYYYMMDD-NNNN`.
  case twelveDashed
  /// `YYYYMMDDNNNN`.
  case twelve
  /// `YYMMDD-NNNN`.
  case tenDashed
  /// `YYMMDDNNNN`.
  case ten

  func text(_ number: IdentityNumber) -> String {
    switch self {
    case .twelveDashed: number.written
    case .twelve: number.twelveDigits
    case .tenDashed: String(number.written.dropFirst(2))
    case .ten: String(number.twelveDigits.dropFirst(2))
    }
  }
}

/// Everything about a delimited file that is not its columns.
public struct FileShape: Hashable, Sendable {
  public let encoding: FileEncoding
  /// `;`, `,` or a tabulator.
  public let separator: Character
  /// Lines end with CR LF rather than LF.
  public let hasCarriageReturns: Bool
  /// Every field stands in quotes, needed or not.
  public let quotesEverything: Bool
  public let days: DayStyle
  public let numbers: NumberStyle

  init(
    _ encoding: FileEncoding, separator: Character = ";", hasCarriageReturns: Bool = true,
    quotesEverything: Bool = false, days: DayStyle = .dashed, numbers: NumberStyle = .twelveDashed
  ) {
    self.encoding = encoding
    self.separator = separator
    self.hasCarriageReturns = hasCarriageReturns
    self.quotesEverything = quotesEverything
    self.days = days
    self.numbers = numbers
  }

  /// The file of some rows, the heading row first.
  func bytes(of rows: [[String]]) -> [UInt8] {
    var text = ""
    for row in rows {
      for (index, field) in row.enumerated() {
        if index > 0 { text.append(separator) }
        append(field, to: &text)
      }
      text += hasCarriageReturns ? "\r\n" : "\n"
    }
    return encoding.bytes(of: text)
  }

  private func append(_ field: String, to text: inout String) {
    guard quotesEverything || field.contains(separator) || field.contains("\"") else {
      text += field
      return
    }
    text.append("\"")
    for character in field {
      if character == "\"" { text.append("\"") }
      text.append(character)
    }
    text.append("\"")
  }
}
