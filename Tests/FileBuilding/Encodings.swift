/// The ways a text can lie in a file, written out here so that the decoder is tested against something else.
enum WrittenEncoding: CaseIterable {
  case utf8, utf8WithMark, utf16LittleEndian, utf16LittleEndianWithMark, utf16BigEndian, utf16BigEndianWithMark
  case windows1252

  func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16LittleEndianWithMark: [0xFF, 0xFE] + WrittenEncoding.utf16LittleEndian.bytes(of: text)
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf16BigEndianWithMark: [0xFE, 0xFF] + WrittenEncoding.utf16BigEndian.bytes(of: text)
    case .windows1252:
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "€": 0x80
        case "–": 0x96
        case "’": 0x92
        default: UInt8(scalar.value)
        }
      }
    }
  }
}
