import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// Everything that the register holds of one person (registerutdrag, GDPR art. 15), with who has looked.
public struct PersonExtract: Sendable {
  /// The rows of one table.
  public struct Section: Sendable {
    public let table: ExtractTable
    /// Objects with the table's columns as keys, and with the file that told each: `told_in`, `source`, `file_of`,
    /// `received_at`.
    public let rows: [JSONValue]
  }

  public let number: IdentityNumber
  public let formerNumbers: [IdentityNumber]
  public let day: Day
  public let isProtected: Bool
  /// In the order of ``ExtractTable``; only those that hold anything.
  public let sections: [Section]
  /// Files that wait for a decision and have not been searched.
  public let heldFiles: Int
  /// What the codes of the register's lists mean, in Swedish.
  let lists: [CodeListName: [String: String]]

  /// As one JSON object, keys sorted.
  public var json: JSONValue {
    .object([
      "person": .text(number.twelveDigits), "formerNumbers": .list(formerNumbers.map { .text($0.twelveDigits) }),
      "date": .text(day.description), "protected": .truth(isProtected), "heldFiles": .whole(Int64(heldFiles)),
      "sections": .list(
        sections.map { section in
          .object([
            "table": .text(section.table.rawValue), "title": .text(section.table.title), "rows": .list(section.rows),
          ])
        }),
    ])
  }
}

extension Connection {
  /// Gathers everything that is held of a person. The reading is to be written down first: it is in the extract.
  ///
  /// - Parameters:
  ///   - withStaff: names staff; otherwise they are told as their role, for they are third parties.
  ///   - masking: acts whose free text tells of somebody else, and is left out.
  /// - Throws: ``ErrorCode/personUnknown`` where nothing is held.
  public func extract(
    of number: IdentityNumber, on today: Day, withStaff: Bool = false, masking: Set<Int64> = []
  ) throws -> PersonExtract {
    try transaction(.readOnlySnapshot) { transaction in
      let person = try transaction.person(of: number)
      let mask = ExtractMask(own: Set(person.all.map(\.rawValue)), withStaff: withStaff, acts: masking)
      var rows: [String: [JSONValue]] = [:]
      for row in try transaction.query(Query.extractPerson, [person.parameter]) {
        let table = row.text(0)
        rows[table, default: []].append(mask.masked(try JSONValue(parsing: row.text(1)), of: table))
      }
      // Whoever asks about somebody unknown has left only the trace of asking.
      guard rows.keys.contains(where: { $0 != ExtractTable.accessEntries.rawValue }) else {
        throw ExplainedError.personUnknown
      }
      let unknown = Set(rows.keys).subtracting(ExtractTable.allCases.map(\.rawValue))
      precondition(unknown.isEmpty, "the extract has a table without a title")
      return PersonExtract(
        number: person.current, formerNumbers: person.former, day: today,
        isProtected: try transaction.isProtected(person, on: today),
        sections: ExtractTable.allCases.compactMap { table in
          rows[table.rawValue].map { PersonExtract.Section(table: table, rows: $0) }
        },
        heldFiles: try transaction.query(Query.heldFiles)[0].int(0),
        lists: Dictionary(
          uniqueKeysWithValues: try CodeListName.allCases.map { name in
            let codes = try transaction.codes(name, on: today).codes
            return (name, Dictionary(codes.map { ($0.code, $0.phrase.swedish) }) { first, _ in first })
          }))
    }
  }
}
