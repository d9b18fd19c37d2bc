import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// What came out of one of Edlevo's files.
struct EdlevoOutcome<Row: Hashable>: Equatable {
  var rows: [Row] = []
  var findings: [Finding] = []
  var persons: [SourcePerson] = []

  var kinds: [FindingKind] { findings.map(\.kind) }
}

private func forEachPiece(
  of bytes: UnsafeRawBufferPointer, size: Int, _ body: (UnsafeRawBufferPointer, Bool) throws -> Void
) throws {
  var offset = 0
  repeat {
    let end = min(bytes.count, offset + max(1, min(size, bytes.count)))
    try body(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]), end == bytes.count)
    offset = end
  } while offset < bytes.count
}

func readEdlevo(
  _ bytes: [UInt8], scope: String = organiserScope, asOf: String = "2026-10-01",
  directory: SourceDirectory = SourceDirectory(), chunk: Int = .max, headLimit: Int = 262_144
) throws -> (reader: RollReader, outcome: EdlevoOutcome<RollRow>) {
  let context = RollContext(
    scope: try #require(RollScope(scope)), asOf: try #require(Day(asOf)), directory: directory)
  let head = Array(bytes.prefix(headLimit))
  var reader = try head.withUnsafeBytes {
    try RollReader(head: $0, isWholeFile: head.count == bytes.count, request: .edlevo, context: context)
  }
  var outcome = EdlevoOutcome<RollRow>()
  try bytes.withUnsafeBytes { whole in
    try forEachPiece(of: whole, size: chunk) { piece, isLast in
      try reader.read(
        piece, isLast: isLast, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) },
        onPerson: { outcome.persons.append($0) })
    }
  }
  return (reader, outcome)
}

func readEdlevo(
  _ text: String, scope: String = organiserScope, directory: SourceDirectory = SourceDirectory()
) throws -> EdlevoOutcome<RollRow> {
  try readEdlevo(Array(text.utf8), scope: scope, directory: directory).outcome
}

func readEdlevoPersons(
  _ bytes: [UInt8], chunk: Int = .max
) throws -> (format: DetectedFormat, outcome: EdlevoOutcome<SourcePerson>) {
  let context = SourcePersonContext(asOf: try #require(Day("2026-10-01")))
  var outcome = EdlevoOutcome<SourcePerson>()
  let format = try bytes.withUnsafeBytes { whole in
    var reader = try SourcePersonReader(head: whole, isWholeFile: true, request: .edlevo, context: context)
    try forEachPiece(of: whole, size: chunk) { piece, isLast in
      try reader.read(
        piece, isLast: isLast, onRow: { outcome.rows.append($0) }, onFinding: { outcome.findings.append($0) },
        onPerson: { outcome.persons.append($0) })
    }
    return reader.format
  }
  return (format, outcome)
}

func edlevoError(_ text: String, scope: String = organiserScope) -> ExplainedError? {
  do {
    _ = try readEdlevo(text, scope: scope)
    return nil
  } catch {
    return error as? ExplainedError
  }
}

func external(_ digits: String) throws -> ExternalID { try #require(ExternalID(Edlevo.guid(digits).utf8)) }
