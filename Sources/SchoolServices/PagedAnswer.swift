import ActivityResponsibility

/// One page of a service's list: where its entries lie, and the token of the page after it.
///
/// Only the outermost structure is looked at, so that pages can be put together; every byte of the entries is read, and
/// judged strictly, when the file that they become is taken in like any other.
struct PagedAnswer {
  /// What stands between the brackets of `data`, without them.
  let entries: Range<Int>
  /// Whether `data` is a list; SS 12000's `/deletedEntities` has an object there.
  let isList: Bool
  /// `nil` on the last page.
  let pageToken: String?

  /// - Throws: ``ErrorCode/serviceAnswerWrong`` where the answer is not such a page.
  init(_ bytes: [UInt8]) throws(ExplainedError) {
    var scanner = Scanner(bytes: bytes)
    scanner.skipSpace()
    if scanner.peek == UInt8(ascii: "[") {
      // Some services give the bare list, which is then all there is.
      let start = scanner.index + 1
      guard scanner.skipValue(), scanner.isAtEnd else { throw .answerIsNoPage }
      entries = start..<(scanner.lastEnd - 1)
      isList = true
      pageToken = nil
      return
    }
    guard scanner.take(UInt8(ascii: "{")) else { throw .answerIsNoPage }
    var found: (entries: Range<Int>, isList: Bool)?
    var token: String?
    var hasToken = false
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        guard let key = scanner.takeString(), scanner.take(UInt8(ascii: ":")) else { throw .answerIsNoPage }
        scanner.skipSpace()
        let start = scanner.index
        switch Self.folded(key) {
        case "data":
          guard found == nil, scanner.peek == UInt8(ascii: "[") || scanner.peek == UInt8(ascii: "{") else {
            throw .answerIsNoPage
          }
          let isList = scanner.peek == UInt8(ascii: "[")
          guard scanner.skipValue() else { throw .answerIsNoPage }
          found = ((start + 1)..<(scanner.lastEnd - 1), isList)
        // A token that is not seen would have the first page taken for all there is.
        case "pagetoken", "nextpagetoken":
          guard !hasToken else { throw .answerIsNoPage }
          hasToken = true
          if scanner.peek == UInt8(ascii: "\"") {
            guard let text = scanner.takeString() else { throw .answerIsNoPage }
            token = text
          } else {
            guard scanner.skipValue(), bytes[start..<scanner.lastEnd].elementsEqual("null".utf8) else {
              throw .answerIsNoPage
            }
          }
        default:
          guard scanner.skipValue() else { throw .answerIsNoPage }
        }
      } while scanner.take(UInt8(ascii: ","))
      guard scanner.take(UInt8(ascii: "}")) else { throw .answerIsNoPage }
    }
    guard let found, scanner.isAtEnd else { throw .answerIsNoPage }
    entries = found.entries
    isList = found.isList
    // An empty token would give the first page again.
    pageToken = token.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A key without what systems spell in their own ways, as the readers of files do.
  private static func folded(_ key: String) -> String { key.lowercased().filter { $0 != "_" && $0 != "-" } }
}

extension ExplainedError {
  static let answerIsNoPage = ExplainedError(
    .serviceAnswerWrong,
    Phrase(
      "tjänsten svarade med något annat än en sida i SS 12000",
      "the service answered something that is no SS 12000 page"
    ),
    fix: Phrase(
      "kontrollera adressen base i tjänstens inställningsfil; fråga leverantören",
      "check the address base in the service's settings file; ask the vendor"))
}

/// Walks over JSON without looking at what values mean.
private struct Scanner {
  /// How deep values may lie in each other.
  static let depthLimit = 64

  let bytes: [UInt8]
  var index = 0
  /// Where the value last skipped ended.
  private(set) var lastEnd = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return index == bytes.count
    }
  }

  mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// A string with nothing escaped in it but quotes, backslashes and slashes.
  mutating func takeString() -> String? {
    skipSpace()
    let start = index + 1
    guard peek == UInt8(ascii: "\""), skipString() else { return nil }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in bytes[start..<(index - 1)] {
      if isEscaped {
        guard byte == 0x22 || byte == 0x5C || byte == 0x2F else { return nil }
        isEscaped = false
        text.append(byte)
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        text.append(byte)
      }
    }
    return String(validating: text, as: UTF8.self)
  }

  private mutating func skipString() -> Bool {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case 0x22:
        index += 1
        return true
      case 0x5C: index += 2
      default: index += 1
      }
    }
    return false
  }

  /// Passes over a value with all that lies in it. - Returns: whether it ended.
  mutating func skipValue() -> Bool {
    skipSpace()
    var depth = 0
    repeat {
      guard index < bytes.count else { return false }
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        guard depth <= Self.depthLimit else { return false }
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        guard depth >= 0 else { return false }
        index += 1
      case UInt8(ascii: "\""):
        guard skipString() else { return false }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
        guard depth > 0 else { return false }
        index += 1
      default:
        // A number or a word: up to what ends it.
        while index < bytes.count, !Self.endsWord(bytes[index]) { index += 1 }
      }
    } while depth > 0
    lastEnd = index
    return true
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "["), 0x22, 0x20, 0x09, 0x0A, 0x0D:
      true
    default: false
    }
  }
}
