import Foundation
import Testing

@testable import FileBuilding

// What the tests hand to the readers should be what Edlevo could have written: it is held against Tieto's own schemas.
// They are not part of the project, so the test needs to be told where they are.

private enum Schemas {
  /// The folder of the XSDs: as the environment says, else beside the project.
  static let folder: String = {
    if let told = ProcessInfo.processInfo.environment["FULLFOLJ_EDLEVO_XSD"] { return told }
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return root + "/../shared/domain/data/edlevo-xsd"
  }()

  static let checker: String? = ["/usr/bin/xmllint", "/usr/local/bin/xmllint"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static let areThere = checker != nil && FileManager.default.fileExists(atPath: path("admission-v4"))

  static func path(_ name: String) -> String { "\(folder)/tieto-edu-\(name).xsd" }

  /// What the checker says against the file; `nil` where it says nothing.
  static func complaint(about text: String, schema: String) throws -> String? {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("edlevo-\(UUID().uuidString).xml")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: checker ?? "")
    process.arguments = ["--noout", "--nonet", "--schema", path(schema), file.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
  }
}

private let instances: [(schema: String, text: String)] = [
  ("admission-v4", Edlevo.admission([])),
  (
    "admission-v4",
    Edlevo.admission([
      Edlevo.student(), Edlevo.student(Edlevo.man, unit: nil), Edlevo.student(Edlevo.man, program: nil),
      Edlevo.student("080304-TF10", unit: Edlevo.unit(schoolType: "GS"), graduated: "1", studyCertificate: "0"),
      Edlevo.student(program: Edlevo.program("IMS", end: "9999-12-31T00:00:00", reason: "Tilläggsbelopp")),
    ])
  ),
  (
    "organization-v12",
    Edlevo.organization([
      Edlevo.person("1"), Edlevo.person("2", Edlevo.man, privacy: "true", level: "2"), Edlevo.person("3", nil),
      Edlevo.personElement(
        Edlevo.sourced(Edlevo.guid("4"), type: "New") + Edlevo.sourced(Edlevo.guid("5"), type: "Old")
          + Edlevo.userID(Edlevo.guid("4"), type: "GUID")), Edlevo.group("c1"),
      Edlevo.membership(
        complete: "true", Edlevo.member("1", Edlevo.role(), Edlevo.role("Mentor", placements: [])),
        Edlevo.member(
          "2",
          Edlevo.role(
            begin: "2024-08-19", end: "2027-06-11",
            placements: [Edlevo.placement(), Edlevo.placement(nil, official: nil, local: nil)]))),
    ])
  ),
  (
    "organization-v12",
    Edlevo.organization(
      [
        Edlevo.person("1", status: "3"), Edlevo.group("c1", status: "3"),
        Edlevo.membership(Edlevo.member("1", Edlevo.role(status: "3"))),
      ], type: "DeltaOrganization")
  ),
  (
    "person-v6",
    Edlevo.persons([
      Edlevo.person("1"), Edlevo.person("2", Edlevo.man, status: "3", privacy: "false"),
      Edlevo.personElement(
        Edlevo.sourced(Edlevo.guid("3")) + Edlevo.userID(Edlevo.woman), status: "4",
        merged: Edlevo.merged(Edlevo.guid("1"))),
      Edlevo.personElement(Edlevo.userID(Edlevo.guid("4"), type: "GUID") + Edlevo.userID(Edlevo.woman)),
    ])
  ),
]

@Test(
  .enabled(
    if: Schemas.areThere,
    "needs xmllint (libxml2-utils) and the folder of Edlevo's XSDs in FULLFOLJ_EDLEVO_XSD or beside the project"),
  arguments: instances)
func `what the tests call Edlevo's files holds to the schemas`(schema: String, text: String) throws {
  let complaint = try Schemas.complaint(about: text, schema: schema)
  #expect(complaint == nil)
  // And the checker does look.
  #expect(try Schemas.complaint(about: text.replacing("properties>", with: "property>"), schema: schema) != nil)
}
