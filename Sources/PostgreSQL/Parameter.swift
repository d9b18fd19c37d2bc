/// One value for a statement.
///
/// The server infers the type of every `$n` from the statement; the value is then written in that type. A whole number
/// fits any width that holds it, and text fits anything that PostgreSQL reads from text (an enumeration, `jsonb`,
/// `uuid`). What does not fit is an error that names the statement and the number of the parameter.
public enum Parameter: Hashable, Sendable {
  case null
  case bool(Bool)
  case int16(Int16)
  case int32(Int32)
  case int64(Int64)
  case double(Double)
  case text(String)
  /// Days since 1 January 2000.
  case day(Int32)
  /// Microseconds since 1 January 2000 UTC, for `timestamptz`.
  case timestamp(Int64)
  case bytes([UInt8])
  /// From a day up to, not including, another; `nil` is without end.
  case dayRange(from: Int32?, until: Int32?)
  /// The same of moments, for `tstzrange`.
  case timestampRange(from: Int64?, until: Int64?)

  case boolArray([Bool])
  case int16Array([Int16])
  case int32Array([Int32])
  case int64Array([Int64])
  case textArray([String])
  case dayArray([Int32])
  case timestampArray([Int64])
  case bytesArray([[UInt8]])

  // Arrays with gaps, for the columns that `unnest` makes of them.
  case optionalInt32Array([Int32?])
  case optionalInt64Array([Int64?])
  case optionalTextArray([String?])
  case optionalDayArray([Int32?])
  case optionalTimestampArray([Int64?])
}

// The same names with a value that may be missing: `nil` is null.
extension Parameter {
  /// A `boolean`, or null.
  public static func bool(_ value: Bool?) -> Parameter { value.map { .bool($0) } ?? .null }

  /// A `smallint`, or null.
  public static func int16(_ value: Int16?) -> Parameter { value.map { .int16($0) } ?? .null }

  /// An `integer`, or null.
  public static func int32(_ value: Int32?) -> Parameter { value.map { .int32($0) } ?? .null }

  /// A `bigint`, or null.
  public static func int64(_ value: Int64?) -> Parameter { value.map { .int64($0) } ?? .null }

  /// A `double precision`, or null.
  public static func double(_ value: Double?) -> Parameter { value.map { .double($0) } ?? .null }

  /// A text, or null.
  public static func text(_ value: String?) -> Parameter { value.map { .text($0) } ?? .null }

  /// A `date`, in days since 2000-01-01, or null.
  public static func day(_ value: Int32?) -> Parameter { value.map { .day($0) } ?? .null }

  /// A `timestamptz`, in microseconds since 2000-01-01 UTC, or null.
  public static func timestamp(_ value: Int64?) -> Parameter { value.map { .timestamp($0) } ?? .null }

  /// A `bytea`, or null.
  public static func bytes(_ value: [UInt8]?) -> Parameter { value.map { .bytes($0) } ?? .null }
}
