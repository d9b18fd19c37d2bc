import Foundation
import TestSupport
import Testing

/// One youth's case from the first flag to the 20th birthday, with every kind of act, through the command line alone; and a
/// bundle of it that two verifiers believe.
struct WholeCaseTests {
  /// Past compulsory school in 2022, twenty in June 2026.
  let youth: TestPerson = .woman("2006-06-15")
  let database: TestDatabase
  let program: CommandLineProgram

  init() throws {
    database = try TestDatabase()
    program = try CommandLineProgram(database: database.address())
  }

  private func run(_ arguments: String..., exits: Int32 = 0) throws -> CommandRun {
    let run = try program.run(arguments)
    // What was asked for stands in the failure, for there are many commands here; no number of a living person can.
    #expect(run.exit == exits, "\(arguments): \(run.messages)")
    return run
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try program.folder.write(Array(text.utf8), as: name)
  }

  @discardableResult
  private func act(_ kind: String, _ more: String..., on day: String, by staff: String = "ek") throws -> CommandRun {
    var arguments = ["case"] + kind.split(separator: " ").map(String.init)
    arguments += [youth.written] + more + ["--on", day, "--by", staff]
    let run = try program.run(arguments)
    #expect(run.exit == 0, "\(kind) \(more): \(run.messages)")
    return run
  }

  private func night(_ day: String) throws { _ = try run("reconcile", "--date", day, "--municipality", "1496") }

  @Test func `a case is played from the first flag to the 20th birthday and believed by two verifiers`() throws {
    let population = Population("2024-02-01", [Resident(youth, since: "2006-06-15", familyName: "Lund")])
    _ = try run(
      "population", "import", try file("folk.csv", population.text), "--municipality", "1496", "--as-of", "2024-02-01",
      "--complete")
    let stays = Pupil(.man("2006-07-20"), from: "2022-08-17")
    for (day, pupils) in [("2024-02-02", [Pupil(youth, from: "2022-08-17"), stays]), ("2024-02-12", [stays])] {
      _ = try run(
        "roll", "import", try file("roll-\(day).csv", Roll("2024-02-02", pupils).text), "--source", "skolan", "--scope",
        "unit:31279295", "--as-of", day)
    }
    try night("2024-02-13")
    let covered = try run("youths", "--municipality", "1496", "--date", "2024-02-13", "--format", "json").objects()
    #expect(covered.map { $0["person"] as? String } == [youth.digits])

    try act("assign", "--to", "ek", on: "2024-02-13")
    try act("contact", "--channel", "school", "--result", "reached", on: "2024-02-14")
    try act("contact", "--channel", "letter", "--result", "no-answer", on: "2024-02-15")
    try act("contact", "--channel", "guardian", "--result", "no-answer", on: "2024-02-22")
    try act("contact", "--channel", "home-visit", "--result", "no-answer", "--with", "berg", on: "2024-03-01")
    try act("contact", "--channel", "phone", "--result", "reached", "--occupation", "nothing", on: "2024-03-05")
    try act("mapping", "--goals", "läsa till elektriker", "--needs", "hjälp med ansökan", on: "2024-03-12")
    let plan = """
      goal = "börja på el- och energiprogrammet"
      planning = "vägledning och studiebesök"
      first-day = "2024-03-20"
      last-day = "2024-08-15"
      follow-ups = ["2024-05-01"]
      evaluations = ["2024-08-10"]
      [[youth]]
      what = "söka utbildning"
      [[municipality]]
      what = "studiebesök"
      """
    try act("plan", "--file", try file("plan.toml", plan), on: "2024-03-13")
    #expect(try run("case", "completeness", "--municipality", "1496", "--format", "json").objects().count == 1)
    try act("measure", "offer", "--kind", "guidance", on: "2024-03-14")
    try act("measure", "decline", on: "2024-03-20")
    try act("measure", "offer", "--kind", "internship", on: "2024-05-20")
    try act("measure", "accept", on: "2024-05-21")
    try act("measure", "start", on: "2024-06-03")
    try act("note", "--note", "vill helst bli kontaktad per sms", on: "2024-06-04")
    try act("measure", "end", "--reason", "work", "--occupation-after", "work", on: "2024-09-30")
    let changed =
      "version = 1\nchange = \"avslutad\"\nwhy = \"fick arbete\"\nend-reason = \"work\"\n"
      + plan.replacingOccurrences(of: "2024-08-15", with: "2024-09-30")
    try act("plan", "--file", try file("plan-2.toml", changed), on: "2024-10-01")
    try act("occupation", "--code", "work", "--from", "2024-10-01", "--source", "den unga", on: "2024-11-01")
    try act("decide completed", "--why", "utländsk utbildning prövad", on: "2025-01-10")
    try night("2025-01-11")
    #expect(try run("case", "show", youth.written).output.contains("closing proposed"))
    let decisions = try run("case", "decide", "list", youth.written, "--format", "json").objects()
    let decision = try #require(decisions.first?["decision"] as? Int)
    try act("decide revoke", "--decision", "\(decision)", "--why", "intyget gällde en kurs", on: "2025-01-20")
    try night("2025-01-21")
    let consent = try act(
      "consent give", "--scope", "plan,occupation", "--to-actor", "Arbetsförmedlingen", on: "2026-05-10")
    let given = try #require(consent.messages.firstMatch(of: /act (\d+)/)?.output.1)
    try act(
      "hand-over offer", "--to-actor", "Arbetsförmedlingen", "--consent", String(given), on: "2026-05-12")
    try act("hand-over acknowledge", on: "2026-05-20")
    try act("hand-over attended", on: "2026-05-27")
    try act("hand-over close", on: "2026-05-28")
    try act("contact", "--channel", "meeting", "--result", "reached", "--farewell", on: "2026-05-29")
    try night("2026-06-15")
    try act("close", "--reason", "turned-20", on: "2026-06-15")
    let shown = try run("case", "show", youth.written, "--format", "json").object()
    #expect(shown["closedReason"] as? String == "turned-20")
    #expect((shown["measures"] as? [[String: Any]])?.compactMap { $0["state"] as? String } == ["ended", "declined"])

    #expect(try run("journal", "check", "--municipality", "1496").exit == 0)
    let bundle = program.folder.path + "/akt.zip"
    _ = try run(
      "inspect", "export", "--municipality", "1496", "--from", "2024-01-01", "--until", "2026-06-30", "--person",
      youth.written, "--into", bundle)
    let verdict = try run("verify", bundle, "--format", "json").object()
    #expect(verdict["holds"] as? Bool == true)
    #expect(try second(bundle) == 0)
  }

  /// The second verifier's exit code.
  private func second(_ bundle: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [ProjectFiles.root + "/Tests/verify.py", bundle]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
