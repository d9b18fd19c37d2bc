import ActivityResponsibility

// What begins with an angle bracket.
extension XMLPull {
  /// A tag, or the beginning of a comment, instruction or CDATA section.
  mutating func markup(
    _ window: XMLWindow, at start: Int, _ body: (XMLEvent) throws -> Void
  ) throws -> Int {
    guard start + 1 < window.count else {
      isWaiting = true
      return start
    }
    switch window.base[start + 1] {
    case 0x2F:
      guard let limit = try endOfTag(window, at: start) else { return start }
      return try endTag(window, at: start, limit: limit, body)
    case 0x21: return try exclamation(window, at: start)
    case 0x3F: return try question(window, at: start)
    default:
      guard let limit = try endOfTag(window, at: start) else { return start }
      return try startTag(window, at: start, limit: limit, body)
    }
  }

  /// How far a tag can be read: the window's end the first time, and where its own end is once it has been waited for,
  /// so that a tag that comes a byte at a time is not read from its beginning for each.
  ///
  /// - Returns: `nil` where the tag's end has not come.
  private mutating func endOfTag(_ window: XMLWindow, at start: Int) throws -> Int? {
    let longest = min(window.count, start + limits.tag)
    guard searched >= 0 else { return longest }
    var index = start + searched
    while index < longest {
      let byte = window.base[index]
      if quote == 0, byte == 0x3E {
        return index + 1
      } else if quote == 0, byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == quote {
        quote = 0
      }
      index += 1
    }
    searched = index - start
    if window.isEnd || longest < window.count { return longest }
    isWaiting = true
    return nil
  }

  /// What to do where a tag goes beyond the bytes that it can be read in.
  mutating func unfinished(_ window: XMLWindow, at start: Int, limit: Int) throws -> Int {
    guard limit == window.count, limit - start < limits.tag else { throw fault(.tagTooLong, window, at: start) }
    if searched < 0 {
      searched = 0
      quote = 0
    }
    isWaiting = true
    return start
  }

  /// After a tag that was read.
  @inline(__always)
  mutating func finished(_ window: XMLWindow, from start: Int, to end: Int) {
    searched = -1
    passNewlines(window, from: start, to: end)
  }

  /// A name with or without a prefix.
  struct Name {
    let range: Range<Int>
    /// Where its colon is, or -1.
    let colon: Int

    @inline(__always) var local: Range<Int> { colon < 0 ? range : (colon + 1)..<range.upperBound }
    @inline(__always) var prefix: Range<Int> { range.lowerBound..<(colon < 0 ? range.lowerBound : colon) }
  }

  /// Reads a name that begins at a place.
  ///
  /// - Returns: `nil` where the limit comes before its end.
  @inline(__always)
  func name(_ window: XMLWindow, at start: Int, limit: Int) throws(ExplainedError) -> Name? {
    var index = start
    var colon = -1
    var isFirst = true
    while index < limit {
      if window.isAny(isFirst ? XMLCharacters.beginsName : XMLCharacters.isInName, index) {
        index += 1
        isFirst = false
        continue
      }
      let byte = window.base[index]
      if byte >= 0x80 {
        let length = XMLCharacters.length(byte)
        guard index + length <= limit else { return nil }
        guard XMLCharacters.isInName(XMLCharacters.scalar(at: window.base + index, length: length), first: isFirst)
        else { throw fault(.nameIllegal, window, at: index) }
        index += length
        isFirst = false
      } else if byte == 0x3A, !isFirst, colon < 0 {
        colon = index
        index += 1
        isFirst = true
      } else {
        break
      }
    }
    guard index - start <= limits.name else { throw fault(.nameTooLong, window, at: start) }
    guard index < limit else { return nil }
    guard !isFirst else { throw fault(.nameIllegal, window, at: index) }
    return Name(range: start..<index, colon: colon)
  }

  /// `<!`: a comment or a CDATA section. A document type is refused, whatever it holds.
  private mutating func exclamation(_ window: XMLWindow, at start: Int) throws -> Int {
    if window.starts(with: "<!--", at: start) {
      inside = .comment
      return start + 4
    }
    if window.starts(with: "<![CDATA[", at: start) {
      guard !open.isEmpty else { throw fault(.textOutsideRoot, window, at: start) }
      inside = .section
      return start + 9
    }
    if window.starts(with: "<!DOCTYPE", at: start) { throw fault(.documentType, window, at: start) }
    let rest = window.bytes(start..<window.count)
    for known: StaticString in ["<!--", "<![CDATA[", "<!DOCTYPE"] where rest.count < known.utf8CodeUnitCount {
      let beginning = UnsafeBufferPointer(start: known.utf8Start, count: rest.count)
      guard rest.isSame(as: beginning) else { continue }
      isWaiting = true
      return start
    }
    throw fault(.markupUnknown, window, at: start)
  }

  /// `<?`: a processing instruction, or the declaration that only the very beginning can have.
  private mutating func question(_ window: XMLWindow, at start: Int) throws -> Int {
    guard let target = try name(window, at: start + 2, limit: window.count) else {
      isWaiting = true
      return start
    }
    guard target.colon < 0 else { throw fault(.instructionMalformed, window, at: start) }
    let bytes = window.bytes(target.range)
    let after = target.range.upperBound
    if bytes.count == 3, bytes[0] | 0x20 == 0x78, bytes[1] | 0x20 == 0x6D, bytes[2] | 0x20 == 0x6C {
      guard window.offset + start == 0, bytes.isSame(as: "xml") else {
        throw fault(.declarationMisplaced, window, at: start)
      }
      return try declaration(window, at: start, from: after)
    }
    guard window.base[after] == 0x3F || window.isAny(XMLCharacters.isSpace, after) else {
      throw fault(.instructionMalformed, window, at: after)
    }
    // A question mark right after the name can only be that of the end.
    if window.base[after] == 0x3F {
      guard after + 1 < window.count else {
        isWaiting = true
        return start
      }
      guard window.base[after + 1] == 0x3E else { throw fault(.instructionMalformed, window, at: after) }
    }
    inside = .instruction
    return after
  }

  /// The declaration: it must be well-formed, and of the encoding that the file is read in.
  private mutating func declaration(_ window: XMLWindow, at start: Int, from first: Int) throws -> Int {
    let longest = min(window.count, start + XMLDeclaration.limit)
    var end = first
    while end + 1 < longest, !(window.base[end] == 0x3F && window.base[end + 1] == 0x3E) { end += 1 }
    guard end + 1 < longest else {
      guard longest == window.count else { throw fault(.declarationMalformed, window, at: start) }
      isWaiting = true
      return start
    }
    guard let declaration = XMLDeclaration(window.bytes(first..<end)) else {
      throw fault(.declarationMalformed, window, at: start)
    }
    if let declared = declaration.encoding, !declared.canBe(encoding) {
      throw fault(declared == .unknown ? .encodingUnknown : .encodingContradicted, window, at: start)
    }
    passNewlines(window, from: start, to: end + 2)
    return end + 2
  }
}

extension XMLWindow {
  /// Whether the bytes from a place on begin with the text.
  @inline(__always)
  func starts(with text: StaticString, at start: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    return start + count <= self.count && bytes(start..<(start + count)).isSame(as: text)
  }
}
