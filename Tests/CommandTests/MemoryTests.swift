import Foundation
import TestSupport
import Testing

@testable import FileBuilding

/// What the program takes of the machine's memory, with whatever file it is given.
@Suite(.serialized) struct MemoryTests {
  /// In MiB.
  private static let limit = 128
  private let program: CommandLineProgram
  private let scene: CommandScene

  init() throws {
    scene = try CommandScene()
    program = scene.program
  }

  /// Runs a command and sees how much memory it took at its most, in MiB. Linux counts what a child's parent had when the
  /// child began, so a small process of its own must be the parent.
  private func measure(_ arguments: [String]) throws -> (run: CommandRun, peak: Int) {
    let watch = """
      import resource, subprocess, sys
      code = subprocess.run(sys.argv[1:]).returncode
      print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
      sys.exit(code)
      """
    let run = try program.run(arguments, under: ["/usr/bin/python3", "-c", watch])
    let last = try #require(run.messages.split(separator: "\n").last?.split(separator: " "))
    try #require(last.first == "peak")
    return (run, try #require(Int(last[1])) / 1024)
  }

  private func roll(_ bytes: [UInt8], _ more: String...) throws -> (run: CommandRun, peak: Int) {
    let file = try program.folder.write(bytes, as: "fil")
    defer { unlink(file) }
    return try measure(
      ["roll", "import", file, "--source", "stora", "--as-of", "2026-10-01", "--scope", "unit:31279295"] + more)
  }

  private func population(_ bytes: [UInt8]) throws -> (run: CommandRun, peak: Int) {
    let file = try program.folder.write(bytes, as: "fil")
    defer { unlink(file) }
    return try measure(
      ["population", "import", file, "--source", "stora", "--as-of", "2026-10-01", "--municipality", "1496"])
  }

  // MARK: - Big and right

  private static let pupils = 100_000

  /// Numbers by the rule for test numbers, as many as there are days and sexes, each at several units.
  private static func pupil(_ index: Int) -> (number: String, unit: Int) {
    let number = numbers[index % numbers.count]
    return (number, 20_000_000 + index / numbers.count)
  }

  private static let numbers: [String] = (2006...2010).flatMap { year in
    (1...12).flatMap { month in
      (1...28).flatMap { day in
        [true, false].map { TestNumber.make(String(format: "%d-%02d-%02d", year, month, day), woman: $0) }
      }
    }
  }

  @Test func `a roll of a hundred thousand rows`() throws {
    var text = "Personnummer;Skolenhetskod;Startdatum;Slutdatum\n"
    for index in 0..<Self.pupils {
      let (number, unit) = Self.pupil(index)
      text += "\(number);\(unit);2024-08-19;\n"
    }
    let (run, peak) = try roll(Array(text.utf8), "--scope", "organiser:2120000142")
    #expect(run.exit == 0, "\(run.messages)")
    let kept = try scene.database.count("SELECT * FROM enrolments WHERE school_unit < 20001000")
    #expect(kept == Self.pupils)
    #expect(peak <= Self.limit)
  }

  @Test func `a workbook of a hundred thousand rows`() throws {
    var rows = xmlRow(1, ["Personnummer", "Skolenhetskod", "Startdatum"].map(inline))
    for index in 0..<Self.pupils {
      let (pupil, unit) = Self.pupil(index)
      rows += xmlRow(index + 2, [inline(pupil), number("\(unit)"), number("45523", style: 1)])
    }
    let (run, peak) = try roll(TestWorkbook(rows).bytes, "--scope", "organiser:2120000142")
    #expect(run.exit == 0, "\(run.messages)")
    let kept = try scene.database.count("SELECT * FROM enrolments WHERE school_unit < 20001000")
    #expect(kept == Self.pupils)
    #expect(peak <= Self.limit)
  }

  // MARK: - Made to hurt

  private static let big = 64 << 20
  private static let letters = [UInt8](repeating: 0x61, count: big)
  private static func around(_ before: String, _ after: String) -> [UInt8] {
    Array(before.utf8) + letters + Array(after.utf8)
  }

  @Test(arguments: ["", "\""])
  func `a line without an end`(quote: String) throws {
    let (run, peak) = try roll(Self.around("Personnummer;Startdatum\n\(quote)", ""))
    #expect(run.exit == 65, "\(run.messages)")
    #expect(peak <= Self.limit)
  }

  @Test func `rows that are all bad`() throws {
    let row = Array("x;i fjol;och mer än så\n".utf8)
    let rows = (0..<200_000).flatMap { _ in row }
    let (run, peak) = try roll(Array("Personnummer;Startdatum;Slutdatum\n".utf8) + rows)
    #expect(run.exit == 2 || run.exit == 65, "\(run.messages)")
    #expect(peak <= Self.limit)
  }

  @Test func `XML that never comes out of its depth, or of a tag, a value or a text`() throws {
    let start = "<?xml version=\"1.0\"?>\n<Navetavisering><Folkbokforingsposter>"
    let deep = Array((start + String(repeating: "<a>", count: 2_000_000)).utf8)
    for file in [
      deep, Self.around(start + "<", ""), Self.around(start + "<a b=\"", ""), Self.around(start + "<!--", ""),
      Self.around(start + "<Folkbokforingspost><Personpost><PersonId><PersonNr>", ""),
      Self.around(start + "<Folkbokforingspost><Personpost><Namn><Fornamn><![CDATA[", ""),
    ] {
      let (run, peak) = try population(file)
      #expect(run.exit == 65, "\(run.messages)")
      #expect(peak <= Self.limit)
    }
  }

  @Test func `a line of term codes without an end`() throws {
    let (run, peak) = try population(Self.around("#UP 01001 \(scene.anna.digits)\n#UP 01012 ", ""))
    #expect(run.exit == 65, "\(run.messages)")
    #expect(peak <= Self.limit)
  }

  @Test func `JSON that never comes out of its depth, a key or a text`() throws {
    let start = "{\"data\":[{\"id\":\"00000000-0000-4000-8000-000000000001\",\"givenName\":\"x\",\"enrolments\":["
    let deep = Array((start + String(repeating: "[", count: 10_000_000)).utf8)
    for file in [
      deep, Self.around(start + "{\"", ""), Self.around(start + "{\"schoolType\":\"", ""),
      Self.around("{\"data\":[{\"id\":\"", ""),
    ] {
      let (run, peak) = try roll(file)
      #expect(run.exit == 65, "\(run.messages)")
      #expect(peak <= Self.limit)
    }
  }

  /// Two hundred times larger unpacked is as much as is let through.
  @Test func `a workbook that unpacks to as much as it may, and one that would unpack to more`() throws {
    var chance = SeededNumbers(seed: 7)
    let padding = String(repeating: " ", count: 600)
    let cells = (0..<250_000).map { _ in "<c><v>\(chance.number(0...9_999))</v></c>" + padding }
    let rows = xmlRow(1, workbookHeadings.map(inline)) + "<row r=\"2\">" + cells.joined() + "</row>"
    var parts = TestWorkbook(rows).parts
    let big = try roll(ZipWriting.archive(parts))
    #expect(big.run.exit == 65 && !big.run.messages.contains("FILE-014"), "\(big.run.messages)")
    #expect(big.peak <= Self.limit)
    let index = try #require(parts.firstIndex { $0.name == "xl/sharedStrings.xml" })
    parts[index] = ZipPart("xl/sharedStrings.xml", bytes: Self.around("<sst><si><t>", "</t></si></sst>"))
    let bomb = try roll(ZipWriting.archive(parts))
    #expect(bomb.run.exit == 65 && bomb.run.messages.contains("FILE-014"), "\(bomb.run.messages)")
    #expect(bomb.peak <= Self.limit)
    // As many texts as are let through at all, not packed.
    parts = workbook([inline(scene.anna.digits)]).parts
    let text = "<si><t>" + String(repeating: "x", count: 44) + "</t></si>"
    parts[index] = ZipPart(
      "xl/sharedStrings.xml",
      "<sst xmlns=\"\(TestWorkbook.namespace)\">" + String(repeating: text, count: 1_300_000) + "</sst>")
    parts[index].isDeflated = false
    let full = try roll(ZipWriting.archive(parts))
    #expect(full.run.exit == 0, "\(full.run.messages)")
    #expect(full.peak <= Self.limit)
  }
}
