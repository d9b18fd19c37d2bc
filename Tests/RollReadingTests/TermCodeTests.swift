import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2007-01-01")
private let man = TestNumber.make("2008-03-04", woman: false)
private let coordination: String = {
  let nine = String(man.prefix(6)) + "64" + man.dropFirst(8).prefix(3)
  return nine + TestNumber.checkDigit(nine.suffix(9))
}()

@Test func `a term-code file is read, wherever its lines about itself stand`() throws {
  let body =
    "#UP 01001 \(woman)\n#UP 01011 10\n#UP 01012 Åsa Maria\n#UP 01013 von\n#UP 01014 Öberg\n"
    + "#UP 01001 \(man)\n#UP 01003 J\n"
  let row = PopulationRow(
    row: 1, number: try identity(woman), familyName: "von Öberg", givenName: "Åsa Maria", street: nil, postalCode: nil,
    locality: nil, municipality: nil, since: nil, immigrated: nil, deregistrationReason: nil, deregistered: nil,
    mark: ProtectionMark.none, isMarkOnly: false)
  let plain = try readTermCodes(body)
  #expect(plain.findings.isEmpty)
  #expect(plain.rows.first == row)
  #expect(plain.rows.map(\.row) == [1, 6])
  #expect(plain.rows.last?.mark == .sekretessmarkering && plain.rows.last?.isMarkOnly == true)
  let metadata = "#DATABESKRIVNING_START\n#PRODUKT NAVET\n#SKAPAD 20261001 063000\n#DATABESKRIVNING_SLUT\n"
  #expect(try readTermCodes(metadata + body).rows.map(\.row) == [5, 10])
  #expect(try readTermCodes(body + metadata) == plain)
  #expect(try readTermCodes(body.replacing("#UP 01012", with: "#FILNAMN x\n\n#UPPDRAG 1\n#UP 01012")).rows.first == row)
  #expect(try readTermCodes(body.replacing("\n", with: "\r\n")) == plain)
  #expect(try readTermCodes(String(body.dropLast())) == plain)
  #expect(try readTermCodes("#PRODUKT NAVET\r\n#SKAPAD 1\r\n" + body).rows.count == 2)
  #expect(try readRegister(Array(body.utf8)).outcome == plain)
  #expect(try readRegister(Array(body.utf8)).format.file == .termCodes)
}

@Test func `protected registration wins, and the forwarding address stands as its lines come`() throws {
  let outcome = try readTermCodes(
    "#UP 01001 \(woman)\n#UP 01003 J\n#UP 01020 J\n#UP 01051 c/o Skatteverket\n#UP 01053 Box 2820\n#UP 01054 40320\n"
      + "#UP 01055 Göteborg\n#UP 01001 \(man)\n#UP 01020 J\n")
  let row = try #require(outcome.rows.first)
  #expect(row.mark == .skyddadFolkbokforing && !row.isMarkOnly)
  #expect(row.street == "c/o Skatteverket, Box 2820, 40320, Göteborg" && row.postalCode == nil)
  #expect(outcome.rows.last?.isMarkOnly == true && outcome.rows.last?.mark == .skyddadFolkbokforing)
  #expect(
    try readTermCodes("#UP 01001 \(woman)\n#UP 01003 ?\n").findings.map(\.description) == ["row 1, 01003: mark-unknown"]
  )
  for cut in ["#UP 01003", "#UP 01003 \n", "#UP 01003 J\n#UP 01003 N"] {
    let unclear = try readTermCodes("#UP 01001 \(woman)\n\(cut)")
    #expect(unclear.rows.map(\.mark) == [.sekretessmarkering] && unclear.kinds == [.markUnknown])
  }
  #expect(
    try readTermCodes("#UP 01001 \(woman)\n#UP 01003 NEJ\n#UP 01020 N\n").rows.map(\.mark) == [ProtectionMark.none])
}

@Test func `an assigned number begins a record that has no other`() throws {
  let two = try readTermCodes("#UP 01002 \(coordination)\n#UP 01012 Eva\n#UP 01002 \(woman)\n#UP 01012 Åsa\n")
  #expect(two.rows.map(\.number.twelveDigits) == [coordination, woman] && two.rows.map(\.row) == [1, 3])
  let both = try readTermCodes("#UP 01001 \(woman)\n#UP 01002 \(coordination)\n#UP 01012 Åsa\n#UP 01001 \(man)\n")
  #expect(both.rows.map(\.number.twelveDigits) == [woman, man] && both.findings.isEmpty)
  // Whose it is where the record has gone on cannot be told.
  let unclear = try readTermCodes("#UP 01001 \(woman)\n#UP 01012 Åsa\n#UP 01002 \(coordination)\n#UP 01003 J\n")
  #expect(unclear.findings.map(\.description) == ["row 1, 01002: line-malformed", "row 3, 01002: line-malformed"])
  #expect(unclear.findings.map { $0.number?.twelveDigits } == [woman, coordination])
  #expect(try readTermCodes("#UP 01002 12\n").findings.map(\.description) == ["row 1, 01002: number-not-a-number"])
}

@Test func `an unknown code is told of once, after a row that can be used`() throws {
  let outcome = try readTermCodes(
    "#UP 01001 12\n#UP 09999 a\n#UP 01001 \(woman)\n#UP 09999 b\n#UP 09999 c\n#UP 00001 d\n#UP 01001 \(man)\n#UP 09999 e\n"
  )
  #expect(
    outcome.findings.map(\.description) == [
      "row 1, 01001: number-not-a-number", "row 4, 09999: term-unknown", "row 6, 00001: term-unknown",
    ])
  #expect(outcome.findings.last?.number?.twelveDigits == woman && outcome.findings.last?.rawRow == nil)
  #expect(outcome.rows.count == 2)
}

@Test func `a line that is not of the form sets its record aside, and no other`() throws {
  for line in [
    "#UP 1012 Åsa", "#UP 010012 Åsa", "#UP", "#UP x", "Åsa", "#UP 01012Åsa", " #UP 01012 Åsa", "UP 01012 Åsa",
  ] {
    let outcome = try readTermCodes("#UP 01001 \(woman)\n\(line)\n#UP 01001 \(man)\n")
    #expect(outcome.rows.map(\.number.twelveDigits) == [man], "\(line)")
    #expect(outcome.findings.map(\.description) == ["row 1: line-malformed"])
    #expect(outcome.findings.first?.number?.twelveDigits == woman)
    #expect(outcome.findings.first?.rawRow == Array("01001=\(woman); \(line)".utf8))
  }
  let first = try readTermCodes("#UP 01012 Åsa\n#UP 01001 \(woman)\n")
  #expect(first.findings.map(\.description) == ["row 1: line-malformed"] && first.rows.count == 1)
  #expect(first.findings.first?.number == nil)
  let twice = try readTermCodes("#UP 01001 \(woman)\n#UP 01012 Åsa\n#UP 01012 Eva\n")
  #expect(twice.findings.map(\.description) == ["row 1, 01012: line-malformed"])
}

@Test func `a file that cannot be one is refused`() throws {
  #expect(registerError(Array("#DATABESKRIVNING_START\n#PRODUKT\n".utf8))?.code == .fileHasNoRows)
  #expect(
    registerError(Array("#UP 01001 \(woman)\n#UP 01012 ".utf8) + Array(repeating: 0x41, count: 70_000))?.code
      == .fileTooLarge)
  #expect(registerError(Array("#UP 01001 \(woman)\n#UP 01012 Ö".utf8) + [0xC3])?.code == .fileEncodingBroken)
  #expect(registerError(Array("#UP 01001 \(woman)\n".utf8), request: .navet)?.code == .fileFormatUnknown)
  #expect(try readRegister(Array("#UP 01001 \(woman)\n".utf8), request: .termCodes).outcome.rows.count == 1)
  // Delimited text whose first heading has a hash is still that.
  #expect(try readRegister(Array("#;Personnummer\n1;\(woman)\n".utf8)).format.file == .delimitedText)
}
