import ActivityResponsibility

// What stands between tags: text, comments, instructions and CDATA sections. Each function reads from a place on and
// says where it came to; where the window ends inside of something that must be seen whole, it says that it waits.
extension XMLPull {
  /// Outside the root element: space, comments and instructions.
  mutating func outside(
    _ window: XMLWindow, from start: Int, _ body: (XMLEvent) throws -> Void
  ) throws -> Int {
    var index = start
    while index < window.count {
      switch window.base[index] {
      case 0x20, 0x09: index += 1
      case 0x0A, 0x0D:
        index = newline(window, at: index)
        if skipsNewline { return index }
      case 0x3C: return try markup(window, at: index, body)
      default: throw fault(.textOutsideRoot, window, at: index)
      }
    }
    return index
  }

  /// An element's text up to the next tag, comment or the like.
  mutating func content(
    _ window: XMLWindow, from start: Int, _ body: (XMLEvent) throws -> Void
  ) throws -> Int {
    let base = window.base
    var index = start
    var first = start
    while index < window.count {
      if !window.isAny(XMLCharacters.stopsText, index) {
        index += 1
        continue
      }
      switch base[index] {
      case 0x3C:
        if first < index {
          try keepRun(window)
          run = first..<index
        }
        return try markup(window, at: index, body)
      case 0x0A:
        index += 1
        line += 1
        lineStart = window.offset + index
      case 0x0D:
        try keep(window, first..<index)
        try keep(0x0A, window, at: index)
        index = newline(window, at: index)
        if skipsNewline { return index }
        first = index
      case 0x26:
        try keep(window, first..<index)
        switch XMLReference.read(base, at: index, end: window.count) {
        case .unfinished:
          isWaiting = true
          return index
        case .faulty(let kind): throw fault(kind, window, at: index)
        case .character(let scalar, let end):
          try keep(scalar, window, at: index)
          index = end
          first = end
        }
      case 0x5D:
        guard index + 2 < window.count || (index + 1 < window.count && base[index + 1] != 0x5D) else {
          try keep(window, first..<index)
          isWaiting = true
          return index
        }
        if base[index + 1] == 0x5D, base[index + 2] == 0x3E { throw fault(.sectionEndInText, window, at: index) }
        index += 1
      default:
        guard let next = try rare(window, at: index) else {
          try keep(window, first..<index)
          isWaiting = true
          return index
        }
        index = next
      }
    }
    try keep(window, first..<index)
    return index
  }

  /// Inside a comment, to its end.
  mutating func comment(_ window: XMLWindow, from start: Int) throws -> Int {
    try skip(window, from: start) { index in
      guard window.base[index] == 0x2D else { return .goesOn(index + 1) }
      guard index + 1 < window.count else { return .unfinished }
      guard window.base[index + 1] == 0x2D else { return .goesOn(index + 1) }
      guard index + 2 < window.count else { return .unfinished }
      return window.base[index + 2] == 0x3E ? .end(index + 3) : .faulty(.commentMalformed)
    }
  }

  /// Inside a processing instruction, to its end.
  mutating func instruction(_ window: XMLWindow, from start: Int) throws -> Int {
    try skip(window, from: start) { index in
      guard window.base[index] == 0x3F else { return .goesOn(index + 1) }
      guard index + 1 < window.count else { return .unfinished }
      return window.base[index + 1] == 0x3E ? .end(index + 2) : .goesOn(index + 1)
    }
  }

  /// Inside a CDATA section, to its end.
  mutating func section(_ window: XMLWindow, from start: Int) throws -> Int {
    let base = window.base
    var index = start
    var first = start
    while index < window.count {
      if !window.isAny(XMLCharacters.stopsSkipping, index) {
        index += 1
        continue
      }
      switch base[index] {
      case 0x2D, 0x3F: index += 1
      case 0x0A: index = newline(window, at: index)
      case 0x0D:
        try keep(window, first..<index)
        try keep(0x0A, window, at: index)
        index = newline(window, at: index)
        if skipsNewline { return index }
        first = index
      case 0x5D:
        guard index + 2 < window.count || (index + 1 < window.count && base[index + 1] != 0x5D) else {
          try keep(window, first..<index)
          isWaiting = true
          return index
        }
        if base[index + 1] == 0x5D, base[index + 2] == 0x3E {
          try keep(window, first..<index)
          inside = .text
          return index + 3
        }
        index += 1
      default:
        guard let next = try rare(window, at: index) else {
          try keep(window, first..<index)
          isWaiting = true
          return index
        }
        index = next
      }
    }
    try keep(window, first..<index)
    return index
  }

  /// What a hyphen, question mark or bracket is in something that is passed over.
  private enum Stop {
    case goesOn(Int)
    case end(Int)
    /// The window is too short to tell.
    case unfinished
    case faulty(XMLFault)
  }

  /// Passes over bytes until `stop` says that the end has come.
  private mutating func skip(_ window: XMLWindow, from start: Int, _ stop: (Int) -> Stop) throws -> Int {
    var index = start
    while index < window.count {
      if !window.isAny(XMLCharacters.stopsSkipping, index) {
        index += 1
        continue
      }
      switch window.base[index] {
      case 0x0A, 0x0D:
        index = newline(window, at: index)
        if skipsNewline { return index }
      case 0x2D, 0x3F, 0x5D:
        switch stop(index) {
        case .goesOn(let next): index = next
        case .end(let next):
          inside = .text
          return next
        case .unfinished:
          isWaiting = true
          return index
        case .faulty(let kind): throw fault(kind, window, at: index)
        }
      default:
        guard let next = try rare(window, at: index) else {
          isWaiting = true
          return index
        }
        index = next
      }
    }
    return index
  }

  /// Counts a line that ends here.
  private mutating func newline(_ window: XMLWindow, at start: Int) -> Int {
    var index = start + 1
    if window.base[start] == 0x0D {
      if index < window.count {
        if window.base[index] == 0x0A { index += 1 }
      } else {
        skipsNewline = true
      }
    }
    line += 1
    lineStart = window.offset + index
    return index
  }

  /// A control character, or a character that begins with EF: all but U+FFFE and U+FFFF can be there.
  ///
  /// - Returns: where it ends, or `nil` where the window does.
  func rare(_ window: XMLWindow, at index: Int) throws(ExplainedError) -> Int? {
    guard window.base[index] == 0xEF else { throw fault(.characterIllegal, window, at: index) }
    guard index + 2 < window.count else { return nil }
    if window.base[index + 1] == 0xBF, window.base[index + 2] >= 0xBE {
      throw fault(.characterIllegal, window, at: index)
    }
    return index + 3
  }

  /// Whether the text is anybody's: that of an element with elements in it is not told.
  private var keepsText: Bool { open.last.map { !$0.hasElements } ?? false }

  /// Copies the run to the element's text before the window goes away or more comes after it.
  mutating func keepRun(_ window: XMLWindow) throws {
    guard !run.isEmpty else { return }
    let range = run
    run = 0..<0
    try keep(window, range)
  }

  private mutating func keep(_ window: XMLWindow, _ range: Range<Int>) throws {
    try keepRun(window)
    guard !range.isEmpty, keepsText else { return }
    try checkText(window, range)
    text.append(contentsOf: window.bytes(range))
  }

  /// Sees that the element's text has room for more.
  @inline(__always)
  func checkText(_ window: XMLWindow, _ range: Range<Int>) throws(ExplainedError) {
    guard text.count + range.count <= limits.text else {
      throw fault(.textTooLong, window, at: range.lowerBound + limits.text - text.count)
    }
  }

  private mutating func keep(_ scalar: UInt32, _ window: XMLWindow, at index: Int) throws {
    try keepRun(window)
    guard keepsText else { return }
    guard text.count + 4 <= limits.text else { throw fault(.textTooLong, window, at: index) }
    XMLCharacters.append(scalar, to: &text)
  }
}
