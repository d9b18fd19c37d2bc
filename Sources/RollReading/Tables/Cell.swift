/// One cell's bytes in UTF-8, without the spaces around them. Valid only while its record is being read.
struct Cell {
  let bytes: UnsafeBufferPointer<UInt8>

  @inline(__always)
  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The bytes from `start` to `end` without space, tab, newline or no-break space at either side.
  @inline(__always)
  init(trimming base: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    var start = start
    var end = end
    while start < end {
      if Cell.isSpace(base[start]) {
        start += 1
      } else if base[start] == 0xC2, start + 1 < end, base[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if Cell.isSpace(base[end - 1]) {
        end -= 1
      } else if base[end - 1] == 0xA0, end - 2 >= start, base[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    bytes = UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// Space, tab or newline. Other control characters are no space: a cell that begins with one is not what it seems.
  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D)
  }

  @inline(__always) static var empty: Cell { Cell(bytes: UnsafeBufferPointer(start: nil, count: 0)) }

  @inline(__always) var count: Int { bytes.count }

  @inline(__always) var isEmpty: Bool { bytes.isEmpty }

  /// The cell, or nothing where it holds a word that systems write for nothing: `NULL`, `-` or `.`.
  @inline(__always)
  var unlessNullWord: Cell {
    switch bytes.count {
    case 1: bytes[0] == 0x2D || bytes[0] == 0x2E ? .empty : self
    case 4: isNull ? .empty : self
    default: self
    }
  }

  private var isNull: Bool {
    bytes[0] | 0x20 == 0x6E && bytes[1] | 0x20 == 0x75 && bytes[2] | 0x20 == 0x6C && bytes[3] | 0x20 == 0x6C
  }

  /// Whether the cell holds letters that were read in the wrong encoding before they came here: Ã followed by another
  /// character beyond ASCII (Ã alone is a letter of names), or the replacement character.
  var isDamaged: Bool {
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index] == 0xC3 && bytes[index + 1] == 0x83 && bytes[index + 2] >= 0xC2 { return true }
      if bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD { return true }
      index += 1
    }
    return false
  }
}
