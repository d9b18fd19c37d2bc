import ActivityResponsibility
import Testing

@testable import DemoRegion

private func notices() -> [[String]] {
  region.nights.flatMap(\.deliveries).filter { $0.kind == .notices }.flatMap { $0.records.dropFirst() }
}

private func population(_ code: String, _ day: Day) -> [[String]] {
  region.nights.flatMap(\.deliveries).first { $0.path.contains("folkbokforing-\(code)/\(day)") }?.records ?? []
}

@Test func `notices use every word there is, and only those`() {
  #expect(Set(notices().map { $0[1] }) == Set(NoticeEvent.allCases.map(\.word)))
}

@Test func `one notice is about a person whom no population file has`() throws {
  let number = try #require(persons(.noticeOfUnknownPerson).first)
  #expect(notices().count { $0[0] == number.written } == 1)
  for delivery in region.nights.flatMap(\.deliveries) {
    guard case .population = delivery.kind else { continue }
    #expect(delivery.records.rows(of: number).isEmpty, "\(delivery.path)")
  }
}

@Test func `one notice of leaving is contradicted by the rolls after it`() throws {
  let number = try #require(persons(.noticeContradicted).first)
  #expect(notices().count { $0[0] == number.written && $0[1] == "slutat" && $0[2] == "2025-02-14" } == 1)
  let rows = try ["2025-03-03", "2025-04-01", "2025-05-02"].map { day -> [String] in
    try #require(roll("skola-48120377", day)?.records.rows(of: number).first)
  }
  #expect(!rows[0].contains("20250214") && !rows[1].contains("20250214") && rows[2].contains("20250214"))
}

@Test func `a pupil who never appeared is told of and gone from the roll`() {
  for number in persons(.neverShown) {
    #expect(notices().count { $0[0] == number.written && $0[1] == "ej infunnit sig" } == 1)
    #expect(roll("skola-31279295", "2024-08-20")?.records.rows(of: number).count == 1)
    #expect(roll("skola-31279295", "2024-09-02")?.records.rows(of: number).count == 0)
  }
}

@Test func `a school that only sends notices is in no roll, and tells of starts and ends`() {
  let mine = notices().filter { $0[3] == "58316492" }
  #expect(Set(mine.map { $0[1] }).isSuperset(of: ["börjat", "slutat", "avslutat med examen"]))
  for delivery in region.nights.flatMap(\.deliveries) where delivery.sourceName != nil {
    #expect(!delivery.records.contains { $0.contains("58316492") }, "\(delivery.path)")
  }
}

@Test func `no notice comes before the day it is about`() {
  for notice in notices() { #expect(notice[2] <= notice[5]) }
}

@Test func `a protected person has no name in the population file`() throws {
  for story in region.stories where story.element == .protected {
    let code = try #require(story.municipality).description
    let night = try #require(region.nights.last { $0.day <= story.day && $0.deliveries.count > 15 })
    let later = try #require(region.nights.first { $0.day >= story.day && $0.deliveries.count > 15 })
    for day in [night.day, later.day] where day >= story.day {
      for number in story.persons {
        for row in population(code, day).rows(of: number) {
          #expect(row[1...5].allSatisfy { $0.isEmpty })
          #expect(["J", "S"].contains(row[11]))
        }
      }
    }
  }
}

@Test func `a protected pupil is missing from rolls though still studying`() throws {
  let story = try #require(region.stories.first { $0.element == .protectedOffRolls })
  let number = try #require(story.persons.first)
  let rolls = region.nights.filter { $0.day >= story.day }.flatMap(\.deliveries).filter { $0.sourceName != nil }
  #expect(rolls.allSatisfy { $0.records.rows(of: number).isEmpty })
}

@Test func `a record with only number and mark comes between the complete files`() throws {
  let number = try #require(persons(.markOnly).first)
  let delta = try #require(
    region.nights.flatMap(\.deliveries).first { $0.path == "inbox/folkbokforing-1496/2024-09-16.csv" })
  #expect(delta.kind == .population(region.municipalities[0].code, isComplete: false))
  let row = try #require(delta.records.rows(of: number).first)
  #expect(row.filter { !$0.isEmpty } == [number.written, "J"])
}

@Test func `someone who moves is in the new municipality's file and no longer in the old one's`() throws {
  let story = try #require(region.stories.first { $0.element == .movedWithinRegion })
  let number = try #require(story.persons.first)
  let night = try #require(region.nights.first { $0.day >= story.day && $0.deliveries.count > 15 })
  let homes = region.municipalities.map(\.code.description).filter { code in
    !population(code, night.day).rows(of: number).isEmpty
  }
  let before = region.municipalities.map(\.code.description).filter { code in
    !population(code, region.nights[0].day).rows(of: number).isEmpty
  }
  #expect(homes.count == 1 && homes != before)
}

@Test func `someone first registered late has the day in the file`() throws {
  for story in region.stories where story.element == .lateArrival {
    let code = try #require(story.municipality).description
    let night = try #require(region.nights.first { $0.day >= story.day && $0.deliveries.count > 15 })
    let number = try #require(story.persons.first)
    let row = try #require(population(code, night.day).rows(of: number).first)
    #expect(!row[8].isEmpty && row[7] == row[8])
  }
}

@Test func `certificates come with the day they were given, as letters or as words`() throws {
  let letters = try #require(roll("skola-31279295", "2025-06-16")).records
  let given = zip(letters.column("Betygsdokument"), letters.column("Betygsdatum")).filter { !$0.0.isEmpty }
  #expect(Set(given.map(\.0)).isSuperset(of: ["E", "L", "Z", "G"]))
  #expect(given.allSatisfy { Day($0.1) != nil })
  let words = try #require(roll("skola-65009114", "2025-06-16")).records.column("Betygsdokument")
  #expect(Set(words).isSuperset(of: ["Gymnasieexamen", "Studiebevis", "Gymnasieintyg"]))
}
