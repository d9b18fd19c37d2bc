import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2007-01-01")
private let man = TestNumber.make("2008-03-04", woman: false)

private let xml = navetFile([
  navetPost(
    woman,
    "<Namn><Fornamn>Åsa</Fornamn><Efternamn>Öberg &#38; Ek</Efternamn></Namn><Folkbokforing>"
      + "<Folkbokforingsdatum>2019</Folkbokforingsdatum><LanKod>01</LanKod><KommunKod>25</KommunKod></Folkbokforing>"),
  navetPost("12"),
  navetPost(
    man, "<HanvisningsPersonNr>\(woman)</HanvisningsPersonNr>", before: "<Sekretessmarkering>J</Sekretessmarkering>"),
])

private let termCodes = Array(
  "#SKAPAD 1\r\n#UP 01001 \(woman)\r\n#UP 01012 Asa\r\n#UP 07777 x\r\n#UP 01001 \(man)\r\nx\r\n#UP 01002 \(man)\r\n"
    .utf8)

@Test(arguments: [xml, termCodes])
func `where the pieces are cut makes no difference to Navet's files`(file: [UInt8]) throws {
  let whole = try readRegister(file).outcome
  #expect(!whole.rows.isEmpty && !whole.findings.isEmpty)
  for size in 1...64 { #expect(try readRegister(file, chunk: size).outcome == whole, "pieces of \(size)") }
}

@Test func `XML that was cut short anywhere is refused`() {
  let end = xml.count - 1
  for sixteenth in 1..<16 {
    let cut = Array(xml[..<(end * sixteenth / 16)])
    let code = registerError(cut)?.code
    #expect(code == .fileMalformed, "\(sixteenth)")
    for chunk in [1, 7, 100] { #expect(registerError(cut, chunk: chunk)?.code == code) }
  }
}

@Test func `a term-code file that was cut short gives no person anything that is not theirs`() throws {
  let whole = try readRegister(termCodes).outcome
  for sixteenth in 1..<16 {
    let cut = Array(termCodes[..<(termCodes.count * sixteenth / 16)])
    guard let outcome = try? readRegister(cut).outcome else { continue }
    for row in outcome.rows {
      #expect(whole.rows.contains { $0.number == row.number } || row.number.twelveDigits == man)
    }
  }
}

@Test(arguments: [xml, termCodes])
func `ten thousand broken files of Navet's neither trap nor hang`(file: [UInt8]) {
  var generator = SeededNumbers(seed: 2_026)
  var refused = 0
  for round in 0..<10_000 {
    var broken = file
    for _ in 0...(round % 3) {
      broken[Int.random(in: 0..<broken.count, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
    }
    do {
      _ = try readRegister(broken, chunk: round % 5 == 0 ? 1 + round % 37 : .max)
    } catch {
      refused += 1
      if !(error is ExplainedError) { Issue.record("another error") }
    }
  }
  #expect(refused < 10_000)
}
