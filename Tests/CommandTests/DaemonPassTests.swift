import ActivityResponsibility
import Foundation
import Glibc
import PostgreSQL
import Register
import Testing

@testable import fullfoljd

/// Single passes of the built program.
@Suite(.serialized) struct DaemonPassTests {
  @Test func `a file is read once, and lies among the done with its report`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(4)))
    let first = try scene.once("2025-09-02")
    #expect(first.exit == 0, "\(first.output)")
    #expect(scene.names("skola-31279295/done") == ["2025-09-01.csv", "2025-09-01.csv.report.txt"])
    #expect(scene.names("skola-31279295/taken").isEmpty)
    #expect(try scene.count("enrolments WHERE known_until = 'infinity'") == 4)
    let report = try scene.text("skola-31279295/done/2025-09-01.csv.report.txt")
    #expect(report.contains("Filen är inläst."))
    #expect(report.contains("Gäller:   2025-09-01"))
    #expect(report.contains("Rader:    4"))
    let second = try scene.once("2025-09-02")
    #expect(second.exit == 0)
    #expect(try scene.count("deliveries") == 1)
  }

  @Test func `the same content handed in again changes nothing and overwrites nothing`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let roll = DaemonFiles.roll(DaemonFiles.numbers(3))
    try scene.put("skola-31279295/2025-09-01.csv", roll)
    _ = try scene.once("2025-09-02")
    let before = try scene.text("skola-31279295/done/2025-09-01.csv.report.txt")
    try scene.put("skola-31279295/2025-09-01.csv", roll)
    #expect(try scene.once("2025-09-02").exit == 0)
    #expect(try scene.count("deliveries") == 1)
    #expect(try scene.text("skola-31279295/done/2025-09-01.csv.report.txt") == before)
    let again = try scene.text("skola-31279295/done/2025-09-01-2.csv.report.txt")
    #expect(again.contains("Samma innehåll har lämnats förut"))
  }

  @Test func `a bad row is told by row and column, and nothing personal stands in the report or the log`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let numbers = DaemonFiles.numbers(3)
    let bad = numbers[1].dropLast() + (numbers[1].last == "0" ? "1" : "0")
    try scene.put(
      "skola-31279295/2025-09-01 \(numbers[0]).csv", DaemonFiles.roll([numbers[0], String(bad), numbers[2]]))
    let pass = try scene.once("2025-09-02")
    #expect(pass.exit == 2)
    let report = try #require(scene.names("skola-31279295/done").first { $0.hasSuffix(".report.txt") })
    let text = try scene.text("skola-31279295/done/" + report)
    #expect(text.contains("- rad 3, kolumn Personnummer: kontrollsiffran stämmer inte"))
    #expect(text.contains("Felrader: 1"))
    for secret in numbers + [String(bad), "Efternamn;", "Förnamn;"] {
      #expect(!text.contains(secret))
      #expect(!pass.output.contains(secret))
    }
  }

  @Test func `a file that is not what it says is refused with what, where and how to mend it`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let number = DaemonFiles.numbers(1)[0]
    try scene.put("skola-31279295/2025-09-01.csv", "Namn;Klass\nEtt Namn \(number);NA1\n")
    let pass = try scene.once("2025-09-02")
    #expect(pass.exit == 2)
    #expect(scene.names("skola-31279295/refused") == ["2025-09-01.csv", "2025-09-01.csv.report.txt"])
    let text = try scene.text("skola-31279295/refused/2025-09-01.csv.report.txt")
    #expect(text.contains("Filen är vägrad"))
    #expect(text.contains("FILE-005"))
    #expect(text.contains("Åtgärd:   exportera med rubriker på första raden"))
    #expect(!text.contains(number))
    #expect(!pass.output.contains(number))
    #expect(try scene.count("deliveries WHERE verdict = 'refused' AND verdict_why LIKE 'FILE-005%'") == 1)
  }

  @Test func `an empty file is refused too, and refused once though it comes twice`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    try scene.put("skola-31279295/2025-09-01.csv", "")
    #expect(try scene.once("2025-09-02").exit == 2)
    try scene.put("skola-31279295/2025-09-01.csv", "")
    #expect(try scene.once("2025-09-02").exit == 2)
    #expect(scene.names("skola-31279295/refused").count == 4)
    #expect(try scene.count("deliveries WHERE verdict = 'refused'") == 1)
  }

  @Test func `a roll that would cut too many is held, and the school is asked`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let numbers = DaemonFiles.numbers(40)
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(numbers))
    let short = DaemonFiles.roll(Array(numbers.prefix(15))) + "x;;;GY;NA;31279295;2024-08-19;;;;;\n"
    try scene.put("skola-31279295/2025-10-01.csv", short)
    #expect(try scene.once("2025-10-02").exit == 2)
    let text = try scene.text("skola-31279295/done/2025-10-01.csv.report.txt")
    #expect(text.contains("hålls kvar och är inte inläst"))
    #expect(text.contains("(25)"))
    #expect(text.contains("- rad 17, kolumn Personnummer"))
    #expect(!text.contains("De övriga raderna är inlästa"))
    #expect(try scene.count("enrolments WHERE known_until = 'infinity' AND valid_until IS NULL") == 40)
  }

  @Test func `residents come before pupils of the same day, and older files before newer ones`() throws {
    let scene = try DaemonScene()
    try scene.configure([DaemonFiles.notices, DaemonFiles.school, DaemonFiles.residents].joined(separator: "\n"))
    let numbers = DaemonFiles.numbers(3)
    try scene.put("skola-31279295/b 2025-09-01.csv", DaemonFiles.roll(numbers))
    try scene.put("skola-31279295/a 2025-09-05.csv", DaemonFiles.roll(Array(numbers.dropLast())))
    try scene.put("folkbokforing-1496/2025-09-01.csv", DaemonFiles.population(numbers))
    try scene.put(
      "underrattelser/2025-09-01.csv",
      """
      Personnummer;Händelse;Datum;Skolenhetskod;Huvudman;Mottagen;Anmärkning
      \(numbers[0]);slutat;2025-08-29;31279295;;;
      """)
    #expect(try scene.once("2025-09-05").exit == 0)
    let order = try scene.connect().query(
      Statement(daemonTest: "SELECT kind || ' ' || as_of FROM deliveries ORDER BY id")
    ).map { $0.text(0) }
    #expect(order == ["population 2025-09-01", "roll 2025-09-01", "notice 2025-09-01", "roll 2025-09-05"])
    #expect(scene.names("skola-31279295/refused").isEmpty)
  }

  @Test func `unfinished, hidden, linked and future files are left where they are`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school, stableSeconds: 30)
    let roll = DaemonFiles.roll(DaemonFiles.numbers(2))
    try scene.put("skola-31279295/2025-09-01.csv", roll)
    for name in [".2025-09-01.csv", "2025-09-01.csv.tmp", "2025-09-01.csv~", "x.crdownload"] {
      try scene.put("skola-31279295/" + name, roll)
    }
    let outside = scene.folder + "/outside.csv"
    try roll.write(toFile: outside, atomically: true, encoding: .utf8)
    let link = scene.inbox + "/skola-31279295/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
    #expect(try scene.once("2025-09-02").exit == 0)
    #expect(try scene.count("deliveries") == 0)
    // The one that was only too fresh is taken when it has lain long enough; the one of a later day is not.
    try scene.put("skola-31279295/2026-09-01.csv", roll)
    for name in ["2025-09-01.csv", "2026-09-01.csv"] {
      let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -60)]
      try FileManager.default.setAttributes(old, ofItemAtPath: scene.inbox + "/skola-31279295/" + name)
    }
    #expect(try scene.once("2025-09-02").exit == 2)
    #expect(try scene.count("deliveries WHERE as_of = '2025-09-01'") == 1)
    #expect(try scene.count("deliveries") == 1)
    #expect(scene.names("skola-31279295").contains("2026-09-01.csv"))
    #expect(scene.names("skola-31279295").contains("link.csv"))
  }

  @Test func `a name in Latin-1 is taken, and kept as one that can be written`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    try scene.put("skola-31279295/x.csv", DaemonFiles.roll(DaemonFiles.numbers(2)))
    let folder = scene.inbox + "/skola-31279295/"
    let latin = Array(folder.utf8) + [0x65, 0xE4, 0x20] + Array("2025-09-01.csv".utf8) + [0]
    #expect(rename(folder + "x.csv", latin.map { CChar(bitPattern: $0) }) == 0)
    #expect(try scene.once("2025-09-02").exit == 0)
    #expect(scene.names("skola-31279295/done").contains("e_ 2025-09-01.csv"))
  }

  @Test func `a database that is away, or empty, is told by the exit code`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(2)))
    let away = try scene.once(environment: ["FULLFOLJ_DATABASE": "host=/nowhere dbname=nothing"])
    #expect(away.exit == 69)
    let address = scene.address.replacingOccurrences(of: scene.database, with: "postgres")
    let empty = try scene.once(
      environment: ["FULLFOLJ_DATABASE": address.replacingOccurrences(of: "fullfolj_daemon", with: "fullfolj_owner")])
    #expect(empty.exit == 64)
    #expect(empty.output.contains("fullfolj db init"))
    #expect(scene.names("skola-31279295").contains("2025-09-01.csv"))
  }
}
