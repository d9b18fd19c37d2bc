extension Parameter {
  /// What kind of value it is, for errors: never the value.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .double: "double"
    case .text: "text"
    case .day: "day"
    case .timestamp: "timestamp"
    case .bytes: "bytes"
    case .dayRange: "day range"
    case .timestampRange: "timestamp range"
    case .boolArray: "bool array"
    case .int16Array: "int16 array"
    case .int32Array, .optionalInt32Array: "int32 array"
    case .int64Array, .optionalInt64Array: "int64 array"
    case .textArray, .optionalTextArray: "text array"
    case .dayArray, .optionalDayArray: "day array"
    case .timestampArray, .optionalTimestampArray: "timestamp array"
    case .bytesArray: "bytes array"
    }
  }
}

extension Parameter: CustomStringConvertible {
  /// The kind alone: a parameter may be somebody's identity number, and must not reach a log by interpolation.
  public var description: String { kindName }
}
