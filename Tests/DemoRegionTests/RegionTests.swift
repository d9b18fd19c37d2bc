import ActivityResponsibility
import Testing

@testable import DemoRegion

@Test func `the same seed gives the same bytes`() {
  let again = MadeUpRegion(seed: 1).files
  let files = region.files
  #expect(files.map(\.path) == again.map(\.path))
  #expect(zip(files, again).allSatisfy { $0.bytes == $1.bytes })
}

@Test func `another seed gives other files in the same places`() {
  let other = MadeUpRegion(seed: 2, youths: 300)
  let one = MadeUpRegion(seed: 1, youths: 300)
  let differing = zip(one.nights, other.nights).filter { left, right in
    left.deliveries.first?.bytes != right.deliveries.first?.bytes
  }
  #expect(differing.count == one.nights.count)
}

@Test func `the files that seed 1 gives do not change unnoticed`() {
  // FNV-1a over every delivery's path and bytes: whoever changes the region on purpose changes this number with it.
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for delivery in region.nights.flatMap(\.deliveries) {
    for byte in Array(delivery.path.utf8) + delivery.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
  #expect(hash == 15_441_792_166_038_331_624)
}

@Test func `nights are working days in order, each with something that arrives`() {
  let days = region.nights.map(\.day)
  #expect(days == days.sorted() && Set(days).count == days.count)
  #expect(days.first?.description == "2024-08-20" && days.last?.description == "2026-10-01")
  for night in region.nights {
    #expect(WorkingDays.isWorkingDay(night.day), "\(night.day)")
    #expect(!night.deliveries.isEmpty, "\(night.day)")
    #expect(night.deliveries.allSatisfy { $0.asOf == night.day })
  }
}

@Test func `all files together are smaller than twenty megabytes and have paths of their own`() {
  let files = region.files
  #expect(files.map(\.bytes.count).reduce(0, +) < 20_000_000)
  #expect(Set(files.map(\.path)).count == files.count)
  #expect(files.allSatisfy { !$0.path.hasPrefix("/") && !$0.path.contains("..") })
}

@Test func `the fifteen municipalities of Skaraborg are there, each with youths of its own`() {
  #expect(region.municipalities.count == 15)
  #expect(Set(region.municipalities.map(\.code.description)).count == 15)
  let first = region.nights[0].deliveries.compactMap { delivery -> Int? in
    if case .population(_, true) = delivery.kind { delivery.records.count - 1 } else { nil }
  }
  #expect(first.count == 15)
  #expect(first.allSatisfy { (50...260).contains($0) }, "\(first)")
}

@Test(arguments: [0, 15, 40, 200, 100_000])
func `a region of any size can be made`(youths: Int) {
  let region = MadeUpRegion(seed: 5, youths: youths)
  #expect(region.nights.count == Schedule.nights.count)
  #expect(region.nights[0].deliveries.count >= 15)
}

@Test(arguments: [15, 60, 300, 400])
func `a region of few youths sends no file that has nothing but headings`(youths: Int) {
  for delivery in MadeUpRegion(seed: 1, youths: youths).nights.flatMap(\.deliveries) {
    let lines = delivery.bytes.split(separator: 0x0A).filter { $0.contains { $0 > 0x20 } }
    #expect(lines.count > 1, "\(delivery.path)")
  }
}

@Test func `population comes before rolls, and rolls before notices`() {
  for night in region.nights {
    let order = night.deliveries.map { delivery in
      switch delivery.kind {
      case .population: 0
      case .roll: 1
      case .notices: 2
      }
    }
    #expect(order == order.sorted(), "\(night.day)")
  }
}

@Test func `the list of deliveries names every file in order, with what an import needs`() throws {
  let list = try #require(region.files.first { $0.path == "deliveries.csv" })
  let rows = records(list.bytes, FileShape(.utf8, hasCarriageReturns: false))
  #expect(rows[0] == ["path", "kind", "municipality", "source", "scope", "asOf", "complete"])
  #expect(rows.dropFirst().map { $0[0] } == region.nights.flatMap(\.deliveries).map(\.path))
  for row in rows.dropFirst() {
    #expect(Day(row[5]) != nil)
    switch row[1] {
    case "population": #expect(MunicipalityCode(row[2]) != nil && ["true", "false"].contains(row[6]))
    case "roll": #expect(!row[3].isEmpty && RollScope(row[4]) != nil && ["true", "false"].contains(row[6]))
    case "notices": #expect(row[2].isEmpty && row[3].isEmpty && row[4].isEmpty && row[6].isEmpty)
    default: Issue.record("unknown kind in the list of deliveries")
    }
  }
}

@Test func `the description tells of every story with a command to follow it by`() throws {
  let file = try #require(region.files.first { $0.path == "README.md" })
  let text = String(decoding: file.bytes, as: UTF8.self)
  for element in StoryElement.allCases { #expect(text.contains(element.text.swedish), "\(element)") }
  for number in persons(.slip) { #expect(text.contains("fullfolj explain \(number.written) --date 2025-03-03")) }
  for school in region.schools { #expect(text.contains(school.name)) }
}
