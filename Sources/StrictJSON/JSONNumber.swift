/// How far the writing of a number has come (RFC 8259 §6): no leading zeros, no plus, no bare point.
enum JSONNumber {
  case minus
  case zero
  case integer
  case point
  case fraction
  case exponent
  case exponentSign
  case exponentDigits

  init?(first byte: UInt8) {
    switch byte {
    case 0x2D: self = .minus
    case 0x30: self = .zero
    case 0x31...0x39: self = .integer
    default: return nil
    }
  }

  /// Whether the number can end here.
  var isWhole: Bool {
    switch self {
    case .zero, .integer, .fraction, .exponentDigits: true
    case .minus, .point, .exponent, .exponentSign: false
    }
  }

  /// Goes on with a byte.
  ///
  /// - Returns: whether the byte is a part of the number.
  mutating func advance(_ byte: UInt8) -> Bool {
    switch (self, byte) {
    case (.minus, 0x30): self = .zero
    case (.minus, 0x31...0x39): self = .integer
    case (.integer, 0x30...0x39), (.fraction, 0x30...0x39), (.exponentDigits, 0x30...0x39): break
    case (.zero, 0x2E), (.integer, 0x2E): self = .point
    case (.point, 0x30...0x39): self = .fraction
    case (.zero, 0x45), (.zero, 0x65), (.integer, 0x45), (.integer, 0x65), (.fraction, 0x45), (.fraction, 0x65):
      self = .exponent
    case (.exponent, 0x2B), (.exponent, 0x2D): self = .exponentSign
    case (.exponent, 0x30...0x39), (.exponentSign, 0x30...0x39): self = .exponentDigits
    default: return false
    }
    return true
  }
}
