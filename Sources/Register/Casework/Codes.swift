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

  /// A list that is to hold from a day on.
  public init(name: CodeListName, codes: [ListedCode], origin: String?, from: Day?) {
    self.name = name
    self.codes = codes
    self.origin = origin
    self.from = from
  }

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

  /// Replaces lists, each from its day on: all of them or none. What was in force before stays in force for earlier days.
  ///
  /// - Throws: ``ErrorCode/wrongUse`` for a list that does not say whose it is or from when it holds.
  public func replaceCodes(_ lists: [CodeList], by staff: String) throws {
    try transaction { transaction in
      for list in lists {
        guard let origin = list.origin, let day = list.from else {
          throw ExplainedError(
            .wrongUse, Phrase("listan saknar ursprung eller dag", "the list has no origin or no day"),
            fix: Phrase("ange vems den är och från när", "say whose it is and from when"))
        }
        try transaction.execute(Query.endCodes, [.text(list.name.rawValue), .day(day)])
        for (place, code) in list.codes.enumerated() {
          try transaction.execute(
            Query.addCode,
            [
              .text(list.name.rawValue), .text(code.code), .day(day), .text(code.swedish), .text(code.english),
              .int16(code.lasts.map { Int16($0) }), .text(origin), .text(staff), .int32(Int32(place)),
            ])
        }
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
