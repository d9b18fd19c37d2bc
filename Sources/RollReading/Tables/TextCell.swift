/// Text that is kept as it stands: names, addresses.
enum TextCell {
  /// The longest text, in bytes of UTF-8; twice what the population register has room for.
  static let limit = 300

  /// The text, `nil` where the cell is empty. A newline or tab inside becomes a space.
  ///
  /// - Throws: `textTooLong`; `textUnprintable` for control characters and for those that turn the direction of
  ///   writing, which would make a list on a screen show something else than it holds.
  static func text(_ cell: Cell, column: Int) throws(RowFault) -> String? {
    let bytes = cell.bytes
    if bytes.isEmpty { return nil }
    guard bytes.count <= limit else { throw RowFault(.textTooLong, column: column) }
    var hasBreak = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F { continue }
      switch byte {
      case 0x09, 0x0A, 0x0D: hasBreak = true
      case 0x00..<0x20, 0x7F: throw RowFault(.textUnprintable, column: column)
      case 0xC2 where bytes[index + 1] < 0xA0: throw RowFault(.textUnprintable, column: column)
      case 0xE2 where turnsDirection(bytes[index + 1], bytes[index + 2]):
        throw RowFault(.textUnprintable, column: column)
      default: break
      }
    }
    guard hasBreak else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: { $0.isNewline || $0 == "\t" || $0 == " " })
      .joined(separator: " ")
  }

  /// U+2028 and U+2029 (line and paragraph), U+202A–202E and U+2066–2069 (direction), after the byte E2.
  private static func turnsDirection(_ second: UInt8, _ third: UInt8) -> Bool {
    (second == 0x80 && third >= 0xA8 && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9)
  }
}
