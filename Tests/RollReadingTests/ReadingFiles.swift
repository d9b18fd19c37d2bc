import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// What came out of a file.
struct Outcome<Row: Hashable>: Equatable {
  var rows: [Row] = []
  var findings: [Finding] = []

  var kinds: [FindingKind] { findings.map(\.kind) }
}

/// A file read in chunks of a size, as the register would read it.
private func inChunks(
  _ bytes: [UInt8], of size: Int, _ body: (UnsafeRawBufferPointer, Bool) throws -> Void
) throws {
  try bytes.withUnsafeBytes { whole in
    var offset = 0
    repeat {
      let end = min(whole.count, offset + size)
      try body(UnsafeRawBufferPointer(rebasing: whole[offset..<end]), end == whole.count)
      offset = end
    } while offset < whole.count
  }
}

let unitScope = "unit:31279295"
let organiserScope = "organiser:2120000142"

func readRoll(
  _ bytes: [UInt8], scope: String = organiserScope, asOf: String = "2026-10-01", chunk: Int = .max,
  piece: Int = 131_072,
  headLimit: Int = 262_144, request: FormatRequest = .auto, layout: TableLayout? = nil
) throws -> (format: DetectedFormat, outcome: Outcome<RollRow>) {
  let context = RollContext(
    scope: try #require(RollScope(scope)), asOf: try #require(Day(asOf)), layout: layout)
  let head = Array(bytes.prefix(headLimit))
  var reader = try head.withUnsafeBytes {
    try RollReader(
      head: $0, isWholeFile: head.count == bytes.count, request: request, context: context, pieceSize: piece)
  }
  var outcome = Outcome<RollRow>()
  try inChunks(bytes, of: min(chunk, max(1, bytes.count))) { chunk, isLast in
    try reader.read(
      chunk, isLast: isLast, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
  }
  return (reader.format, outcome)
}

func readRoll(
  _ text: String, scope: String = organiserScope, layout: TableLayout? = nil
) throws -> Outcome<RollRow> {
  try readRoll(Array(text.utf8), scope: scope, layout: layout).outcome
}

func readPopulation(
  _ text: String, asOf: String = "2026-10-01", layout: TableLayout? = nil
) throws -> Outcome<PopulationRow> {
  let context = PopulationContext(
    municipality: try #require(MunicipalityCode("1496")), asOf: try #require(Day(asOf)), layout: layout)
  let bytes = Array(text.utf8)
  var outcome = Outcome<PopulationRow>()
  try bytes.withUnsafeBytes { bytes in
    var reader = try PopulationReader(head: bytes, isWholeFile: true, request: .auto, context: context)
    try reader.read(
      bytes, isLast: true, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
  }
  return outcome
}

func readNotices(_ text: String, received: String = "2026-10-01") throws -> Outcome<NoticeRow> {
  let bytes = Array(text.utf8)
  var outcome = Outcome<NoticeRow>()
  let context = NoticeContext(received: try #require(Day(received)))
  try bytes.withUnsafeBytes { bytes in
    var reader = try NoticeReader(head: bytes, isWholeFile: true, request: .auto, context: context)
    try reader.read(
      bytes, isLast: true, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
  }
  return outcome
}

/// The error that reading a file as a roll ends with.
func rollError(
  _ bytes: [UInt8], scope: String = organiserScope, request: FormatRequest = .auto, layout: TableLayout? = nil
) -> ExplainedError? {
  do {
    _ = try readRoll(bytes, scope: scope, request: request, layout: layout)
    return nil
  } catch {
    return error as? ExplainedError
  }
}

func rollError(
  _ text: String, scope: String = organiserScope, layout: TableLayout? = nil
) -> ExplainedError? {
  rollError(Array(text.utf8), scope: scope, layout: layout)
}

/// One roll row with the given cells, in the columns that `fullfolj` itself writes.
func readRollRow(
  number: String = TestNumber.written("2008-03-04"), form: String = "", programme: String = "NANAT",
  unit: String = "31279295", first: String = "2024-08-19", last: String = "", reason: String = "",
  certificate: String = "", certificateDay: String = "", mark: String = "", scope: String = organiserScope
) throws -> Outcome<RollRow> {
  try readRoll(
    rollHeadings + "\n"
      + [number, "Ek", "Åsa", form, programme, unit, first, last, reason, certificate, certificateDay, mark]
      .joined(separator: ";") + "\n",
    scope: scope)
}

let rollHeadings =
  "Personnummer;Efternamn;Förnamn;Skolform;Studievägskod;Skolenhetskod;Startdatum;Slutdatum;Avbrottsorsak;"
  + "Betygsdokument;Betygsdatum;Sekretess"

func day(_ text: String) throws -> Day { try #require(Day(text)) }

func identity(_ twelveDigits: String) throws -> IdentityNumber {
  let number = try #require(Int64(twelveDigits))
  return try #require(IdentityNumber(number))
}
