import ActivityResponsibility

/// Reads XML from the first byte to the last, in pieces that may be cut anywhere, and tells of each element as it
/// begins and as it ends.
///
/// It takes well-formed XML 1.0 with namespaces and nothing else, and no document type: a file is read as it was
/// written or refused with line and column. Memory is flat: what is kept is the open elements and one element's text.
/// One that threw is not used again.
struct XMLPull: Sendable {
  /// More than any true file has.
  struct Limits: Sendable {
    /// Elements inside each other.
    var depth = 64
    /// Attributes of one element.
    var attributes = 64
    /// Bytes of a name with its prefix.
    var name = 256
    /// Bytes of one element's own text.
    var text = 1 << 20
    /// Bytes of one attribute's value.
    var value = 1 << 16
    /// Bytes of a whole tag.
    var tag = 1 << 18

    static let usual = Limits()
  }

  /// What the reading is inside of.
  enum Inside {
    case text, comment, instruction, section
  }

  /// An element that has begun and not ended.
  struct Open: Sendable {
    let name: Int
    /// Where its name as it stands begins among the open elements' names.
    let start: Int
    /// How many namespaces were declared before it.
    let namespaces: Int
    var hasElements = false
  }

  let names: XMLNames
  let limits: Limits
  let encoding: TextEncoding
  private var decoder: TextDecoder
  /// Decoded bytes; those from the last piece that are part of something unfinished come first.
  private var buffer: [UInt8]
  private var held = 0
  /// Decoded bytes before the buffer's first.
  private var offset = 0

  // Of the place. The line that was last begun, and the decoded bytes before it.
  var line: Int32 = 1
  var lineStart = 0

  // Of what is being read; the parts of this type in other files change it.
  var inside = Inside.text
  /// Whether the last character was a carriage return, so that a newline after it is part of the same.
  var skipsNewline = false
  var open: [Open] = []
  var openNames: [UInt8] = []
  var hasRoot = false
  /// The element's own text so far; then the run that has not been copied to it, which stands in the window.
  var text: [UInt8] = []
  var run: Range<Int> = 0..<0
  /// Whether the window ended inside of something that must be seen whole.
  var isWaiting = false
  /// How far the end of an unfinished tag has been looked for from its beginning, or -1 where it has not been; and the
  /// quotation mark that it was inside of.
  var searched = -1
  var quote: UInt8 = 0
  // Of the tag.
  var attributes: [XMLAttribute] = []
  var values: [UInt8] = []
  var namespaces = XMLNamespaces()

  /// - Parameter encoding: as `TextEncoding.ofXML` finds it.
  init(names: XMLNames, encoding: TextEncoding, limits: Limits = .usual) {
    self.names = names
    self.limits = limits
    self.encoding = encoding
    decoder = TextDecoder(encoding)
    buffer = Array(repeating: 0, count: 1 << 16)
  }

  /// Whether the text so far may hold letters that were damaged before it came here.
  var mayBeDamaged: Bool { decoder.mayBeDamaged }

  /// Reads the next piece.
  ///
  /// - Throws: an `ExplainedError` where the file is not well-formed (`FILE-013`) or has what is never read
  ///   (`FILE-014`), and whatever `body` throws.
  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, _ body: (XMLEvent) throws -> Void
  ) throws {
    // Taken out of the struct, so that it can be looked into while the rest of it changes.
    var buffer = self.buffer
    self.buffer = []
    defer { self.buffer = buffer }
    var taken = 0
    while true {
      if buffer.count - held < 1 << 12 { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
      let progress = buffer.withUnsafeMutableBytes { room in
        decoder.decode(
          UnsafeRawBufferPointer(rebasing: piece[taken...]),
          into: UnsafeMutableRawBufferPointer(rebasing: room[held...])
        )
      }
      taken += progress.taken
      held += progress.written
      let isEnd = progress.isBroken || (isLast && taken == piece.count)
      let used = try buffer.withUnsafeBufferPointer { bytes in
        try XMLCharacters.classes.withUnsafeBufferPointer { classes in
          // The buffer and the table are never empty.
          guard let base = bytes.baseAddress, let table = classes.baseAddress else { return 0 }
          let window = XMLWindow(base: base, count: held, isEnd: isEnd, offset: offset, classes: table)
          return try scan(window, body)
        }
      }
      if isEnd { try end(isBroken: progress.isBroken || decoder.isInsideCharacter) }
      buffer.withUnsafeMutableBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[used..<held])
        UnsafeMutableRawBufferPointer(rebasing: bytes[..<rest.count]).copyMemory(from: rest)
      }
      held -= used
      offset += used
      if taken == piece.count { return }
    }
  }

  /// Reads what the window holds.
  ///
  /// - Returns: how much of it is done with.
  private mutating func scan(_ window: XMLWindow, _ body: (XMLEvent) throws -> Void) throws -> Int {
    var index = 0
    isWaiting = false
    while index < window.count, !isWaiting {
      if skipsNewline {
        skipsNewline = false
        if window.base[index] == 0x0A {
          index += 1
          lineStart = window.offset + index
          continue
        }
      }
      switch inside {
      case .text where open.isEmpty: index = try outside(window, from: index, body)
      case .text: index = try content(window, from: index, body)
      case .comment: index = try comment(window, from: index)
      case .instruction: index = try instruction(window, from: index)
      case .section: index = try section(window, from: index)
      }
    }
    try keepRun(window)
    return index
  }

  /// Sees that the file was whole.
  private func end(isBroken: Bool) throws(ExplainedError) {
    let column = offset + held - lineStart + 1
    if isBroken { throw XMLFault.encodingInvalid.error(line: line, column: column) }
    guard hasRoot, open.isEmpty, inside == .text, !isWaiting else {
      throw XMLFault.endsEarly.error(line: line, column: column)
    }
  }

  /// The error for a place in the window, which may be some lines down in a tag that has begun.
  func fault(_ fault: XMLFault, _ window: XMLWindow, at index: Int) -> ExplainedError {
    var copy = self
    copy.buffer = []
    copy.passNewlines(window, from: max(0, lineStart - window.offset), to: min(index, window.count))
    return fault.error(line: copy.line, column: window.offset + index - copy.lineStart + 1)
  }

  /// Counts the lines in bytes that were passed over without a look.
  @inline(__always)
  mutating func passNewlines(_ window: XMLWindow, from start: Int, to end: Int) {
    var index = start
    while index < end {
      let byte = window.base[index]
      index += 1
      guard byte < 0x10, byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < end, window.base[index] == 0x0A { index += 1 }
      line += 1
      lineStart = window.offset + index
    }
  }
}

/// Decoded bytes that are being read.
struct XMLWindow {
  let base: UnsafePointer<UInt8>
  let count: Int
  /// Whether nothing comes after it.
  let isEnd: Bool
  /// Decoded bytes before it.
  let offset: Int
  /// What each byte stops and can be part of.
  let classes: UnsafePointer<UInt8>

  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// Whether the byte is of any of the classes.
  @inline(__always)
  func isAny(_ classes: UInt8, _ index: Int) -> Bool { self.classes[Int(base[index])] & classes != 0 }
}
