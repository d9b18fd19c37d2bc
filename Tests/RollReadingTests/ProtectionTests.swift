import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

@Test(
  arguments: [
    ("", .none), ("0", .none), ("N", .none), ("nej", .none), ("-", .none), ("J", .sekretessmarkering),
    ("1", .sekretessmarkering), ("ja", .sekretessmarkering), ("Sekretessmarkering", .sekretessmarkering),
    ("S", .skyddadFolkbokforing), ("Skyddad folkbokföring", .skyddadFolkbokforing),
    ("SKYDDAD FOLKBOKFÖRING", .skyddadFolkbokforing), ("skyddad folkbokforing", .skyddadFolkbokforing),
  ] as [(String, ProtectionMark)])
func `a mark is read from its letters and words`(word: String, mark: ProtectionMark) throws {
  let outcome = try readRollRow(mark: word)
  #expect(outcome.rows.first?.mark == mark)
  #expect(outcome.findings.isEmpty)
}

@Test func `a mark that is not understood protects, and is told of`() throws {
  for word in ["kanske", "2", "?", "hemlig adress", "Åäö"] {
    let outcome = try readRollRow(mark: word)
    #expect(outcome.rows.first?.mark == .sekretessmarkering)
    #expect(outcome.kinds == [.markUnknown])
    #expect(outcome.findings.first?.column == "Sekretess")
    #expect(outcome.findings.first?.kind.isRejection == false)
  }
}

@Test func `protected registration in a column of its own goes before the other mark`() throws {
  let number = TestNumber.make("2008-03-04")
  func mark(_ cells: String) throws -> (ProtectionMark?, [FindingKind]) {
    let outcome = try readRoll(
      "Personnummer;Skolenhetskod;Sekretess;Skyddad folkbokföring\n\(number);31279295;\(cells)\n")
    return (outcome.rows.first?.mark, outcome.kinds)
  }
  #expect(try mark(";") == (ProtectionMark.none, []))
  #expect(try mark("J;N") == (.sekretessmarkering, []))
  #expect(try mark("N;J") == (.skyddadFolkbokforing, []))
  #expect(try mark("J;1") == (.skyddadFolkbokforing, []))
  #expect(try mark(";kanske") == (.skyddadFolkbokforing, [.markUnknown]))
}
