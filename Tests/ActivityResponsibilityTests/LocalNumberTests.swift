import Testing

@testable import ActivityResponsibility

private let day: Day = Day(year: 2026, month: 10, day: 1) ?? Day(daysSince2000: 0)
private let unit = SchoolUnitCode("31279295")

@Test(
  arguments: [
    ("20080304-TF12", "20080304-TF12"), ("080304TF01", "20080304-TF01"), (" 080304-tf99 ", "20080304-TF99"),
    ("20080229 TF00", "20080229-TF00"), ("080304-T238", "20080304-T238"), ("20080304R001", "20080304-R001"),
    ("20080304-x999", "20080304-X999"),
  ])
func `a school's own number is read in any usual form, and comes back from what is stored`(
  text: String, written: String
) throws {
  let local = try #require(LocalNumber(text, century: .pupil(on: day)))
  #expect(local.written == written)
  let number = IdentityNumber(local, at: unit)
  #expect(number.isLocal && number.local == local && number.localUnit == unit)
  #expect(number.written == "31279295:" + written)
  #expect(number.twelveDigits == "31279295:" + written.filter { $0 != "-" })
  #expect(number.birthDate == local.birthDate && !number.isCoordinationNumber)
  #expect("\(number)" == "••••••••-••••")
  // Nothing that reads identity numbers takes it for one.
  #expect(IdentityNumber(number.rawValue) == nil)
  for form in [number.written, number.twelveDigits, String(number.rawValue)] {
    #expect((try? IdentityNumber.read(form, century: .anyone(on: day)).get()) == nil)
  }
  #expect(IdentityNumber.local(number.written, on: day) == number)
  #expect(IdentityNumber.local(number.twelveDigits, on: day) == number)
}

@Test(
  arguments: [
    "20080304-TF10", "080304TF20", "20080230-TF12", "20080304-TFAB", "20080304-XYZ1", "20080304-2381", "20080304TF1",
    "20080304-TF123", "20270304-TF12", "19080304-TF12", "180304-TF12", "0304-TF12", "", "TF12", "20080304--TF12",
  ])
func `what two pupils may share, and what is of no day or age, is no local number`(text: String) {
  #expect(LocalNumber(text, century: .pupil(on: day)) == nil)
}

@Test func `without a unit a local number is nobody's until it is placed, and an identity number is never placed`()
  throws
{
  let local = try #require(LocalNumber("20080304-TF12", century: .pupil(on: day)))
  let number = IdentityNumber(local, at: nil)
  let unit = try #require(unit)
  #expect(number.isLocal && number.localUnit == nil && number.written == "20080304-TF12")
  #expect(number.at(unit) == IdentityNumber(local, at: unit))
  #expect(number.localRank == IdentityNumber(local, at: unit).localRank)
  #expect(IdentityNumber(localRank: try #require(number.localRank)) == number)
  let placed = IdentityNumber(local, at: unit)
  #expect(placed.at(try #require(SchoolUnitCode("20000005"))) == placed)
  let own = IdentityNumber(stored: 200_803_042_381)
  #expect(!own.isLocal && own.local == nil && own.localUnit == nil && own.localRank == nil && own.at(unit) == own)
  #expect(IdentityNumber.local("3127929:20080304-TF12", on: day) == nil)
  #expect(IdentityNumber.local("31279295:20080304-TF10", on: day) == nil)
}

@Test func `no two local numbers are stored as one`() throws {
  var seen: Set<Int64> = []
  for ending in ["TF00", "TF01", "TF12", "TF99", "A000", "A001", "B000", "T238", "Z999"] {
    for birth in ["20080303", "20080304", "19990304"] {
      for unit in ["31279295", "31279296"] {
        let local = try #require(LocalNumber("\(birth)-\(ending)", century: .anyone(on: day)))
        #expect(seen.insert(IdentityNumber(local, at: SchoolUnitCode(unit)).rawValue).inserted)
      }
    }
  }
}
