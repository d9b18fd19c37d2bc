import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private func read(_ parts: String...) throws -> EdlevoOutcome<SourcePerson> {
  try readEdlevoPersons(Array(Edlevo.persons(parts).utf8)).outcome
}

private func error(_ text: String) -> ExplainedError? {
  do {
    _ = try readEdlevoPersons(Array(text.utf8))
    return nil
  } catch {
    return error as? ExplainedError
  }
}

private func person(_ digits: String, status: String? = nil, merged: String = "") -> String {
  Edlevo.personElement(
    Edlevo.sourced(Edlevo.guid(digits)) + Edlevo.userID(Edlevo.woman), status: status, merged: merged)
}

@Test func `persons are known, taken away, or found to be another`() throws {
  let outcome = try read(
    person("1"), person("2", status: "1"), person("3", status: "2"), person("4", status: "3"),
    person("5", status: "4", merged: Edlevo.merged(Edlevo.guid("1"))))
  let number = try identity(Edlevo.woman)
  #expect(
    outcome.rows == [
      SourcePerson(row: 1, id: try external("1"), number: number, event: .known),
      SourcePerson(row: 2, id: try external("2"), number: number, event: .known),
      SourcePerson(row: 3, id: try external("3"), number: number, event: .known),
      SourcePerson(row: 4, id: try external("4"), number: number, event: .deleted),
      SourcePerson(row: 5, id: try external("5"), number: number, event: .merged(into: try external("1"))),
    ])
  #expect(outcome.findings.isEmpty)
  #expect(outcome.persons.isEmpty)
}

@Test func `a person may have the user's GUID alone, and a guardian's number is not the person's`() throws {
  let contact =
    "<contactpersons><contactperson type=\"Guardian\">\(Edlevo.userID(Edlevo.man))</contactperson></contactpersons>"
  let outcome = try read(
    Edlevo.personElement(
      Edlevo.userID(Edlevo.guid("1"), type: "GUID") + Edlevo.userID(Edlevo.woman), extension: contact),
    Edlevo.personElement(Edlevo.userID(Edlevo.guid("2"), type: "GUID"), extension: contact))
  #expect(outcome.rows.map(\.id) == [try external("1"), try external("2")])
  #expect(outcome.rows.map(\.number) == [try identity(Edlevo.woman), nil])
}

@Test func `a merge that does not say with whom is known and told of`() throws {
  for merged in ["", Edlevo.merged("4711"), Edlevo.merged(Edlevo.woman, type: "PID")] {
    let outcome = try read(person("1", status: "4", merged: merged))
    #expect(outcome.rows.map(\.event) == [.known])
    #expect(outcome.kinds == [.externalIDMalformed])
    #expect(outcome.findings.first?.column == "mergeduser")
  }
}

@Test func `a person without a UUID is told of with row, element and number`() throws {
  let outcome = try read(person("1"), Edlevo.personElement(Edlevo.sourced("x1") + Edlevo.userID(Edlevo.woman)))
  #expect(outcome.rows.count == 1)
  #expect(outcome.findings.map(\.description) == ["row 2, id: external-id-malformed"])
  #expect(outcome.findings.first?.number != nil)
}

@Test func `what contradicts itself or has another status is refused`() {
  let merged = person("1", status: "2", merged: Edlevo.merged(Edlevo.guid("2")))
  #expect(error(Edlevo.persons([merged]))?.code == .fileMalformed)
  #expect(error(Edlevo.persons([person("1", status: "5")]))?.code == .fileMalformed)
}

@Test func `only what tells of persons is read, in the version that is known`() throws {
  for type in ["PersonSearch", "ExtraAttribute", "BusCardInfo"] {
    #expect(error(Edlevo.persons([], type: type))?.code == .fileFormatUnknown)
  }
  #expect(error(Edlevo.persons([], version: "v5"))?.fix.english == "export it in version 6")
  let format = try readEdlevoPersons(Array(Edlevo.persons([], type: "PersonInfo").utf8)).format
  #expect(format.file == .edlevoPerson)
  #expect(format.detail?.english == "version 6, snapshot, made 2026-10-01 06:00")
}

@Test func `persons are no roll, and a roll is not persons`() {
  #expect(edlevoError(Edlevo.persons([person("1")]))?.code == .fileFormatUnknown)
  #expect(error(Edlevo.admission([Edlevo.student()]))?.code == .fileFormatUnknown)
}
