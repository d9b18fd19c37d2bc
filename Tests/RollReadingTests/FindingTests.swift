import ActivityResponsibility
import Testing

@testable import RollReading

@Test func `every kind of finding has its own code and both languages`() {
  #expect(Set(FindingKind.allCases.map(\.code)).count == FindingKind.allCases.count)
  for kind in FindingKind.allCases {
    #expect(FindingKind(code: kind.code) == kind)
    #expect(kind.code.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) })
    #expect(!kind.phrase.swedish.isEmpty && !kind.phrase.english.isEmpty)
    #expect(kind.phrase.swedish != kind.phrase.english)
  }
  #expect(FindingKind(code: "number-wrong") == nil)
}

@Test func `the numbers of findings are stored, so they stay`() {
  #expect(FindingKind.numberMissing.rawValue == 1)
  #expect(FindingKind.numberBornLater.rawValue == 9)
  #expect(FindingKind.endsBeforeItBegins.rawValue == 22)
  #expect(FindingKind.rowsDisagree.rawValue == 54)
  #expect(FindingKind.textDamaged.rawValue == 106)
}

@Test func `a finding shows nothing of the person`() throws {
  let finding = try #require(try readRollRow(last: "x").findings.first)
  for text in ["\(finding)", String(describing: finding)] {
    #expect(text == "row 2, Slutdatum: day-malformed")
  }
  #expect(finding.number != nil)
}
