import CZlib

/// A right archive around a workbook's parts, so that what is broken is the parts.
struct WorkbookArchive {
  private static let names = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels", "_rels/.rels",
  ]

  let bytes: [UInt8]

  /// - Parameter text: the parts in the order of their names, with a zero byte between two.
  init(partsOf text: some Collection<UInt8>, isDeflated: Bool) {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    let parts = text.split(separator: 0, maxSplits: Self.names.count - 1, omittingEmptySubsequences: false)
    for (name, part) in zip(Self.names, parts) {
      let content = Array(part)
      let packed = isDeflated ? Self.deflated(content) : content
      let offset = UInt32(file.count)
      let shared =
        Self.little(UInt16(0)) + Self.little(UInt16(isDeflated ? 8 : 0)) + Self.little(UInt32(0))
        + Self.little(UInt32(crc32(0, content, UInt32(content.count)))) + Self.little(UInt32(packed.count))
        + Self.little(UInt32(content.count)) + Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
      file += [0x50, 0x4B, 3, 4] + Self.little(UInt16(20)) + shared + name.utf8 + packed
      directory += [0x50, 0x4B, 1, 2] + Self.little(UInt16(20)) + Self.little(UInt16(20)) + shared
      directory += [UInt8](repeating: 0, count: 10) + Self.little(offset) + name.utf8
    }
    let count = UInt16(min(parts.count, Self.names.count))
    bytes =
      file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.little(count) + Self.little(count)
      + Self.little(UInt32(directory.count)) + Self.little(UInt32(file.count)) + [0, 0]
  }

  /// Hands over the input's parts as an archive.
  static func with(partsOf input: FuzzInput, _ body: (FuzzInput) -> Void) {
    let archive = WorkbookArchive(partsOf: input.file, isDeflated: input.cut & 1 != 0)
    FuzzInput.written(Seed(archive.bytes, cut: input.cut, way: input.way)).withUnsafeBytes { body(FuzzInput($0)) }
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func deflated(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // A place to point at even where there is nothing.
    var input = content + [0]
    var output = [UInt8](repeating: 0, count: content.count + content.count / 100 + 64)
    deflateRaw(&stream, 6)
    defer { deflateEnd(&stream) }
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(content.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
    }
    return Array(output[..<count])
  }
}
