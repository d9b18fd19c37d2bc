import ActivityResponsibility

/// Reads JSON as RFC 8259 has it and nothing more, piece by piece, with flat memory whatever the size of the file.
///
/// Beyond the grammar it refuses what programs understand differently (a key twice in one object, half a surrogate
/// pair) and what no true file has (`JSONFault.isForbidden`). A byte order mark first is passed over, since files have
/// it. One that threw is not used again.
package struct JSONReader: Sendable {
  /// The most objects and arrays in each other.
  static let depthLimit = 64
  /// The longest string, in bytes.
  static let stringLimit = 1 << 20
  /// The longest key, in bytes.
  static let keyLimit = 1 << 10
  /// The longest number, in bytes.
  static let numberLimit = 64

  private enum State {
    /// In the byte order mark, so many bytes of which have come.
    case mark(Int)
    case value
    case valueOrEnd
    case key
    case keyOrEnd
    case colon
    case commaOrEnd
    /// After the whole value.
    case nothing
    case string
    case escape
    case number(JSONNumber)
    case literal
  }

  private var state = State.mark(0)
  private var depth = 0
  /// Which of the open levels are objects, the outermost in the lowest bit.
  private var objects: UInt64 = 0
  private var keys = JSONKeys()
  /// What of a string or number is to be put together, because it has escapes or goes on in the next piece.
  private var text: [UInt8] = []
  private var isKey = false
  private var utf8 = UTF8Check()
  private var escape = JSONEscape()
  /// What is still to come of `true`, `false` or `null`, the next byte lowest.
  private var literal: UInt64 = 0
  private var literalEvent = JSONEvent.Literal.null

  /// Bytes before the piece that is being read.
  private var offset = 0
  private var line = 1
  /// Where the line began.
  private var lineStart = 0
  /// Bytes on the line that go on with a character, so that columns are counted in characters.
  private var continuations = 0

  package init() {}

  /// Reads the next piece and hands out what is whole in it.
  ///
  /// - Parameter isLast: whether the text ends with this piece.
  package mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, _ body: (JSONEvent) throws -> Void
  ) throws {
    let bytes = piece.bindMemory(to: UInt8.self)
    var index = 0
    while index < bytes.count {
      switch state {
      case .string: try readString(bytes, &index, body)
      case .number(let number): try readNumber(number, bytes, &index, body)
      default:
        try readByte(bytes[index], bytes, &index, body)
        index += 1
      }
    }
    offset += bytes.count
    guard isLast else { return }
    if case .number(let number) = state, depth == 0 { try endNumber(number, at: 0, body) }
    guard case .nothing = state else { throw fault(.unfinished, at: 0) }
  }

  /// Reads a byte that is neither within a string nor within a number, or is the first of one. `index` is left at the
  /// last byte that was read.
  @inline(__always)
  private mutating func readByte(
    _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ body: (JSONEvent) throws -> Void
  ) throws {
    switch state {
    case .escape:
      try readEscape(byte, at: index)
      return
    case .literal:
      guard UInt64(byte) == literal & 0xFF else { throw fault(.unexpected, at: index) }
      literal >>= 8
      if literal == 0 {
        endValue()
        try body(literalEvent.event)
      }
      return
    case .mark(let count):
      if byte == [0xEF, 0xBB, 0xBF][count] {
        state = count == 2 ? .value : .mark(count + 1)
        if count == 2 { lineStart = 3 }
        return
      }
      guard count == 0 else { throw fault(.notUTF8, at: index) }
      state = .value
    default: break
    }
    switch byte {
    case 0x20, 0x09, 0x0D: return
    case 0x0A:
      line += 1
      lineStart = offset + index + 1
      continuations = 0
      return
    default: break
    }
    switch state {
    case .value: try beginValue(byte, bytes, &index, body)
    case .valueOrEnd:
      if byte == 0x5D { try close(body, .arrayEnd) } else { try beginValue(byte, bytes, &index, body) }
    case .key, .keyOrEnd:
      if byte == 0x22 {
        try beginString(isKey: true, bytes, &index, body)
      } else if byte == 0x7D, case .keyOrEnd = state {
        keys.closeObject()
        try close(body, .objectEnd)
      } else {
        throw fault(.unexpected, at: index)
      }
    case .colon:
      guard byte == 0x3A else { throw fault(.unexpected, at: index) }
      state = .value
    case .commaOrEnd:
      let isObject = objects >> UInt64(depth - 1) & 1 == 1
      switch byte {
      case 0x2C: state = isObject ? .key : .value
      case 0x7D where isObject:
        keys.closeObject()
        try close(body, .objectEnd)
      case 0x5D where !isObject: try close(body, .arrayEnd)
      default: throw fault(.unexpected, at: index)
      }
    case .nothing: throw fault(.trailing, at: index)
    case .mark, .string, .escape, .number, .literal: break
    }
  }

  @inline(__always)
  private mutating func beginValue(
    _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ body: (JSONEvent) throws -> Void
  ) throws {
    switch byte {
    case 0x22: try beginString(isKey: false, bytes, &index, body)
    case 0x7B:
      try open(isObject: true, at: index)
      keys.openObject()
      state = .keyOrEnd
      try body(.objectStart)
    case 0x5B:
      try open(isObject: false, at: index)
      state = .valueOrEnd
      try body(.arrayStart)
    case 0x74: begin(.true, rest: 0x65_75_72)
    case 0x66: begin(.false, rest: 0x65_73_6C_61)
    case 0x6E: begin(.null, rest: 0x6C_6C_75)
    default:
      guard let number = JSONNumber(first: byte) else {
        throw fault(byte < 0x80 ? .unexpected : .notUTF8, at: index)
      }
      text.removeAll(keepingCapacity: true)
      text.append(byte)
      state = .number(number)
    }
  }

  private mutating func begin(_ event: JSONEvent.Literal, rest: UInt64) {
    literalEvent = event
    literal = rest
    state = .literal
  }

  private mutating func open(isObject: Bool, at index: Int) throws {
    guard depth < JSONReader.depthLimit else { throw fault(.tooDeep, at: index) }
    let bit: UInt64 = 1 << UInt64(depth)
    objects = isObject ? objects | bit : objects & ~bit
    depth += 1
  }

  @inline(__always)
  private mutating func close(_ body: (JSONEvent) throws -> Void, _ event: JSONEvent) throws {
    depth -= 1
    endValue()
    try body(event)
  }

  @inline(__always)
  private mutating func endValue() { state = depth == 0 ? .nothing : .commaOrEnd }

  func fault(_ fault: JSONFault, at index: Int) -> ExplainedError {
    fault.error(line: line, column: offset + index - lineStart - continuations + 1)
  }
}

// Numbers.
extension JSONReader {
  private mutating func readNumber(
    _ number: JSONNumber, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ body: (JSONEvent) throws -> Void
  ) throws {
    var number = number
    while index < bytes.count {
      guard number.advance(bytes[index]) else {
        // What may follow a number is seen when the byte is read as what comes after a value.
        try endNumber(number, at: index, body)
        return
      }
      guard text.count < JSONReader.numberLimit else { throw fault(.numberTooLong, at: index) }
      text.append(bytes[index])
      index += 1
    }
    state = .number(number)
  }

  private mutating func endNumber(
    _ number: JSONNumber, at index: Int, _ body: (JSONEvent) throws -> Void
  ) throws {
    guard number.isWhole else { throw fault(.number, at: index) }
    endValue()
    try text.withUnsafeBufferPointer { try body(.number($0)) }
  }
}

// Strings.
extension JSONReader {
  /// Begins after a quotation mark. A string without escapes that ends in the same piece, which is nearly every one, is
  /// handed out where it lies; `index` is then left at its last quotation mark.
  @inline(__always)
  private mutating func beginString(
    isKey: Bool, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ body: (JSONEvent) throws -> Void
  ) throws {
    self.isKey = isKey
    let start = index + 1
    var end = start
    while end < bytes.count, JSONReader.isPlain(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == 0x22, end - start <= JSONReader.keyLimit {
      index = end
      try endString(UnsafeBufferPointer(rebasing: bytes[start..<end]), at: end, body)
      return
    }
    text.removeAll(keepingCapacity: true)
    state = .string
  }

  private mutating func readString(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ body: (JSONEvent) throws -> Void
  ) throws {
    let byte = bytes[index]
    let limit = isKey ? JSONReader.keyLimit : JSONReader.stringLimit
    if escape.isHalf, byte != 0x5C { throw fault(.surrogate, at: index) }
    if byte >= 0x80 || utf8.isInsideCharacter {
      guard utf8.advance(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[index...index])) == nil else {
        throw fault(.notUTF8, at: index)
      }
      if byte & 0xC0 == 0x80 { continuations += 1 }
      text.append(byte)
      index += 1
    } else if JSONReader.isPlain(byte) {
      let start = index
      // One more than there may be, so that a string too long is told of at the same place however the file is cut.
      let bound = min(bytes.count, start + limit + 1 - text.count)
      while index < bound, JSONReader.isPlain(bytes[index]) { index += 1 }
      text.append(contentsOf: bytes[start..<index])
    } else if byte == 0x22 {
      // Taken out for the time being, so that the bytes lie still while the keys are compared with them.
      var whole: [UInt8] = []
      swap(&whole, &text)
      defer { swap(&whole, &text) }
      try whole.withUnsafeBufferPointer { try endString($0, at: index, body) }
      index += 1
      return
    } else if byte == 0x5C {
      state = .escape
      index += 1
    } else {
      throw fault(.controlCharacter, at: index)
    }
    guard text.count <= limit else { throw fault(isKey ? .keyTooLong : .stringTooLong, at: index) }
  }

  @inline(__always)
  private mutating func endString(
    _ string: UnsafeBufferPointer<UInt8>, at index: Int, _ body: (JSONEvent) throws -> Void
  ) throws {
    guard isKey else {
      endValue()
      try body(.string(string))
      return
    }
    switch keys.add(string) {
    case .added: break
    case .twice: throw fault(.keyTwice, at: index)
    case .tooMany: throw fault(.tooManyKeys, at: index)
    }
    state = .colon
    try body(.key(string))
  }

  private mutating func readEscape(_ byte: UInt8, at index: Int) throws {
    switch escape.advance(byte) {
    case .more: return
    case .half: break
    case .character(let character):
      // Of four hexadecimal digits and no surrogate, or of a pair, so there is such a character.
      if let scalar = Unicode.Scalar(character) { text.append(contentsOf: String(Character(scalar)).utf8) }
    case .fault(let fault): throw self.fault(fault, at: index)
    }
    state = .string
  }

  /// Whether a byte of a string stands for itself alone.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5C }
}

extension JSONEvent {
  /// The words of JSON.
  enum Literal {
    case `true`
    case `false`
    case null

    var event: JSONEvent {
      switch self {
      case .true: .boolean(true)
      case .false: .boolean(false)
      case .null: .null
      }
    }
  }
}
