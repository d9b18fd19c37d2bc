/// Folds a heading or a word of a cell to the letters and digits that tell it apart: `Fr.o.m.`, `fr o m` and `FROM` are
/// one. å and ä become a, ö becomes o, é becomes e, also where the letters were damaged on the way; spaces and
/// punctuation go. Anything else becomes one `?`, which no known word has.
///
/// - Returns: how many bytes were written to `output`, or `nil` where it has no room for the word.
func foldWord(_ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int? {
  var index = 0
  var written = 0
  while index < text.count {
    let (letter, length) = foldedLetter(text, at: index)
    index += length
    guard let letter else { continue }
    if letter == 0x3F, written > 0, output[written - 1] == 0x3F { continue }
    guard written < output.count else { return nil }
    output[written] = letter
    written += 1
  }
  return written
}

/// The folded word as text, for headings and for making lists; `nil` where it is longer than any heading.
func foldedText(_ text: UnsafeBufferPointer<UInt8>) -> String? {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { output in
    foldWord(text, into: output).map { String(decoding: output[..<$0], as: UTF8.self) }
  }
}

func foldedText(_ text: String) -> String? {
  var text = text
  return text.withUTF8 { foldedText($0) }
}

/// One character's folded letter (`nil`: it is left out) and how many bytes the character took.
private func foldedLetter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (letter: UInt8?, length: Int) {
  let byte = text[index]
  func next(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
  switch byte {
  case 0x30...0x39, 0x61...0x7A: return (byte, 1)
  case 0x41...0x5A: return (byte | 0x20, 1)
  case 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x27, 0x28, 0x29, 0x2A, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: return (nil, 1)
  case 0xC2 where next(1) == 0xA0: return (nil, 2)
  case 0xCC where next(1) & 0xC0 == 0x80: return (nil, 2)  // An accent that stands after its letter.
  case 0xC3:
    switch next(1) {
    case 0xA4, 0xA5, 0x84, 0x85: return (0x61, 2)
    case 0xB6, 0x96: return (0x6F, 2)
    case 0xA9, 0x89: return (0x65, 2)
    case 0x83: return damagedLetter(next(2), next(3), next(4))
    default: return (0x3F, 2)
    }
  default:
    var length = 1
    while next(length) & 0xC0 == 0x80 { length += 1 }
    return (0x3F, length)
  }
}

/// The letter that became Ã and one more character when UTF-8 was read as Windows-1252 or ISO 8859-1.
private func damagedLetter(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (letter: UInt8?, length: Int) {
  switch (first, second, third) {
  case (0xC2, 0xA4, _), (0xC2, 0xA5, _), (0xC2, 0x84, _), (0xC2, 0x85, _): (0x61, 4)
  case (0xC2, 0xB6, _), (0xC2, 0x96, _): (0x6F, 4)
  case (0xC2, 0xA9, _), (0xC2, 0x89, _): (0x65, 4)
  case (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0x9E): (0x61, 5)
  case (0xE2, 0x80, 0x93): (0x6F, 5)
  case (0xE2, 0x80, 0xB0): (0x65, 5)
  default: (0x3F, 2)
  }
}
