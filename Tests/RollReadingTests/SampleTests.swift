import ActivityResponsibility
import Foundation
import Testing

@testable import FileBuilding
@testable import RollReading

// Made-up files as systems write them lie beside the project, not in it: the test needs to be told where they are.

private enum Samples {
  static let folder: String = {
    if let told = ProcessInfo.processInfo.environment["FULLFOLJ_SAMPLES"] { return told }
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return root + "/../shared/domain/data/samples"
  }()

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
  }
}

/// What each file gives: its rows, and what is told of it.
@Suite(
  .enabled(if: !Samples.names.isEmpty, "needs the folder of sample files in FULLFOLJ_SAMPLES or beside the project"))
struct SampleTests {
  private typealias Mixed = MixedRoll

  @Test func `every sample has a test`() {
    #expect(
      Samples.names == [
        "edlevo-admission-v4.xml", "edlevo-organization-v12-delta.xml", "navet-folkbokforingsposter.xml",
        "navet-up-termkoder.iso8859-1.txt", "roll-comma-utf8-lf.csv", "roll-mojibake-utf8-read-as-cp1252.csv",
        "roll-semicolon-utf8bom.csv", "roll-semicolon-windows1252.csv", "roll-tab-latin1-noheader.txt",
        "roll-utf16le-excel-unicode-text.txt", "roll.xlsx", "ss12000-deletedEntities.json", "ss12000-persons.json",
      ])
  }

  @Test(
    arguments: [
      "roll-comma-utf8-lf.csv", "roll-mojibake-utf8-read-as-cp1252.csv", "roll-semicolon-utf8bom.csv",
      "roll-semicolon-windows1252.csv", "roll-utf16le-excel-unicode-text.txt",
    ])
  func `a roll with headings`(name: String) throws {
    let outcome = try readRoll(Samples.bytes(name), asOf: "2026-11-01").outcome
    #expect(outcome.rows.map(\.line) == Mixed.told)
    #expect(outcome.lines.filter { !$0.hasSuffix("text-damaged") } == Mixed.setAside)
    #expect(outcome.lines.contains { $0.hasSuffix("text-damaged") } == name.contains("mojibake"))
  }

  @Test func `a roll without headings`() throws {
    let bytes = try Samples.bytes("roll-tab-latin1-noheader.txt")
    #expect(rollError(bytes)?.code == .fileColumnMissing)
    let outcome = try readRoll(bytes, asOf: "2026-11-01", layout: positional).outcome
    #expect(outcome.rows.map { $0.number.twelveDigits } == Mixed.numbers)
    #expect(outcome.rows.map(\.row) == [1, 2, 3, 4, 7])
    #expect(outcome.findings.map(\.row) == [4, 5, 6, 8, 9, 10])
  }

  @Test func `a roll as a workbook`() throws {
    let outcome = try readRoll(Samples.bytes("roll.xlsx"), asOf: "2026-11-01").outcome
    // A number that a cell holds as a number has lost its leading zero, and no column of birth dates proves it.
    #expect(outcome.rows.map(\.line) == Mixed.told.filter { !$0.hasPrefix("4 ") })
    #expect(outcome.lines == ["row 4, Personnummer: number-not-a-number"] + Mixed.setAside)
  }

  @Test func `Edlevo's pupils at other organisers' schools`() throws {
    let outcome = try readRoll(Samples.bytes("edlevo-admission-v4.xml")).outcome
    #expect(
      outcome.rows.map(\.line) == [
        "1 \(Mixed.woman) 31279295 NANAT 2023-08-14 2026-06-12 gymnasieexamen",
        "2 \(Mixed.man) 31279295 EE 2025-01-16 2028-06-30",
      ])
    #expect(outcome.findings.isEmpty)
  }

  @Test func `Edlevo's changes`() throws {
    let (reader, outcome) = try readEdlevo(Samples.bytes("edlevo-organization-v12-delta.xml"))
    #expect(reader.isDelta == true)
    #expect(outcome.rows.map(\.line) == ["1 \(Mixed.man) 31279295 EE 2025-01-16 2026-09-30"])
    #expect(outcome.findings.isEmpty)
  }

  @Test func `Navet's posts`() throws {
    let outcome = try readRegister(Samples.bytes("navet-folkbokforingsposter.xml")).outcome
    #expect(outcome.rows.map(\.number.twelveDigits) == [Mixed.woman, Mixed.protected, Mixed.man])
    #expect(outcome.rows.map(\.municipality?.description) == ["0125", nil, nil])
    #expect(outcome.rows.map(\.mark) == [ProtectionMark.none, .sekretessmarkering, ProtectionMark.none])
    #expect(outcome.rows.map(\.deregistrationReason) == [nil, nil, "UV"])
    #expect(outcome.rows.first?.familyName == "Öberg")
    #expect(outcome.findings.isEmpty)
  }

  @Test func `Navet's term codes`() throws {
    let outcome = try readRegister(Samples.bytes("navet-up-termkoder.iso8859-1.txt")).outcome
    #expect(outcome.rows.map(\.number.twelveDigits) == [Mixed.woman, Mixed.protected])
    #expect(outcome.rows.map(\.givenName) == ["Åsa Maria", nil])
    #expect(outcome.rows.map(\.mark) == [ProtectionMark.none, .sekretessmarkering])
    #expect(outcome.findings.isEmpty)
  }

  @Test func `persons of SS 12000`() throws {
    let outcome = try readPersons(Samples.bytes("ss12000-persons.json"))
    #expect(
      outcome.rows.map(\.line) == [
        "1 \(Mixed.woman) 31279295 NANAT 2023-08-14 2026-06-12",
        "2 \(Mixed.man) 31279295 IMS 2024-08-14 2025-01-15 reason", "2 \(Mixed.man) 10000001 EE 2025-01-16 -",
        "3 \(Mixed.other) 31279295 BF25 2026-08-17 -", "3 \(Mixed.other) 10000001 VO 2025-08-18 -",
        "4 \(Mixed.protected) 31279295 TE 2024-08-14 - skyddadFolkbokforing",
        "5 31279295:20080214TF12 31279295 IMSPR 2025-09-01 -",
      ])
    #expect(outcome.kinds == [.numberLocal])
  }

  @Test func `persons deleted in SS 12000`() throws {
    let text = String(decoding: try Samples.bytes("ss12000-deletedEntities.json"), as: UTF8.self)
    let outcome = try readDeleted(text)
    #expect(outcome.rows.map(\.id) == [try #require(ExternalID("00000000-0000-4000-8000-000000000005".utf8))])
    #expect(outcome.rows.map(\.event) == [.deleted] && outcome.findings.isEmpty)
  }
}

extension MixedRoll {
  fileprivate static let numbers = [woman, man, man, "31279295:20080214TF12", woman]
  fileprivate static let protected = TestNumber.make("2008-01-01", woman: false)
}
