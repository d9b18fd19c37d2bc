import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let units = page(
  "{\"id\":\"\(otherSchoolID)\",\"displayName\":\"Kommunen\",\"organisationType\":\"Huvudman\",\"organisationNumber\":\"212000-0142\","
    + "\"municipalityCode\":\"0180\"}",
  "{\"id\":\"\(schoolID)\",\"displayName\":\"Åsö\\ngymnasium\",\"organisationType\":\"Skolenhet\",\"schoolUnitCode\":\"31279295\","
    + "\"municipalityCode\":\"0180\",\"schoolTypes\":[\"GY\"],\"parentOrganisation\":{\"id\":\"\(otherSchoolID)\"}}",
  "{\"organisationType\":\"Skolenhet\",\"displayName\":\"Utan kod\",\"id\":\"\(unknownSchoolID)\"}",
  "{\"organisationType\":\"Skola\",\"schoolUnitCode\":\"10000001\",\"id\":\"\(unknownSchoolID)\"}",
  "{\"municipalityCode\":180,\"schoolUnitCode\":10000001,\"id\":\"\(otherSchoolID)\",\"organisationType\":\"SKOLENHET\"}"
)

@Test func `school units are read out of the organisations, and the rest is passed over`() throws {
  let outcome = try readUnits(units)
  #expect(outcome.findings.isEmpty)
  #expect(outcome.rows.map(\.row) == [2, 5])
  #expect(outcome.rows.map(\.unit.number) == [31_279_295, 10_000_001])
  #expect(outcome.rows.map(\.id.written) == [schoolID, otherSchoolID])
  #expect(outcome.rows.map(\.name) == ["Åsö gymnasium", nil])
  #expect(outcome.rows.map(\.municipality?.description) == ["0180", "0180"])
  for size in 1...40 { #expect(try readUnits(units, piece: size) == outcome) }
}

@Test func `a school unit without its kind is one where it has a code, as in Skolverket's own subset`() throws {
  let text = "[{\"id\":\"\(schoolID)\",\"schoolUnitCode\":\"31279295\",\"displayName\":\"Skolan\"}]"
  #expect(try readUnits(text).rows.map(\.unit.number) == [31_279_295])
  #expect(try readUnits(String(text.dropFirst().dropLast())).rows.map(\.row) == [1])
}

@Test(
  arguments: [
    ("\"schoolUnitCode\":\"3127929\",\"id\":\"ID\"", .unitMalformed, "schoolUnitCode"),
    ("\"schoolUnitCode\":{},\"id\":\"ID\"", .unitMalformed, "schoolUnitCode"),
    ("\"schoolUnitCode\":\"31279295\"", .unitUnresolved, "id"),
    ("\"schoolUnitCode\":\"31279295\",\"id\":\"x\"", .unitUnresolved, "id"),
    (
      "\"schoolUnitCode\":\"31279295\",\"id\":\"ID\",\"municipalityCode\":\"01800\"", .municipalityUnknown,
      "municipalityCode"
    ),
    ("\"schoolUnitCode\":\"31279295\",\"id\":\"ID\",\"municipalityCode\":0", .municipalityUnknown, "municipalityCode"),
    (
      "\"schoolUnitCode\":\"31279295\",\"id\":\"ID\",\"municipalityCode\":-180", .municipalityUnknown,
      "municipalityCode"
    ),
    ("\"schoolUnitCode\":\"31279295\",\"id\":\"ID\",\"displayName\":\"a\\u0007\"", .textUnprintable, "displayName"),
  ] as [(String, FindingKind, String)])
func `a school unit that cannot be used is kept aside`(fields: String, kind: FindingKind, column: String) throws {
  let outcome = try readUnits("[{\(fields.replacing("ID", with: schoolID))}]")
  #expect(outcome.rows.isEmpty)
  #expect(outcome.kinds == [kind])
  #expect(outcome.columns == [column])
  #expect(outcome.findings.first?.rawRow?.isEmpty == false)
}

@Test func `a page of organisations that is not the last is refused, and one of nothing too`() {
  #expect(throws: ExplainedError.self) {
    try readUnits(units.replacing("\"pageToken\":null", with: "\"pageToken\":\"x\""))
  }
  #expect(throws: ExplainedError.self) { try readUnits("{\"data\":[]}", request: .ss12000) }
}

// Deleted entities.

private let first = "00000000-0000-4000-8000-000000000005"
private let second = "00000000-0000-4000-8000-000000000006"

@Test(
  arguments: [
    "{\"data\":{\"persons\":[\"A\",\"B\"],\"activities\":[\"x\"]},\"pageToken\":null}",
    "{\"data\":{\"activitites\":[\"x\",\"y\"],\"groups\":[],\"persons\":[\"A\",\"B\"]}}",
    "{\"pageToken\":null,\"data\":{\"novelties\":[{\"persons\":[\"C\"]}],\"persons\":[\"A\",\"B\"],\"duties\":null}}",
    "{\"persons\":[\"A\",\"B\"],\"activities\":[],\"pageToken\":null}",
    "[{\"entityType\":\"Person\",\"id\":\"A\",\"deletedAt\":\"2026-10-01T08:00:00Z\"},{\"entityType\":\"Group\",\"id\":\"C\"},"
      + "{\"id\":\"B\",\"entityType\":\"persons\",\"meta\":{\"id\":\"C\"}},{\"entityType\":\"Novelty\",\"id\":\"C\"}]",
    "{\"data\":[{\"entityType\":\"person\",\"id\":\"A\"},{\"deletedAt\":\"x\",\"entityType\":\"PERSON\",\"id\":\"B\"}],\"pageToken\":null}",
  ])
func `deleted persons are read in every shape, and nothing else`(text: String) throws {
  let text = text.replacing("\"A\"", with: "\"\(first)\"").replacing("\"B\"", with: "\"\(second)\"")
    .replacing("\"C\"", with: "\"\(unknownSchoolID)\"")
  let outcome = try readDeleted(text)
  #expect(outcome.rows.map(\.id.written) == [first, second])
  #expect(outcome.rows.map(\.row) == [1, 2])
  #expect(outcome.rows.allSatisfy { $0.event == .deleted && $0.number == nil })
  #expect(outcome.findings.isEmpty)
  for size in 1...40 { #expect(try readDeleted(text, piece: size) == outcome) }
}

@Test func `that nothing was deleted is an ordinary answer`() throws {
  for text in [
    "{\"data\":{}}", "{\"data\":{\"persons\":[]}}", "{\"data\":{\"persons\":null,\"groups\":[\"x\"]}}",
    "{\"persons\":[]}",
  ] {
    let outcome = try readDeleted(text)
    #expect(outcome.rows.isEmpty && outcome.findings.isEmpty)
  }
}

@Test func `a deleted person whose number cannot be read is kept aside`() throws {
  let grouped = try readDeleted("{\"data\":{\"persons\":[\"x\",\"\(first)\",7,{\"id\":\"\(second)\"},null]}}")
  #expect(grouped.rows.map(\.row) == [2])
  #expect(grouped.findings.map(\.row) == [1, 3, 4, 5])
  #expect(Set(grouped.kinds) == [.externalIDMalformed])
  // One that does not say of what kind it is may be a person.
  let flat = try readDeleted(
    "[{\"deletedAt\":\"x\",\"id\":\"\(first)\"},{\"entityType\":\"Person\"},{\"entityType\":\"Group\"}]")
  #expect(flat.rows.map(\.row) == [1])
  #expect(flat.kinds == [.externalIDMalformed])
}

@Test(
  arguments: [
    "{\"data\":{\"persons\":[\"A\"]},\"pageToken\":\"x\"}", "{\"data\":{\"persons\":{}}}",
    "{\"data\":{\"persons\":\"A\"}}",
    "{\"data\":{\"persons\":[\"A\"]}", "{\"data\":{\"persons\":[\"A\"]}}}",
    "[{\"entityType\":\"Person\",\"id\":\"A\"},1]",
    "{\"data\":{\"persons\":[\"A\"],\"persons\":[]}}",
  ])
func `deleted entities that are not as they should be are refused`(text: String) {
  #expect {
    try readDeleted(text.replacing("A", with: first))
  } throws: { ($0 as? ExplainedError)?.code == .fileMalformed }
}
