import PostgreSQL
import Testing

@Suite struct CopyTests {
  private func connection() throws -> Connection {
    let connection = try TestCluster.connect()
    try connection.run(
      script: """
        CREATE TEMP TABLE t (b bool, s int2, i int4, l int8, f float8, d date, m timestamptz, x text, y bytea,
          v daterange, k tstzrange)
        """)
    return connection
  }

  private static let copy = "COPY t FROM STDIN (FORMAT binary)"

  @Test func `every type is copied in as it was`() throws {
    let connection = try connection()
    let count = try connection.copyIn(Self.copy) { copy in
      copy.begin(fields: 11)
      copy.bool(true)
      copy.int16(-2)
      copy.int32(3)
      copy.int64(-4)
      copy.double(0.5)
      copy.day(9496)
      copy.timestamp(1)
      copy.text("Åsa")
      copy.bytes([0, 255])
      copy.dayRange(from: 0, until: nil)
      copy.tstzrange(from: 0, until: 5)
      copy.begin(fields: 11)
      for _ in 0..<7 { copy.null() }
      let text = "Öl"
      Array(text.utf8).withUnsafeBytes { copy.text(bytes: $0) }
      copy.bytes([UInt8]?.none)
      copy.dayRange(from: nil, until: 1)
      copy.null()
    }
    #expect(count == 2)
    let rows = try connection.query(Statement("SELECT * FROM t ORDER BY s NULLS LAST"))
    let row = rows[0]
    #expect(row.bool(0) && row.int16(1) == -2 && row.int32(2) == 3 && row.int64(3) == -4 && row.double(4) == 0.5)
    #expect(row.day(5) == 9496 && row.timestamp(6) == 1 && row.text(7) == "Åsa" && row.bytes(8) == [0, 255])
    #expect(row.dayRange(9)?.from == 0 && row.dayRange(9)?.until == nil)
    #expect(row.timestampRange(10)?.from == 0 && row.timestampRange(10)?.until == 5)
    #expect((0..<7).allSatisfy { rows[1].isNull($0) } && rows[1].isNull(8) && rows[1].isNull(10))
    #expect(rows[1].text(7) == "Öl")
    #expect(rows[1].dayRange(9)?.until == 1)
  }

  @Test func `a value that may be missing is itself or null`() throws {
    let connection = try connection()
    try connection.copyIn("COPY t (b, s, i, l, f, d, m, x, y) FROM STDIN (FORMAT binary)") { copy in
      for value in [nil, 1] as [Int?] {
        copy.begin(fields: 9)
        copy.bool(value.map { $0 == 1 })
        copy.int16(value.map { Int16($0) })
        copy.int32(value.map { Int32($0) })
        copy.int64(value.map { Int64($0) })
        copy.double(value.map { Double($0) })
        copy.day(value.map { Int32($0) })
        copy.timestamp(value.map { Int64($0) })
        copy.text(value.map { "\($0)" })
        copy.bytes(value.map { [UInt8($0)] })
      }
    }
    let columns = ["*", "b", "s", "i", "l", "f", "d", "m", "x", "y"].map { "count(\($0))" }.joined(separator: ", ")
    let counts = try connection.query(Statement("SELECT \(columns) FROM t"))[0]
    #expect(counts.int(0) == 2)
    #expect((1...9).allSatisfy { counts.int($0) == 1 })
  }

  @Test func `texts longer than a piece and many rows arrive whole`() throws {
    let connection = try connection()
    let lengths = [0, 1, 65_515, 65_535, 65_536, 65_537, 200_000, 1_000_000]
    let count = try connection.copyIn("COPY t (i, x) FROM STDIN (FORMAT binary)") { copy in
      for number in 0..<50_000 {
        copy.begin(fields: 2)
        copy.int32(Int32(number))
        copy.text(number < lengths.count ? String(repeating: "x", count: lengths[number]) : "y\(number)")
      }
    }
    #expect(count == 50_000)
    let rows = try connection.query(Statement("SELECT length(x) FROM t WHERE i < $1 ORDER BY i"), [.int32(8)])
    #expect(rows.map { $0.int(0) } == lengths)
    let right = try connection.query(Statement("SELECT count(*) FROM t WHERE i >= 8 AND x = 'y' || i"))
    #expect(right[0].int(0) == 50_000 - lengths.count)
  }

  @Test func `a copy that fails in the middle leaves nothing, and the connection goes on`() throws {
    let connection = try connection()
    #expect(throws: PostgresErrorInTest.onPurpose) {
      try connection.copyIn("COPY t (i) FROM STDIN (FORMAT binary)") { copy in
        for number in 0..<100_000 {
          copy.begin(fields: 1)
          copy.int32(Int32(number))
        }
        throw PostgresErrorInTest.onPurpose
      }
    }
    #expect(try connection.query(Statement("SELECT count(*) FROM t"))[0].int(0) == 0)
  }

  @Test func `a row that the server refuses is told with its constraint and leaves nothing`() throws {
    let connection = try connection()
    try connection.run(script: "ALTER TABLE t ADD CONSTRAINT not_seven CHECK (i <> 7)")
    let error = postgresError {
      try connection.copyIn("COPY t (i) FROM STDIN (FORMAT binary)") { copy in
        for number in 0..<200_000 {
          copy.begin(fields: 1)
          copy.int32(Int32(number))
        }
      }
    }
    #expect(error?.constraint == "not_seven")
    #expect(try connection.query(Statement("SELECT count(*) FROM t"))[0].int(0) == 0)
  }

  @Test func `a copy in the wrong form or direction is wrong use`() throws {
    let connection = try connection()
    #expect(postgresError { try connection.copyIn("COPY t FROM STDIN") { _ in } }?.kind == .protocolMisuse)
    #expect(postgresError { try connection.copyIn("COPY t TO STDOUT") { _ in } }?.kind == .protocolMisuse)
    #expect(postgresError { try connection.copyIn("SELECT 1") { _ in } }?.kind == .protocolMisuse)
    #expect(postgresError { try connection.copyOut("COPY nowhere TO STDOUT") { _ in } }?.isUndefinedTable == true)
    #expect(try connection.query(Statement("SELECT 1")).count == 1)
  }

  @Test func `what is copied out comes message by message, and may be given up`() throws {
    let connection = try connection()
    var lines: [String] = []
    try connection.copyOut("COPY (SELECT n FROM generate_series(1, 3) n) TO STDOUT") { bytes in
      lines.append(String(decoding: bytes, as: UTF8.self))
    }
    #expect(lines == ["1\n", "2\n", "3\n"])
    #expect(throws: PostgresErrorInTest.onPurpose) {
      try connection.copyOut("COPY (SELECT n FROM generate_series(1, 1000000) n) TO STDOUT") { _ in
        throw PostgresErrorInTest.onPurpose
      }
    }
    #expect(try connection.query(Statement("SELECT 1")).count == 1)
  }

  @Test func `a copy can be interrupted for other work, and goes on`() throws {
    let connection = try connection()
    let count = try connection.copyIn("COPY t (i) FROM STDIN (FORMAT binary)") { copy in
      for value in 0..<3 as Range<Int32> {
        copy.begin(fields: 1)
        copy.int32(value)
        try copy.interrupt {
          let taken = try connection.query(Statement("SELECT count(*) FROM t"))[0].int(0)
          #expect(taken == Int(value) + 1)
        }
      }
    }
    #expect(count == 3)
    #expect(try connection.query(Statement("SELECT count(*) FROM t"))[0].int(0) == 3)
  }

  @Test func `an error while a copy is interrupted leaves the connection usable`() throws {
    let connection = try connection()
    let error = postgresError {
      try connection.copyIn("COPY t (i) FROM STDIN (FORMAT binary)") { copy in
        try copy.interrupt { try connection.query(Statement("SELECT 1 / 0")) }
      }
    }
    #expect(error?.sqlState == "22012")
    #expect(try connection.query(Statement("SELECT 1 AS one"))[0].int(0) == 1)
  }
}
