import ActivityResponsibility
import Testing

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

/// Posts in Navet's XML.
func navetFile(_ posts: [String]) -> [UInt8] {
  let inner = posts.map { "  <Folkbokforingspost>\($0)</Folkbokforingspost>\n" }.joined()
  return Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Navetavisering>
     <Folkbokforingsposter>
    \(inner) </Folkbokforingsposter>
    </Navetavisering>

    """.utf8)
}

/// One post of a person with what else stands in its Personpost, and before it.
func navetPost(
  _ number: String = TestNumber.make("2007-01-01"), _ inside: String = "", before: String = ""
) -> String {
  "\(before)<Personpost><PersonId><PersonNr>\(number)</PersonNr></PersonId>\(inside)</Personpost>"
}

/// What one post gives.
func readNavet(_ post: String) throws -> Outcome<PopulationRow> { try readRegister(navetFile([post])).outcome }

func readTermCodes(_ text: String) throws -> Outcome<PopulationRow> {
  // Every letter of these texts is one of ISO 8859-1.
  try readRegister(text.unicodeScalars.map { UInt8($0.value) }).outcome
}
