import ActivityResponsibility

/// The texts that a workbook keeps in one place, and its cells refer to by number.
struct SharedStrings {
  /// The most memory that they may take.
  static let limit = 64 << 20

  private enum Name: Int, CaseIterable { case si, t, rPh }
  private static let names = XMLNames(Name.allCases.map { "\($0)" })

  private var bytes = Blocks<UInt8>()
  /// Where each text ends.
  private var ends = Blocks<UInt32>()

  /// None, for workbooks that keep their texts in the cells.
  init() {}

  /// - Throws: `FILE-008` where they are too large, `FILE-013` where the part is broken.
  init(_ archive: ZipArchive, _ part: ZipArchive.Member) throws {
    // Phonetic guides to a text stand inside it and are no part of it.
    var isPhonetic = false
    var bytes = Blocks<UInt8>()
    var ends = Blocks<UInt32>()
    var piece: [UInt8] = []
    try archive.parse(part, names: SharedStrings.names) { event in
      switch event {
      case .start(let element): if element.name == Name.rPh.rawValue { isPhonetic = true }
      case .end(Name.rPh.rawValue, _): isPhonetic = false
      case .end(Name.t.rawValue, let text):
        guard !isPhonetic else { break }
        piece.removeAll(keepingCapacity: true)
        EscapedText.append(text, to: &piece)
        bytes.append(contentsOf: piece)
      case .end(Name.si.rawValue, _): ends.append(UInt32(bytes.count))
      case .end: break
      }
      guard bytes.count + 4 * ends.count <= SharedStrings.limit else { throw ExplainedError.sharedTextTooLarge }
    }
    self.bytes = bytes
    self.ends = ends
  }

  /// Writes a text after what is there; false where there is no text of the number.
  @inline(__always)
  func append(_ number: Int, to text: inout [UInt8]) -> Bool {
    guard number >= 0, number < ends.count else { return false }
    let start = number == 0 ? 0 : Int(ends[number - 1])
    bytes.append(start..<Int(ends[number]), to: &text)
    return true
  }
}

/// Text in which characters that XML cannot have are written `_x000D_`.
enum EscapedText {
  /// Writes a text after what is there, with what was escaped as itself.
  @inline(__always)
  static func append(_ escaped: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    guard escaped.contains(0x5F) else {
      text.append(contentsOf: escaped)
      return
    }
    appendUnescaped(escaped, to: &text)
  }

  private static func appendUnescaped(_ escaped: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    var index = 0
    while index < escaped.count {
      if let scalar = character(escaped, at: index) {
        text.append(contentsOf: Array(String(Character(scalar)).utf8))
        index += 7
      } else {
        text.append(escaped[index])
        index += 1
      }
    }
  }

  private static func character(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar? {
    guard index + 7 <= text.count, text[index] == 0x5F, text[index + 1] == 0x78, text[index + 6] == 0x5F else {
      return nil
    }
    var code: UInt32 = 0
    for byte in text[(index + 2)..<(index + 6)] {
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    // Half a pair of UTF-16 is no character and stays as it stands.
    return Unicode.Scalar(code)
  }
}
