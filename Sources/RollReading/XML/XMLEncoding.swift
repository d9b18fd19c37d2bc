import ActivityResponsibility

extension TextEncoding {
  /// The encoding of an XML file by its mark and its declaration; UTF-8 where it has neither.
  ///
  /// - Throws: where it is one that is not read, or where the bytes are not of the encoding that is declared. What a
  ///   mark and a declaration say against each other is found when the declaration is read.
  static func ofXML(_ head: UnsafeRawBufferPointer, isWholeFile: Bool) throws(ExplainedError) -> TextEncoding {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithMark }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    guard let declared = declared(in: head) else { return .utf8 }
    switch declared {
    case .utf8: return .utf8
    case .windows1252:
      // Text beyond ASCII that is wholly UTF-8 is no other encoding's by chance: å would be read as Ã¥.
      guard head.contains(where: { $0 >= 0x80 }) else { return .windows1252 }
      guard let detected = try? detect(head, isWholeFile: isWholeFile), detected != .utf8 else {
        throw XMLFault.encodingContradicted.error(line: 1, column: 1)
      }
      return .windows1252
    // UTF-16 has a mark in XML, or bytes that no declaration could have been read from.
    case .utf16, .utf16LittleEndian, .utf16BigEndian: throw XMLFault.encodingContradicted.error(line: 1, column: 1)
    case .unknown: throw XMLFault.encodingUnknown.error(line: 1, column: 1)
    }
  }

  /// What the declaration says, if it can be read; what is wrong with it is told of when the file is read.
  private static func declared(in head: UnsafeRawBufferPointer) -> XMLDeclaration.Encoding? {
    guard head.starts(with: Array("<?xml".utf8)) else { return nil }
    return Array(head.prefix(XMLDeclaration.limit)).withUnsafeBufferPointer { bytes in
      var end = 5
      while end + 1 < bytes.count, !(bytes[end] == 0x3F && bytes[end + 1] == 0x3E) { end += 1 }
      guard end + 1 < bytes.count else { return nil }
      return XMLDeclaration(UnsafeBufferPointer(rebasing: bytes[5..<end]))?.encoding
    }
  }
}
