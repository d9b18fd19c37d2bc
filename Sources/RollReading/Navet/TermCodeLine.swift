/// One line of a term-code file.
enum TermCodeLine {
  case blank
  /// A line about the file, not about a person: `#` and anything but `UP`.
  case metadata
  /// `#UP`, five digits and a value, which may be empty.
  case field(code: Int, value: UnsafeBufferPointer<UInt8>)
  case malformed

  /// A line in UTF-8, without the newline but possibly with the carriage return before it.
  init(_ line: UnsafeBufferPointer<UInt8>) {
    var end = line.count
    while end > 0, line[end - 1] == 0x0D || line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    guard end > 0 else {
      self = .blank
      return
    }
    guard line[0] == 0x23 else {
      self = .malformed
      return
    }
    guard end >= 3, line[1] == 0x55, line[2] == 0x50, end == 3 || TermCodeLine.isSpace(line[3]) else {
      self = .metadata
      return
    }
    var index = 3
    while index < end, TermCodeLine.isSpace(line[index]) { index += 1 }
    var code = 0
    let digits = index
    while index < end, line[index] >= 0x30, line[index] <= 0x39, index - digits < 6 {
      code = code * 10 + Int(line[index] - 0x30)
      index += 1
    }
    guard index - digits == 5, index == end || TermCodeLine.isSpace(line[index]) else {
      self = .malformed
      return
    }
    while index < end, TermCodeLine.isSpace(line[index]) { index += 1 }
    self = .field(code: code, value: UnsafeBufferPointer(rebasing: line[index..<end]))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether a file's beginning has a line of the form, after lines about the file.
  static func begins(_ head: UnsafeRawBufferPointer) -> Bool {
    let bytes = head.prefix(16_384).lazy.filter { $0 != 0 }
    let beginning = Array(bytes)
    guard let start = beginning.firstIndex(of: 0x23) else { return false }
    return beginning[start...].split(separator: 0x0A).contains { line in
      Array(line).withUnsafeBufferPointer { line in
        if case .field = TermCodeLine(line) { true } else { false }
      }
    }
  }
}
