/// The number by which a source's own system knows a person or a school unit: a UUID, sixteen bytes.
///
/// It is of that source alone: the same number in another source is somebody else until shown otherwise.
public struct ExternalID: Hashable, Comparable, Sendable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Thirty-two hexadecimal digits, upper or lower case, with the four hyphens of a UUID or without any, in braces or
  /// not; `nil` for anything else.
  public init?(_ text: some BidirectionalCollection<UInt8>) {
    guard text.count <= 38 else { return nil }
    var text = ArraySlice(text)
    if text.first == 0x7B, text.last == 0x7D { text = text.dropFirst().dropLast() }
    guard text.count == 36 || text.count == 32 else { return nil }
    let hasHyphens = text.count == 36
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in text.enumerated() {
      if hasHyphens, index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == 0x2D else { return nil }
        continue
      }
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      words.0 = words.0 << 4 | words.1 >> 60
      words.1 = words.1 << 4 | UInt64(digit)
    }
    self.init(high: words.0, low: words.1)
  }

  /// The UUID of version 5 whose SHA-1 digest (of the namespace and the name) is given: its first sixteen bytes, with the
  /// version and the variant set as RFC 9562 §5.5 has it. `nil` where the digest is not of twenty bytes.
  ///
  /// Skolverket's rule for what SS 12000 calls a school unit is that of the nil namespace and the school unit code.
  public init?(version5Digest digest: [UInt8]) {
    guard digest.count == 20 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for index in 0..<8 {
      words.0 = words.0 << 8 | UInt64(digest[index])
      words.1 = words.1 << 8 | UInt64(digest[index + 8])
    }
    self.init(high: words.0 & ~0xF000 | 0x5000, low: words.1 & ~(3 << 62) | 2 << 62)
  }

  /// As a UUID is written: lower case, with hyphens.
  public var written: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for position in 0..<32 {
      if [8, 12, 16, 20].contains(position) { text.append(0x2D) }
      let word = position < 16 ? high : low
      text.append(digits[Int(word >> UInt64(60 - 4 * (position % 16)) & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  public static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
