/// What libFuzzer hands over: two bytes that say how the file is read, and then the file.
struct FuzzInput {
  /// Where the file is cut into pieces.
  let cut: UInt8
  /// Which of the ways of asking (scopes, layouts, requests) is used.
  let way: UInt8
  let file: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    cut = bytes.first ?? 0
    way = bytes.dropFirst().first ?? 0
    file = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(2))
  }

  /// A file with the two bytes before it.
  static func written(_ seed: Seed) -> [UInt8] { [seed.cut, seed.way] + seed.file }

  /// The file in the pieces that the first byte asks for: all alike and small, or all alike and large, or of sizes that
  /// change from piece to piece.
  func forEachPiece(_ body: (UnsafeRawBufferPointer, _ isLast: Bool) throws -> Void) rethrows {
    var start = 0
    var size = 1 + Int(cut & 63)
    repeat {
      let end = min(file.count, start + (cut & 64 == 0 ? size : size * 61))
      try body(UnsafeRawBufferPointer(rebasing: file[start..<end]), end == file.count)
      start = end
      if cut & 128 != 0 { size = 1 + (size * 37 + 11) % 127 }
    } while start < file.count
  }
}

/// An input to begin with: a file that is read, or nearly.
struct Seed {
  var cut: UInt8 = 6
  var way: UInt8 = 0
  let file: [UInt8]

  init(_ text: String, cut: UInt8 = 6, way: UInt8 = 0) { self.init(Array(text.utf8), cut: cut, way: way) }

  init(_ file: [UInt8], cut: UInt8 = 6, way: UInt8 = 0) {
    self.file = file
    self.cut = cut
    self.way = way
  }
}
