/// The escapes of a JSON string, byte by byte after the backslash, with what one half of a surrogate pair leaves to the
/// next escape.
struct JSONEscape: Sendable {
  enum Progress {
    /// The escape goes on.
    case more
    /// The escape has ended, and its other half must follow at once.
    case half
    case character(UInt32)
    case fault(JSONFault)
  }

  /// Hexadecimal digits still to come; 0: the first byte after the backslash.
  private var digitsLeft = 0
  private var unit: UInt32 = 0
  /// The first half of a pair, or 0.
  private var firstHalf: UInt32 = 0

  /// Whether the second half of a pair must follow.
  var isHalf: Bool { firstHalf != 0 }

  mutating func advance(_ byte: UInt8) -> Progress {
    if digitsLeft > 0 { return advanceDigit(byte) }
    if isHalf, byte != 0x75 { return .fault(.surrogate) }
    switch byte {
    case 0x22, 0x5C, 0x2F: return .character(UInt32(byte))
    case 0x62: return .character(0x08)
    case 0x66: return .character(0x0C)
    case 0x6E: return .character(0x0A)
    case 0x72: return .character(0x0D)
    case 0x74: return .character(0x09)
    case 0x75:
      unit = 0
      digitsLeft = 4
      return .more
    default: return .fault(.escape)
    }
  }

  private mutating func advanceDigit(_ byte: UInt8) -> Progress {
    let digit: UInt8
    switch byte {
    case 0x30...0x39: digit = byte - 0x30
    case 0x41...0x46: digit = byte - 0x37
    case 0x61...0x66: digit = byte - 0x57
    default: return .fault(.escape)
    }
    unit = unit << 4 | UInt32(digit)
    digitsLeft -= 1
    guard digitsLeft == 0 else { return .more }
    switch (isHalf, unit) {
    case (true, 0xDC00...0xDFFF):
      let pair = 0x1_0000 + (firstHalf - 0xD800) << 10 + (unit - 0xDC00)
      firstHalf = 0
      return .character(pair)
    case (false, 0xD800...0xDBFF):
      firstHalf = unit
      return .half
    case (true, _), (false, 0xDC00...0xDFFF): return .fault(.surrogate)
    case (false, _): return .character(unit)
    }
  }
}
