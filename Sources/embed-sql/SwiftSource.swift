extension SQLFolder {
  /// The Swift that gives the files to the program.
  func swiftSource() throws -> String {
    let properties = try queries.map(Self.property).joined(separator: "\n")
    let names = queries.map { "`\($0.propertyName)`" }.joined(separator: ", ")
    return """
      // Generated from the .sql files beside it. Edit those.
      import PostgreSQL

      extension Query {
      \(properties)
        /// Every statement above, by name.
        public static let all: [Statement] = [\(names)]
      }

      extension Schema {
        /// In the order in which they are applied.
        public static let migrations: [Migration] = [
      \(migrations.map(Self.migration).joined())  ]

        /// Each finds what must not be; every row it returns is a fault.
        public static let checks: [Statement] = [
      \(checks.map { "    \(Self.statement($0)),\n" }.joined())  ]

        /// The roles and what each may do; safe to run again.
        public static let roles: String = \(Self.literal(roles))
      }

      """
  }

  private static func property(_ file: SQLFile) throws -> String {
    guard !["all", "init", "self", "Type", "Protocol"].contains(file.propertyName),
      file.propertyName.first?.isNumber == false
    else { throw SQLFault(description: "\(file.path): this name means something else in Swift") }
    let comment = file.comment.map { "  /// \($0)\n" }.joined()
    return "\(comment)  public static let `\(file.propertyName)` = \(statement(file))\n"
  }

  private static func statement(_ file: SQLFile) -> String {
    "Statement(name: \"\(file.name)\", text: \(literal(file.text)))"
  }

  private static func migration(_ migration: (number: Int, file: SQLFile)) -> String {
    let name = migration.file.name.dropFirst(5)
    return "    Migration(number: \(migration.number), name: \"\(name)\", text: \(literal(migration.file.text))),\n"
  }

  /// A literal on one line: the text exactly, whatever stands in it.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case "\0": literal += "\\0"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
