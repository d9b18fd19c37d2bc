/// Hides what may be an identity number in a text that comes from a file or its name.
enum MaskedText {
  /// Ten digits or more, with or without signs between them, become stars.
  static func masking(_ text: String) -> String {
    var bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      guard isDigit(bytes[start]) else {
        start += 1
        continue
      }
      let end = runEnd(bytes, from: start)
      // A day alone, 2026-08-20, has eight.
      if bytes[start..<end].count(where: isDigit) >= 10 {
        for index in start..<end where isDigit(bytes[index]) { bytes[index] = UInt8(ascii: "*") }
      }
      start = end
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Digits, with at most one sign or space between two of them.
  private static func runEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      if isDigit(bytes[end]) {
        end += 1
      } else if end + 1 < bytes.count, "-+ _".utf8.contains(bytes[end]), isDigit(bytes[end + 1]) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
