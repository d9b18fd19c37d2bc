import ActivityResponsibility
import Foundation
import PostgreSQL
import TestSupport
import Testing

private typealias Mixed = MixedDeliveries

/// Every format and every oddity through the daemon, to the list that a counsellor works by.
@Suite(.serialized) struct MixedDeliveryTests {
  private let scene: DaemonScene
  private let program: CommandLineProgram
  private static let day = "\(Mixed.day)"

  init() throws {
    scene = try DaemonScene()
    try scene.configure(Mixed.sources)
    program = try CommandLineProgram(
      database: scene.address.replacing("user=fullfolj_daemon", with: "user=\(EmbeddedCluster.ownerRole)"))
  }

  /// What an operator does once for a source whose files need it.
  private func learnLayouts() throws {
    let layout = try program.folder.write(Array(Mixed.positional.utf8), as: "tabbskolan.toml")
    #expect(try program.run("source", "layout", "tabbskolan", "--kind", "roll", "--set", layout).exit == 0)
    #expect(
      try program.run("source", "layout", "fridaskolan", "--kind", "roll", "--preset", "schoolsoft").exit == 0)
  }

  private func expectLateSource() throws {
    #expect(try program.run("source", "set", "sena", "--every", "14", "--grace", "3").exit == 0)
  }

  /// The weeks of an autumn, each day's files on their day.
  private func passAutumn() throws {
    try learnLayouts()
    let passes = ["2025-09-01", "2025-09-05", "2025-09-12", "2025-09-19", "2025-09-26", "2025-10-02", "2025-10-08"]
    var arrived: Set<String> = []
    for day in passes + [Self.day] {
      for file in Mixed.files where dayOf(file.path) <= day && arrived.insert(file.path).inserted {
        try scene.put(file.path, file.bytes)
      }
      let pass = try scene.once(day)
      #expect(pass.exit == 0 || pass.exit == 2, "\(day): \(pass.output)")
      for folder in scene.names(".") { #expect(scene.names("\(folder)/refused").isEmpty, "\(folder): \(pass.output)") }
    }
    #expect(arrived.count == Mixed.files.count)
    try expectLateSource()
  }

  private func dayOf(_ path: String) -> String {
    path.firstMatch(of: /\d{4}-\d{2}-\d{2}/).map { String($0.output) } ?? ""
  }

  private func ask(_ arguments: String...) throws -> CommandRun {
    try program.run(arguments + ["--date", Self.day, "--format", "json"])
  }

  private func youths() throws -> [[String: Any]] {
    try ask("youths", "--municipality", "1496", "--outcome", "all").objects()
  }

  private func allExpected() -> [String: Mixed.Expected] {
    var expected: [String: Mixed.Expected] = [:]
    for name in Mixed.Name.allCases { expected[Mixed.person(name).digits] = Mixed.expected(name) }
    for person in Mixed.many { expected[person.digits] = .studying }
    return expected
  }

  private func described(_ expected: Mixed.Expected) -> String {
    "\(expected.outcome) since \(expected.since ?? "-") waits \(expected.waits ?? "-") protected \(expected.isProtected)"
  }

  @Test func `a folder of mixed deliveries runs through the daemon to the right list`() throws {
    try passAutumn()
    var listed: [String: String] = [:]
    for youth in try youths() {
      let person = try #require(youth["person"] as? String)
      listed[person] = described(
        Mixed.Expected(
          outcome: "\(youth["outcome"] ?? "")/\(youth["reason"] ?? "")", since: youth["since"] as? String,
          waits: youth["waitingForSource"] as? String, isProtected: youth["protected"] as? Bool ?? true))
      #expect(youth["name"] is NSNull == (youth["protected"] as? Bool), "\(youth)")
      let former = youth["formerNumbers"] as? [String] ?? []
      #expect(former == (person == Mixed.person(.gotNumber).digits ? [Mixed.formerNumber.digits] : []))
    }
    let expected = allExpected().mapValues(described)
    for name in Mixed.Name.allCases {
      let digits = Mixed.person(name).digits
      #expect(listed[digits] == expected[digits], "\(name)")
    }
    #expect(listed == expected)
    try checkExplanations()
    try checkBalance()
    try checkExceptions()
    try checkSources()
    try checkWhatIsAsked()
    #expect(try program.run("db", "check").exit == 0)
  }

  private func checkExplanations() throws {
    for name in Mixed.Name.allCases {
      let explained = try ask("explain", Mixed.person(name).written, "--municipality", "1496").object()
      let outcome = "\(explained["outcome"] ?? "")/\(explained["reason"] ?? "")"
      #expect(outcome == Mixed.expected(name)?.outcome ?? Mixed.expectedOutside(name), "\(name)")
    }
    for (name, file, row) in [
      (Mixed.Name.stays, "2025-09-02.csv", 5), (.sheetEnds, "2025-09-05.xlsx", 5), (.edlevoStays, "2025-09-03.xml", 1),
      (.edlevoEnds, "2025-09-24.xml", 1), (.abroadGraduate, "2025-09-04.xml", 2), (.tabStays, "2025-09-05.txt", 1),
      (.exchangeStays, "2025-09-10-02-persons.json", 1), (.presetStays, "2025-09-11.txt", 2),
    ] {
      let explained = try ask("explain", Mixed.person(name).written).object()
      let tests = try #require(explained["tests"] as? [[String: Any]])
      let facts = tests.flatMap { $0["facts"] as? [[String: Any]] ?? [] }
      #expect(facts.contains { $0["file"] as? String == file && $0["row"] as? Int == row }, "\(name): \(facts)")
    }
    let waiting = try ask("explain", Mixed.person(.heldEnds).written).object()["waitingForSource"] as? [String: Any]
    #expect(waiting?["held"] as? Bool == true)
  }

  private func checkBalance() throws {
    let expected = allExpected().values
    func count(_ outcome: String) -> Int { expected.count { $0.outcome.hasPrefix(outcome) } }
    let run = try ask("balance", "--municipality", "1496")
    #expect(run.exit == 0)
    let balance = try run.object()
    #expect(balance["residents"] as? Int == expected.count)
    #expect(balance["studying"] as? Int == count("outside/studying"))
    #expect(balance["qualified"] as? Int == count("outside/qualified"))
    #expect(balance["pending"] as? Int == count("pending"))
    #expect(balance["review"] as? Int == count("review"))
    #expect(balance["covered"] as? Int == count("covered"))
    #expect(balance["waitingForSource"] as? Int == 2)
    #expect(balance["difference"] as? Int == 0)
  }

  /// Who is in the years and not enrolled anywhere on the day, and who is only on the roll.
  private func checkExceptions() throws {
    let onNoRoll = allExpected().filter { $0.value.outcome != "outside/studying" }.map { "on-no-roll \($0.key)" }
    for (source, strangers) in [
      (
        "ekskolan",
        ["not-in-population \(Mixed.person(.notEnrolled).digits)", "elsewhere \(Mixed.person(.moved).digits)"]
      ),
      ("edlevo", ["not-in-population \(Mixed.mergedNumber.digits)"]), ("forbundet", []), ("stora", []),
    ] {
      let exceptions = try ask("source", "exceptions", source, "--municipality", "1496").objects()
      let listed = exceptions.map { "\($0["what"] ?? "") \($0["person"] ?? "")" }
      #expect(listed.sorted() == (onNoRoll + strangers).sorted(), "\(source)")
    }
  }

  private func checkSources() throws {
    let run = try ask("source", "list")
    #expect(run.exit == 2)
    let sources = try run.objects()
    let listed = sources.map { "\($0["source"] ?? "") \($0["attention"] as? String ?? "-")" }
    #expect(
      listed == [
        "stora held", "sena late",
        // Bad rows, a merge, a deletion, a notice that fits nobody.
        "edlevo odd", "ekskolan odd", "forbundet odd", "meddelanden odd",
        // Totals that agree, and rows that a layout leaves out, are nothing to look at.
        "folkbokforing -", "folkbokforing-andringar -", "fridaskolan -", "ike -", "kalkylskolan -", "tabbskolan -",
      ])
    func figure(_ source: String, _ key: String) -> Int? {
      sources.first { $0["source"] as? String == source }?[key] as? Int
    }
    // A day that is none, a number of which Excel has kept six digits, a number that is none.
    #expect(figure("ekskolan", "rejected") == 3)
    #expect(figure("stora", "held") == 1)
    // Expected on 19 September, and late when three more days had passed.
    #expect(sources.first { $0["source"] as? String == "sena" }?["expected"] as? String == "2025-09-19")
    #expect(figure("sena", "lateDays") == 26)
  }

  /// What somebody has to decide: the merge, the deleted person, the notice that fits nobody.
  private func checkWhatIsAsked() throws {
    let suspicions = try program.run("identity", "suspicions", "--format", "json").objects()
    let pairs = suspicions.map { [$0["person"], $0["other"]].compactMap { $0 as? String } }
    #expect(pairs == [[Mixed.person(.edlevoMerged).digits, Mixed.mergedNumber.digits]], "\(suspicions)")
    let number = Mixed.person(.exchangeDeleted).digits
    #expect(
      try scene.count("follow_ups WHERE number = \(number) AND kind = 'verify-with-school' AND settled_at IS NULL") == 1
    )
    #expect(try scene.count("findings WHERE number = \(number) AND kind = 'person-deleted-in-source'") == 1)
    #expect(
      try program.run("notice", "list", "--unmatched", "--format", "json").objects().count == 1)
  }

  @Test func `all of the autumn in one pass comes to the same as week by week`() throws {
    try learnLayouts()
    for file in Mixed.files { try scene.put(file.path, file.bytes) }
    #expect(try scene.once(Self.day).exit == 2)
    try expectLateSource()
    let expected = allExpected()
    let listed = try youths()
    #expect(listed.count == expected.count)
    for youth in listed {
      let person = try #require(expected[youth["person"] as? String ?? ""])
      #expect("\(youth["outcome"] ?? "")/\(youth["reason"] ?? "")" == person.outcome, "\(youth)")
      #expect(youth["since"] as? String == person.since)
      #expect(youth["waitingForSource"] as? String == person.waits)
    }
    // Read again, the same files change nothing.
    let before = try scene.decisions()
    for file in Mixed.files { try scene.put(file.path, file.bytes) }
    _ = try scene.once(Self.day)
    #expect(try scene.decisions() == before)
  }
}
