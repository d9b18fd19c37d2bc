/// Which bytes stop the loops that run over plain text, and which can be in names.
enum XMLCharacters {
  /// Control characters, `<`, `&`, `]`, and the first byte of U+FFFE and U+FFFF.
  static let stopsText: UInt8 = 1
  /// The same with both quotation marks and every kind of whitespace but the space itself.
  static let stopsValue: UInt8 = 2
  /// Control characters, `-`, `?`, `]`, and the first byte of U+FFFE and U+FFFF.
  static let stopsSkipping: UInt8 = 4
  /// What a name of ASCII letters can begin with, but the colon.
  static let beginsName: UInt8 = 8
  /// What can follow in it, but the colon.
  static let isInName: UInt8 = 16
  static let isSpace: UInt8 = 32

  static let classes: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    let byte = UInt8(byte)
    var found: UInt8 = 0
    let isControl = byte < 0x20 && byte != 0x09
    if isControl || byte == 0x3C || byte == 0x26 || byte == 0x5D || byte == 0xEF { found |= stopsText }
    if byte < 0x20 || byte == 0x3C || byte == 0x26 || byte == 0x22 || byte == 0x27 || byte == 0xEF {
      found |= stopsValue
    }
    if isControl || byte == 0x2D || byte == 0x3F || byte == 0x5D || byte == 0xEF { found |= stopsSkipping }
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: found |= beginsName | isInName
    case 0x30...0x39, 0x2D, 0x2E: found |= isInName
    case 0x20, 0x09, 0x0A, 0x0D: found |= isSpace
    default: break
    }
    return found
  }

  /// Whether XML can have the character at all.
  static func isLegal(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }

  /// Whether a name can have the character beyond ASCII.
  static func isInName(_ scalar: UInt32, first: Bool) -> Bool {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
      0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x1_0000...0xE_FFFF:
      true
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: !first
    default: false
    }
  }

  /// How many bytes the character takes that begins with the byte; the bytes are known to be UTF-8.
  @inline(__always)
  static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// The character that so many bytes of well-formed UTF-8 are.
  static func scalar(at bytes: UnsafePointer<UInt8>, length: Int) -> UInt32 {
    switch length {
    case 1: UInt32(bytes[0])
    case 2: UInt32(bytes[0] & 0x1F) << 6 | UInt32(bytes[1] & 0x3F)
    case 3: UInt32(bytes[0] & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F)
    default:
      UInt32(bytes[0] & 0x07) << 18 | UInt32(bytes[1] & 0x3F) << 12 | UInt32(bytes[2] & 0x3F) << 6
        | UInt32(bytes[3] & 0x3F)
    }
  }

  /// Writes a legal character in UTF-8 after what is there.
  static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift) & 0x3F) }
    if scalar < 0x80 {
      text.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      text.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      text.append(tail(0))
    } else if scalar < 0x1_0000 {
      text.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      text.append(tail(6))
      text.append(tail(0))
    } else {
      text.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      text.append(tail(12))
      text.append(tail(6))
      text.append(tail(0))
    }
  }
}
