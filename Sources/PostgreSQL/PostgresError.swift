/// What went wrong between us and PostgreSQL, without a word of anybody's data.
///
/// The server's DETAIL and CONTEXT quote rows and are never read. Its primary message is kept only for the classes that
/// speak of names and not of values; for the rest the code, the constraint, the table and the column say it.
public struct PostgresError: Error, Hashable, Sendable {

  /// What can be done about it depends on this.
  public enum Kind: Hashable, Sendable {
    /// No connection was made: no server there, or it would not let us in.
    case cannotConnect
    /// The connection broke. What was not committed is undone.
    case connectionLost
    /// The connection broke while COMMIT was under way: the transaction may have happened or not.
    case commitUnknown
    /// The server refused; `sqlState` says why.
    case server
    /// The calling code is wrong: a parameter of the wrong type, a transaction used after its end.
    case protocolMisuse
  }

  /// See ``Kind``.
  public let kind: Kind

  /// The five characters of SQLSTATE, where a server spoke.
  public let sqlState: String?

  /// The name of the constraint that was broken, where one was.
  public let constraint: String?

  /// The table that the server named, where it named one.
  public let table: String?

  /// The column that the server named, where it named one.
  public let column: String?

  /// The name of the statement that failed, where it has one.
  public internal(set) var statement: String?

  /// Where in the text of the statement the server saw the fault: a character, counted from 1.
  public let position: Int?

  /// English, for those who run the system; free of personal data.
  public let message: String

  init(
    _ kind: Kind, _ message: String, sqlState: String? = nil, constraint: String? = nil, table: String? = nil,
    column: String? = nil, statement: String? = nil, position: Int? = nil
  ) {
    self.kind = kind
    self.sqlState = sqlState
    self.constraint = constraint
    self.table = table
    self.column = column
    self.statement = statement
    self.position = position
    self.message = message
  }

  /// 23505: such a row exists already.
  public var isUniqueViolation: Bool { sqlState == "23505" }

  /// 40001 or 40P01: two transactions could not both go through; the same work may be tried again.
  public var isSerializationFailure: Bool { sqlState == "40001" || sqlState == "40P01" }

  /// 42501: the role may not do this, or row security refused the row.
  public var isInsufficientPrivilege: Bool { sqlState == "42501" }

  /// 42P01 or 3F000: a table or a schema is missing, most often because no migration has run.
  public var isUndefinedTable: Bool { sqlState == "42P01" || sqlState == "3F000" }
}

extension PostgresError: CustomStringConvertible {
  /// The statement, the code, the message and the constraint, on one line.
  public var description: String {
    var text = ""
    if let statement { text += "\(statement): " }
    if let sqlState { text += "\(sqlState) " }
    text += message
    if let constraint { text += " (constraint \(constraint))" }
    if let position { text += " (character \(position))" }
    return text
  }
}
