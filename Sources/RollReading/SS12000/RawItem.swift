/// What was read of an item that cannot be used, for the person who corrects it.
enum RawItem {
  /// `key=value; …` in UTF-8, cut between two characters. Control characters, which an escape can make, are spaces.
  static func rendered(_ cells: [(key: String, cell: Cell)]) -> [UInt8] {
    var text: [UInt8] = []
    for (key, cell) in cells where !cell.isEmpty {
      if !text.isEmpty { text += "; ".utf8 }
      text += key.utf8
      text.append(0x3D)
      text += cell.bytes.lazy.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    }
    var cut = min(text.count, Finding.rawRowLimit)
    if cut < text.count {
      while cut > 0, text[cut] & 0xC0 == 0x80 { cut -= 1 }
    }
    return Array(text[..<cut])
  }
}
