import ActivityResponsibility
import Testing

/// Skatteverket's test number of a birth date: 238 for the woman, 239 for the man, and a check digit counted here.
private func testNumber(_ date: String, serial: String = "238") -> String {
  let digits = date.filter { $0 != "-" } + serial
  let sum = digits.suffix(9).utf8.enumerated().reduce(0) { sum, element in
    let product = Int(element.element - 0x30) * (element.offset % 2 == 0 ? 2 : 1)
    return sum + product / 10 + product % 10
  }
  return digits + String((10 - sum % 10) % 10)
}

private func pupil(on day: String = "2026-10-01") throws -> CenturyRule { .pupil(on: try #require(Day(day))) }

private func anyone(on day: String = "2026-10-01") throws -> CenturyRule { .anyone(on: try #require(Day(day))) }

private func fault(_ text: String, _ rule: CenturyRule) -> IdentityNumberFault? {
  switch IdentityNumber.read(text, century: rule) {
  case .success: nil
  case .failure(let fault): fault
  }
}

@Test func `every test number of the years of the youths is read in every form`() throws {
  let rule = try pupil()
  var date = try #require(Day("2005-01-01"))
  let end = try #require(Day("2011-01-01"))
  while date < end {
    for serial in ["238", "239"] {
      let long = testNumber(date.description, serial: serial)
      let short = String(long.dropFirst(2))
      let forms = [
        long, "\(long.prefix(8))-\(long.suffix(4))", "\(long.prefix(8)) \(long.suffix(4))", short,
        "\(short.prefix(6))-\(short.suffix(4))", "  \(short)\t",
      ]
      for form in forms {
        guard case .success(let number) = IdentityNumber.read(form, century: rule) else {
          Issue.record("\(date)")
          return
        }
        #expect(number.twelveDigits == long)
        #expect(number.birthDate == date)
        #expect(number.written == "\(long.prefix(8))-\(long.suffix(4))")
        #expect(!number.isCoordinationNumber)
      }
    }
    date = date.next
  }
}

@Test func `a single digit changed among the last ten is never accepted as the same day's number`() throws {
  let rule = try anyone()
  let right = Array(testNumber("2008-03-04").utf8)
  for index in 2..<12 {
    for digit in UInt8(0x30)...0x39 where digit != right[index] {
      var wrong = right
      wrong[index] = digit
      let found = fault(String(decoding: wrong, as: UTF8.self), rule)
      #expect(found == .checkDigit || found == .noSuchDay)
    }
  }
}

@Test func `neighbouring digits that change places are caught, but for 0 and 9`() throws {
  let rule = try anyone()
  let right = Array(testNumber("2008-07-20").utf8)
  for index in 8..<11 where right[index] != right[index + 1] {
    var wrong = right
    wrong.swapAt(index, index + 1)
    #expect(fault(String(decoding: wrong, as: UTF8.self), rule) == .checkDigit)
  }
}

@Test(
  arguments: [
    ("", .missing), ("   ", .missing), ("abc", .notANumber), ("0", .notANumber), ("20080304238", .notANumber),
    ("2008-03-04-2381", .notANumber), ("200803-042381", .notANumber), ("20080304--2381", .notANumber),
    ("0803042381 0803042381", .notANumber), ("2,00801E+11", .scientificNotation), ("2.00801e11", .scientificNotation),
    ("2E+11", .scientificNotation), ("20080230-2381", .noSuchDay), ("20081304-2381", .noSuchDay),
    ("20080300-2381", .noSuchDay), ("20080360-2381", .noSuchDay), ("20080392-2381", .noSuchDay),
    ("081304-2381", .noSuchDay), ("20080304-TF12", .temporaryNumber), ("080304TF12", .temporaryNumber),
    ("080304-tf12", .temporaryNumber), ("080304-T238", .interimNumber), ("20080304R238", .interimNumber),
    ("080304-XYZ1", .temporaryNumber), ("²0080304-2381", .notANumber),
  ] as [(String, IdentityNumberFault)])
func `what is not a number says why`(text: String, expected: IdentityNumberFault) throws {
  #expect(fault(text, try pupil()) == expected)
}

@Test func `a birth number of 000 is nobody's, although its check digit may hold`() throws {
  let rule = try pupil()
  var date = try #require(Day("2008-01-01"))
  var holding = 0
  for _ in 0..<366 {
    let number = testNumber(date.description, serial: "000")
    if number.hasSuffix("0") { holding += 1 }
    #expect(fault(number, rule) == .notANumber)
    #expect(fault(String(number.dropFirst(2)), rule) == .notANumber)
    date = date.next
  }
  // The placeholder 0000 passes Luhn on some dates, so the check digit alone would let it through.
  #expect(holding > 20)
}

@Test func `ten digits are a pupil's of 13 to 24 years, to the day`() throws {
  let number = String(testNumber("2008-03-04").dropFirst(2))
  for (day, isPupil) in [
    ("2021-03-03", false), ("2021-03-04", true), ("2026-10-01", true), ("2033-03-03", true), ("2033-03-04", false),
  ] {
    #expect((fault(number, try pupil(on: day)) == nil) == isPupil, "\(day)")
  }
  #expect(fault(number, try pupil(on: "2040-01-01")) == .centuryUnclear)
  // A plus is for a hundred years, which no pupil is.
  #expect(fault("\(number.prefix(6))+\(number.suffix(4))", try pupil()) == .centuryUnclear)
  // The other century, and the turn of one.
  let next = try IdentityNumber.read(number, century: pupil(on: "2126-10-01")).get()
  #expect(next.twelveDigits == "21" + number)
  let before = String(testNumber("1998-03-04").dropFirst(2))
  #expect(try IdentityNumber.read(before, century: pupil(on: "2014-10-01")).get().twelveDigits == "19" + before)
}

@Test func `ten digits of anyone are the latest birth before the day, a plus a hundred years or more`() throws {
  let number = String(testNumber("2008-03-04").dropFirst(2))
  let plus = "\(number.prefix(6))+\(number.suffix(4))"
  #expect(try IdentityNumber.read(number, century: anyone()).get().twelveDigits == "20" + number)
  #expect(try IdentityNumber.read(number, century: anyone(on: "2008-03-03")).get().twelveDigits == "19" + number)
  #expect(try IdentityNumber.read(number, century: anyone(on: "2008-03-04")).get().twelveDigits == "20" + number)
  #expect(try IdentityNumber.read(plus, century: anyone()).get().twelveDigits == "19" + number)
  #expect(try IdentityNumber.read(plus, century: anyone(on: "2008-03-03")).get().twelveDigits == "18" + number)
}

@Test func `29 February belongs to leap years only`() throws {
  #expect(fault(testNumber("2008-02-29"), try pupil()) == nil)
  #expect(fault(testNumber("20070229"), try pupil()) == .noSuchDay)
  #expect(fault(String(testNumber("2008-02-29").dropFirst(2)), try pupil()) == nil)
}

@Test func `a coordination number is the day and sixty`() throws {
  let number = try IdentityNumber.read(testNumber("20080364"), century: pupil()).get()
  #expect(number.isCoordinationNumber)
  #expect(number.birthDate == Day("2008-03-04"))
  #expect(number.twelveDigits.hasPrefix("20080364"))
  let short = String(testNumber("20080391").dropFirst(2))
  #expect(try IdentityNumber.read(short, century: pupil()).get().birthDate == Day("2008-03-31"))
  #expect(fault(testNumber("20080491"), try pupil()) == .noSuchDay)
}

@Test func `twelve digits as a number are checked like written ones`() throws {
  let right = try #require(Int64(testNumber("2008-03-04")))
  #expect(IdentityNumber(right)?.rawValue == right)
  #expect(IdentityNumber(right + 1) == nil)
  for wrong in [Int64.min, -1, 0, 1, 9_999_999_999, .max] { #expect(IdentityNumber(wrong) == nil) }
}

@Test func `no way of printing a number by accident prints it`() throws {
  let digits = testNumber("2008-03-04")
  let number = try IdentityNumber.read(digits, century: pupil()).get()
  for text in ["\(number)", String(describing: number), String(reflecting: number), "\([number])", "\(number as Any?)"]
  {
    #expect(!text.contains("2008") && !text.contains(digits.suffix(4)))
  }
}
