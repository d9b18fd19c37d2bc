import CLibPQ

/// The result of a query, in the server's binary form, held as long as a row of it is.
///
/// Safe to hand to another thread: the result is complete when this is made, nothing changes it afterwards, and libpq
/// allows reading from many threads; hence `@unchecked Sendable`.
public final class Rows: RandomAccessCollection, @unchecked Sendable {
  let result: OpaquePointer

  /// The type of every column.
  let types: [UInt32]

  /// How many rows there are.
  public let count: Int

  /// How many rows an INSERT, UPDATE, DELETE or MERGE touched, or a SELECT gave.
  public let affected: Int

  /// Takes over the result, which is freed with the last reference to this.
  init(_ result: OpaquePointer) {
    self.result = result
    types = (0..<PQnfields(result)).map { PQftype(result, $0) }
    count = Int(PQntuples(result))
    affected = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
  }

  deinit { PQclear(result) }

  /// The names of the columns, in order.
  public var columns: [String] {
    (0..<PQnfields(result)).map { column in PQfname(result, column).map { String(cString: $0) } ?? "" }
  }

  /// The number of the column called `name`.
  ///
  /// - Precondition: there is one. A statement and the code that reads it are written together.
  public func column(_ name: String) -> Int {
    guard let index = columns.firstIndex(of: name) else {
      fatalError("no column \(name); there are \(columns.joined(separator: ", "))")
    }
    return index
  }

  /// The first row is number 0.
  public var startIndex: Int { 0 }

  /// One past the last row.
  public var endIndex: Int { count }

  /// The row of that number, counted from 0.
  public subscript(index: Int) -> Row {
    require(index >= 0 && index < count, "row \(index) of \(count)")
    return Row(rows: self, index: Int32(truncatingIfNeeded: index))
  }
}
