import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.written("2008-03-04")
private let readMe = xmlRow(1, [inline("Uttag 2026-10-01")]) + xmlRow(2, [inline("Läs detta")])
private let people =
  xmlRow(1, [inline("Exempelskolan")]) + xmlRow(3, ["Elev", "Skolenhetskod"].map(inline))
  + xmlRow(4, [inline(woman), number("31279295")])

@Test func `a sample of a workbook is of the sheet that has headings that are known`() throws {
  let book = TestWorkbook(sheets: [
    .init(name: "Läs mig", rows: readMe), .init(name: "Gömd", rows: people, state: "hidden"),
    .init(name: "Elever", rows: people),
  ])
  let sample = try TableSample(workbook: BytesInMemory(book.bytes), content: .roll)
  #expect(sample.headings == TableSample.Row(row: 3, cells: ["Elev", "Skolenhetskod"]))
  #expect(sample.rows == [TableSample.Row(row: 4, cells: [woman, "31279295"])])
  #expect(sample.encoding == nil && sample.separator == nil)
}

@Test func `a workbook with nothing to show is no sample, nor is a file cut short`() throws {
  let hidden = TestWorkbook(sheets: [.init(name: "Gömd", rows: people, state: "hidden")])
  for bytes in [hidden.bytes, Array(TestWorkbook(people).bytes.dropLast(40)), Array("PK\u{3}\u{4}".utf8)] {
    #expect(throws: ExplainedError.self) { try TableSample(workbook: BytesInMemory(bytes), content: .roll) }
  }
}
