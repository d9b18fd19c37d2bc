import CLibPQ

// Turning what libpq holds into an error of ours. See PostgresError for what is left out, and why.

extension PostgresError {
  /// The classes of SQLSTATE whose primary message names objects and settings, never values of rows.
  private static let quotable: Set<String> = [
    "08", "0A", "25", "26", "28", "2B", "34", "3B", "3D", "3F", "40", "42", "53", "54", "55", "57", "58",
  ]

  /// An error that the server sent as a result.
  static func server(_ result: OpaquePointer?, statement: String?) -> PostgresError {
    let state = field(result, "C")
    let constraint = field(result, "n")
    let table = field(result, "t")
    let column = field(result, "c")
    let message: String
    if let state, quotable.contains(String(state.prefix(2))), let primary = field(result, "M") {
      message = primary
    } else {
      message = ownWords(state ?? "", table: table, column: column)
    }
    return PostgresError(
      .server, message, sqlState: state, constraint: constraint, table: table, column: column, statement: statement,
      position: field(result, "P").flatMap { Int($0) })
  }

  private static func ownWords(_ state: String, table: String?, column: String?) -> String {
    let what =
      switch state {
      case "23502": "a value is missing"
      case "23503": "a row that is referred to does not exist, or is still referred to"
      case "23505": "such a row exists already"
      case "23514": "a row breaks a check"
      case "23P01": "a row overlaps another"
      case let state where state.hasPrefix("22"): "the server cannot use a value"
      case let state where state.hasPrefix("23"): "a constraint is broken"
      case let state where state.hasPrefix("P0"): "a function of the database refused"
      default: "the server refused"
      }
    return switch (table, column) {
    case (let table?, let column?): "\(what) in \(table).\(column)"
    case (let table?, nil): "\(what) in \(table)"
    default: what
    }
  }

  /// The fields have the letters of the protocol; the C macros for them, character constants, do not reach Swift.
  private static func field(_ result: OpaquePointer?, _ letter: Unicode.Scalar) -> String? {
    PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
  }
}
