import ActivityResponsibility
import Testing

@testable import DemoRegion

/// The spellings that schools' systems usually give their columns.
private let usual: [RollColumn: [String]] = [
  .person: ["Personnummer", "Personnr", "Pnr"], .familyName: ["Efternamn"], .givenName: ["Förnamn"],
  .schoolForm: ["Skolform"], .programme: ["Studievägskod", "Studieväg", "Programkod", "Program"],
  .schoolUnit: ["Skolenhetskod", "Skolenhet"], .firstDay: ["Startdatum", "Fr.o.m.", "Inskrivningsdatum"],
  .lastDay: ["Slutdatum", "T.o.m.", "Utskrivningsdatum"], .leavingReason: ["Avbrottsorsak", "Avgångsorsak"],
  .certificate: ["Betygsdokument"], .certificateDay: ["Betygsdatum"], .protection: ["Sekretess", "Sekretessmarkering"],
  .schoolClass: ["Klass"], .grade: ["Årskurs"], .schoolName: ["Skola"],
]

@Test func `every heading of every school is spelt in a usual way`() {
  for (source, _) in School.sources {
    for heading in source.headings {
      #expect(usual[heading.column]?.contains(heading.text) ?? false, "\(source.name): \(heading.text)")
    }
    let columns = source.headings.map(\.column)
    #expect(Set(columns).count == columns.count, "\(source.name)")
    #expect(columns.contains(.person) && columns.contains(.schoolUnit), "\(source.name)")
  }
}

@Test func `no two sources write their rolls alike`() {
  let sources = School.sources.map(\.source)
  let looks = sources.map { "\($0.shape) \($0.headings.map(\.text))" }
  #expect(Set(looks).count == sources.count)
  #expect(Set(sources.map(\.shape.encoding)) == Set(FileEncoding.allCases))
  #expect(Set(sources.map(\.shape.separator)) == [";", ",", "\t"])
}

@Test func `there are a dozen schools with codes and names of their own`() {
  #expect(region.schools.count == 13)
  #expect(Set(region.schools.map(\.code)).count == 13)
  #expect(Set(region.schools.map(\.name)).count == 13)
  #expect(region.schools.contains { $0.forms == [.adaptedGymnasium] })
  #expect(region.schools.contains { $0.forms == [.folkHighSchool] })
}

@Test func `an organiser's number passes its check digit`() {
  for school in region.schools {
    let nine = Int(school.organiser.number / 10)
    #expect(TestNumber.checkDigit(of: nine) == Int(school.organiser.number % 10), "\(school.name)")
  }
}

@Test func `one roll speaks for both schools of an organiser`() {
  let shared = School.sources.filter { $0.schools.count == 2 }
  #expect(shared.count == 1)
  #expect(shared.first?.source.scope.description == "organiser:9900020026")
  let units = roll("huvudman-9900020026", "2025-10-01")?.records.column("Skolenhetskod") ?? []
  #expect(Set(units) == ["83651907", "37042681"])
}

@Test func `every roll has the headings of its school and as many fields in every row`() {
  for delivery in region.nights.flatMap(\.deliveries) {
    guard let source = School.sources.first(where: { $0.source.name == delivery.sourceName })?.source else { continue }
    let records = delivery.records
    #expect(records[0] == source.headings.map(\.text), "\(delivery.path)")
    #expect(records.allSatisfy { $0.count == source.headings.count }, "\(delivery.path)")
  }
}
