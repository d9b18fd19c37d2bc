import CLibPQ

/// One row of a result. Columns are counted from 0; the values are read straight from the result's memory.
///
/// Asking for another type than the column has, or for a value where there is null, is a mistake in the program and
/// stops it with the column's name. The forms that begin with `optional` give `nil` for null.
public struct Row: Sendable {
  let rows: Rows
  let index: Int32

  /// Whether there is no value.
  public func isNull(_ column: Int) -> Bool { PQgetisnull(rows.result, index, Int32(column)) != 0 }

  /// A `boolean`.
  public func bool(_ column: Int) -> Bool { fixed(column, ServerType.bool) as UInt8 != 0 }

  /// A `smallint`.
  public func int16(_ column: Int) -> Int16 { fixed(column, ServerType.int16) }

  /// An `integer`.
  public func int32(_ column: Int) -> Int32 { fixed(column, ServerType.int32) }

  /// A `bigint`.
  public func int64(_ column: Int) -> Int64 { fixed(column, ServerType.int64) }

  /// A `double precision`.
  public func double(_ column: Int) -> Double { Double(bitPattern: fixed(column, ServerType.double)) }

  /// Days since 1 January 2000.
  public func day(_ column: Int) -> Int32 { fixed(column, ServerType.day) }

  /// Microseconds since 1 January 2000 UTC, of a `timestamptz` or a `timestamp`.
  public func timestamp(_ column: Int) -> Int64 { fixed(column, ServerType.timestamp, or: ServerType.localTimestamp) }

  /// A whole number of any width, for counts and small codes.
  public func int(_ column: Int) -> Int {
    switch type(column) {
    case ServerType.int16: Int(int16(column))
    case ServerType.int32: Int(int32(column))
    default: Int(int64(column))
    }
  }

  /// Text of any kind, enumerations and JSON too.
  public func text(_ column: Int) -> String {
    withBytes(column) { bytes in String(decoding: bytes, as: UTF8.self) }
  }

  /// A `bytea`.
  public func bytes(_ column: Int) -> [UInt8] {
    expect(column, ServerType.bytes)
    return withBytes(column) { Array($0) }
  }

  /// Calls `body` with the bytes of a text or of `bytea`, without a copy; they are gone when `body` returns.
  public func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let kind = type(column)
    let isOwnText = kind >= 16384 || ServerType.isText(kind) || kind == ServerType.bytes || kind == ServerType.jsonb
    require(isOwnText, "column \(name(column)) is no text or bytea, but type \(kind)")
    let field = raw(column)
    // jsonb carries the version of its form in front of the text.
    return try body(kind == ServerType.jsonb ? UnsafeRawBufferPointer(rebasing: field.dropFirst()) : field)
  }

  /// A `boolean`; `nil` where it is null.
  public func optionalBool(_ column: Int) -> Bool? { isNull(column) ? nil : bool(column) }

  /// A `smallint`; `nil` where it is null.
  public func optionalInt16(_ column: Int) -> Int16? { isNull(column) ? nil : int16(column) }

  /// An `integer`; `nil` where it is null.
  public func optionalInt32(_ column: Int) -> Int32? { isNull(column) ? nil : int32(column) }

  /// A `bigint`; `nil` where it is null.
  public func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

  /// A whole number of any width; `nil` where it is null.
  public func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

  /// A `double precision`; `nil` where it is null.
  public func optionalDouble(_ column: Int) -> Double? { isNull(column) ? nil : double(column) }

  /// A text; `nil` where it is null.
  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// A `date`, in days since 2000-01-01; `nil` where it is null.
  public func optionalDay(_ column: Int) -> Int32? { isNull(column) ? nil : day(column) }

  /// A `timestamptz`, in microseconds since 2000-01-01 UTC; `nil` where it is null.
  public func optionalTimestamp(_ column: Int) -> Int64? { isNull(column) ? nil : timestamp(column) }

  /// A `bytea`; `nil` where it is null.
  public func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
}

extension Row {
  func name(_ column: Int) -> String {
    PQfname(rows.result, Int32(column)).map { String(cString: $0) } ?? "number \(column)"
  }

  func type(_ column: Int) -> UInt32 {
    require(rows.types.indices.contains(column), "column \(column) of \(rows.types.count)")
    return rows.types[column]
  }

  func expect(_ column: Int, _ wanted: UInt32) {
    let found = type(column)
    require(found == wanted, "column \(name(column)) has type \(found), read as type \(wanted)")
  }

  /// The bytes of a value that is not null.
  func raw(_ column: Int) -> UnsafeRawBufferPointer {
    let length = PQgetlength(rows.result, index, Int32(column))
    if length == 0 { require(!isNull(column), "column \(name(column)) is null") }
    return UnsafeRawBufferPointer(start: PQgetvalue(rows.result, index, Int32(column)), count: Int(length))
  }

  @inline(__always)
  private func fixed<Value: FixedWidthInteger>(_ column: Int, _ wanted: UInt32, or other: UInt32 = 0) -> Value {
    let found = type(column)
    require(
      found == wanted || found == other, "column \(name(column)) has type \(found), read as type \(wanted)")
    let length = PQgetlength(rows.result, index, Int32(column))
    // A null has length nought; a column in range always has an address.
    guard length == Value.bitWidth / 8, let value = PQgetvalue(rows.result, index, Int32(column)) else {
      fatalError("column \(name(column)) is null")
    }
    return Value(bigEndian: UnsafeRawPointer(value).loadUnaligned(as: Value.self))
  }
}
