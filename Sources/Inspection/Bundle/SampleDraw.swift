import Crypto

/// A sample that anybody can draw again: whoever has the seed and the case numbers drawn from gets the same cases.
///
/// Each case number has a rank, the SHA-256 of the seed, a line feed and the number in decimal figures; the lowest ranks
/// are drawn. The numbers say nothing of whose cases they are, so that they can be shown to whoever wants to draw again.
public struct SampleDraw: Sendable {
  public let seed: String
  public let size: Int

  public init(seed: String, size: Int) {
    self.seed = seed
    self.size = size
  }

  /// The drawn numbers, in numeric order; all of them where there are no more than asked for.
  public func draw(from numbers: [Int64]) -> [Int64] {
    Set(numbers).map { (rank: rank(of: $0), number: $0) }
      .sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
      .prefix(size).map(\.number).sorted()
  }

  /// In lower-case hexadecimal, which sorts as the bytes do.
  private func rank(of number: Int64) -> String {
    Hexadecimal.text(SHA256.hash(data: Array("\(seed)\n\(number)".utf8)))
  }
}

/// Bytes as figures and letters.
enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Returns: `nil` unless the text is pairs of figures and the letters a to f in lower case.
  static func bytes(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 2)
    for index in stride(from: 0, to: characters.count, by: 2) {
      guard let high = value(characters[index]), let low = value(characters[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x61...0x66: character - 0x61 + 10
    default: nil
    }
  }
}
