import ActivityResponsibility
import PostgreSQL
import SQLText

/// A list of codes as it stands on a day.
public struct CodeList: Sendable {
  public let name: CodeListName
  public let codes: [ListedCode]
  /// Whose list it is: `fullfolj` for the one that is shipped.
  public let origin: String?
  /// The day from which it holds.
  public let from: Day?

  /// - Throws: ``ErrorCode/codeUnknown`` where the list has no such code, with the one that may be meant.
  func require(_ code: String, on day: Day) throws {
    guard !codes.contains(where: { $0.code == code }) else { return }
    let known = codes.map(\.code)
    let meant = Spelling.nearest(to: code, among: known)
    throw ExplainedError(
      .codeUnknown,
      Phrase(
        "koden finns inte i listan över \(name.phrase.swedish) den \(day)",
        "the code is not in the list of \(name.rawValue) codes on \(day)"),
      fix: meant.map { Phrase("menas \($0)?", "did you mean \($0)?") }
        ?? Phrase(
          "välj bland \(known.joined(separator: ", ")) (fullfolj codes list)",
          "choose among \(known.joined(separator: ", ")) (fullfolj codes list)"))
  }
}

extension Connection {
  /// A list as it stands on a day.
  public func codes(_ name: CodeListName, on day: Day) throws -> CodeList {
    try transaction(.readOnlySnapshot) { try $0.codes(name, on: day) }
  }

  /// Replaces a list from a day on. What was in force before stays in force for earlier days.
  ///
  /// - Parameter origin: whose list it is.
  public func replaceCodes(
    _ name: CodeListName, with codes: [ListedCode], origin: String, from day: Day, by staff: String
  ) throws {
    try transaction { transaction in
      try transaction.execute(Query.endCodes, [.text(name.rawValue), .day(day)])
      for (place, code) in codes.enumerated() {
        try transaction.execute(
          Query.addCode,
          [
            .text(name.rawValue), .text(code.code), .day(day), .text(code.swedish), .text(code.english),
            .int16(code.lasts.map { Int16($0) }), .text(origin), .text(staff), .int32(Int32(place)),
          ])
      }
    }
  }
}

extension Transaction {
  func codes(_ name: CodeListName, on day: Day) throws -> CodeList {
    let rows = try query(Query.codesInForce, [.text(name.rawValue), .day(day)])
    return CodeList(
      name: name,
      codes: rows.map { row in
        ListedCode(
          code: row.text(0), swedish: row.text(1), english: row.text(2),
          lasts: row.optionalInt16(3).map { Int($0) })
      }, origin: rows.first?.text(4), from: rows.map { $0.dayValue(5) }.max())
  }
}

extension CaseDesk {
  /// - Throws: ``ErrorCode/codeUnknown`` where a list has no such code on the day of the act.
  func require(_ code: String, in list: CodeListName) throws {
    try transaction.codes(list, on: day).require(code, on: day)
  }
}
