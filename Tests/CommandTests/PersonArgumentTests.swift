import TestSupport
import Testing

/// Identity numbers: taken in every usual form, given in one, and never in an error.
struct PersonArgumentTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  @Test func `every usual form is the same person`() throws {
    let digits = scene.anna.digits
    let ten = String(digits.dropFirst(2))
    for form in [
      digits, scene.anna.written, ten, ten.prefix(6) + "-" + ten.suffix(4), digits.prefix(8) + " " + digits.suffix(4),
      " \(digits) ",
    ] {
      let run = try scene.run("explain", String(form), "--date", "2024-10-01", "--format", "json")
      #expect(run.exit == 0, "\(form)")
      #expect(try run.object()["person"] as? String == digits, "\(form)")
    }
    #expect(try scene.run("explain", digits, "--date", "2024-10-01").output.hasPrefix(scene.anna.written))
  }

  @Test func `no error repeats a number, wherever it was written`() throws {
    let number = scene.anna.written
    let wrong = String(number.dropLast()) + (number.hasSuffix("1") ? "2" : "1")
    let stranger = TestPerson.man("2008-12-24").written
    for arguments in [
      ["explain", wrong], ["explain", stranger], ["explain", number, number], ["youths", number],
      ["explain", "--date", number], ["case", "mapping", stranger], ["case", "show", wrong],
      ["roll", "accept", number],
      ["explain", scene.anna.digits + "0"], ["youths", "--municipality", scene.anna.digits], [number],
    ] {
      let run = try scene.program.run(arguments)
      #expect(run.exit == 64, "\(arguments)")
      #expect(run.output == "", "\(arguments)")
      for told in [number, wrong, stranger] {
        #expect(!run.messages.contains(told.suffix(4)), "\(arguments): \(run.messages)")
        #expect(!run.messages.contains(told.prefix(8)), "\(arguments): \(run.messages)")
      }
    }
  }
}
