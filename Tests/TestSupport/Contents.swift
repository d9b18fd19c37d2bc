import PostgreSQL

extension TestDatabase {
  /// The rows of a query as text, one line a row, the cells parted by a bar: for comparing whole tables.
  public func lines(_ sql: String) throws -> [String] {
    // Statements are prepared by name; the text's digest makes one that stays the same for the same text.
    let name = "test_" + String(UInt(bitPattern: sql.hashValue), radix: 36)
    let text = "SELECT coalesce(nullif(concat_ws('|', \(Self.columns)), ''), '') FROM (\(sql)) AS asked"
    return try connection.query(Statement(name: name, text: text)).map { $0.text(0) }
  }

  /// Every cell of the row; an empty cell stands as `-` so that no cell can be taken for its neighbour.
  private static let columns =
    "(SELECT string_agg(coalesce(nullif(cell.value, ''), '-'), '|' ORDER BY cell.ordinality) "
    + "FROM json_each_text(row_to_json(asked)) WITH ORDINALITY AS cell)"

  /// One figure.
  public func count(_ sql: String) throws -> Int {
    let name = "test_" + String(UInt(bitPattern: sql.hashValue), radix: 36)
    return try connection.query(Statement(name: name, text: "SELECT count(*) FROM (\(sql)) AS asked"))[0].int(0)
  }

  /// The spells that are believed now: person, unit, first day, the day after the last, how it ended, programme.
  public func spells(of person: TestPerson? = nil) throws -> [String] {
    try lines(
      """
      SELECT first_day, valid_until, CASE ended_by WHEN 1 THEN 'planned' WHEN 2 THEN 'left' WHEN 3 THEN 'missing'
        WHEN 4 THEN 'withdrawn' ELSE 'open' END AS ended, programme
      FROM enrolments WHERE known_until = 'infinity' \(person.map { "AND number = \($0.digits)" } ?? "")
      ORDER BY number, school_unit, first_day
      """)
  }

  /// The codes of a delivery's findings in the file's order; of the latest delivery where none is given.
  public func findings(of delivery: Int64? = nil) throws -> [String] {
    try lines(
      """
      SELECT kind FROM findings
      WHERE delivery_id = \(delivery.map(String.init) ?? "(SELECT max(id) FROM deliveries)") ORDER BY row_number, id
      """)
  }
}

extension TestDatabase {
  /// Every row of every table, for telling whether anything at all was changed.
  ///
  /// - Parameter leavingOut: tables or `table.column`s that may differ.
  public func everything(leavingOut left: Set<String> = []) throws -> [String] {
    let columns = try lines(
      """
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'fullfolj' AND data_type <> 'bytea' ORDER BY table_name, ordinal_position
      """
    ).map { $0.split(separator: "|").map(String.init) }
    var tables: [String: [String]] = [:]
    for pair in columns where !left.contains(pair[0]) && !left.contains(pair.joined(separator: ".")) {
      tables[pair[0], default: []].append(pair[1])
    }
    return try tables.keys.sorted().flatMap { table in
      try lines("SELECT \((tables[table] ?? []).joined(separator: ", ")) FROM \(table)").sorted().map {
        "\(table): \($0)"
      }
    }
  }
}
