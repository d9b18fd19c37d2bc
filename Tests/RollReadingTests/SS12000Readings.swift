import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// What came out of a file of an exchange format.
struct ExchangeOutcome<Row: Hashable>: Equatable {
  var rows: [Row] = []
  var findings: [Finding] = []
  var persons: [SourcePerson] = []

  var kinds: [FindingKind] { findings.map(\.kind) }
  var columns: [String?] { findings.map(\.column) }
}

func sourceDirectory() throws -> SourceDirectory {
  SourceDirectory(units: [
    try #require(ExternalID(schoolID.utf8)): try #require(SchoolUnitCode("31279295")),
    try #require(ExternalID(otherSchoolID.utf8)): try #require(SchoolUnitCode("10000001")),
  ])
}

private func inPieces(_ bytes: [UInt8], of size: Int, _ body: (UnsafeRawBufferPointer, Bool) throws -> Void) throws {
  try bytes.withUnsafeBytes { whole in
    var offset = 0
    repeat {
      let end = offset + min(size, whole.count - offset)
      try body(UnsafeRawBufferPointer(rebasing: whole[offset..<end]), end == whole.count)
      offset = end
    } while offset < whole.count
  }
}

func readPersons(
  _ bytes: [UInt8], scope: String = organiserScope, request: FormatRequest = .auto, piece: Int = .max,
  known: [ExternalID: IdentityNumber] = [:]
) throws -> ExchangeOutcome<RollRow> {
  var directory = try sourceDirectory()
  directory.persons = known
  let context = RollContext(
    scope: try #require(RollScope(scope)), asOf: try day("2026-10-01"), directory: directory)
  var outcome = ExchangeOutcome<RollRow>()
  var reader = try bytes.withUnsafeBytes {
    try RollReader(head: $0, isWholeFile: true, request: request, context: context)
  }
  try inPieces(bytes, of: piece) { piece, isLast in
    try reader.read(
      piece, isLast: isLast, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) },
      onPerson: { outcome.persons.append($0) })
  }
  return outcome
}

func readPersons(_ text: String, scope: String = organiserScope) throws -> ExchangeOutcome<RollRow> {
  try readPersons(Array(text.utf8), scope: scope)
}

func personsError(_ text: String, request: FormatRequest = .auto) -> ExplainedError? {
  do {
    _ = try readPersons(Array(text.utf8), request: request)
    return nil
  } catch {
    return error as? ExplainedError
  }
}

func readUnits(
  _ text: String, request: FormatRequest = .auto, piece: Int = .max
) throws -> ExchangeOutcome<SchoolUnitRow> {
  let bytes = Array(text.utf8)
  var outcome = ExchangeOutcome<SchoolUnitRow>()
  var reader = try bytes.withUnsafeBytes { try SchoolUnitReader(head: $0, isWholeFile: true, request: request) }
  try inPieces(bytes, of: piece) { piece, isLast in
    try reader.read(
      piece, isLast: isLast, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
  }
  return outcome
}

func readDeleted(
  _ text: String, request: FormatRequest = .auto, piece: Int = .max
) throws -> ExchangeOutcome<SourcePerson> {
  let bytes = Array(text.utf8)
  var outcome = ExchangeOutcome<SourcePerson>()
  let context = SourcePersonContext(asOf: try day("2026-10-01"))
  var reader = try bytes.withUnsafeBytes {
    try SourcePersonReader(head: $0, isWholeFile: true, request: request, context: context)
  }
  try inPieces(bytes, of: piece) { piece, isLast in
    try reader.read(
      piece, isLast: isLast, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) })
  }
  return outcome
}

/// A page like those that systems send: five persons with what can be odd about them.
let personsPage = page(
  person(
    number: "\"\(TestNumber.make("2007-01-01"))\"", mark: "\"Ingen\"",
    more: "\"meta\":{\"created\":\"2023-08-01T08:00:00+02:00\",\"id\":\"x\"},\"personStatus\":\"Aktiv\"",
    enrolment(first: "\"2023-08-14\"", last: "\"2026-06-12\"", cancelled: "false", more: "\"schoolYear\":3")),
  person(
    id: "\"00000000-0000-4000-8000-000000000002\"", number: "\"\(TestNumber.make("2007-01-01", woman: false))\"",
    mark: "\"Ingen\"",
    enrolment(programme: "\"IMS\"", first: "\"2024-08-14\"", last: "\"2025-01-15\"", cancelled: "true"),
    enrolment(at: "{\"id\":\"\(otherSchoolID)\"}", programme: "\"EE\"", first: "\"2025-01-16\"", cancelled: "false")),
  person(
    id: "\"00000000-0000-4000-8000-000000000003\"", number: "\"\(TestNumber.make("2008-01-01"))\"",
    enrolment(programme: "\"bf25\"", first: "\"2026-08-17\""),
    enrolment(at: "{\"id\":\"\(unknownSchoolID)\"}", programme: "\"VO\"", first: "\"2025-08-18\"")),
  person(
    id: "\"00000000-0000-4000-8000-000000000004\"", number: "\"\(TestNumber.make("2008-01-01", woman: false))\"",
    mark: "\"Skyddad folkbokf\\u00f6ring\"", enrolment(programme: "\"TE\"", first: "\"2024-08-14\"")),
  person(
    id: "\"00000000-0000-4000-8000-000000000005\"", number: "\"20080214TF10\"", enrolment(programme: "\"IMSPR\"")))
