import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2008-03-04")
private let man = TestNumber.make("2008-07-20", woman: false)

/// The names that a file gives its people, as a way to see what its cells hold.
private func streets(_ text: String) throws -> [String?] { try readPopulation(text).rows.map(\.street) }

@Test func `quoted cells hold separators, newlines and doubled quotation marks`() throws {
  let text = #"""
    Personnummer;Adress;Postort
    \#(woman);"Storgatan 3; lgh ""B""";Vara
    \#(man);"Storgatan 3
    Vara";Vara
    "\#(woman)";"""";"Vara"
    """#
  #expect(try streets(text) == ["Storgatan 3; lgh \"B\"", "Storgatan 3 Vara", "\""])
}

@Test func `a quotation mark inside an unquoted cell is only a mark`() throws {
  #expect(try streets("Personnummer;Adress\n\(woman);Väg 5\" rör\n") == ["Väg 5\" rör"])
}

@Test func `a misplaced quotation mark in a heading does not hide what it says`() throws {
  #expect(try streets("Personnummer;\"Adr\"ess\n\(woman);Väg 6\n") == ["Väg 6"])
}

@Test func `spaces after a closing quotation mark do no harm`() throws {
  #expect(try streets("Personnummer;Adress;Postort\n\(woman);\"Väg 5\"  ;\"Vara\" \n") == ["Väg 5"])
}

@Test func `text after a closing quotation mark rejects the row alone`() throws {
  let outcome = try readPopulation("Personnummer;Adress\n\(woman);\"Väg\" 5\n\(man);Väg 6\n")
  #expect(outcome.rows.map(\.street) == ["Väg 6"])
  #expect(outcome.kinds == [.quoteMisplaced])
  #expect(outcome.findings.first?.column == "Adress")
  #expect(outcome.findings.first?.number?.twelveDigits == woman)
}

@Test func `a quotation mark that is never closed is refused with the row it began in`() throws {
  for text in [
    "Personnummer;Skolenhetskod\n\(woman);31279295\n\(man);\"31279295\n\(woman);31279295\n",
    // The mark is closed by the next one, on another row, and has swallowed what is between.
    "Personnummer;Skolenhetskod\n\(woman);31279295\n\(man);\"31279295\n\(woman);\"31279295\"\n",
  ] {
    let error = try #require(rollError(text))
    #expect(error.code == .fileQuoteUnclosed)
    #expect(error.what.english.contains("row 3"))
  }
  #expect(rollError("Personnummer;\"Skolenhetskod\n\(woman);31279295\n")?.code == .fileQuoteUnclosed)
}

@Test func `an unclosed quotation mark in a long file is not searched for to its end`() throws {
  let rows = String(repeating: "\(woman);31279295;\n", count: 10_000)
  let error = try #require(rollError("Personnummer;Skolenhetskod;Klass\n\(man);31279295;\"NA\n" + rows))
  #expect(error.code == .fileQuoteUnclosed)
  #expect(error.what.english.contains("row 2"))
}

@Test func `rows are counted as a spreadsheet counts, and empty ones are passed over`() throws {
  let text =
    "\nPersonnummer;Notering;Skolenhetskod\n\n;;\n\(woman);\"två\nrader\";31279295\n;;\n  ; ;\n\(man);;31279295"
  let outcome = try readRoll(text)
  #expect(outcome.rows.map(\.row) == [5, 8])
  #expect(outcome.findings.isEmpty)
}

@Test func `a row of words for nothing is not an empty row`() throws {
  #expect(try readRoll("Personnummer;Skolenhetskod\n-;NULL\n").kinds == [.numberMissing])
}

@Test func `empty cells at the end of a row may be missing`() throws {
  let text = "Personnummer;Skolenhetskod;Startdatum;Slutdatum;Sekretess;;\n\(woman);31279295\n\(man);31279295;;;;;;;;\n"
  let outcome = try readRoll(text)
  #expect(outcome.rows.count == 2)
  #expect(outcome.findings.isEmpty)
}

@Test func `filled cells beyond the headings reject the row, whose number is told`() throws {
  let outcome = try readRoll("Personnummer;Skolenhetskod;;\n\(woman);31279295;;x\n\(man);31279295;; \n")
  #expect(outcome.rows.map(\.number.twelveDigits) == [man])
  #expect(outcome.kinds == [.rowHasTooManyCells])
  #expect(outcome.findings.first?.column == nil)
  #expect(outcome.findings.first?.number?.twelveDigits == woman)
}

@Test func `NULL, a hyphen and a full stop are nothing, except in names`() throws {
  for word in ["NULL", "null", "-", ".", " NULL ", "\"-\""] {
    let row = "\(woman);\(word);\(word);\(word);\(word);\(word);\(word);\(word)"
    let outcome = try readPopulation(
      "Personnummer;Adress;Postnummer;Postort;Kommunkod;Folkbokföringsdatum;Skydd;Efternamn\n\(row)\n")
    let person = try #require(outcome.rows.first)
    #expect(outcome.findings.isEmpty)
    #expect(person.street == nil && person.postalCode == nil && person.locality == nil)
    #expect(person.municipality == nil && person.since == nil)
    #expect(person.mark == ProtectionMark.none)
    #expect(person.familyName == word.filter { $0 != " " && $0 != "\"" })
  }
}

@Test func `a row may be 65,536 bytes long and no longer`() throws {
  func file(_ length: Int, quoted: Bool) -> String {
    let cells = "\(woman);31279295;"
    let rest = length - cells.utf8.count
    let filling =
      quoted ? "\"" + String(repeating: "\"\"", count: (rest - 2) / 2) + "\"" : String(repeating: "x", count: rest)
    return "Personnummer;Skolenhetskod;Klass\n\(cells)\(filling)\n\(man);31279295;\n"
  }
  // 65,536 less the other cells is an odd number; the doubled marks make the row a byte shorter.
  for quoted in [false, true] { #expect(try readRoll(file(65_536, quoted: quoted)).rows.count == 2) }
  let long = try #require(rollError(file(65_537, quoted: false)))
  #expect(long.code == .fileTooLarge)
  #expect(long.what.english.contains("row 2"))
  #expect(rollError(file(300_000, quoted: false))?.code == .fileTooLarge)
  #expect(rollError(file(300_000, quoted: true))?.code == .fileQuoteUnclosed)
  #expect(rollError(String(repeating: "x", count: 300_000))?.code == .fileTooLarge)
}

@Test func `a file may have 256 columns and no more`() throws {
  func file(_ columns: Int) -> String {
    let others = (2..<columns).map { ";Kolumn\($0)" }.joined()
    return "Personnummer;Skolenhetskod\(others)\n\(woman);31279295\(String(repeating: ";x", count: columns - 2))\n"
  }
  #expect(try readRoll(file(256)).rows.count == 1)
  #expect(rollError(file(257))?.code == .fileTooLarge)
  #expect(rollError(file(9_000))?.code == .fileTooLarge)
}

@Test func `a rejected row is kept at most 2,000 bytes long and cut between characters`() throws {
  for shift in 0..<2 {
    let text =
      "Personnummer;Notering\nx\(String(repeating: "x", count: shift));\(String(repeating: "å", count: 2_000))\n"
    let raw = try #require(try readRoll(Array(text.utf8), scope: unitScope).outcome.findings.first?.rawRow)
    #expect(raw.count == (shift == 0 ? 2_000 : 1_999))
    #expect(String(validating: raw, as: UTF8.self) != nil)
  }
}

@Test func `no-break spaces and tabs around a cell are not of it`() throws {
  let text = "Personnummer;Adress\n\u{A0} \(woman)\u{A0};\u{A0}\tVäg à\u{A0}\n"
  #expect(try streets(text) == ["Väg à"])
}
