// Network byte order, written to the end of an array.

extension [UInt8] {
  mutating func appendBigEndian(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  mutating func setBigEndian(_ value: some FixedWidthInteger, at start: Int) {
    Swift.withUnsafeBytes(of: value.bigEndian) { replaceSubrange(start..<start + $0.count, with: $0) }
  }

  /// Writes a whole number in the width that the server expects; false where it does not fit, and nothing is written.
  mutating func appendWhole(_ value: Int64, as type: UInt32) -> Bool {
    switch type {
    case ServerType.int16: Int16(exactly: value).map { appendBigEndian($0) } != nil
    case ServerType.int32: Int32(exactly: value).map { appendBigEndian($0) } != nil
    case ServerType.int64: Optional(appendBigEndian(value)) != nil
    case ServerType.objectID: UInt32(exactly: value).map { appendBigEndian($0) } != nil
    default: false
    }
  }

  /// A range that holds its lower bound and not its upper; a missing bound is infinite.
  mutating func appendRange<Bound: FixedWidthInteger>(from: Bound?, until: Bound?) {
    append(RangeFlags.of(lower: from != nil, upper: until != nil))
    for bound in [from, until] {
      guard let bound else { continue }
      appendBigEndian(Int32(Bound.bitWidth / 8))
      appendBigEndian(bound)
    }
  }
}

/// The first byte of a range in its binary form.
enum RangeFlags {
  static let empty: UInt8 = 0x01
  static let lowerInclusive: UInt8 = 0x02
  static let upperInclusive: UInt8 = 0x04
  static let lowerInfinite: UInt8 = 0x08
  static let upperInfinite: UInt8 = 0x10

  static func of(lower: Bool, upper: Bool) -> UInt8 {
    (lower ? lowerInclusive : lowerInfinite) | (upper ? 0 : upperInfinite)
  }
}
