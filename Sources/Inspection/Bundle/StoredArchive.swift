/// A ZIP archive that can be written in one way only: its members stored as they are, sorted by name, with the same time
/// and the same attributes everywhere.
///
/// Any program opens it. Because there is one way only, a reader writes what it read once more and compares: a byte that
/// was changed anywhere, in a header as well as in a member, is seen. Nothing is compressed, because two editions of a
/// compressor may write the same content differently.
public struct StoredArchive: Hashable, Sendable {
  /// A file of the archive.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let content: [UInt8]

    public init(_ name: String, _ content: [UInt8]) {
      self.name = name
      self.content = content
    }

    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  /// By name, byte by byte.
  public let members: [Member]

  /// - Returns: `nil` where two members have one name, or there are more members or bytes than a plain ZIP can hold
  ///   (65,535; 4 GiB).
  public init?(_ members: [Member]) {
    let sorted = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.name != $1.name }), sorted.count < 0xFFFF else { return nil }
    var size = 22
    for member in sorted {
      guard member.name.utf8.count < 0xFFFF else { return nil }
      size += member.content.count + 2 * member.name.utf8.count + 30 + 46
    }
    guard size < 0xFFFF_FFFF else { return nil }
    self.members = sorted
  }

  /// The members as far as they can be read, in the file's order, whether or not the archive is as it should be.
  ///
  /// - Parameter bytes: a file of anybody's.
  public static func members(of bytes: [UInt8]) -> [Member] {
    var members: [Member] = []
    var start = 0
    while start + 30 <= bytes.count, number(bytes, start, 4) == localSign {
      let size = number(bytes, start + 22, 4)
      let nameSize = number(bytes, start + 26, 2)
      let content = start + 30 + nameSize + number(bytes, start + 28, 2)
      guard content + size <= bytes.count else { break }
      let name = String(decoding: bytes[(start + 30)..<(start + 30 + nameSize)], as: UTF8.self)
      members.append(Member(name, Array(bytes[content..<(content + size)])))
      start = content + size
    }
    return members
  }

  /// The archive's bytes.
  public var bytes: [UInt8] {
    var file: [UInt8] = []
    file.reserveCapacity(members.reduce(22) { $0 + $1.content.count + 2 * $1.name.utf8.count + 76 })
    var directory: [UInt8] = []
    for member in members {
      let offset = file.count
      let name = Array(member.name.utf8)
      var common: [UInt8] = []
      // Version 2.0; names are UTF-8; stored; midnight of 1 January 1980, the first that a ZIP can say.
      for (value, width) in [(20, 2), (0x0800, 2), (0, 2), (0, 2), (0x21, 2)] { Self.add(value, width, to: &common) }
      Self.add(Int(Checksum.of(member.content)), 4, to: &common)
      Self.add(member.content.count, 4, to: &common)
      Self.add(member.content.count, 4, to: &common)
      Self.add(name.count, 2, to: &common)
      Self.add(0, 2, to: &common)
      Self.add(Self.localSign, 4, to: &file)
      file += common
      file += name
      file += member.content
      Self.add(Self.directorySign, 4, to: &directory)
      // Made by version 2.0 on a machine without attributes.
      Self.add(20, 2, to: &directory)
      directory += common
      for (value, width) in [(0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)] { Self.add(value, width, to: &directory) }
      directory += name
    }
    let start = file.count
    file += directory
    for (value, width) in [
      (Self.endSign, 4), (0, 2), (0, 2), (members.count, 2), (members.count, 2), (directory.count, 4), (start, 4),
      (0, 2),
    ] { Self.add(value, width, to: &file) }
    return file
  }

  private static let localSign = 0x0403_4B50
  private static let directorySign = 0x0201_4B50
  private static let endSign = 0x0605_4B50

  private static func add(_ value: Int, _ width: Int, to bytes: inout [UInt8]) {
    for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }
}

/// The checksum that ZIP keeps of each member (CRC-32 of ISO 3309).
enum Checksum {
  /// For each of eight places in a word, what a byte there does to the sum.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var sum = UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
      tables[byte] = sum
    }
    for index in 256..<(8 * 256) {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  static func of(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { bytes in
      tables.withUnsafeBufferPointer { tables in
        var sum: UInt32 = 0xFFFF_FFFF
        var index = 0
        while index + 8 <= bytes.count {
          let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ UInt64(sum)
          sum = 0
          for place in 0..<8 { sum ^= tables[(7 - place) * 256 + Int(word >> (8 * UInt64(place)) & 0xFF)] }
          index += 8
        }
        while index < bytes.count {
          sum = sum >> 8 ^ tables[Int((sum ^ UInt32(bytes[index])) & 0xFF)]
          index += 1
        }
        return ~sum
      }
    }
  }
}
