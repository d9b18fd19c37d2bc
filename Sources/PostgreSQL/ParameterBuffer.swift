import CLibPQ

/// The parameters of one call, in the server's form, in one piece of memory.
struct ParameterBuffer {
  private(set) var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ parameters: [Parameter], as types: [UInt32], of statement: String) throws(PostgresError) {
    guard parameters.count == types.count else {
      throw PostgresError(
        .protocolMisuse, "the statement takes \(types.count) parameters and was given \(parameters.count)",
        statement: statement)
    }
    bytes.reserveCapacity(32 * parameters.count)
    for (index, parameter) in parameters.enumerated() {
      let start = bytes.count
      switch append(parameter, as: types[index]) {
      case .null:
        starts.append(-1)
        formats.append(1)
      case .binary:
        starts.append(start)
        formats.append(1)
      case .text:
        starts.append(start)
        formats.append(0)
      case .doesNotFit:
        throw PostgresError(
          .protocolMisuse,
          "parameter \(index + 1) (\(parameter.kindName)) does not fit the server's type \(types[index])",
          statement: statement)
      }
      lengths.append(Int32(bytes.count - start))
    }
  }

  /// Calls `body` with the arrays that libpq asks for: values, lengths, formats.
  func withPointers<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
  ) -> Result {
    if starts.isEmpty { return body(nil, nil, nil) }
    return bytes.withUnsafeBytes { raw in
      // An empty value still needs an address that is not null, for null means NULL.
      let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      let empty: StaticString = ""
      let nothing = UnsafeRawPointer(empty.utf8Start).assumingMemoryBound(to: CChar.self)
      let values = starts.map { $0 < 0 ? nil : (base.map { [start = $0] in $0 + start } ?? nothing) }
      return values.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
    }
  }

  private enum Form { case null, binary, text, doesNotFit }

  private mutating func append(_ parameter: Parameter, as type: UInt32) -> Form {
    switch parameter {
    case .null: return .null
    case .bool(let value):
      guard type == ServerType.bool else { return .doesNotFit }
      bytes.append(value ? 1 : 0)
      return .binary
    case .int16(let value): return append(whole: Int64(value), as: type)
    case .int32(let value): return append(whole: Int64(value), as: type)
    case .int64(let value): return append(whole: value, as: type)
    case .double(let value): return append(fraction: value, as: type)
    case .text(let value): return append(text: value, as: type)
    case .day(let value):
      guard type == ServerType.day else { return .doesNotFit }
      bytes.appendBigEndian(value)
      return .binary
    case .timestamp(let value):
      guard type == ServerType.timestamp || type == ServerType.localTimestamp else { return .doesNotFit }
      bytes.appendBigEndian(value)
      return .binary
    case .bytes(let value):
      // UTF-8 that is still in bytes may go into a text as it is; the server checks it.
      guard type == ServerType.bytes || ServerType.isText(type) else { return .doesNotFit }
      bytes.append(contentsOf: value)
      return .binary
    case .dayRange(let from, let until):
      guard type == ServerType.dayRange else { return .doesNotFit }
      bytes.appendRange(from: from, until: until)
      return .binary
    case .timestampRange(let from, let until):
      guard type == ServerType.timestampRange else { return .doesNotFit }
      bytes.appendRange(from: from, until: until)
      return .binary
    case .boolArray(let values):
      return append(array: values, as: type, [ServerType.bool]) { $1.append($0 ? 1 : 0) }
    case .bytesArray(let values):
      return append(array: values, as: type, [ServerType.bytes]) { $1.append(contentsOf: $0) }
    case .int16Array(let values): return append(wholes: values, as: type)
    case .int32Array(let values): return append(wholes: values, as: type)
    case .int64Array(let values): return append(wholes: values, as: type)
    case .optionalInt32Array(let values): return append(wholes: values, as: type)
    case .optionalInt64Array(let values): return append(wholes: values, as: type)
    case .textArray(let values): return append(texts: values, as: type)
    case .optionalTextArray(let values): return append(texts: values, as: type)
    case .dayArray(let values):
      return append(array: values, as: type, [ServerType.day]) { $1.appendBigEndian($0) }
    case .optionalDayArray(let values):
      return append(array: values, as: type, [ServerType.day]) { $1.appendBigEndian($0) }
    case .timestampArray(let values):
      return append(array: values, as: type, Self.moments) { $1.appendBigEndian($0) }
    case .optionalTimestampArray(let values):
      return append(array: values, as: type, Self.moments) { $1.appendBigEndian($0) }
    }
  }

  private static let moments = [ServerType.timestamp, ServerType.localTimestamp]

  private mutating func append(whole value: Int64, as type: UInt32) -> Form {
    switch type {
    case ServerType.double: bytes.appendBigEndian(Double(value).bitPattern)
    case ServerType.numeric:
      append(terminated: String(value))
      return .text
    default: return bytes.appendWhole(value, as: type) ? .binary : .doesNotFit
    }
    return .binary
  }

  private mutating func append(fraction value: Double, as type: UInt32) -> Form {
    switch type {
    case ServerType.double: bytes.appendBigEndian(value.bitPattern)
    case ServerType.float: bytes.appendBigEndian(Float(value).bitPattern)
    case ServerType.numeric:
      append(terminated: String(value))
      return .text
    default: return .doesNotFit
    }
    return .binary
  }

  private mutating func append(text value: String, as type: UInt32) -> Form {
    if ServerType.isText(type) {
      bytes.append(contentsOf: value.utf8)
      return .binary
    }
    // libpq reads the text form up to a zero byte: a value that has one inside would be cut without a word.
    if value.utf8.contains(0) { return .doesNotFit }
    append(terminated: value)
    return .text
  }

  private mutating func append(terminated text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
  }

  private mutating func append<Value: FixedWidthInteger>(wholes values: [Value?], as type: UInt32) -> Form {
    guard let element = ServerType.element(of: type) else { return .doesNotFit }
    var fits = true
    let form = append(array: values, as: type, [ServerType.int16, ServerType.int32, ServerType.int64]) {
      if !$1.appendWhole(Int64($0), as: element) { fits = false }
    }
    return fits ? form : .doesNotFit
  }

  private mutating func append(texts values: [String?], as type: UInt32) -> Form {
    if let element = ServerType.element(of: type) {
      guard ServerType.isText(element) else { return .doesNotFit }
      return append(array: values, as: type, [element]) { $1.append(contentsOf: $0.utf8) }
    }
    // An array of an enumeration has a number of its own in every database; its text form needs none.
    var literal = "{"
    for (index, value) in values.enumerated() {
      if index > 0 { literal += "," }
      guard let value else {
        literal += "NULL"
        continue
      }
      if value.utf8.contains(0) { return .doesNotFit }
      literal += "\""
      for character in value.unicodeScalars {
        if character == "\"" || character == "\\" { literal += "\\" }
        literal.unicodeScalars.append(character)
      }
      literal += "\""
    }
    append(terminated: literal + "}")
    return .text
  }

  private mutating func append<Value>(
    array values: [Value?], as type: UInt32, _ elements: [UInt32], _ write: (Value, inout [UInt8]) -> Void
  ) -> Form {
    guard let element = ServerType.element(of: type), elements.contains(element) else { return .doesNotFit }
    bytes.reserveCapacity(bytes.count + 20 + 12 * values.count)
    bytes.appendBigEndian(Int32(values.isEmpty ? 0 : 1))
    bytes.appendBigEndian(Int32(values.contains { $0 == nil } ? 1 : 0))
    bytes.appendBigEndian(element)
    if values.isEmpty { return .binary }
    bytes.appendBigEndian(Int32(values.count))
    bytes.appendBigEndian(Int32(1))
    for value in values {
      guard let value else {
        bytes.appendBigEndian(Int32(-1))
        continue
      }
      let start = bytes.count
      bytes.appendBigEndian(Int32(0))
      write(value, &bytes)
      bytes.setBigEndian(Int32(bytes.count - start - 4), at: start)
    }
    return .binary
  }
}
