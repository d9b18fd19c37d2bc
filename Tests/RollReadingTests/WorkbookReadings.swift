import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// What comes of one row under the usual headings: a workbook's last day is where the cell in question stands.
func readCell(
  _ cell: String, change: (inout TestWorkbook) -> Void = { _ in }
) throws -> Outcome<RollRow> {
  var book = workbook([inline(TestNumber.written("2008-03-04")), inline("31279295"), "", cell])
  change(&book)
  return try readRoll(book.bytes).outcome
}

/// The error that reading a workbook as a roll ends with.
func rollError(_ book: TestWorkbook, _ change: (inout [ZipPart]) -> Void = { _ in }) -> ExplainedError? {
  var parts = book.parts
  change(&parts)
  do {
    _ = try readRoll(ZipWriting.archive(parts), headLimit: .max)
    return nil
  } catch {
    return error as? ExplainedError
  }
}

func schoolUnit(_ code: String) throws -> SchoolUnitCode { try #require(SchoolUnitCode(code)) }
