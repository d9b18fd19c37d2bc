import PostgreSQL
import Testing

/// Every kind of value, sent and read back, and as the server itself writes it.
@Suite struct ParameterTests {
  private func echo(_ type: String, _ parameter: Parameter) throws -> Row {
    try TestCluster.connect().query(Statement("SELECT $1::\(type) AS value, $1::\(type)::text"), [parameter])[0]
  }

  @Test func `whole numbers come back as they were at both ends of their range`() throws {
    for value in [Int16.min, -1, 0, .max] { #expect(try echo("int2", .int16(value)).int16(0) == value) }
    for value in [Int32.min, -1, 0, .max] { #expect(try echo("int4", .int32(value)).int32(0) == value) }
    for value in [Int64.min, -1, 0, .max] { #expect(try echo("int8", .int64(value)).int64(0) == value) }
    #expect(try echo("int8", .int64(.min)).text(1) == "-9223372036854775808")
  }

  @Test func `a whole number fits any width that holds it, and no other`() throws {
    #expect(try echo("int8", .int16(-7)).int64(0) == -7)
    #expect(try echo("int2", .int64(300)).int16(0) == 300)
    #expect(try echo("numeric", .int64(-12)).text(1) == "-12")
    #expect(try echo("float8", .int32(3)).double(0) == 3)
    let error = postgresError { _ = try echo("int2", .int64(40_000)) }
    #expect(error?.kind == .protocolMisuse)
    #expect(error?.message.contains("parameter 1") == true)
  }

  @Test func `a whole number of any width is read as an int`() throws {
    #expect(try echo("int2", .int16(5)).int(0) == 5)
    #expect(try echo("int4", .int32(-5)).int(0) == -5)
    #expect(try echo("int8", .int64(1 << 40)).int(0) == 1 << 40)
  }

  @Test func `truth and fractions come back`() throws {
    #expect(try echo("bool", .bool(true)).bool(0))
    #expect(try !echo("bool", .bool(false)).bool(0))
    #expect(try echo("float8", .double(-0.1)).double(0) == -0.1)
    #expect(try echo("numeric", .double(2.5)).text(1) == "2.5")
  }

  @Test func `text comes back with every letter, and empty text is not null`() throws {
    for value in ["", "Åsa Öberg", "日本 🇸🇪", "'; DROP TABLE x --", "a\\b\"c{d}"] {
      let row = try echo("text", .text(value))
      #expect(row.text(0) == value)
      #expect(!row.isNull(0))
    }
  }

  @Test func `text goes into whatever the server reads from text`() throws {
    let connection = try TestCluster.connect()
    try connection.run(script: "CREATE TYPE pg_temp.colour AS ENUM ('red', 'green')")
    let row = try connection.query(
      Statement("SELECT $1::pg_temp.colour, $2::jsonb, $3::uuid::text, $4::pg_temp.colour[]"),
      [
        .text("green"), .text(#"{"a": 1}"#), .text("6fa459ea-ee8a-3ca4-894e-db77e160355e"),
        .textArray(["red", "green"]),
      ])[0]
    #expect(row.text(0) == "green")
    #expect(row.text(1) == #"{"a": 1}"#)
    #expect(row.text(2) == "6fa459ea-ee8a-3ca4-894e-db77e160355e")
    #expect(row.textArray(3) == ["red", "green"])
  }

  @Test func `text with a zero byte is refused and never cut`() throws {
    #expect(postgresError { _ = try echo("jsonb", .text("1\u{0}2")) }?.kind == .protocolMisuse)
    #expect(postgresError { _ = try echo("text", .text("1\u{0}2")) }?.sqlState == "22021")
  }

  @Test func `days are counted from 1 January 2000`() throws {
    #expect(try echo("date", .day(0)).text(1) == "2000-01-01")
    #expect(try echo("date", .day(9496)).text(1) == "2025-12-31")
    #expect(try echo("date", .day(-10_957)).day(0) == -10_957)
  }

  @Test func `moments are microseconds from 2000 in UTC`() throws {
    #expect(try echo("timestamptz", .timestamp(1)).text(1) == "2000-01-01 00:00:00.000001+00")
    #expect(try echo("timestamptz", .timestamp(-1)).timestamp(0) == -1)
  }

  @Test func `bytes come back, none of them and all of them`() throws {
    let all = (0...255).map { UInt8($0) }
    #expect(try echo("bytea", .bytes(all)).bytes(0) == all)
    #expect(try echo("bytea", .bytes([])).bytes(0) == [])
    #expect(try echo("bytea", .bytes(all)).withBytes(0) { $0.count } == 256)
    #expect(try echo("text", .bytes(Array("Öl".utf8))).text(0) == "Öl")
  }

  @Test func `ranges hold their first and not their last, and may be open`() throws {
    #expect(try echo("daterange", .dayRange(from: 0, until: 31)).text(1) == "[2000-01-01,2000-02-01)")
    let open = try #require(try echo("daterange", .dayRange(from: 5, until: nil)).dayRange(0))
    #expect(open.from == 5 && open.until == nil)
    #expect(try echo("daterange", .text("empty")).dayRange(0) == nil)
    let moments = try #require(try echo("tstzrange", .timestampRange(from: nil, until: 9)).timestampRange(0))
    #expect(moments.from == nil && moments.until == 9)
  }

  @Test func `arrays come back, empty ones too`() throws {
    #expect(try echo("int2[]", .int16Array([1, -2])).int16Array(0) == [1, -2])
    #expect(try echo("int4[]", .int32Array([1, -2])).int32Array(0) == [1, -2])
    #expect(try echo("int8[]", .int64Array([.min, .max])).int64Array(0) == [.min, .max])
    #expect(try echo("int8[]", .int32Array([3])).int64Array(0) == [3])
    #expect(try echo("int8[]", .int64Array([])).int64Array(0) == [])
    #expect(try echo("text[]", .textArray(["", "å,\"{"])).textArray(0) == ["", "å,\"{"])
    #expect(try echo("date[]", .dayArray([0, -1])).dayArray(0) == [0, -1])
    #expect(try echo("timestamptz[]", .timestampArray([7])).timestampArray(0) == [7])
    #expect(try echo("bool[]", .boolArray([true, false])).boolArray(0) == [true, false])
    #expect(try echo("bytea[]", .bytesArray([[], [0, 255]])).bytesArray(0) == [[], [0, 255]])
    #expect(postgresError { _ = try echo("int2[]", .int32Array([70_000])) }?.kind == .protocolMisuse)
  }

  @Test func `gaps in an array are null`() throws {
    #expect(try echo("int8[]", .optionalInt64Array([1, nil])).text(1) == "{1,NULL}")
    #expect(try echo("int4[]", .optionalInt32Array([nil])).text(1) == "{NULL}")
    #expect(try echo("text[]", .optionalTextArray(["NULL", nil])).text(1) == #"{"NULL",NULL}"#)
    #expect(try echo("date[]", .optionalDayArray([nil, 0])).text(1) == "{NULL,2000-01-01}")
    #expect(try echo("timestamptz[]", .optionalTimestampArray([nil])).text(1) == "{NULL}")
  }

  @Test func `null is null in every type, and nil is null`() throws {
    let types = ["bool", "int2", "int4", "int8", "float8", "text", "date", "timestamptz", "bytea"]
    for type in types {
      #expect(try echo(type, .null).isNull(0), "\(type)")
    }
    let row = try TestCluster.connect().query(
      Statement("SELECT " + types.enumerated().map { "$\($0 + 1)::\($1)" }.joined(separator: ", ")),
      [
        .bool(Bool?.none), .int16(Int16?.none), .int32(Int32?.none), .int64(Int64?.none), .double(Double?.none),
        .text(String?.none), .day(Int32?.none), .timestamp(Int64?.none), .bytes([UInt8]?.none),
      ])[0]
    #expect(row.optionalBool(0) == nil && row.optionalInt16(1) == nil && row.optionalInt32(2) == nil)
    #expect(row.optionalInt64(3) == nil && row.optionalInt(3) == nil && row.optionalDouble(4) == nil)
    #expect(row.optionalText(5) == nil && row.optionalDay(6) == nil && row.optionalTimestamp(7) == nil)
    #expect(row.optionalBytes(8) == nil)
  }

  @Test func `a parameter never shows its value`() {
    #expect("\(Parameter.text("20050101-2380"))" == "text")
    #expect("\([Parameter.int64(200_501_012_380)])" == "[int64]")
  }
}
