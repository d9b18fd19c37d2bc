import ActivityResponsibility

/// A file's name as it is stored and shown: UTF-8, on one line, and short enough to be given an ending more.
struct FileName: Hashable, Comparable, Sendable, CustomStringConvertible {
  static let limit = 180

  let text: String

  init(_ bytes: [UInt8]) {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      text.unicodeScalars.append(isControl || scalar == "\u{FFFD}" || scalar == "/" ? "_" : scalar)
    }
    self.text = Self.shortened(text)
  }

  var description: String { text }

  /// Whether the file is somebody's unfinished work, or hidden: it is left alone.
  static func isIgnored(_ bytes: [UInt8]) -> Bool {
    let name = String(decoding: bytes, as: UTF8.self).lowercased()
    return name.hasPrefix(".") || [".part", ".tmp", ".crdownload", ".filepart", "~"].contains { name.hasSuffix($0) }
  }

  /// The first day in the name, as `YYYY-MM-DD` with no digit beside it.
  var day: Day? {
    let bytes = Array(text.utf8)
    let isDigit = { (index: Int) in bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index]) }
    for start in bytes.indices where start + 10 <= bytes.count && !isDigit(start - 1) && !isDigit(start + 10) {
      let part = String(decoding: bytes[start..<start + 10], as: UTF8.self)
      if let day = Day(part) { return day }
    }
    return nil
  }

  /// The name with a number before its ending: `roll-2.csv`.
  func numbered(_ number: Int) -> String {
    guard number > 1 else { return text }
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex else { return "\(text)-\(number)" }
    return "\(text[..<dot])-\(number)\(text[dot...])"
  }

  static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// Keeps the ending, by which people know what a file is.
  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > limit else { return text }
    var ending = ""
    if let dot = text.lastIndex(of: "."), text[dot...].utf8.count <= 10 { ending = String(text[dot...]) }
    var start = text
    while start.utf8.count + ending.utf8.count > limit { start.removeLast() }
    return start + ending
  }
}
