/// A text of settings (TOML), looked at before it is parsed.
///
/// The parser of TOML that the program uses ends the process at some mistakes instead of refusing them: a table's heading
/// without a name, such as `[.a]`, or a time with a digit missing. No setting has times, so whatever is neither a text,
/// a whole or decimal number, a day, `true` nor `false` is refused before it comes to the parser, and so is such a heading.
struct SettingText {
  /// Where a value stands.
  private enum Nest { case list, table }

  private var rest: ArraySlice<UInt8>
  private var line = 1
  private var nests: [Nest] = []
  private var isHeading = false
  private var expectsValue = false
  /// Whether nothing but blanks has been seen of the line.
  private var isLineStart = true

  /// The line, counted from 1, at which the text turns out to be no settings; `nil` where the parser may have it.
  static func refusedLine(_ text: String) -> Int? {
    var text = SettingText(text)
    return text.isFit() ? nil : text.line
  }

  private init(_ text: String) {
    rest = Array(text.utf8)[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
  }

  private mutating func isFit() -> Bool {
    while let byte = rest.first {
      let startsLine = isLineStart
      if byte != 0x20, byte != 0x09 { isLineStart = false }
      if expectsValue, !canFollow(byte) { return false }
      switch byte {
      case 0x0A: endLine()
      case 0x20, 0x09, 0x0D: rest.removeFirst()
      case 0x23: rest = rest.drop { $0 != 0x0A }
      case 0x22, 0x27:
        guard passText(byte) else { return false }
      case 0x5B:
        if !startsLine || expectsValue || !nests.isEmpty {
          guard expectsValue else { return false }
          nests.append(.list)
          rest.removeFirst()
        } else if !passHeading() {
          return false
        }
        expectsValue = !isHeading
      case 0x7B:
        guard expectsValue else { return false }
        nests.append(.table)
        expectsValue = false
        rest.removeFirst()
      case 0x5D, 0x7D: close()
      case 0x2C:
        expectsValue = nests.last == .list
        rest.removeFirst()
      case 0x3D:
        expectsValue = true
        rest.removeFirst()
      default:
        guard passWord() else { return false }
      }
    }
    return true
  }

  /// Whether the byte can stand where a value should begin. A list may be empty, go on in the next line, and end in a comma.
  private func canFollow(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x3D, 0x7D: false
    case 0x0A, 0x0D, 0x23, 0x5D: nests.last == .list
    default: true
    }
  }

  private mutating func endLine() {
    rest.removeFirst()
    line += 1
    isHeading = false
    isLineStart = true
    if nests.isEmpty { expectsValue = false }
  }

  private mutating func close() {
    if !isHeading { _ = nests.popLast() }
    expectsValue = false
    rest.removeFirst()
  }

  /// One or two brackets, after which a name begins.
  private mutating func passHeading() -> Bool {
    isHeading = true
    for _ in 1...2 where rest.first == 0x5B {
      rest.removeFirst()
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    }
    guard let first = rest.first else { return false }
    return first == 0x22 || first == 0x27 || (first != 0x2E && first != 0x2B && SettingText.isWord(first))
  }

  /// A text in quotation marks, of one line or of several.
  private mutating func passText(_ mark: UInt8) -> Bool {
    let isLong = rest.starts(with: [mark, mark, mark])
    rest = rest.dropFirst(isLong ? 3 : 1)
    expectsValue = false
    while let byte = rest.first {
      if byte == mark, !isLong || rest.starts(with: [mark, mark, mark]) {
        rest = rest.dropFirst(isLong ? 3 : 1)
        return true
      }
      if byte == 0x0A {
        guard isLong else { return false }
        line += 1
      }
      // What is escaped is passed over with its backslash, but for a line's end, which is to be counted.
      rest = rest.dropFirst(mark == 0x22 && byte == 0x5C && rest.dropFirst().first != 0x0A ? 2 : 1)
    }
    return false
  }

  /// A key, or a value without quotation marks.
  private mutating func passWord() -> Bool {
    let word = rest.prefix(while: SettingText.isWord)
    rest = rest.dropFirst(word.count)
    guard expectsValue else { return !word.isEmpty && !word.contains(0x2B) }
    expectsValue = false
    return word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) || SettingText.isNumber(word)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2B, 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Digits, with a sign before them or not, a point among them or not; or a day.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(separator: 0x2D, omittingEmptySubsequences: false)
    if parts.map(\.count) == [4, 2, 2] { return parts.joined().allSatisfy(isDigit) }
    let unsigned = word.first == 0x2B || word.first == 0x2D ? word.dropFirst() : word
    let halves = unsigned.split(separator: 0x2E, omittingEmptySubsequences: false)
    return halves.count <= 2
      && halves.allSatisfy { half in half.first.map(isDigit) == true && half.allSatisfy { isDigit($0) || $0 == 0x5F } }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
