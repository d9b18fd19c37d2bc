import ActivityResponsibility
import RollReading
import SourceLayouts
import Testing

/// Numbers by Skatteverket's rule for test numbers: 238 is a woman, 239 a man.
func testNumber(_ date: String, woman: Bool = true) -> String {
  let digits = date.filter { $0 != "-" } + (woman ? "238" : "239")
  let sum = digits.suffix(9).utf8.enumerated().reduce(0) { sum, digit in
    let product = Int(digit.element - 0x30) * (digit.offset % 2 == 0 ? 2 : 1)
    return sum + product / 10 + product % 10
  }
  return digits + "\((10 - sum % 10) % 10)"
}

func hyphened(_ number: String) -> String { number.prefix(8) + "-" + number.suffix(4) }

/// What a roll of school unit 31279295 gives by a layout: a line a row, then a line a finding.
func readRoll(_ bytes: [UInt8], _ layout: TableLayout?, scope: String = "unit:31279295") throws -> [String] {
  let context = RollContext(
    scope: try #require(RollScope(scope)), asOf: try #require(Day("2026-11-01")), layout: layout)
  var lines: [String] = []
  var findings: [String] = []
  try bytes.withUnsafeBytes { bytes in
    var reader = try RollReader(head: bytes, isWholeFile: true, request: .auto, context: context)
    try reader.read(
      bytes, isLast: true,
      onRow: { row in
        lines.append(
          "\(row.row) \(row.number.twelveDigits) \(row.unit) \(row.programme) \(row.firstDay?.description ?? "-")"
            + " \(row.lastDay?.description ?? "-")\(row.hasLeavingReason ? " reason" : "")"
            + (row.mark == .none ? "" : " \(row.mark)"))
      }, onFinding: { findings.append("\($0)") })
  }
  return lines + findings
}

func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

func utf16WithMark(_ text: String) -> [UInt8] {
  [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}

func propose(_ bytes: [UInt8], _ content: FileContent = .roll) throws -> LayoutProposal {
  LayoutProposal(
    try bytes.withUnsafeBytes { try TableSample(head: $0, isWholeFile: true, content: content) }, content: content)
}
