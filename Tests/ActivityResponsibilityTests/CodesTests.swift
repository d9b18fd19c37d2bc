import ActivityResponsibility
import Testing

@Test func `a municipality code keeps its leading zero`() throws {
  #expect(MunicipalityCode("0180")?.number == 180)
  #expect(MunicipalityCode("0180")?.description == "0180")
  #expect(try #require(MunicipalityCode("0180")) < #require(MunicipalityCode("1496")))
  for text in ["", "180", "01800", "018a", "+180", "-180", " 180", "0000", "٠١٨٠"] {
    #expect(MunicipalityCode(text) == nil, "\(text)")
  }
  #expect(MunicipalityCode(number: 0) == nil && MunicipalityCode(number: 10_000) == nil)
}

@Test func `a school unit code is eight digits and does not begin with zero`() {
  #expect(SchoolUnitCode("31279295")?.description == "31279295")
  for text in ["", "3127929", "312792955", "01234567", "3127929a", "+1234567", "-1234567"] {
    #expect(SchoolUnitCode(text) == nil, "\(text)")
  }
  #expect(SchoolUnitCode(number: 9_999_999) == nil && SchoolUnitCode(number: 100_000_000) == nil)
}

@Test func `an organiser is ten digits, with or without a hyphen`() {
  #expect(OrganiserNumber("2120000142")?.description == "212000-0142")
  #expect(OrganiserNumber("212000-0142")?.number == 2_120_000_142)
  for text in [
    "", "212000014", "21200001422", "2120-000142", "212000-014-2", "-2120000142", "0120000142", "21200001a2",
  ] { #expect(OrganiserNumber(text) == nil, "\(text)") }
}

@Test func `a scope is a unit or an organiser, written as it is read`() throws {
  for text in ["unit:31279295", "organiser:2120000142"] {
    #expect(try #require(RollScope(text)).description == text)
  }
  for text in ["", "unit", "unit:", "unit:1", "school:31279295", "31279295", "UNIT:31279295", "organiser:31279295"] {
    #expect(RollScope(text) == nil, "\(text)")
  }
}

@Test func `a programme code is upper case, sixteen characters at most`() throws {
  #expect(ProgrammeCode("nanat")?.description == "NANAT")
  #expect(ProgrammeCode("FS25SKOLFORLAGD")?.description == "FS25SKOLFORLAGD")
  #expect(ProgrammeCode("ABCDEFGHIJKLMNOP")?.description == "ABCDEFGHIJKLMNOP")
  #expect(ProgrammeCode("12345678")?.description == "12345678")
  #expect(ProgrammeCode("") == ProgrammeCode.none && ProgrammeCode.none.isEmpty)
  for text in ["ABCDEFGHIJKLMNOPQ", "NA NAT", "NÄT", "NA-1", "@", "[", "`", "{"] {
    #expect(ProgrammeCode(text) == nil, "\(text)")
  }
}

@Test func `codes that differ anywhere are different`() {
  let codes = ["NA", "NAT", "NANAT", "NANAT0", "NANAT00A", "NANAT00AB", "NANAT00B", "N"].compactMap {
    ProgrammeCode($0)
  }
  #expect(Set(codes).count == 8)
}

@Test(arguments: ["IMA", "IMV", "IMS", "IMY", "IMR", "IMP", "IMIND", "IMSPR", "IND", "SPR", "YRK", "PRO", "PRE", "ims"])
func `introductory programmes are known by their codes`(code: String) throws {
  #expect(try #require(ProgrammeCode(code)).isIntroductory)
}

@Test(arguments: ["", "NA", "NANAT", "BF25", "IB", "IB001", "INDUSTRI", "PROG", "SP", "YR", "AIMS"])
func `other programmes are not taken for introductory ones`(code: String) throws {
  #expect(try #require(ProgrammeCode(code)).isIntroductory == false)
}

@Test func `school forms have codes of their own and no spelling means two`() {
  #expect(Set(SchoolForm.allCases.map(\.code)).count == SchoolForm.allCases.count)
  for form in SchoolForm.allCases { #expect(SchoolForm.spellings[form.code] == form) }
  for spelling in ["GYAN", "GYS", "GS"] { #expect(SchoolForm.spellings[spelling] == .adaptedGymnasium) }
  #expect(SchoolForm.spellings.keys.allSatisfy { $0 == $0.uppercased() })
}
