import ActivityResponsibility

/// A zip archive, as far as workbooks make use of the format. What the archive says of itself is held to account before
/// a byte is unpacked: sizes, places, and that the two descriptions each member has agree.
///
/// Names of members are compared and nothing else: nothing is ever written anywhere by them.
struct ZipArchive {
  /// The most members. A workbook has some tens; a picture, chart and comment is a member each.
  static let memberLimit = 1_000
  /// The largest member, unpacked.
  static let sizeLimit: Int64 = 2 << 30
  /// How many times larger than packed a member may be, beyond `ratioAllowance`. True sheets reach some tens.
  static let ratioLimit: Int64 = 200
  static let ratioAllowance: Int64 = 1 << 20

  /// One packed part.
  struct Member: Hashable {
    let name: [UInt8]
    let isDeflated: Bool
    let packedSize: Int64
    let size: Int64
    /// CRC-32 of the unpacked bytes.
    let checksum: UInt32
    /// Where the packed bytes are.
    let start: Int64
  }

  let file: any FileBytes
  private let members: [[UInt8]: Member]

  /// Reads the archive's directory.
  ///
  /// - Throws: `FILE-013` where it breaks the format, `FILE-014` where it is encrypted or would unpack to more than any
  ///   true file does.
  init(_ file: any FileBytes) throws(ExplainedError) {
    self.file = file
    let directory = try ZipDirectory(file)
    var members: [[UInt8]: Member] = [:]
    var previousEnd: Int64 = 0
    for entry in directory.entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      let start = try entry.checkedStart(in: file)
      guard entry.headerOffset >= previousEnd, start + entry.packedSize <= directory.offset else {
        throw .malformed(
          Phrase("två delar av zip-filen ligger över varandra", "two parts of the zip file overlap"),
          place: "\(entry.headerOffset)")
      }
      previousEnd = start + entry.packedSize
      let member = Member(
        name: entry.name, isDeflated: entry.method == ZipEntry.deflated, packedSize: entry.packedSize,
        size: entry.size, checksum: entry.checksum, start: start)
      guard members.updateValue(member, forKey: ZipArchive.folded(entry.name)) == nil else {
        throw .malformed(
          Phrase("två delar av zip-filen har samma namn", "two parts of the zip file have the same name"),
          place: "\(entry.headerOffset)")
      }
    }
    self.members = members
  }

  /// The member of a name, upper or lower case alike, as a workbook's names are to be compared.
  func member(_ name: some Sequence<UInt8>) -> Member? { members[ZipArchive.folded(name)] }

  private static func folded(_ name: some Sequence<UInt8>) -> [UInt8] {
    name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}

extension FileBytes {
  /// Bytes from a place on, exactly as many as asked for.
  ///
  /// - Throws: `FILE-013` where the file ends before, `FILE-001` where it cannot be read.
  func bytes(at offset: Int64, count: Int) throws(ExplainedError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more: Int
      do {
        more = try bytes.withUnsafeMutableBytes {
          try read(at: offset + Int64(filled), into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
        }
      } catch {
        throw (error as? ExplainedError) ?? .partUnreadable
      }
      guard more > 0 else { throw .zipEndsEarly }
      filled += more
    }
    return bytes
  }
}

extension [UInt8] {
  /// The number that two, four or eight bytes from an index on make, the least first.
  func littleEndian<Number: FixedWidthInteger>(_ index: Int, as type: Number.Type = Number.self) -> Number {
    withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: Number.self)) }
  }
}
