import TestSupport
import Testing

/// The made-up region, lived through in an embedded database, as somebody new to the program would.
struct DemoCommandTests {
  @Test func `after the demo everyone is accounted for, and no check finds anything`() throws {
    let program = try CommandLineProgram(database: nil)
    defer { _ = try? program.run("db", "stop") }
    let before = try program.run("youths", "--municipality", "1496")
    #expect(before.exit == 64)
    #expect(before.messages.contains("fullfolj db init"))
    #expect(try program.run("db", "init").exit == 0)
    let demo = try program.run("demo", "--into", program.folder.path + "/region", "--run", "--youths", "150")
    #expect(demo.exit == 0, "\(demo.messages)")
    #expect(try program.run("db", "check").exit == 0)
    let nights = try program.run("nights", "--limit", "1000", "--format", "json").objects()
    let days = Set(nights.compactMap { $0["date"] as? String }).sorted()
    let codes = Set(nights.compactMap { $0["municipality"] as? String }).sorted()
    #expect(days.count > 3)
    #expect(codes.count > 10)
    for code in codes {
      for day in [days[0], days[days.count / 2], days[days.count - 1]] {
        let run = try program.run("balance", "--municipality", code, "--date", day, "--format", "json")
        #expect(run.exit == 0, "\(code) \(day)")
        #expect(try run.object()["difference"] as? Int == 0, "\(code) \(day)")
      }
    }
    #expect(try program.run("db", "stop").exit == 0)
    #expect(try program.run("db", "status", "--format", "json").objects().first?["state"] as? String == "stopped")
  }
}
