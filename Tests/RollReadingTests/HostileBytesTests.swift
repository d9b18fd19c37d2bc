import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.written("2008-03-04")
private let man = TestNumber.make("2009-02-28", woman: false)

private let rollText =
  rollHeadings + "\r\n\(woman);Öberg;\"Å;sa\";GY;NANAT;31279295;2024-08-19;2027-06-11;;Z;2027-06-11;J\r\n"
  + "\(man);Ek;Örjan;GYAN;HO;31279295;20240819;;\"Byte \"\"av\"\" skola\";;;\r\n"

private let populationText =
  "Personnummer,Efternamn,Adress,Kommunkod,Folkbokföringsdatum,Skydd\n"
  + "\(woman),Öberg,\"Väg 3, lgh 4\",1496,2019-08-15,\n\(man),Ek,Väg,1496,20080304,S\n"

/// Reads bytes as every kind of file. Anything may come of it but a trap or another error than an explained one.
private func readEveryWay(_ bytes: [UInt8], chunk: Int) throws {
  let asOf = try day("2026-10-01")
  let roll = RollContext(scope: try #require(RollScope(organiserScope)), asOf: asOf)
  let population = PopulationContext(municipality: try #require(MunicipalityCode("1496")), asOf: asOf)
  var findings = 0
  func chunks(_ whole: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer, Bool) throws -> Void) throws {
    var offset = 0
    repeat {
      let end = min(whole.count, offset + chunk)
      try body(UnsafeRawBufferPointer(rebasing: whole[offset..<end]), end == whole.count)
      offset = end
    } while offset < whole.count
  }
  try bytes.withUnsafeBytes { whole in
    do {
      var reader = try RollReader(head: whole, isWholeFile: true, request: .auto, context: roll, pieceSize: 16)
      try chunks(whole) {
        try reader.read($0, isLast: $1, onRow: { #expect($0.row > 1) }, onFinding: { _ in findings += 1 })
      }
    } catch is ExplainedError {}
    do {
      var reader = try PopulationReader(
        head: whole, isWholeFile: true, request: .csv, context: population, pieceSize: 16)
      try chunks(whole) {
        try reader.read($0, isLast: $1, onRow: { #expect($0.row > 1) }, onFinding: { _ in findings += 1 })
      }
    } catch is ExplainedError {}
    do {
      var reader = try NoticeReader(
        head: whole, isWholeFile: true, request: .auto, context: NoticeContext(received: asOf), pieceSize: 16)
      try chunks(whole) {
        try reader.read($0, isLast: $1, onRow: { #expect($0.row > 1) }, onFinding: { _ in findings += 1 })
      }
    } catch is ExplainedError {}
  }
}

@Test func `random bytes never break the readers`() throws {
  var chance = SeededNumbers(seed: 15)
  for _ in 0..<2_000 {
    let count = Int.random(in: 0..<400, using: &chance)
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    try readEveryWay(bytes, chunk: Int.random(in: 1...64, using: &chance))
  }
}

@Test func `random bytes after good headings never break the readers`() throws {
  var chance = SeededNumbers(seed: 7)
  // Mostly the bytes that mean something.
  let alphabet = Array(";,\t\"\"\r\n\r\n 0123456789-+TFNULÅ\u{A0}Ã¶".utf8) + [0, 0xFF, 0xC3, 0xE2]
  for _ in 0..<2_000 {
    let count = Int.random(in: 0..<300, using: &chance)
    let bytes = Array((rollHeadings + "\n").utf8) + (0..<count).map { _ in alphabet.randomElement(using: &chance) ?? 0 }
    try readEveryWay(bytes, chunk: Int.random(in: 1...64, using: &chance))
  }
}

@Test func `a file cut at any place never breaks the readers`() throws {
  for text in [rollText, populationText] {
    for encoding in WrittenEncoding.allCases {
      let bytes = encoding.bytes(of: text)
      for length in 0...bytes.count { try readEveryWay(Array(bytes.prefix(length)), chunk: 37) }
    }
  }
}

@Test func `a file with any one byte changed never breaks the readers`() throws {
  var chance = SeededNumbers(seed: 29)
  for text in [rollText, populationText] {
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for _ in 0..<8 {
        var changed = bytes
        changed[index] = UInt8.random(in: .min ... .max, using: &chance)
        try readEveryWay(changed, chunk: 50)
      }
    }
  }
}

@Test func `a roll with one digit of a number changed never gives another person`() throws {
  let known = Set([woman.filter { $0 != "-" }, man])
  let bytes = Array(rollText.utf8)
  let headings = rollHeadings.utf8.count
  for index in bytes.indices where index > headings {
    for digit in UInt8(0x30)...0x39 {
      var changed = bytes
      changed[index] = digit
      guard let outcome = try? readRoll(changed).outcome else { continue }
      // Luhn catches every single digit but those of the century, and the age catches those.
      #expect(outcome.rows.allSatisfy { known.contains($0.number.twelveDigits) })
    }
  }
}
