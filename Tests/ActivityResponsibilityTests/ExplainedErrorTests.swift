import ActivityResponsibility
import Testing

private let error = ExplainedError(
  .fileColumnMissing, Phrase("kolumnen saknas", "the column is missing"), place: "roll.csv, row 1",
  fix: Phrase("exportera igen", "export again"))

@Test func `an error says what, where and how to mend it in the reader's language`() {
  #expect(
    error.text(in: .english) == """
      FILE-005: the column is missing
        where:  roll.csv, row 1
        fix:    export again
      """)
  #expect(
    error.text(in: .swedish) == """
      FILE-005: kolumnen saknas
        var:    roll.csv, row 1
        åtgärd: exportera igen
      """)
}

@Test func `an error that can be in one place only says no place`() {
  let elsewhere = ExplainedError(.databaseEmpty, Phrase("tom", "empty"), fix: Phrase("gör en", "make one"))
  #expect(elsewhere.text(in: .english) == "DB-002: empty\n  fix:    make one")
}

@Test func `every error code is a word, a hyphen and three digits`() {
  for code in ErrorCode.allCases {
    let parts = code.rawValue.split(separator: "-")
    #expect(parts.count == 2 && parts[1].count == 3 && Int(parts[1]) != nil, "\(code.rawValue)")
    #expect(parts[0].allSatisfy { $0.isUppercase && $0.isASCII }, "\(code.rawValue)")
  }
}

@Test func `the exit codes are those of the outside contract`() {
  #expect(ExitMeaning.done.rawValue == 0 && ExitMeaning.lookAtIt.rawValue == 2)
  #expect(ExitMeaning.wrongUse.rawValue == 64 && ExitMeaning.inputIsNotWhatItSays.rawValue == 65)
  #expect(ExitMeaning.databaseOutOfReach.rawValue == 69 && ExitMeaning.heldByAnother.rawValue == 75)
  #expect(ExitMeaning.notPermitted.rawValue == 77)
}
