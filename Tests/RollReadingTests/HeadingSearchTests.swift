import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let number = TestNumber.make("2008-03-04")
private let other = TestNumber.make("2008-07-20", woman: false)

@Test func `headings below a title are found, and the rows above them are nothing`() throws {
  let text =
    "Elevlista Ekskolan;;\nExporterad 2026-10-01 08:15;;\n\nPersonnummer;Skolenhetskod;Startdatum\n"
    + "\(number);31279295;2024-08-19\n"
  for (chunk, piece) in [(Int.max, 131_072), (1, 16), (7, 16)] {
    let (format, outcome) = try readRoll(Array(text.utf8), chunk: chunk, piece: piece)
    #expect(outcome.rows.map(\.row) == [5])
    #expect(outcome.findings.isEmpty)
    #expect(format.headerRow == 4)
  }
}

@Test func `a title with another number of cells does not mislead about the separator`() throws {
  let text = "Lista, med, flera, komman, i\nPersonnummer\tSkolenhetskod\n\(number)\t31279295\n"
  #expect(try readRoll(text).rows.count == 1)
}

@Test func `headings on the twentieth row are found, further down they are not looked for`() throws {
  func file(_ titles: Int) -> String {
    String(repeating: "Titel;x\n", count: titles) + "Personnummer;Skolenhetskod\n\(number);31279295\n"
  }
  #expect(try readRoll(file(19)).rows.map(\.row) == [21])
  let error = try #require(rollError(file(20)))
  #expect(error.code == .fileColumnMissing)
  #expect(error.what.english.contains("row 1"))
}

@Test func `somebody's row is never passed over on the way to the headings`() throws {
  let error = try #require(rollError("\(number);31279295\nPersonnummer;Skolenhetskod\n\(other);31279295\n"))
  #expect(error.code == .fileColumnMissing)
  #expect(!error.text(in: .english).contains(number))
}

@Test func `the row that lacks least says what is missing`() throws {
  let error = try #require(rollError("Elevlista\nPersonnummer;Startdatum;Slutdatum\n\(number);;\n"))
  #expect(error.what.english.contains("Skolenhetskod") && error.what.english.contains("row 2"))
}

@Test func `the layout can say which row has the headings`() throws {
  let text = "Personnummer;Skolenhetskod\nPersonnummer;Skolenhetskod\n\(number);31279295\n"
  #expect(try readRoll(text).findings.count == 1)
  #expect(try readRoll(text, layout: TableLayout(headingRow: 2)).rows.map(\.row) == [3])
  #expect(try readRoll(text, layout: TableLayout(headingRow: 2)).findings.isEmpty)
  #expect(rollError(text, layout: TableLayout(headingRow: 7))?.code == .fileColumnMissing)
}

@Test func `a line that declares the separator is not a row of a file without headings`() throws {
  let layout = TableLayout(columns: ["Personnummer": .position(1), "Skolenhetskod": .position(2)], headingRow: 0)
  let outcome = try readRoll("sep=,\n\(number),31279295\n", layout: layout)
  #expect(outcome.rows.map(\.row) == [2])
  #expect(outcome.findings.isEmpty)
}

@Test func `totals below the pupils are nobody, and are told where they are not the number of rows`() throws {
  let head = "Efternamn;Personnummer;Klass;Skolenhetskod\nEk;\(number);NA24;31279295\n"
  for line in ["Totalt;;;1", "SUMMA: 1;;;", "Antal elever 1;;;", " total;;;12 1", "Totalt;;1;", "Summa;;;"] {
    let outcome = try readRoll(head + line + "\n")
    #expect(outcome.rows.count == 1)
    #expect(outcome.lines == ["row 3: total-row"], "\(line)")
    #expect(outcome.findings.allSatisfy { $0.rawRow == nil && !$0.kind.isRejection })
  }
  #expect(FindingKind.totalRow.isNote && !FindingKind.totalRowDiffers.isNote)
  for line in ["Totalt;;;12", "SUMMA: 0;;;", "Antal 2 3;;;"] {
    #expect(try readRoll(head + line + "\n").lines == ["row 3: total-row-differs"], "\(line)")
  }
  // A row that is set aside is a pupil too; a class's total is of the rows since the last.
  let classes = head + ";x;NA24;31279295\nTotalt;;;2\nEk;\(number);NA25;31279295\nTotalt;;;1\nTotalt;;;3\nTotalt;;;4\n"
  #expect(
    try readRoll(classes).kinds == [.numberNotANumber, .totalRow, .totalRow, .totalRow, .totalRowDiffers])
  #expect(try readRoll("Personnummer;Skolenhetskod\nTotalt 1;\n").kinds == [.totalRowDiffers])
}

@Test func `a pupil without a number is not a total, whatever the name`() throws {
  let head = "Efternamn;Förnamn;Personnummer;Klass;Skolenhetskod\n"
  for line in ["Antal;Ida;;NA24;31279295", "Antal;;;NA24;31279295", "Totala;;;;31279295", ";Antal;;NA24;", "Ek;;;;"] {
    let outcome = try readRoll(head + line + "\n")
    #expect(outcome.kinds == [.numberMissing], "\(line)")
    #expect(outcome.findings.first?.rawRow != nil)
  }
  // Somebody's own row is read, even with such a word first.
  #expect(try readRoll(head + "Summa;;\(number);;31279295\n").rows.count == 1)
}
