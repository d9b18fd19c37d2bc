/// Checks that bytes are well-formed UTF-8 without a zero character, piece by piece.
package struct UTF8Check: Sendable {
  /// How many characters beyond ASCII were whole and well formed.
  package private(set) var sequences = 0
  /// Whether anything was seen that damaged text consists of: the letter Ã, or the replacement character. A hint only,
  /// so that undamaged files are not searched.
  package private(set) var mayBeDamaged = false

  private var needed = 0
  private var lead: UInt8 = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF

  /// Whether the bytes so far end in the middle of a character.
  package var isInsideCharacter: Bool { needed > 0 }

  package init() {}

  /// Checks the next piece.
  ///
  /// - Returns: the offset of the first byte that cannot be there, or `nil`. After a fault the check is at the state
  ///   before that byte.
  package mutating func advance(_ bytes: UnsafeRawBufferPointer, allowingZero: Bool = false) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let count = bytes.count
    var index = 0
    while index < count {
      if needed == 0 {
        while index + 8 <= count {
          let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          // The high bit is set by a byte beyond ASCII, and by the borrow that a zero byte causes.
          guard (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 else { break }
          index += 8
        }
        guard index < count else { break }
      }
      let byte = bytes[index]
      guard accept(byte, allowingZero: allowingZero) else { return index }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private mutating func accept(_ byte: UInt8, allowingZero: Bool) -> Bool {
    if needed > 0 {
      guard byte >= low && byte <= high else { return false }
      if lead == 0xEF || (lead == 0xC3 && byte == 0x83) { mayBeDamaged = true }
      low = 0x80
      high = 0xBF
      needed -= 1
      if needed == 0 { sequences += 1 }
      return true
    }
    if byte < 0x80 { return byte != 0 || allowingZero }
    switch byte {
    case 0xC2...0xDF: needed = 1
    case 0xE0:
      needed = 2
      low = 0xA0
    case 0xED:
      // The surrogates are no characters.
      needed = 2
      high = 0x9F
    case 0xE1...0xEF: needed = 2
    case 0xF0:
      needed = 3
      low = 0x90
    case 0xF1...0xF3: needed = 3
    case 0xF4:
      needed = 3
      high = 0x8F
    default: return false
    }
    lead = byte
    return true
  }
}
