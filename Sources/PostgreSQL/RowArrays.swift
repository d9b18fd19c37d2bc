// Arrays and ranges of a row, in their binary form.

extension Row {
  /// The elements of `boolean[]`.
  public func boolArray(_ column: Int) -> [Bool] {
    array(column, ServerType.boolArray) { $0.load(as: UInt8.self) != 0 }
  }

  /// The elements of `smallint[]`.
  public func int16Array(_ column: Int) -> [Int16] { array(column, ServerType.int16Array, Self.whole) }

  /// The elements of `integer[]`.
  public func int32Array(_ column: Int) -> [Int32] { array(column, ServerType.int32Array, Self.whole) }

  /// The elements of `bigint[]`.
  public func int64Array(_ column: Int) -> [Int64] { array(column, ServerType.int64Array, Self.whole) }

  /// The elements of `date[]`, in days since 2000-01-01.
  public func dayArray(_ column: Int) -> [Int32] { array(column, ServerType.dayArray, Self.whole) }

  /// The elements of `timestamptz[]`, in microseconds since 2000-01-01 UTC.
  public func timestampArray(_ column: Int) -> [Int64] { array(column, ServerType.timestampArray, Self.whole) }

  /// The elements of `bytea[]`.
  public func bytesArray(_ column: Int) -> [[UInt8]] { array(column, ServerType.bytesArray) { Array($0) } }

  /// The elements of `text[]`, or of an array of an enumeration.
  public func textArray(_ column: Int) -> [String] {
    let found = type(column)
    let isText = ServerType.element(of: found).map(ServerType.isText) ?? (found >= 16384)
    require(isText, "column \(name(column)) has type \(found), read as an array of text")
    return array(column, found) { String(decoding: $0, as: UTF8.self) }
  }

  /// The elements of `integer[]`; `nil` where it is null.
  public func optionalInt32Array(_ column: Int) -> [Int32]? { isNull(column) ? nil : int32Array(column) }

  /// The elements of `bigint[]`; `nil` where it is null.
  public func optionalInt64Array(_ column: Int) -> [Int64]? { isNull(column) ? nil : int64Array(column) }

  /// The elements of `text[]`; `nil` where it is null.
  public func optionalTextArray(_ column: Int) -> [String]? { isNull(column) ? nil : textArray(column) }

  /// The bounds of a `daterange`: the first day in it and the first day after it, `nil` where it has no such end.
  ///
  /// - Returns: `nil` where the range is empty.
  public func dayRange(_ column: Int) -> (from: Int32?, until: Int32?)? { range(column, ServerType.dayRange) }

  /// The bounds of a `tstzrange` that holds its lower and not its upper bound, as all of ours are written.
  ///
  /// - Returns: `nil` where the range is empty.
  public func timestampRange(_ column: Int) -> (from: Int64?, until: Int64?)? {
    range(column, ServerType.timestampRange)
  }

  private static func whole<Value: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer) -> Value {
    Value(bigEndian: bytes.loadUnaligned(as: Value.self))
  }

  private func array<Value>(
    _ column: Int, _ wanted: UInt32, _ read: (UnsafeRawBufferPointer) -> Value
  ) -> [Value] {
    expect(column, wanted)
    let bytes = raw(column)
    func number(_ start: Int) -> Int {
      Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: Int32.self)))
    }
    let dimensions = number(0)
    if dimensions == 0 { return [] }
    require(dimensions == 1, "column \(name(column)) is an array of \(dimensions) dimensions")
    let count = number(12)
    var values: [Value] = []
    values.reserveCapacity(count)
    var start = 20
    for _ in 0..<count {
      let length = number(start)
      require(length >= 0, "column \(name(column)) has a null inside its array")
      start += 4
      values.append(read(UnsafeRawBufferPointer(rebasing: bytes[start..<start + length])))
      start += length
    }
    return values
  }

  private func range<Bound: FixedWidthInteger>(_ column: Int, _ wanted: UInt32) -> (from: Bound?, until: Bound?)? {
    expect(column, wanted)
    let bytes = raw(column)
    let flags = bytes[0]
    if flags & RangeFlags.empty != 0 { return nil }
    var start = 1
    func bound(infinite: UInt8) -> Bound? {
      if flags & infinite != 0 { return nil }
      defer { start += 4 + Bound.bitWidth / 8 }
      return Bound(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 4, as: Bound.self))
    }
    let from = bound(infinite: RangeFlags.lowerInfinite)
    let until = bound(infinite: RangeFlags.upperInfinite)
    require(
      (from == nil || flags & RangeFlags.lowerInclusive != 0) && flags & RangeFlags.upperInclusive == 0,
      "column \(name(column)) has a range with other bounds than [from, until)")
    return (from, until)
  }
}
