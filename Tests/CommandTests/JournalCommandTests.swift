import Foundation
import TestSupport
import Testing

/// The journal at the command line, and in the daemon.
struct JournalCommandTests {
  @Test func `heads are signed, entries are proven, and a changed history is found from the head alone`() throws {
    let scene = try CommandScene()
    #expect(try scene.run("journal", "check").messages.contains("no head to hold them against"))
    let heads = try scene.run("journal", "head", "--format", "json")
    #expect(heads.exit == 0)
    #expect(try heads.objects().map { $0["log"] as? String } == ["0000", "1496"])
    #expect(try heads.objects().allSatisfy { $0["isNew"] as? Bool == true })
    let status = try scene.run("journal", "status", "--municipality", "1496", "--format", "json").objects()
    #expect(status.first?["headSize"] as? Int == status.first?["entries"] as? Int)
    let proof = try scene.run("journal", "prove", "0", "--municipality", "1496")
    #expect(proof.exit == 0)
    #expect(proof.output.hasPrefix("c2sp.org/tlog-proof@v1\nextra "))
    #expect(try scene.run("journal", "prove", "99", "--municipality", "1496").exit == 64)
    #expect(try scene.run("journal", "check").exit == 0)

    let kept = scene.program.folder.path + "/kept.head"
    try FileManager.default.copyItem(
      atPath: scene.program.folder.path + "/state/journal/1496.head", toPath: kept)
    try scene.database.connection.run(
      script: """
        SET session_replication_role = replica; UPDATE acts SET recorded_by = 'x';
        SET session_replication_role = DEFAULT
        """)
    for arguments in [["journal", "check"], ["journal", "check", "--head", kept]] {
      let check = try scene.program.run(arguments + ["--format", "json"])
      #expect(check.exit == 2)
      #expect(try check.objects().first?["fault"] as? String == "act-differs")
      #expect(try check.objects().first?["entry"] as? Int == 0)
    }
    #expect(try scene.run("journal", "check", "--head", scene.program.folder.path + "/none").exit == 65)
  }

  @Test func `a key is handed on, and the chain is shown`() throws {
    let scene = try CommandScene()
    #expect(try scene.run("journal", "head").exit == 0)
    #expect(try scene.run("journal", "rotate-key").messages.contains("new key: fullfolj-"))
    let keys = try scene.run("journal", "keys", "--format", "json").objects()
    #expect(keys.map { $0["place"] as? Int } == [1, 2])
    #expect((keys.last?["handedOnBy"] as? String)?.contains("next-key") == true)
    #expect(try scene.run("journal", "head").exit == 0)
    #expect(try scene.run("journal", "check").exit == 0)
  }

  @Test func `a head that cannot be signed is said, and ends with 2`() throws {
    let scene = try CommandScene()
    #expect(try scene.run("journal", "head").exit == 0)
    try scene.database.connection.run(
      script: """
        SET session_replication_role = replica; DELETE FROM journal_entries WHERE entry = 0 AND municipality = 1496;
        SET session_replication_role = DEFAULT
        """)
    let refused = try scene.run("journal", "head")
    #expect(refused.exit == 2)
    #expect(refused.messages.contains("JOURNAL-001"))
  }

  @Test func `making an embedded database makes the key`() throws {
    let program = try CommandLineProgram(database: nil)
    #expect(try program.run("db", "init").exit == 0)
    defer { _ = try? program.run("db", "stop") }
    let key = program.folder.path + "/state/journal/key"
    let attributes = try FileManager.default.attributesOfItem(atPath: key)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try program.run("journal", "keys", "--format", "json").objects().count == 1)
  }
}

/// The daemon signs what it has done, and says what it cannot sign.
@Suite(.serialized) struct DaemonJournalTests {
  @Test func `what was done in a pass is signed, and a history that was cut is refused while the work goes on`() throws
  {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(4)))
    let first = try scene.once("2025-09-02")
    #expect(first.exit == 0, "\(first.output)")
    #expect(first.output.contains("event=\"journal signed\" log=0000 root="))
    #expect(FileManager.default.fileExists(atPath: scene.folder + "/state/journal/0000.head"))
    try scene.connect().run(
      script: """
        SET session_replication_role = replica; DELETE FROM journal_entries; DELETE FROM journal_payloads;
        DELETE FROM journals
        """)
    try scene.put("skola-31279295/2025-09-03.csv", DaemonFiles.roll(DaemonFiles.numbers(5)))
    let second = try scene.once("2025-09-03")
    #expect(second.exit == 2)
    #expect(second.output.contains("event=\"journal refused\" code=JOURNAL-001"))
    #expect(try scene.count("enrolments WHERE known_until = 'infinity'") == 5)
  }
}
