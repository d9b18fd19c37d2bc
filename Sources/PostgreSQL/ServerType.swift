/// The numbers that PostgreSQL has given its own types; they have not changed since each was made.
enum ServerType {
  static let bool: UInt32 = 16
  static let bytes: UInt32 = 17
  static let name: UInt32 = 19
  static let int64: UInt32 = 20
  static let int16: UInt32 = 21
  static let int32: UInt32 = 23
  static let text: UInt32 = 25
  static let objectID: UInt32 = 26
  static let json: UInt32 = 114
  static let xml: UInt32 = 142
  static let float: UInt32 = 700
  static let double: UInt32 = 701
  static let unknown: UInt32 = 705
  static let paddedText: UInt32 = 1042
  static let varyingText: UInt32 = 1043
  static let day: UInt32 = 1082
  static let localTimestamp: UInt32 = 1114
  static let timestamp: UInt32 = 1184
  static let numeric: UInt32 = 1700
  static let jsonb: UInt32 = 3802
  static let timestampRange: UInt32 = 3910
  static let dayRange: UInt32 = 3912

  static let boolArray: UInt32 = 1000
  static let bytesArray: UInt32 = 1001
  static let int16Array: UInt32 = 1005
  static let int32Array: UInt32 = 1007
  static let textArray: UInt32 = 1009
  static let varyingTextArray: UInt32 = 1015
  static let int64Array: UInt32 = 1016
  static let localTimestampArray: UInt32 = 1115
  static let dayArray: UInt32 = 1182
  static let timestampArray: UInt32 = 1185

  /// Whether the binary form is the text itself, in UTF-8.
  static func isText(_ type: UInt32) -> Bool {
    switch type {
    case text, varyingText, paddedText, name, unknown, json, xml: true
    default: false
    }
  }

  /// The type of an array's elements, for the arrays whose binary form we write.
  static func element(of array: UInt32) -> UInt32? {
    switch array {
    case boolArray: bool
    case bytesArray: bytes
    case int16Array: int16
    case int32Array: int32
    case int64Array: int64
    case textArray: text
    case varyingTextArray: varyingText
    case dayArray: day
    case localTimestampArray: localTimestamp
    case timestampArray: timestamp
    default: nil
    }
  }
}
