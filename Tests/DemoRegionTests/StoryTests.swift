import ActivityResponsibility
import Testing

@testable import DemoRegion

@Test(arguments: StoryElement.allCases)
func `every story is told`(element: StoryElement) {
  #expect(region.stories.contains { $0.element == element })
}

@Test func `every story falls on a night`() {
  let days = Set(region.nights.map(\.day))
  for story in region.stories { #expect(days.contains(story.day), "\(story.element) \(story.day)") }
}

@Test func `the three of the slip are missing once, and in the rolls before and after`() {
  let numbers = persons(.slip)
  #expect(numbers.count == 3)
  for number in numbers {
    let rows = ["2025-02-03", "2025-03-03", "2025-04-01"].map {
      roll("skola-31279295", $0)?.records.rows(of: number).count
    }
    #expect(rows == [1, 0, 1])
  }
}

@Test func `the truncated roll loses so many that the guard must hold it, and the next is whole`() throws {
  let sizes = try ["2025-10-01", "2025-11-03", "2025-12-01"].map {
    try #require(roll("skola-48120377", $0)).records.count - 1
  }
  #expect(sizes[1] * 2 <= sizes[0] + 4)
  #expect(sizes[0] - sizes[1] > 20)
  #expect(sizes[2] > sizes[0] * 9 / 10)
}

@Test func `no other roll loses a fifth of its open rows and more than ten`() {
  var before: [String: Set<String>] = [:]
  var held: [String] = []
  for delivery in region.nights.flatMap(\.deliveries) {
    guard case .roll(let source, _, true) = delivery.kind else { continue }
    let shape = School.sources.first { $0.source.name == source }?.source
    let records = delivery.records
    guard let person = shape?.headings.first(where: { $0.column == .person })?.text else { continue }
    let days = shape?.headings.first { $0.column == .lastDay }.map { records.column($0.text) }
    let now = records.column(person)
    let today = delivery.asOf.description.filter { $0 != "-" }
    let open = now.enumerated().filter { index, _ in
      let last = (days?[index] ?? "").filter { $0 != "-" }
      return last.isEmpty || last > today
    }
    let gone = (before[source] ?? []).subtracting(now)
    if gone.count > 10 && gone.count * 5 > before[source]?.count ?? 0 { held.append(delivery.path) }
    before[source] = Set(open.map(\.element))
  }
  // The school without days loses its leavers by notices before the roll, so it may look emptied here.
  #expect(held.filter { !$0.contains("26884510") } == ["inbox/skola-48120377/2025-11-03.csv"])
}

@Test func `the late school's roll comes only after the autumn day`() {
  let days = region.nights.flatMap(\.deliveries).filter { $0.sourceName == "skola-72391846" }.map(\.asOf.description)
  #expect(!days.contains("2025-08-20") && !days.contains("2025-09-01") && days.contains("2025-09-22"))
  for number in persons(.lateSchool) {
    #expect(roll("skola-72391846", "2025-09-22")?.records.rows(of: number).count == 1)
    #expect(roll("skola-72391846", "2025-06-16")?.records.rows(of: number).count == 0)
  }
}

@Test func `a temporary number stands in the roll until the real one comes`() throws {
  let autumn = try #require(roll("skola-90417753", "2024-09-02")).records.column("Personnummer")
  #expect(autumn.count { $0.hasSuffix("TF12") } == 1)
  let later = try #require(roll("skola-90417753", "2026-02-02")).records
  #expect(later.column("Personnummer").allSatisfy { !$0.contains("TF") })
  for number in persons(.temporaryNumber) { #expect(later.rows(of: number).count == 1) }
}

@Test func `one row is there twice, and two rows contradict each other`() throws {
  let twice = try #require(roll("skola-65009114", "2024-10-01")).records
  let doubled = try #require(persons(.duplicateRow).first)
  let repeated = twice.rows(of: doubled)
  #expect(repeated.count == 2 && repeated[0] == repeated[1])
  #expect(Set(twice).count == twice.count - 1)
  let opposed = try #require(roll("skola-65009114", "2024-11-01")).records
  let contradicted = try #require(persons(.contradictingRows).first)
  let rows = opposed.rows(of: contradicted)
  #expect(rows.count == 2 && rows[0] != rows[1])
}

@Test func `a day that does not exist and a last day before the first are each in one row`() throws {
  let impossible = try #require(roll("skola-55730268", "2024-12-02")).records
  #expect(impossible.column("T.o.m.").filter { !$0.isEmpty && Day($0) == nil } == ["2025-06-31"])
  let reversed = try #require(roll("huvudman-9900020026", "2025-02-03")).records
  let number = try #require(persons(.lastDayBeforeFirst).first)
  let row = try #require(reversed.rows(of: number).first)
  #expect(row.contains("2021-06-11"))
}

@Test func `a declined place is shown before the term and gone when it begins`() {
  for number in persons(.declinedPlace) {
    #expect(roll("skola-31279295", "2025-08-04")?.records.rows(of: number).count == 1)
    #expect(roll("skola-31279295", "2025-08-20")?.records.rows(of: number).count == 0)
  }
}

@Test func `a change of programme comes in a delta of its own`() throws {
  let number = try #require(persons(.programmeChanged).first)
  let delta = try #require(roll("skola-31279295", "2024-10-15"))
  #expect(delta.kind == .roll(source: "skola-31279295", .unit(region.schools[0].code), isComplete: false))
  let full = try #require(roll("skola-31279295", "2024-10-01")).records
  #expect(delta.records.rows(of: number).count == 1 && delta.records.count < 10)
  #expect(full.rows(of: number) != delta.records.rows(of: number))
}
