import ActivityResponsibility
import Foundation
import Glibc
import PostgreSQL
import TestSupport
import Testing

@testable import ServiceBuilding

/// The built programs against a school system's service that is not as it should be.
@Suite(.serialized) struct PullTests {
  private func program(_ pull: PullScene) throws -> CommandLineProgram {
    var program = try CommandLineProgram(
      database: pull.scene.address.replacing("user=fullfolj_daemon", with: "user=\(EmbeddedCluster.ownerRole)"))
    program.environment["TMPDIR"] = program.folder.path
    return program
  }

  private func lists(in program: CommandLineProgram) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.hasPrefix("fullfolj-pull") }
  }

  private func told(_ pull: PullScene) throws -> [String] {
    try pull.scene.connect().query(
      Statement(daemonTest: "SELECT coalesce(failure, '-') || ' ' || failures FROM source_pulls")
    ).map { $0.text(0) }
  }

  @Test func `the daemon fetches, takes in in the same pass, and asks next time for what was taken away`() async throws
  {
    let pull = try await PullScene()
    let scene = pull.scene
    // A file that is handed in must have stood still; a list that was fetched is whole.
    try scene.configure(pull.source, stableSeconds: 3)
    let first = try scene.once("2030-01-07")
    #expect(first.exit == 0, "\(first.output)")
    let names = ["2030-01-07-01-organisations.json", "2030-01-07-02-persons.json"]
    #expect(scene.names("skolan/done").filter { $0.hasSuffix(".json") } == names)
    #expect(try scene.count("enrolments WHERE school_unit = 20000005 AND valid_until IS NULL") == 3)
    #expect(!pull.service.questions.contains { $0.path == "/deletedEntities" })
    #expect(pull.service.questions.count { $0.path == "/persons" && $0.query == "limit=2" } == 2)
    #expect(try told(pull) == ["- 0"])

    pull.takeLastPupilAway()
    let second = try scene.once("2030-01-08")
    #expect(scene.names("skolan/done").filter { $0.hasSuffix(".json") }.count == 5, "\(second.output)")
    let asked = try #require(pull.service.questions.last { $0.path == "/deletedEntities" })
    #expect(asked.query.wholeMatch(of: /after=20\d\d-\d\d-\d\dT\d\d%3A\d\d%3A\d\dZ&limit=2/) != nil, "\(asked.query)")
    let gone = PullScene.pupils[2].digits
    #expect(try scene.count("findings WHERE kind = 'person-deleted-in-source' AND number = \(gone)") == 1)
    #expect(
      try scene.count("enrolments WHERE number = \(gone) AND known_until = 'infinity' AND valid_until = '2030-01-08'")
        == 1)
    #expect(scene.names("skolan/.pulling").isEmpty)
    #expect(pull.whoSaidTheSecret.isEmpty)
    let reports = try scene.names("skolan/done").filter { $0.hasSuffix(".txt") }.map {
      try scene.text("skolan/done/" + $0)
    }
    #expect(reports.count == 5)
    for text in [first.output, second.output] + reports {
      for secret in [PullScene.secret] + PullScene.pupils.map(\.digits) { #expect(!text.contains(secret)) }
    }
    await pull.service.stop()
  }

  @Test func `a service that refuses is told, nothing is applied, and it is left in peace for a while`() async throws {
    let pull = try await PullScene(refusing: 403)
    let scene = pull.scene
    try scene.configure(pull.source)
    let pass = try scene.once("2030-01-07")
    #expect(pass.exit == 2)
    #expect(pass.output.contains("lists not fetched"))
    #expect(pass.output.contains("SRV-002"))
    #expect(try told(pull) == ["SRV-002 1"])
    #expect(try scene.count("deliveries") == 0)
    // Half a pull leaves nothing of it behind.
    #expect(scene.names("skolan/.pulling").isEmpty)
    #expect(scene.names("skolan").filter { $0.hasSuffix(".json") }.isEmpty)
    let asked = pull.service.questions.count
    #expect(try scene.once("2030-01-07").exit == 0)
    #expect(pull.service.questions.count == asked)
    #expect(try told(pull) == ["SRV-002 1"])

    let program = try program(pull)
    let run = try program.run(
      "source", "pull", "skolan", "--service", pull.settings, "--scope", PullScene.organiser)
    #expect(run.exit == 77)
    #expect(run.messages.contains("SRV-002"))
    #expect(run.messages.contains("403"))
    #expect(!(run.messages + pass.output).contains(PullScene.secret))
    #expect(try told(pull) == ["SRV-002 2"])
    #expect(try scene.count("deliveries") == 0)
    #expect(try lists(in: program).isEmpty)
    await pull.service.stop()
  }

  @Test func `a person fetches with the command, tries it out first, and can keep the files`() async throws {
    let pull = try await PullScene()
    let program = try program(pull)
    let command = ["source", "pull", "skolan", "--service", pull.settings, "--scope", PullScene.organiser]
    let kept = try program.run(command + ["--into", "."])
    #expect(kept.exit == 0, "\(kept.messages)")
    for name in ["organisations.json", "persons.json"] {
      #expect(FileManager.default.fileExists(atPath: "\(program.folder.path)/\(name)"), "\(kept.messages)")
    }
    #expect(try pull.scene.count("deliveries") == 0)
    // The persons are read by the organisations that came before them, though nothing of either is kept.
    let tried = try program.run(command + ["--as-of", "2030-01-07", "--output", "json", "--dry-run"])
    #expect(tried.exit == 0, "\(tried.messages)")
    #expect(try tried.object()["started"] as? Int == 3)
    for table in ["deliveries", "enrolments", "source_units", "sources", "source_pulls"] {
      #expect(try pull.scene.count(table) == 0, "\(table)")
    }
    let run = try program.run(command + ["--as-of", "2030-01-07", "--output", "json"])
    #expect(run.exit == 0, "\(run.messages)")
    #expect(try run.object()["started"] as? Int == 3)
    #expect(try lists(in: program).isEmpty)
    #expect(pull.whoSaidTheSecret.isEmpty)
    await pull.service.stop()
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a fetch that somebody stops leaves nothing of the lists lying about`(signal: Int32) async throws {
    let pull = try await PullScene(silentAt: "/persons")
    let program = try program(pull)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLineProgram.path)
    process.arguments = ["source", "pull", "skolan", "--service", pull.settings, "--scope", PullScene.organiser]
    process.environment = program.environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try DaemonProcess.wait("the service to be asked") { pull.service.questions.contains { $0.path == "/persons" } }
    let folder = try #require(try lists(in: program).first)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(program.folder.path)/\(folder)")
        .contains("organisations.json"))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal)
    #expect(try lists(in: program).isEmpty)
    // What fetched for it does not go on without it.
    try DaemonProcess.wait("the fetching to end") { PullScene.processesSaying(folder).isEmpty }
    #expect(try lists(in: program).isEmpty)
    await pull.service.stop()
  }
}
