/// What stands between `<?xml` and `?>`.
struct XMLDeclaration {
  /// The longest, in bytes.
  static let limit = 1_024

  /// An encoding by the name that a declaration gives it.
  enum Encoding: Equatable {
    case utf8
    case utf16
    case utf16LittleEndian
    case utf16BigEndian
    /// ISO 8859-1, which is read as the part of Windows-1252 that it is.
    case windows1252
    case unknown

    /// By name, upper or lower case.
    init(_ name: UnsafeBufferPointer<UInt8>) {
      switch String(decoding: name, as: UTF8.self).lowercased() {
      case "utf-8", "utf8": self = .utf8
      case "utf-16", "utf16": self = .utf16
      case "utf-16le": self = .utf16LittleEndian
      case "utf-16be": self = .utf16BigEndian
      case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252", "cp1252": self = .windows1252
      default: self = .unknown
      }
    }

    /// Whether bytes that are so encoded can have been declared so.
    func canBe(_ encoding: TextEncoding) -> Bool {
      switch encoding {
      case .utf8, .utf8WithMark: self == .utf8
      case .utf16LittleEndian: self == .utf16 || self == .utf16LittleEndian
      case .utf16BigEndian: self == .utf16 || self == .utf16BigEndian
      case .windows1252: self == .windows1252
      }
    }
  }

  /// `nil` where none is declared.
  private(set) var encoding: Encoding?

  /// `version`, then `encoding` and `standalone` if at all; `nil` for anything else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var order = 0
    while true {
      let before = index
      while index < bytes.count, XMLDeclaration.isSpace(bytes[index]) { index += 1 }
      if index == bytes.count { break }
      guard before < index else { return nil }
      let nameStart = index
      while index < bytes.count, bytes[index] >= 0x61, bytes[index] <= 0x7A { index += 1 }
      let name = UnsafeBufferPointer(rebasing: bytes[nameStart..<index])
      while index < bytes.count, XMLDeclaration.isSpace(bytes[index]) { index += 1 }
      guard index < bytes.count, bytes[index] == 0x3D else { return nil }
      index += 1
      while index < bytes.count, XMLDeclaration.isSpace(bytes[index]) { index += 1 }
      guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
      let quote = bytes[index]
      let valueStart = index + 1
      index = valueStart
      while index < bytes.count, bytes[index] != quote { index += 1 }
      guard index < bytes.count else { return nil }
      let value = UnsafeBufferPointer(rebasing: bytes[valueStart..<index])
      index += 1
      if name.isSame(as: "version"), order == 0 {
        guard value.count > 2, value[0] == 0x31, value[1] == 0x2E,
          value[2...].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        order = 1
      } else if name.isSame(as: "encoding"), order == 1 {
        guard XMLDeclaration.isEncodingName(value) else { return nil }
        encoding = Encoding(value)
        order = 2
      } else if name.isSame(as: "standalone"), order == 1 || order == 2 {
        guard value.isSame(as: "yes") || value.isSame(as: "no") else { return nil }
        order = 3
      } else {
        return nil
      }
    }
    guard order > 0 else { return nil }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func isEncodingName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = name.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { return false }
    return name.allSatisfy { byte in
      XMLCharacters.classes[Int(byte)] & XMLCharacters.isInName != 0
    }
  }
}
