/// One SQL statement, prepared once a connection under its name.
///
/// The text stands in a file of `sql/`; values go in only as parameters, so that no statement is ever put together
/// from somebody's input.
public struct Statement: Hashable, Sendable {
  /// What the statement is called in the server and in errors: at most 63 bytes, different for every text.
  public let name: String

  /// The SQL, with `$1`, `$2` … for the parameters.
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// One step of the schema, from `sql/migrations/NNNN_name.sql`: applied once, in the order of the numbers, never undone.
public struct Migration: Hashable, Sendable {

  /// Its place in the order, from 1.
  public let number: Int

  /// What it does, in a few words: the rest of the file's name.
  public let name: String

  /// Any number of SQL statements that may stand in one transaction.
  public let text: String

  public init(number: Int, name: String, text: String) {
    self.number = number
    self.name = name
    self.text = text
  }
}
