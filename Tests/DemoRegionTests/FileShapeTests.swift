import ActivityResponsibility
import Testing

@testable import DemoRegion

@Test func `each encoding writes Swedish letters in its own bytes`() {
  #expect(FileEncoding.utf8.bytes(of: "Åö") == [0xC3, 0x85, 0xC3, 0xB6])
  #expect(FileEncoding.utf8Marked.bytes(of: "Å") == [0xEF, 0xBB, 0xBF, 0xC3, 0x85])
  #expect(FileEncoding.windows1252.bytes(of: "Åöž") == [0xC5, 0xF6, 0x9E])
  #expect(FileEncoding.utf16.bytes(of: "Å;") == [0xFF, 0xFE, 0xC5, 0x00, 0x3B, 0x00])
}

@Test func `a letter that Windows-1252 lacks becomes a question mark`() {
  #expect(FileEncoding.windows1252.bytes(of: "č") == [0x3F])
  #expect(!FileEncoding.isWritableInWindows1252("č") && FileEncoding.isWritableInWindows1252("Žukov é"))
}

@Test func `every name can be written in every encoding`() {
  let names =
    Names.women + Names.men + Names.womenFromElsewhere + Names.menFromElsewhere + Names.families
    + Names.familiesFromElsewhere + Names.streets
  #expect(names.filter { !FileEncoding.isWritableInWindows1252($0) } == [])
  #expect(
    names.contains { $0.contains("å") } && names.contains { $0.contains("Ä") } && names.contains { $0.contains("Ö") })
}

@Test func `fields are quoted where they must be, or all where the school does so`() {
  let plain = FileShape(.utf8, hasCarriageReturns: false)
  #expect(plain.bytes(of: [["a;b", "c\"d", "e"]]) == Array("\"a;b\";\"c\"\"d\";e\n".utf8))
  let quoted = FileShape(.utf8, separator: ",", quotesEverything: true)
  #expect(quoted.bytes(of: [["a", ""]]) == Array("\"a\",\"\"\r\n".utf8))
}

@Test func `days and numbers are written in the school's style`() throws {
  let number = TestNumber.make(birth: calendarDay(2008, 3, 4), isWoman: true)
  #expect(NumberStyle.twelveDashed.text(number) == "20080304-2381")
  #expect(NumberStyle.twelve.text(number) == "200803042381")
  #expect(NumberStyle.tenDashed.text(number) == "080304-2381")
  #expect(NumberStyle.ten.text(number) == "0803042381")
  #expect(DayStyle.compact.text(calendarDay(2024, 8, 19)) == "20240819")
  #expect(DayStyle.dashed.text(calendarDay(2024, 8, 19)) == "2024-08-19")
}

@Test(arguments: FileEncoding.allCases)
func `files of every encoding are in the region and decode to the same names`(encoding: FileEncoding) throws {
  let deliveries = region.nights.flatMap(\.deliveries).filter { $0.shape.encoding == encoding }
  #expect(!deliveries.isEmpty)
  let known = Set(Names.families + Names.familiesFromElsewhere + [""])
  for delivery in deliveries {
    let records = delivery.records
    guard records[0].contains("Efternamn") else { continue }
    #expect(records.column("Efternamn").allSatisfy(known.contains), "\(delivery.path)")
    #expect(!records.column("Förnamn").isEmpty || records.count == 1, "\(delivery.path)")
  }
}

@Test func `one municipality writes Windows-1252 and one UTF-16`() {
  let encodings = Municipality.skaraborg.map(\.shape.encoding)
  #expect(encodings.count { $0 == .windows1252 } == 1)
  #expect(encodings.count { $0 == .utf16 } == 1)
}
