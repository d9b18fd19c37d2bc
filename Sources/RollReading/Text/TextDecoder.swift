import StrictJSON

/// Turns the bytes of a text file into UTF-8, piece by piece. Where the pieces are cut makes no difference.
struct TextDecoder: Sendable {
  /// What came of one piece.
  struct Progress {
    /// Bytes taken from the input.
    var taken: Int
    /// Bytes of UTF-8 written.
    var written: Int
    /// Whether the byte after those taken cannot be in text of this encoding.
    var isBroken = false
  }

  private let encoding: TextEncoding
  private var check = UTF8Check()
  /// Bytes of the byte order mark that are still to be passed over.
  private var markLeft: Int
  private var isFirstUnit = true
  /// The first half of a UTF-16 unit, or of a surrogate pair, that the last piece ended with.
  private var halfUnit: UInt8?
  private var highSurrogate: UInt16?
  private var sawDamage = false

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    markLeft = encoding == .utf8WithMark ? 3 : 0
  }

  /// Whether the text may hold letters that were damaged before it came here.
  var mayBeDamaged: Bool { sawDamage || check.mayBeDamaged }

  /// Whether the input so far ends in the middle of a character.
  var isInsideCharacter: Bool { check.isInsideCharacter || halfUnit != nil || highSurrogate != nil }

  /// Decodes as much of `input` as `output` has room for. `output` must have room for at least eight bytes.
  mutating func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Progress {
    let mark = min(markLeft, input.count)
    markLeft -= mark
    let rest = UnsafeRawBufferPointer(rebasing: input[mark...])
    var progress: Progress
    switch encoding {
    case .utf8, .utf8WithMark: progress = copy(rest, into: output)
    case .windows1252: progress = widen(rest, into: output)
    case .utf16LittleEndian: progress = narrow(rest, into: output, littleEndian: true)
    case .utf16BigEndian: progress = narrow(rest, into: output, littleEndian: false)
    }
    progress.taken += mark
    return progress
  }

  private mutating func copy(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Progress {
    let count = min(input.count, output.count)
    let piece = UnsafeRawBufferPointer(rebasing: input[..<count])
    if let fault = check.advance(piece) {
      output.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[..<fault]))
      return Progress(taken: fault, written: fault, isBroken: true)
    }
    output.copyMemory(from: piece)
    return Progress(taken: count, written: count)
  }

  private mutating func widen(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Progress {
    var taken = 0
    var written = 0
    while taken < input.count, written + 8 <= output.count {
      if taken + 8 <= input.count, let from = input.baseAddress, let to = output.baseAddress {
        let word = from.loadUnaligned(fromByteOffset: taken, as: UInt64.self)
        if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
          to.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
          taken += 8
          written += 8
          continue
        }
      }
      let byte = input[taken]
      let scalar = byte >= 0x80 && byte < 0xA0 ? windows1252Signs[Int(byte) - 0x80] : UInt16(byte)
      guard scalar != 0 else { return Progress(taken: taken, written: written, isBroken: true) }
      if scalar == 0xC3 { sawDamage = true }
      written += put(UInt32(scalar), into: output, at: written)
      taken += 1
    }
    return Progress(taken: taken, written: written)
  }

  private mutating func narrow(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, littleEndian: Bool
  ) -> Progress {
    var taken = 0
    var written = 0
    while taken < input.count, written + 4 <= output.count {
      guard let first = halfUnit else {
        halfUnit = input[taken]
        taken += 1
        continue
      }
      let second = input[taken]
      let unit = littleEndian ? UInt16(second) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(second)
      if let high = highSurrogate {
        guard unit & 0xFC00 == 0xDC00 else { return Progress(taken: taken, written: written, isBroken: true) }
        let scalar = 0x1_0000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
        written += put(scalar, into: output, at: written)
        highSurrogate = nil
      } else if unit & 0xFC00 == 0xD800 {
        highSurrogate = unit
      } else if unit == 0 || unit & 0xFC00 == 0xDC00 {
        return Progress(taken: taken, written: written, isBroken: true)
      } else if !(isFirstUnit && unit == 0xFEFF) {
        if unit == 0xC3 || unit == 0xFFFD { sawDamage = true }
        written += put(UInt32(unit), into: output, at: written)
      }
      isFirstUnit = false
      halfUnit = nil
      taken += 1
    }
    return Progress(taken: taken, written: written)
  }

  /// Writes one character in UTF-8 and says how many bytes it took.
  @inline(__always)
  private func put(_ scalar: UInt32, into output: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift) & 0x3F) }
    if scalar < 0x80 {
      output[offset] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      output[offset] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      output[offset + 1] = tail(0)
      return 2
    }
    if scalar < 0x1_0000 {
      output[offset] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      output[offset + 1] = tail(6)
      output[offset + 2] = tail(0)
      return 3
    }
    output[offset] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    output[offset + 1] = tail(12)
    output[offset + 2] = tail(6)
    output[offset + 3] = tail(0)
    return 4
  }
}

/// What Windows-1252 has in 0x80–0x9F; zero where it has nothing.
private let windows1252Signs: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
