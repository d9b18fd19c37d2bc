import ActivityResponsibility

/// The directory at the end of a zip archive: the only place where members are looked for.
struct ZipDirectory {
  /// Where the directory begins; every member ends before it.
  let offset: Int64
  let entries: [ZipEntry]

  init(_ file: any FileBytes) throws(ExplainedError) {
    let end = try ZipDirectoryEnd(file)
    guard end.count <= ZipArchive.memberLimit else {
      throw .forbidden(
        Phrase(
          "zip-filen har \(end.count) delar, fler än \(ZipArchive.memberLimit)",
          "the zip file has \(end.count) parts, more than \(ZipArchive.memberLimit)"))
    }
    offset = end.offset
    // A name, a comment and extra fields can be 64 KB each; those of a thousand true members never come near.
    guard end.size <= 4 << 20 else { throw .zipBroken("directory") }
    let bytes = try file.bytes(at: end.offset, count: Int(end.size))
    var entries: [ZipEntry] = []
    var index = 0
    for _ in 0..<end.count {
      let (entry, next) = try ZipEntry.parse(bytes, at: index)
      entries.append(entry)
      index = next
    }
    guard index == bytes.count else { throw .zipBroken("directory") }
    self.entries = entries
  }
}

/// The record that ends a zip archive and says where its directory is.
private struct ZipDirectoryEnd {
  var offset: Int64
  var size: Int64
  var count: Int

  init(_ file: any FileBytes) throws(ExplainedError) {
    // The record is 22 bytes and a comment of at most 64 KB.
    let total = file.byteCount
    let tailCount = Int(min(total, 22 + 65_535))
    guard tailCount >= 22 else { throw .zipEndsEarly }
    let tailStart = total - Int64(tailCount)
    let tail = try file.bytes(at: tailStart, count: tailCount)
    var found: Int?
    var index = tailCount - 22
    while index >= 0 {
      if tail[index] == 0x50, tail.littleEndian(index, as: UInt32.self) == 0x0605_4B50,
        index + 22 + Int(tail.littleEndian(index + 20, as: UInt16.self)) == tailCount
      {
        found = index
        break
      }
      index -= 1
    }
    guard let found else { throw .zipEndsEarly }
    let place = tailStart + Int64(found)
    count = Int(tail.littleEndian(found + 10, as: UInt16.self))
    size = Int64(tail.littleEndian(found + 12, as: UInt32.self))
    offset = Int64(tail.littleEndian(found + 16, as: UInt32.self))
    let disks = tail.littleEndian(found + 4, as: UInt32.self)
    var isSplit = disks != 0 || count != Int(tail.littleEndian(found + 8, as: UInt16.self))
    var limit = place
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      (offset, size, count, limit) = try ZipDirectoryEnd.wide(file, before: place)
      isSplit = false
    }
    guard !isSplit else {
      throw .malformed(
        Phrase("zip-filen är en del av flera", "the zip file is one part of several"), place: "\(place)")
    }
    guard offset >= 0, size >= 0, offset <= limit, size <= limit - offset else { throw .zipBroken("directory") }
  }

  /// The wide record (zip64), which has the numbers that the narrow one has no room for.
  private static func wide(
    _ file: any FileBytes, before place: Int64
  ) throws(ExplainedError) -> (offset: Int64, size: Int64, count: Int, limit: Int64) {
    guard place >= 20 else { throw .zipBroken("zip64") }
    let locator = try file.bytes(at: place - 20, count: 20)
    let start = locator.littleEndian(8, as: UInt64.self)
    guard locator.littleEndian(0, as: UInt32.self) == 0x0706_4B50, place >= 76, start <= UInt64(place - 76) else {
      throw .zipBroken("zip64")
    }
    let record = try file.bytes(at: Int64(start), count: 56)
    let count = record.littleEndian(32, as: UInt64.self)
    guard record.littleEndian(0, as: UInt32.self) == 0x0606_4B50, record.littleEndian(16, as: UInt64.self) == 0,
      count == record.littleEndian(24, as: UInt64.self), let exact = Int(exactly: count),
      let size = Int64(exactly: record.littleEndian(40, as: UInt64.self)),
      let offset = Int64(exactly: record.littleEndian(48, as: UInt64.self))
    else { throw .zipBroken("zip64") }
    return (offset, size, exact, Int64(start))
  }
}
