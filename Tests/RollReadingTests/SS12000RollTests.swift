import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

@Test func `each enrolment of each person is a row`() throws {
  let outcome = try readPersons(personsPage)
  #expect(outcome.rows.map(\.row) == [1, 2, 2, 3, 4])
  #expect(outcome.rows.map(\.programme.description) == ["NANAT", "IMS", "EE", "BF25", "TE"])
  #expect(outcome.rows.map(\.unit.number) == [31_279_295, 31_279_295, 10_000_001, 31_279_295, 31_279_295])
  #expect(
    outcome.rows.map(\.firstDay)
      == [
        try day("2023-08-14"), try day("2024-08-14"), try day("2025-01-16"), try day("2026-08-17"),
        try day("2024-08-14"),
      ])
  #expect(outcome.rows.map(\.lastDay) == [try day("2026-06-12"), try day("2025-01-15"), nil, nil, nil])
  #expect(outcome.rows.map(\.hasLeavingReason) == [false, true, false, false, false])
  #expect(outcome.rows.map(\.mark) == [.none, .none, .none, .none, .skyddadFolkbokforing])
  #expect(outcome.rows.allSatisfy { $0.form == .gymnasium && $0.certificate == nil })
  #expect(outcome.rows[0].number == (try identity(TestNumber.make("2007-01-01"))))
  #expect(outcome.kinds == [.unitUnresolved, .numberTemporary])
  #expect(outcome.columns == ["enroledAt.id", "civicNo.value"])
  #expect(outcome.findings.map(\.row) == [3, 5])
}

@Test func `every person with a number of the source's own is told of, with or without an identity number`() throws {
  let outcome = try readPersons(personsPage)
  #expect(outcome.persons.map(\.row) == [1, 2, 3, 4, 5])
  #expect(outcome.persons.map(\.id.low) == (1...5).map { 0x8000_0000_0000_0000 + $0 })
  #expect(outcome.persons.map { $0.number != nil } == [true, true, true, true, false])
  #expect(outcome.persons.allSatisfy { $0.event == .known })
  let without = try readPersons(page(person(), person(id: "\"17\"", enrolment())))
  #expect(without.persons.count == 1)
  #expect(without.rows.map(\.row) == [2])
}

@Test func `a row is the same as that of a table that says the same`() throws {
  let table = try readRollRow(last: "2025-01-15", reason: "Avbrott", mark: "Sekretessmarkering").rows
  let exchange = try readPersons(
    page(person(mark: "\"Sekretessmarkering\"", enrolment(last: "\"2025-01-15\"", cancelled: "true")))
  ).rows
  #expect(table.map(\.digest) == exchange.map(\.digest))
}

@Test func `a page, a bare list and a person alone are read alike`() throws {
  let one = person(enrolment())
  let whole = try readPersons(page(one))
  #expect(whole.rows.count == 1)
  for text in [
    "[\(one)]", one, "{\"pageToken\":null,\"data\":[\(one)]}", "{\"data\":[\(one)]}",
    "\u{FEFF} {\"data\" : [ \(one) ] } \n",
    "{\"data\":[\(one)],\"pageToken\":\"\"}", "{\"meta\":{\"data\":[1],\"id\":[]},\"data\":[\(one)]}",
  ] {
    #expect(try readPersons(text) == whole, "\(text)")
  }
}

@Test func `a page that has another after it is refused`() {
  for token in ["\"abc\"", "5", "true", "{}", "[\"a\"]"] {
    let error = personsError(page(person(enrolment()), token: token))
    #expect(error?.code == .fileMalformed)
    #expect(error?.what.english.contains("more") == true)
  }
  #expect(personsError("{\"pageToken\":\"x\",\"data\":[\(person(enrolment()))]}")?.code == .fileMalformed)
  #expect(personsError("{\"data\":[\(person(enrolment()))],\"nextPageToken\":\"x\"}")?.code == .fileMalformed)
}

@Test func `what is not made as a list of persons is refused`() {
  let one = person(enrolment())
  for text in [
    "[\(one),1]", "[\(one),[]]", "{\"data\":[\(one),null]}", "{\"id\":\"x\",\"data\":[\(one)]}",
    "{\"data\":[\(one)],\"civicNo\":{\"value\":\"1\"}}", "{\"givenName\":\"a\",\"data\":{}}",
    "{\"givenName\":\"a\",\"data\":5}",
    "{\"data\":[\(one)],\"Data\":[]}".replacing("Data", with: "DATA"), "{\"givenName\":\"a\",\"enrolments\":{}}",
    "{\"givenName\":\"a\",\"enrolments\":[1]}", "{\"givenName\":\"a\",\"enrolments\":\"x\"}", one + one, "[\(one)]]",
  ] {
    let code = personsError(text)?.code
    #expect(code == .fileMalformed || code == .fileColumnTwice, "\(text)")
  }
}

@Test func `a list of nobody, and one without any enrolment, have no rows`() throws {
  #expect(personsError("{\"data\":[]}", request: .ss12000)?.code == .fileHasNoRows)
  #expect(personsError("[]", request: .ss12000)?.code == .fileHasNoRows)
  for text in [
    page(person()), page(person(), person()), "{\"id\":\"x\",\"givenName\":\"Åsa\",\"enrolments\":null}",
    "[{\"givenName\":\"Åsa\"}]",
  ] {
    #expect(personsError(text)?.code == .fileHasNoRows, "\(text)")
  }
  #expect(try readPersons(page(person(), person(enrolment()))).rows.map(\.row) == [2])
}

@Test func `a key under two spellings is refused, and either alone is read`() throws {
  let at = "{\"id\":\"\(schoolID)\"}"
  #expect(try readPersons(page(person(enrolment(at: "", more: "\"enrolledAt\":\(at)")))).rows.count == 1)
  #expect(try readPersons(page(person(enrolment(at: "", more: "\"enroled_at\":\(at)")))).rows.count == 1)
  #expect(personsError(page(person(enrolment(more: "\"enrolledAt\":\(at)"))))?.code == .fileColumnTwice)
  let left = enrolment(last: "\"2025-01-15\"", more: "\"canceled\":true")
  #expect(try readPersons(page(person(left))).rows.map(\.hasLeavingReason) == [true])
  #expect(
    personsError(page(person(enrolment(last: "\"2025-01-15\"", more: "\"EndDate\":null"))))?.code == .fileColumnTwice)
}

@Test func `what a person holds beside the enrolments is not mistaken for them`() throws {
  let inner = person(number: "\"x\"", enrolment(form: "\"?\""))
  let outcome = try readPersons(
    page(
      person(
        more: "\"_embedded\":{\"placements\":[{\"child\":\(inner),\"enrolments\":[\(enrolment())]}]},"
          + "\"responsibles\":[{\"person\":\(inner)}],\"externalIdentifiers\":[{\"value\":\"1\",\"id\":\"2\"}]",
        enrolment(
          more: "\"programme\":{\"id\":\"x\",\"startDate\":\"2020-01-01\"},\"meta\":[{\"endDate\":\"2020-01-01\"}]"))))
  #expect(outcome.rows.count == 1)
  #expect(outcome.findings.isEmpty)
  #expect(outcome.rows.first?.firstDay == (try day("2024-08-19")))
  #expect(outcome.rows.first?.lastDay == nil)
}

@Test func `whoever the source has given a number for is not missing when the number is blanked`() throws {
  let id = try #require(ExternalID("00000000-0000-4000-8000-000000000001".utf8))
  let number = try identity(TestNumber.make("2008-03-04"))
  for blank in ["", "null", "\"20080304TF10\"", "\"x\""] {
    let outcome = try readPersons(
      Array(page(person(number: blank, enrolment()), person(id: "null", number: blank, enrolment())).utf8),
      known: [id: number])
    #expect(outcome.rows.isEmpty)
    #expect(outcome.findings.map(\.number) == [number, nil])
    #expect(outcome.persons.map(\.number) == [nil])
  }
}

@Test func `one person alone is no complete roll, and a list does not say`() throws {
  let context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"))
  let one = person(enrolment())
  for (text, isDelta) in [(one, true), ("[\(one)]", nil), (page(one), nil)] as [(String, Bool?)] {
    let reader = try Array(text.utf8).withUnsafeBytes {
      try RollReader(head: $0, isWholeFile: true, request: .auto, context: context)
    }
    #expect(reader.isDelta == isDelta)
  }
}
