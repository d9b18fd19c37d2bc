/// What stands after an ampersand.
enum XMLReference {
  /// The reference does not end within the bytes that there are.
  case unfinished
  /// A character, and where the bytes go on.
  case character(UInt32, end: Int)
  case faulty(XMLFault)

  /// More than the longest true one with its leading zeros.
  private static let limit = 32

  /// Reads the five predefined entities and character references; there are no others without a document type.
  static func read(_ bytes: UnsafePointer<UInt8>, at start: Int, end: Int) -> XMLReference {
    var index = start + 1
    while index < end, bytes[index] != 0x3B {
      // Nothing but ASCII letters, digits and # is in one.
      let byte = bytes[index]
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      guard isDigit || isLetter || byte == 0x23, index - start < limit else { return .faulty(.entityUnknown) }
      index += 1
    }
    guard index < end else { return .unfinished }
    let name = UnsafeBufferPointer(start: bytes + start + 1, count: index - start - 1)
    if name.first == 0x23 { return number(name, end: index + 1) }
    let character: UInt32
    if name.isSame(as: "amp") {
      character = 0x26
    } else if name.isSame(as: "lt") {
      character = 0x3C
    } else if name.isSame(as: "gt") {
      character = 0x3E
    } else if name.isSame(as: "quot") {
      character = 0x22
    } else if name.isSame(as: "apos") {
      character = 0x27
    } else {
      return .faulty(.entityUnknown)
    }
    return .character(character, end: index + 1)
  }

  private static func number(_ name: UnsafeBufferPointer<UInt8>, end: Int) -> XMLReference {
    let isHexadecimal = name.count > 1 && name[1] == 0x78
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard !digits.isEmpty else { return .faulty(.referenceIllegal) }
    var value: UInt32 = 0
    for byte in digits {
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte) - 0x30
      case 0x41...0x46 where isHexadecimal: digit = UInt32(byte) - 0x37
      case 0x61...0x66 where isHexadecimal: digit = UInt32(byte) - 0x57
      default: return .faulty(.referenceIllegal)
      }
      value = value * (isHexadecimal ? 16 : 10) + digit
      guard value <= 0x10_FFFF else { return .faulty(.referenceIllegal) }
    }
    guard XMLCharacters.isLegal(value) else { return .faulty(.referenceIllegal) }
    return .character(value, end: end)
  }
}
