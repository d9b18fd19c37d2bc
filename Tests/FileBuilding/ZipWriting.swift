import CZlib

/// One member of an archive that a test or a fuzz target writes, and what is to be wrong with it.
package struct ZipPart {
  package var name: String
  package var bytes: [UInt8]
  package var isDeflated = true
  var flags: UInt16 = 0
  /// What the directory says in place of the truth.
  var statedChecksum: UInt32?
  var statedSize: UInt32?
  var statedPackedSize: UInt32?
  var statedOffset: UInt32?
  /// What the member's own header says in place of its name.
  var localName: String?
  /// Whether checksum and sizes follow after the bytes, as programs that write in one go do.
  var isStreamed = false

  init(_ name: String, _ text: String) {
    self.name = name
    bytes = Array(text.utf8)
  }

  package init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Writes archives: right ones, and wrong in one way at a time.
package enum ZipWriting {
  package static func archive(_ parts: [ZipPart], comment: [UInt8] = [], wide: Bool = false) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let offset = UInt32(file.count)
      let packed = part.isDeflated ? deflated(part.bytes) : part.bytes
      let checksum = part.statedChecksum ?? checksum(part.bytes)
      let packedSize = part.statedPackedSize ?? UInt32(packed.count)
      let size = part.statedSize ?? UInt32(part.bytes.count)
      let flags = part.flags | (part.isStreamed ? 8 : 0)
      let method: UInt16 = part.isDeflated ? 8 : 0
      let localName = Array((part.localName ?? part.name).utf8)
      let name = Array(part.name.utf8)
      file += little(UInt32(0x0403_4B50)) + little(UInt16(20)) + little(flags) + little(method) + little(UInt32(0))
      file += part.isStreamed ? [UInt8](repeating: 0, count: 12) : little(checksum) + little(packedSize) + little(size)
      file += little(UInt16(localName.count)) + little(UInt16(0)) + localName + packed
      if part.isStreamed { file += little(UInt32(0x0807_4B50)) + little(checksum) + little(packedSize) + little(size) }
      directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + little(UInt16(20)) + little(flags)
      directory += little(method) + little(UInt32(0)) + little(checksum)
      directory += wide ? little(UInt32.max) + little(UInt32.max) : little(packedSize) + little(size)
      directory += little(UInt16(name.count)) + little(UInt16(wide ? 20 : 0)) + little(UInt16(0)) + little(UInt16(0))
      directory += little(UInt16(0)) + little(UInt32(0)) + little(part.statedOffset ?? offset) + name
      if wide {
        directory += little(UInt16(1)) + little(UInt16(16)) + little(UInt64(size)) + little(UInt64(packedSize))
      }
    }
    let start = file.count
    file += directory
    if wide {
      let record = file.count
      file += little(UInt32(0x0606_4B50)) + little(UInt64(44)) + little(UInt16(45)) + little(UInt16(45))
      file += little(UInt64(0)) + little(UInt64(parts.count)) + little(UInt64(parts.count))
      file += little(UInt64(directory.count)) + little(UInt64(start))
      file += little(UInt32(0x0706_4B50)) + little(UInt32(0)) + little(UInt64(record)) + little(UInt32(1))
    }
    let count = wide ? UInt16.max : UInt16(parts.count)
    file += little(UInt32(0x0605_4B50)) + little(UInt32(0)) + little(count) + little(count)
    file += little(UInt32(directory.count)) + little(wide ? UInt32.max : UInt32(start))
    return file + little(UInt16(comment.count)) + comment
  }

  static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 { UInt32(crc32(0, bytes, UInt32(bytes.count))) }

  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    var input = bytes + [0]
    var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 64)
    deflateRaw(&stream, 6)
    defer { deflateEnd(&stream) }
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(bytes.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        CZlib.deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
    }
    return Array(output[..<count])
  }
}
