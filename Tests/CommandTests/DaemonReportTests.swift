import ActivityResponsibility
import Register
import TestSupport
import Testing

@testable import fullfoljd

/// The report beside a file, from a register's own answers.
@Suite(.serialized) struct DaemonReportTests {
  @Test func `of very many bad rows the first are listed and the rest are counted`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let count = SchoolReport.listed + 20
    let bad = (1...count).map { "\($0);Efternamn;Förnamn;GY;NA;31279295;2024-08-19;;;;;\n" }.joined()
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(2)) + bad)
    #expect(try scene.once("2025-09-02").exit == 2)
    let text = try scene.text("skola-31279295/done/2025-09-01.csv.report.txt")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("- rad ") }
    #expect(rows.count == SchoolReport.listed)
    #expect(text.contains("- och 20 till"))
    #expect(text.contains("Sammanlagt i filen:\n- \(count) rader:"))
  }

  @Test func `a refusal hides what its own words might repeat of the file`() throws {
    let unit = SchoolUnitCode("31279295")
    let source = SourceConfiguration(
      name: "skola", folder: "skola", content: .roll(.unit(unit), isComplete: true), asOf: .name)
    let day = Day(daysSince2000: 9375)
    let report = SchoolReport(
      fileName: FileName(Array("20080301-2391.csv".utf8)), source: source, asOf: day, readOn: day.next)
    let error = ExplainedError(
      .fileColumnTwice, Phrase("\"20080301-2391\" står två gånger", ""), place: "/srv/inbox/20080301-2391.csv",
      fix: Phrase("ta bort 0803012391", ""))
    let text = report.text(refusal: error, number: 7)
    #expect(!text.contains("2391"))
    #expect(!text.contains("/srv"))
    #expect(text.contains("Leverans: 7"))
    #expect(text.contains("(FILE-006)"))
    #expect(text.contains("Läst:     \(day.next)"))
  }
}
