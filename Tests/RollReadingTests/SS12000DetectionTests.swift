import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private func recognise(_ text: String) -> FileFormat {
  Array(text.utf8).withUnsafeBytes { FileFormat.recognise($0) }
}

@Test(
  arguments: [
    (personsPage, .ss12000Persons), ("[{\"id\":\"x\",\"familyName\":\"a\"", .ss12000Persons),
    ("{\"civicNo\":{", .ss12000Persons),
    ("[{\"id\":\"1\"},{\"meta\":{\"schoolUnitCode\":1}},{\"enrolments\":[]}]", .ss12000Persons),
    ("\u{FEFF}\n{\"pageToken\":null,\"data\":[{\"meta\":{\"persons\":1},\"EnrolMents\":[", .ss12000Persons),
    ("{\"data\":[{\"id\":\"x\",\"displayName\":\"y\",\"organisationType\":", .ss12000Organisations),
    ("[{\"schoolUnitCode\":\"1\"}]", .ss12000Organisations), ("{\"data\":{\"persons\":[", .ss12000DeletedEntities),
    ("{\"data\":{\"activitites\":[", .ss12000DeletedEntities), ("{\"data\":{}}", .ss12000DeletedEntities),
    ("{\"persons\":[", .ss12000DeletedEntities),
    ("[{\"id\":\"x\",\"entityType\":\"Person\"}]", .ss12000DeletedEntities),
    ("{\"data\":[{\"deletedAt\":", .ss12000DeletedEntities), ("{}", .json), ("[]", .json), ("[1]", .json),
    ("{\"data\":[]}", .json),
    ("{\"data\":5}", .json), ("{\"data\":{\"a\":1}}", .json), ("{\"code\":\"404\",\"message\":\"x\"}", .json),
    ("{\"givenNam", .json),
    ("[{\"_embedded\":{\"givenName\":1}}]", .json), ("{\"meta\":{\"data\":[{\"civicNo\":1}]}}", .json),
    ("[[{\"civicNo\":1}]]", .json),
    ("{\"data\":[{\"id\":1,,\"civicNo\":1}]}", .json),
  ] as [(String, FileFormat)])
func `what a JSON file is shows in its first keys`(text: String, format: FileFormat) {
  #expect(recognise(text) == format)
}

@Test func `an empty list is asked about, a broken file is told of and an unknown one refused`() {
  let empty = personsError("{\"data\":[],\"pageToken\":null}")
  #expect(empty?.code == .fileFormatUnknown)
  #expect(empty?.fix.english.contains("--format ss12000") == true)
  #expect(personsError("{\"data\":[]}", request: .ss12000)?.code == .fileHasNoRows)
  #expect(personsError("{\"data\":[]}", request: .navet)?.code == .fileFormatUnknown)
  let broken = personsError("{\"data\":[{\"id\":1,,")
  #expect(broken?.code == .fileMalformed)
  #expect(broken?.place == "line 1, column 18")
  #expect(personsError("{\"groups\":1,\"code\":2}")?.code == .fileFormatUnknown)
  #expect(personsError("{\"code\":404}", request: .ss12000)?.code == .fileFormatUnknown)
}

@Test func `each reader refuses the others' files by name, and a request must fit`() throws {
  let organisations = "[{\"schoolUnitCode\":\"31279295\",\"id\":\"\(schoolID)\"}]"
  #expect(personsError(organisations)?.what.english.contains("organisations") == true)
  #expect(personsError("{\"data\":{\"persons\":[]}}")?.what.english.contains("deleted entities") == true)
  #expect(throws: ExplainedError.self) { try readUnits(personsPage) }
  #expect(throws: ExplainedError.self) { try readDeleted(personsPage) }
  #expect(personsError(personsPage, request: .csv)?.code == .fileFormatUnknown)
  #expect(try readPersons(Array(personsPage.utf8), request: .ss12000).rows.count == 5)
  #expect(try readUnits(organisations, request: .ss12000).rows.count == 1)
}

@Test func `what is read of SS 12000 is summed up before it is used`() throws {
  let context = RollContext(scope: try #require(RollScope(organiserScope)), asOf: try day("2026-10-01"))
  let format = try Array(personsPage.utf8).withUnsafeBytes {
    try RollReader(head: $0, isWholeFile: true, request: .auto, context: context).format
  }
  #expect(
    format.summary(in: .english) == """
      SS 12000 persons in JSON
      read: civicNo → Personnummer, schoolType → Skolform, educationCode → Studievägskod, enroledAt → Skolenhetskod, \
      startDate → Startdatum, endDate → Slutdatum, cancelled → Avbrottsorsak, securityMarking → Sekretess
      not kept: familyName, givenName
      """)
}

@Test func `a UUID of version 5 is the digest with version and variant`() {
  // Skolverket's example: SHA-1 of sixteen zero bytes and "31279295" begins so.
  let digest: [UInt8] = [
    0xFB, 0x22, 0x44, 0x8B, 0xB7, 0x24, 0xCE, 0x53, 0x4A, 0x2C, 0xD8, 0xB3, 0x39, 0x20, 0x69, 0x01,
  ]
  #expect(ExternalID(version5Digest: digest + [1, 2, 3, 4])?.written == schoolID)
  #expect(
    ExternalID(version5Digest: Array(repeating: 0xFF, count: 20))?.written == "ffffffff-ffff-5fff-bfff-ffffffffffff")
  #expect(ExternalID(version5Digest: Array(repeating: 0, count: 20))?.written == "00000000-0000-5000-8000-000000000000")
  #expect(ExternalID(version5Digest: digest) == nil)
}
