import ActivityResponsibility

/// What a zip archive's directory says of one member.
struct ZipEntry {
  static let stored: UInt16 = 0
  static let deflated: UInt16 = 8

  let name: [UInt8]
  let flags: UInt16
  let method: UInt16
  let checksum: UInt32
  private(set) var packedSize: Int64
  private(set) var size: Int64
  /// Where the member's own header is.
  private(set) var headerOffset: Int64

  /// Reads one entry of the directory, and where the next one is.
  static func parse(_ bytes: [UInt8], at index: Int) throws(ExplainedError) -> (entry: ZipEntry, next: Int) {
    guard index + 46 <= bytes.count, bytes.littleEndian(index, as: UInt32.self) == 0x0201_4B50 else {
      throw .zipBroken("directory")
    }
    let nameEnd = index + 46 + Int(bytes.littleEndian(index + 28, as: UInt16.self))
    let extraEnd = nameEnd + Int(bytes.littleEndian(index + 30, as: UInt16.self))
    let next = extraEnd + Int(bytes.littleEndian(index + 32, as: UInt16.self))
    guard next <= bytes.count else { throw .zipBroken("directory") }
    var entry = ZipEntry(
      name: Array(bytes[(index + 46)..<nameEnd]), flags: bytes.littleEndian(index + 8),
      method: bytes.littleEndian(index + 10), checksum: bytes.littleEndian(index + 16),
      packedSize: Int64(bytes.littleEndian(index + 20, as: UInt32.self)),
      size: Int64(bytes.littleEndian(index + 24, as: UInt32.self)),
      headerOffset: Int64(bytes.littleEndian(index + 42, as: UInt32.self)))
    try entry.widen(bytes, from: nameEnd, to: extraEnd)
    try entry.check()
    return (entry, next)
  }

  /// Takes the numbers that were too large for their places from the extra field of zip64.
  private mutating func widen(_ bytes: [UInt8], from start: Int, to end: Int) throws(ExplainedError) {
    let wide: Int64 = 0xFFFF_FFFF
    guard size == wide || packedSize == wide || headerOffset == wide else { return }
    var index = start
    while index + 4 <= end {
      let fieldEnd = index + 4 + Int(bytes.littleEndian(index + 2, as: UInt16.self))
      guard fieldEnd <= end else { break }
      if bytes.littleEndian(index, as: UInt16.self) == 1 {
        var place = index + 4
        for path in [\ZipEntry.size, \.packedSize, \.headerOffset] where self[keyPath: path] == wide {
          guard place + 8 <= fieldEnd, let number = Int64(exactly: bytes.littleEndian(place, as: UInt64.self)) else {
            throw .zipBroken("zip64")
          }
          self[keyPath: path] = number
          place += 8
        }
        return
      }
      index = fieldEnd
    }
    throw .zipBroken("zip64")
  }

  /// Sees that the member is of a kind that is read, and no larger than a true one.
  private func check() throws(ExplainedError) {
    // Encrypted; strongly encrypted; with a directory that is masked.
    guard flags & 0x2041 == 0 else { throw .workbookEncrypted }
    guard method == ZipEntry.stored || method == ZipEntry.deflated else {
      throw .forbidden(
        Phrase(
          "zip-filen är packad på ett sätt (\(method)) som arbetsböcker inte är",
          "the zip file is packed in a way (\(method)) that workbooks are not"))
    }
    guard method == ZipEntry.deflated || packedSize == size else { throw .zipBroken("directory") }
    guard size <= ZipArchive.sizeLimit,
      packedSize >= (size - ZipArchive.ratioAllowance) / ZipArchive.ratioLimit
    else {
      throw .forbidden(
        Phrase(
          "en del av zip-filen säger sig rymma \(size) byte i \(packedSize), mer än någon riktig fil",
          "a part of the zip file claims to hold \(size) bytes in \(packedSize), more than any true file"))
    }
  }

  /// Where the packed bytes are, when the member's own header says the same as the directory.
  func checkedStart(in file: any FileBytes) throws(ExplainedError) -> Int64 {
    // A header begins well before the end of the file, and no sum below can overflow.
    guard headerOffset >= 0, headerOffset <= file.byteCount, packedSize <= file.byteCount else {
      throw .zipEndsEarly
    }
    let header = try file.bytes(at: headerOffset, count: 30)
    let nameCount = Int(header.littleEndian(26, as: UInt16.self))
    guard header.littleEndian(0, as: UInt32.self) == 0x0403_4B50, nameCount == name.count,
      header.littleEndian(8, as: UInt16.self) == method,
      try file.bytes(at: headerOffset + 30, count: nameCount) == name
    else { throw .zipBroken("\(headerOffset)") }
    let localFlags = header.littleEndian(6, as: UInt16.self)
    guard localFlags & 0x2041 == 0 else { throw .workbookEncrypted }
    // With bit 3 checksum and sizes follow after the bytes, since they were not known when the header was written.
    if localFlags & 8 == 0 {
      guard header.littleEndian(14, as: UInt32.self) == checksum,
        agrees(header.littleEndian(18, as: UInt32.self), packedSize),
        agrees(header.littleEndian(22, as: UInt32.self), size)
      else { throw .zipBroken("\(headerOffset)") }
    }
    return headerOffset + 30 + Int64(nameCount) + Int64(header.littleEndian(28, as: UInt16.self))
  }

  private func agrees(_ narrow: UInt32, _ number: Int64) -> Bool { narrow == 0xFFFF_FFFF || Int64(narrow) == number }
}
