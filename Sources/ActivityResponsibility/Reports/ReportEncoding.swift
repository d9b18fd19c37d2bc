/// How the national file's characters become bytes.
public enum ReportEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"

  /// What stands before the first line.
  public var mark: [UInt8] { self == .utf8WithMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// The text's bytes; `nil` where the encoding lacks one of its characters.
  public func bytes(of text: String) -> [UInt8]? {
    switch self {
    case .utf8, .utf8WithMark: return Array(text.utf8)
    case .windows1252, .latin1:
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.utf8.count)
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0...0x7F, 0xA0...0xFF: bytes.append(UInt8(scalar.value))
        default:
          guard self == .windows1252, let byte = Self.windowsOwn[scalar] else { return nil }
          bytes.append(byte)
        }
      }
      return bytes
    }
  }

  /// What Windows-1252 has where ISO 8859-1 has control characters.
  private static let windowsOwn: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
    "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
    "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]
}
