import CLibPQ

/// The rows of a binary `COPY … FROM STDIN`, written field by field.
///
/// Each field must be written in exactly the type of its column: the server does not convert. Bytes gather in pieces of
/// 64 KB. If the connection breaks, the rest is thrown away and `copyIn` throws at the end.
public struct CopyIn: ~Copyable {
  private static let pieceSize = 1 << 16

  private let owner: Connection
  private let sql: String
  private var connection: OpaquePointer { owner.handle }
  private let buffer: UnsafeMutableRawPointer
  private var used = 0
  private var fieldsLeft = 0
  private var hasFailed = false

  /// How many rows have been begun.
  public private(set) var rows = 0

  init(_ owner: Connection, _ sql: String) {
    self.owner = owner
    self.sql = sql
    // Room for one more small field than a piece holds, so that only long texts need a look at the rest.
    buffer = .allocate(byteCount: Self.pieceSize + 64, alignment: 16)
    begin()
  }

  private mutating func begin() {
    // The signature that guards against a text file, no flags, no further header.
    for byte in "PGCOPY\n".utf8 { put(byte) }
    for byte: UInt8 in [0xFF, 0x0D, 0x0A, 0x00] { put(byte) }
    put(UInt32(0))
    put(UInt32(0))
  }

  deinit { buffer.deallocate() }

  /// Begins a row of `fields` fields, the one before being complete.
  public mutating func begin(fields: Int16) {
    require(fieldsLeft == 0, "row \(rows) lacks \(fieldsLeft) fields")
    fieldsLeft = Int(fields)
    rows += 1
    put(fields)
    sendIfFull()
  }

  /// Writes null into the next field, whatever its type.
  public mutating func null() {
    fieldsLeft -= 1
    put(Int32(-1))
    sendIfFull()
  }

  /// Writes a `boolean`.
  public mutating func bool(_ value: Bool) { fixed(value ? 1 : 0 as UInt8) }

  /// Writes a `smallint`.
  public mutating func int16(_ value: Int16) { fixed(value) }

  /// Writes an `integer`.
  public mutating func int32(_ value: Int32) { fixed(value) }

  /// Writes a `bigint`.
  public mutating func int64(_ value: Int64) { fixed(value) }

  /// Writes a `double precision`.
  public mutating func double(_ value: Double) { fixed(value.bitPattern) }

  /// Days since 1 January 2000.
  public mutating func day(_ value: Int32) { fixed(value) }

  /// Microseconds since 1 January 2000 UTC.
  public mutating func timestamp(_ value: Int64) { fixed(value) }

  /// Writes a text.
  public mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { long(UnsafeRawBufferPointer($0)) }
  }

  /// Text that is UTF-8 already; the server checks it.
  public mutating func text(bytes: UnsafeRawBufferPointer) { long(bytes) }

  /// Writes a `bytea`.
  public mutating func bytes(_ value: [UInt8]) { value.withUnsafeBytes { long($0) } }

  /// Writes a `bytea`, from memory that is only read.
  public mutating func bytes(_ value: UnsafeRawBufferPointer) { long(value) }

  /// A `daterange` of `from` up to, not including, `until`; without end where that is `nil`.
  public mutating func dayRange(from: Int32?, until: Int32?) { range(from, until) }

  /// A `tstzrange` of the same shape.
  public mutating func tstzrange(from: Int64?, until: Int64?) { range(from, until) }

  // The same with a value that may be missing.
  /// Writes a `boolean` or null.
  public mutating func bool(_ value: Bool?) { if let value { bool(value) } else { null() } }

  /// Writes a `smallint` or null.
  public mutating func int16(_ value: Int16?) { if let value { int16(value) } else { null() } }

  /// Writes an `integer` or null.
  public mutating func int32(_ value: Int32?) { if let value { int32(value) } else { null() } }

  /// Writes a `bigint` or null.
  public mutating func int64(_ value: Int64?) { if let value { int64(value) } else { null() } }

  /// Writes a `double precision` or null.
  public mutating func double(_ value: Double?) { if let value { double(value) } else { null() } }

  /// Writes a `date`, in days since 2000-01-01 or null.
  public mutating func day(_ value: Int32?) { if let value { day(value) } else { null() } }

  /// Writes a `timestamptz`, in microseconds since 2000-01-01 UTC or null.
  public mutating func timestamp(_ value: Int64?) { if let value { timestamp(value) } else { null() } }

  /// Writes a text or null.
  public mutating func text(_ value: String?) { if let value { text(value) } else { null() } }

  /// Writes a `bytea` or null.
  public mutating func bytes(_ value: [UInt8]?) { if let value { bytes(value) } else { null() } }

  /// Ends the copy, lets `body` use the connection, and begins the same copy again: what must be done now and then while
  /// rows are on their way.
  public mutating func interrupt(_ body: () throws -> Void) throws {
    finish()
    try owner.finishCopy()
    try body()
    try owner.beginCopyIn(sql)
    begin()
  }

  /// Sends what is left and the mark of the end.
  mutating func finish() {
    require(fieldsLeft == 0, "the last row, \(rows), lacks \(fieldsLeft) fields")
    put(Int16(-1))
    send()
  }

  @inline(__always)
  private mutating func put(_ value: some FixedWidthInteger) {
    buffer.storeBytes(of: value.bigEndian, toByteOffset: used, as: type(of: value))
    used += value.bitWidth / 8
  }

  @inline(__always)
  private mutating func fixed<Value: FixedWidthInteger>(_ value: Value) {
    fieldsLeft -= 1
    put(Int32(Value.bitWidth / 8))
    put(value)
    sendIfFull()
  }

  private mutating func long(_ value: UnsafeRawBufferPointer) {
    fieldsLeft -= 1
    put(Int32(value.count))
    var rest = value
    while rest.count > Self.pieceSize - used {
      let part = max(0, Self.pieceSize - used)
      copy(UnsafeRawBufferPointer(rebasing: rest.prefix(part)))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part))
      send()
    }
    copy(rest)
    sendIfFull()
  }

  private mutating func copy(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    (buffer + used).copyMemory(from: start, byteCount: bytes.count)
    used += bytes.count
  }

  private mutating func range<Bound: FixedWidthInteger>(_ from: Bound?, _ until: Bound?) {
    fieldsLeft -= 1
    let width = Int32(Bound.bitWidth / 8)
    put(1 + (from == nil ? 0 : 4 + width) + (until == nil ? 0 : 4 + width))
    put(RangeFlags.of(lower: from != nil, upper: until != nil))
    if let from {
      put(width)
      put(from)
    }
    if let until {
      put(width)
      put(until)
    }
    sendIfFull()
  }

  @inline(__always)
  private mutating func sendIfFull() {
    if used >= Self.pieceSize { send() }
  }

  private mutating func send() {
    if !hasFailed, used > 0,
      PQputCopyData(connection, buffer.assumingMemoryBound(to: CChar.self), Int32(used)) != 1
    {
      hasFailed = true
    }
    used = 0
  }
}
