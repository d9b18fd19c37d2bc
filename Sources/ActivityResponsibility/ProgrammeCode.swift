/// A programme code (studievägskod) as the school writes it, upper case, at most sixteen ASCII letters and digits.
///
/// Held in two words rather than a string: a roll of a million rows makes a million of them.
public struct ProgrammeCode: Hashable, Sendable, CustomStringConvertible {
  /// The characters from the left, padded with zero bytes, first character in the highest byte.
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// No code given.
  public static let none = ProgrammeCode(high: 0, low: 0)

  public init?(_ text: some StringProtocol) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var count = 0
    for byte in text.utf8 {
      guard count < 16, (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) else {
        return nil
      }
      let upper = UInt64(byte >= 0x61 ? byte & 0xDF : byte)
      if count < 8 { high |= upper << (56 - 8 * UInt64(count)) } else { low |= upper << (120 - 8 * UInt64(count)) }
      count += 1
    }
    self.init(high: high, low: low)
  }

  public var isEmpty: Bool { high == 0 }

  /// Whether the code is of an introductory programme (introduktionsprogram): the letters IM first, or one of the
  /// three-letter variants that schools still write.
  public var isIntroductory: Bool {
    if high >> 48 == 0x494D { return true }
    guard low == 0, high & 0xFF_FFFF_FFFF == 0 else { return false }
    let first = high >> 40
    return first == 0x494E44 || first == 0x535052 || first == 0x59524B || first == 0x50524F || first == 0x505245
  }

  public var description: String {
    var bytes: [UInt8] = []
    for index in 0..<16 {
      let word = index < 8 ? high : low
      let byte = UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64(index % 8)))
      if byte == 0 { break }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
