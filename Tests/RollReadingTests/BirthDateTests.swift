import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let ten = TestNumber.make("2007-01-01", woman: false).dropFirst(2)
private let nine = String(ten.dropFirst())

private func read(_ number: String, born: String, heading: String = "Födelsedatum") throws -> Outcome<RollRow> {
  try readRoll("Personnummer;\(heading);Skolenhetskod\n\(number);\(born);31279295\n")
}

@Test func `a lost leading zero is put back where the birth date proves it`() throws {
  let whole = try identity(TestNumber.make("2007-01-01", woman: false))
  for born in ["2007-01-01", "20070101", "2007-01-01 00:00:00"] {
    let outcome = try read(nine, born: born)
    #expect(outcome.rows.map(\.number) == [whole], "\(born.count)")
    #expect(outcome.findings.isEmpty)
  }
  for heading in ["Födelsedag", "Födelsetid", "Född", "Birthdate", "Birth date"] {
    #expect(try read(nine, born: "2007-01-01", heading: heading).rows.map(\.number) == [whole])
  }
}

@Test func `a lost leading zero is never guessed`() throws {
  for born in ["", "2007-01-02", "1907-01-01", "070101", "NULL", "i januari", "70101"] {
    #expect(try read(nine, born: born).kinds == [.numberNotANumber], "\(born.count)")
  }
  #expect(try readRoll("Personnummer;Skolenhetskod\n\(nine);31279295\n").kinds == [.numberNotANumber])
  // Another check digit, a separator, and as many zeros as one likes.
  let wrong = String(Int(nine).map { $0 / 10 * 10 + ($0 % 10 + 1) % 10 } ?? 0)
  for number in [wrong, "70101-\(nine.suffix(4))", String(nine.dropFirst()), "7" + ten, "0" + ten] {
    #expect(try read(number, born: "2007-01-01").kinds == [.numberNotANumber], "\(number.count)")
  }
}

@Test func `a birth date that differs from a whole number is told of, and the number stands`() throws {
  let whole = TestNumber.written("2008-03-04")
  let outcome = try read(whole, born: "2008-03-05")
  #expect(outcome.rows.map(\.number.written) == [whole])
  #expect(outcome.findings.map(\.description) == ["row 2, Födelsedatum: birth-date-differs"])
  for born in ["2008-03-04", "", "080305", "okänd"] { #expect(try read(whole, born: born).findings.isEmpty) }
  // A coordination number's day is its birth date and sixty more.
  let nineOfCoordination = "080364238"
  let coordination = "20" + nineOfCoordination + TestNumber.checkDigit(nineOfCoordination)
  #expect(try read(coordination, born: "2008-03-04").findings.isEmpty)
}

@Test func `the birth date is known for what it is and not kept`() throws {
  let bytes = Array("Personnummer;Född;Skolenhetskod\n\(TestNumber.written("2008-03-04"));;31279295\n".utf8)
  let columns = try readRoll(bytes).format.columns
  #expect(columns.map(\.field) == ["Personnummer", "Födelsedatum", "Skolenhetskod"])
  #expect(columns.map(\.isKept) == [true, false, true])
}

@Test func `the same holds of a population file`() throws {
  let outcome = try readPopulation(
    "Personnummer;Födelsedatum;Efternamn\n\(nine);2007-01-01;Ek\n\(nine);1907-01-01;Ek\n")
  #expect(outcome.rows.map(\.number.twelveDigits) == [TestNumber.make("2007-01-01", woman: false)])
  #expect(outcome.kinds == [.numberNotANumber])
}

@Test func `a number cell of a workbook gets its zero back in the same way`() throws {
  func book(_ born: String) -> TestWorkbook {
    TestWorkbook(
      xmlRow(1, ["Personnummer", "Född", "Skolenhetskod"].map(inline))
        + xmlRow(2, [number(nine), born, number("31279295")]))
  }
  #expect(try readRoll(book("<c s=\"1\"><v>39083</v></c>").bytes).outcome.rows.count == 1)
  #expect(try readRoll(book("<c s=\"1\"><v>39084</v></c>").bytes).outcome.kinds == [.numberNotANumber])
  #expect(try readRoll(book("<c><v>39083</v></c>").bytes).outcome.kinds == [.numberNotANumber])
}
