import ActivityResponsibility

extension JSONValue {
  /// Reads a small document as strictly as ``JSONReader`` does.
  ///
  /// - Throws: ``ErrorCode/fileMalformed`` where it is not JSON, has a number that is not whole, or is no single value;
  ///   ``ErrorCode/fileForbidden`` for what no true file has.
  public init(parsing bytes: some Sequence<UInt8>) throws {
    var builder = Builder()
    var reader = JSONReader()
    try Array(bytes).withUnsafeBytes { whole in
      try reader.read(whole, isLast: true) { try builder.take($0) }
    }
    guard let value = builder.result else { throw JSONFault.unfinished.error(line: 1, column: 1) }
    self = value
  }

  /// Reads a text. See ``init(parsing:)-(Sequence)``.
  public init(parsing text: String) throws { try self.init(parsing: text.utf8) }
}

/// Puts a value together of what the reader hands out.
private struct Builder {
  private enum Level {
    case list([JSONValue])
    case object([String: JSONValue], key: String)
  }

  private var levels: [Level] = []
  private(set) var result: JSONValue?

  mutating func take(_ event: JSONEvent) throws {
    switch event {
    case .objectStart: levels.append(.object([:], key: ""))
    case .arrayStart: levels.append(.list([]))
    case .key(let bytes):
      guard case .object(let members, _) = levels.popLast() else { return }
      levels.append(.object(members, key: String(decoding: bytes, as: UTF8.self)))
    case .string(let bytes): try add(.text(String(decoding: bytes, as: UTF8.self)))
    case .number(let bytes):
      guard let whole = Int64(String(decoding: bytes, as: UTF8.self)) else {
        throw JSONFault.number.error(line: 1, column: 1)
      }
      try add(.whole(whole))
    case .boolean(let truth): try add(.truth(truth))
    case .null: try add(.null)
    case .objectEnd:
      guard case .object(let members, _) = levels.popLast() else { return }
      try add(.object(members))
    case .arrayEnd:
      guard case .list(let values) = levels.popLast() else { return }
      try add(.list(values))
    }
  }

  private mutating func add(_ value: JSONValue) throws {
    switch levels.popLast() {
    case nil: result = value
    case .list(var values):
      values.append(value)
      levels.append(.list(values))
    case .object(var members, let key):
      // Two keys whose letters are composed in two ways are two to a reader of bytes and one to a dictionary.
      guard members.updateValue(value, forKey: key) == nil else { throw JSONFault.keyTwice.error(line: 1, column: 1) }
      levels.append(.object(members, key: key))
    }
  }
}
