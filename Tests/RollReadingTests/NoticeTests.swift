import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2008-03-04")
private let headings = "Personnummer;Händelse;Datum;Skolenhetskod;Huvudman;Mottagen;Anmärkning\n"

@Test func `a notice is read whole, but for the text of its remark`() throws {
  let outcome = try readNotices(headings + "\(woman);slutat;2026-09-15;31279295;Lärande AB;2026-09-17;Ringde i går\n")
  let notice = try #require(outcome.rows.first)
  #expect(outcome.findings.isEmpty)
  #expect(
    notice
      == NoticeRow(
        row: 2, number: try identity(woman), event: .left,
        day: try day("2026-09-15"), unit: try #require(SchoolUnitCode("31279295")), organiser: "Lärande AB",
        received: try day("2026-09-17"), hasRemark: true))
  #expect(!String(reflecting: notice).contains("Ringde"))
}

@Test func `what is not there is not made up in a notice`() throws {
  let notice = try readNotices("Personnummer;Händelse;Datum;Skolenhetskod\n\(woman);Börjat;260817;31279295\n").rows
    .first
  #expect(notice?.day == Day("2026-08-17"))
  #expect(notice?.organiser == nil && notice?.received == nil && notice?.hasRemark == false)
}

@Test func `an event is known by the product's word, its code and what schools write`() throws {
  func event(_ word: String) throws -> NoticeEvent? {
    try readNotices(headings + "\(woman);\(word);2026-09-15;31279295;;;\n").rows.first?.event
  }
  for known in NoticeEvent.allCases {
    #expect(try event(known.word) == known)
    #expect(try event(known.word.uppercased()) == known)
    #expect(try event(known.code) == known)
  }
  #expect(try event("Ej inställt sig") == .notShown)
  #expect(try event("borjat") == .started)
  #expect(try event("FrÃ¥nvaro") == .absence)
}

@Test(
  arguments: [
    ("x;slutat;2026-09-15;31279295", .numberNotANumber), ("N;;2026-09-15;31279295", .eventMissing),
    ("N;flyttat;2026-09-15;31279295", .eventUnknown), ("N;slutat;;31279295", .dayMissing),
    ("N;slutat;15/9;31279295", .dayMalformed), ("N;slutat;2026-09-15;", .unitMissing),
    ("N;slutat;2026-09-15;3127", .unitMalformed), ("N;slutat;2026-09-15;31279295;;i går", .dayMalformed),
    ("N;slutat;2026-09-15;31279295;;;;x", .rowHasTooManyCells),
  ] as [(String, FindingKind)])
func `a notice that cannot be used says why`(row: String, kind: FindingKind) throws {
  let outcome = try readNotices(headings + row.replacing("N;", with: "\(woman);", maxReplacements: 1) + "\n")
  #expect(outcome.rows.isEmpty)
  #expect(outcome.kinds == [kind])
}
