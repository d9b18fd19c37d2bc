import ActivityResponsibility
import PostgreSQL
import Register
import Testing

@testable import fullfoljd

/// What the nights come to.
@Suite(.serialized) struct DaemonNightTests {
  @Test func `after days off every day is done, and each day's files before its night`() throws {
    let numbers = DaemonFiles.numbers(6)
    let sources = [DaemonFiles.school, DaemonFiles.residents].joined(separator: "\n")
    func arrive(_ day: String, _ count: Int, _ scene: DaemonScene) throws {
      try scene.put("skola-31279295/\(day).csv", DaemonFiles.roll(Array(numbers.prefix(count))))
    }
    let steady = try DaemonScene()
    try steady.configure(sources)
    try steady.put("folkbokforing-1496/2025-11-03.csv", DaemonFiles.population(numbers))
    try arrive("2025-11-03", 6, steady)
    #expect(try steady.once("2025-11-03").exit == 0)
    for (day, count) in [("2025-11-04", 6), ("2025-11-05", 5), ("2025-11-06", 5), ("2025-11-07", 4)] {
      try arrive(day, count, steady)
      let pass = try steady.once(day)
      #expect(pass.exit == 0, "\(pass.output)")
    }
    let resting = try DaemonScene()
    try resting.configure(sources)
    try resting.put("folkbokforing-1496/2025-11-03.csv", DaemonFiles.population(numbers))
    try arrive("2025-11-03", 6, resting)
    #expect(try resting.once("2025-11-03").exit == 0)
    for (day, count) in [("2025-11-04", 6), ("2025-11-05", 5), ("2025-11-06", 5), ("2025-11-07", 4)] {
      try arrive(day, count, resting)
    }
    #expect(try resting.once("2025-11-07").exit == 0)
    #expect(try resting.count("night_runs") == 5)
    #expect(try resting.decisions() == steady.decisions())
    let becameCovered = "outcome_changes WHERE business_date = '2025-11-05' AND outcome = \(Outcome.covered.rawValue)"
    #expect(try resting.count(becameCovered) == 1)
  }

  @Test func `a file that comes after the night makes the list fresh and leaves the night's record as it was`() throws {
    let numbers = DaemonFiles.numbers(5)
    let scene = try DaemonScene()
    try scene.configure([DaemonFiles.school, DaemonFiles.residents].joined(separator: "\n"))
    try scene.put("folkbokforing-1496/2025-11-03.csv", DaemonFiles.population(numbers))
    #expect(try scene.once("2025-11-03").exit == 0)
    let record = "SELECT night_runs::text FROM night_runs"
    let before = try scene.connect().query(Statement(daemonTest: record)).map { $0.text(0) }
    let covered = "outcomes WHERE outcome = \(Outcome.covered.rawValue)"
    #expect(try scene.count(covered) == 5)
    try scene.put("skola-31279295/2025-11-03.csv", DaemonFiles.roll(numbers))
    #expect(try scene.once("2025-11-03").exit == 0)
    #expect(try scene.count(covered) == 0)
    #expect(try scene.connect().query(Statement(daemonTest: record)).map { $0.text(0) } == before)
    // A file that comes while the daemon runs is seen in the list at once.
    let daemon = try scene.start(["--today", "2025-11-03"])
    try daemon.awaitLog("event=leading")
    try scene.put("skola-31279295/later 2025-11-03.csv", DaemonFiles.roll(Array(numbers.dropLast())))
    try DaemonProcess.wait("the list to be fresh") { try scene.count(covered) == 1 }
    #expect(daemon.end() < 10)
    // Nothing new has come: nothing is done again.
    let pass = try scene.once("2025-11-03")
    #expect(!pass.output.contains("night done"))
  }

  @Test func `a single pass does not wait for ever for the lead`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let daemon = try scene.start(["--today", "2025-11-03"])
    try daemon.awaitLog("event=leading")
    let pass = try scene.once("2025-11-03")
    #expect(pass.exit == 75)
    #expect(pass.output.contains("DB-020"))
    _ = daemon.end()
  }
}
