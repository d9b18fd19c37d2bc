import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// A population file read in chunks of a size, as the register would read it.
func readRegister(
  _ bytes: [UInt8], chunk: Int = .max, asOf: String = "2026-10-01", request: FormatRequest = .auto
) throws -> (format: DetectedFormat, outcome: Outcome<PopulationRow>) {
  let context = PopulationContext(
    municipality: try #require(MunicipalityCode("0125")), asOf: try #require(Day(asOf)))
  var outcome = Outcome<PopulationRow>()
  var reader = try bytes.withUnsafeBytes {
    try PopulationReader(head: $0, isWholeFile: true, request: request, context: context)
  }
  var start = 0
  repeat {
    let end = chunk < bytes.count - start ? start + chunk : bytes.count
    try bytes[start..<end].withUnsafeBytes { part in
      try reader.read(
        part, isLast: end == bytes.count, onRow: { outcome.rows.append($0) },
        onFinding: { outcome.findings.append($0) })
    }
    start = end
  } while start < bytes.count
  return (reader.format, outcome)
}

/// What reading ends with.
func registerError(_ bytes: [UInt8], chunk: Int = .max, request: FormatRequest = .auto) -> ExplainedError? {
  do {
    _ = try readRegister(bytes, chunk: chunk, request: request)
    return nil
  } catch {
    return error as? ExplainedError
  }
}

/// What one post gives.
func readNavet(_ post: String) throws -> Outcome<PopulationRow> { try readRegister(navetFile([post])).outcome }

func readTermCodes(_ text: String) throws -> Outcome<PopulationRow> {
  // Every letter of these texts is one of ISO 8859-1.
  try readRegister(text.unicodeScalars.map { UInt8($0.value) }).outcome
}
