import ActivityResponsibility
import PostgreSQL
import Register
import Testing

/// What the daemon says of its sources, once a day.
@Suite(.serialized) struct DaemonSourceTests {
  private func scene() throws -> DaemonScene {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school + "\n" + DaemonFiles.residents)
    let numbers = DaemonFiles.numbers(4)
    try scene.put("folkbokforing-1496/2025-09-01.csv", DaemonFiles.population(numbers))
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(numbers))
    let pass = try scene.once("2025-09-02")
    try #require(pass.exit == 0, "\(pass.output)")
    #expect(!pass.output.contains("source needs a look"))
    try scene.connect().setRhythm(of: "skola-31279295", by: "test") { _ in Rhythm(every: 14) }
    return scene
  }

  @Test func `a late source is told by name and counts, with the night and not again`() throws {
    let scene = try scene()
    let pass = try scene.once("2025-09-20")
    // It is news, not a fault: the pass ends as one without it.
    #expect(pass.exit == 0)
    let lines = pass.output.split(separator: "\n").filter { $0.contains("source needs a look") }
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    for part in ["source=skola-31279295", "late=1", "days=5", "held=0"] { #expect(line.contains(part), "\(part)") }
    for number in DaemonFiles.numbers(4) { #expect(!pass.output.contains(number)) }
    #expect(!(try scene.once("2025-09-20").output.contains("source needs a look")))
    #expect(try scene.once("2025-09-21").output.contains("days=6"))
  }

  @Test func `days that are caught up are told of once, as they are today`() throws {
    let scene = try scene()
    let output = try scene.once("2025-09-25").output
    #expect(output.split(separator: "\n").filter { $0.contains("night done") }.count > 20)
    #expect(output.split(separator: "\n").filter { $0.contains("source needs a look") }.count == 1)
    #expect(output.contains("days=10"))
  }
}
