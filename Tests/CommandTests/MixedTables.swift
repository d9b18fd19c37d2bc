import ActivityResponsibility
import TestSupport

@testable import FileBuilding

/// What schools tell of them in tables.
extension MixedDeliveries {
  /// A row of a table of Swedish headings.
  static func row(
    _ name: Name, _ programme: String = "NANAT", from: String = "2024-08-19", to: String = "", reason: String = "",
    certificate: String = "", number: String? = nil
  ) -> String { row(number ?? person(name).written, programme, from: from, to: to, reason, certificate) }

  static func row(
    _ number: String, _ programme: String = "NANAT", from: String = "2024-08-19", to: String = "",
    _ reason: String = "", _ certificate: String = ""
  ) -> String { "\(number);Öberg;Åsa;GY;\(programme);;\(from);\(to);\(reason);\(certificate);;" }

  static func table(_ rows: [String]) -> String {
    ([DaemonFiles.rollHeadings] + rows).joined(separator: "\r\n") + "\r\n"
  }

  /// One school, each week in another of the encodings and separators that schools' programs write.
  static var ekskolan: [(path: String, bytes: [UInt8])] {
    let ended = [
      row(.introductory, "IMS", to: "2025-06-13"), row(.graduate, to: "2025-06-05", certificate: "E"),
      row(.certified, to: "2025-06-05", certificate: "Studiebevis"),
    ]
    let always = [
      row(.stays), row(.notEnrolled), row(.gotNumber, number: formerNumber.written), row(.moved), row(.noticed),
      row(.absent),
    ]
    let first = table(
      ended + always + [row(.vanishes), row(.returns), row(.badRow), row(.scientific), row(.leaves)])
    let second = table(
      always + [
        row(.vanishes), row(.badRow), row(.scientific), row(.leaves, to: "2025-09-12", reason: "Eget val"),
      ])
    let third = table(always + [row(.vanishes), row(.returns), row(.badRow), row(.scientific)])
    let fourth = table(
      always + [
        row(.returns), row(.badRow, to: "2025-13-45"), row("2\u{2C}00803E+11"), row("20080301TF20"),
        row(.admitted, from: "2025-11-03"),
      ])
    return [
      ("ekskolan/2025-09-02.csv", WrittenEncoding.utf8WithMark.bytes(of: first)),
      ("ekskolan/2025-09-09.csv", WrittenEncoding.windows1252.bytes(of: second)),
      (
        "ekskolan/2025-09-16.txt",
        WrittenEncoding.utf16LittleEndianWithMark.bytes(of: third.replacing(";", with: "\t"))
      ),
      ("ekskolan/2025-09-23.csv", commas(fourth)),
    ]
  }

  /// With commas between the cells, and in quotation marks what has one itself.
  static func commas(_ table: String) -> [UInt8] {
    WrittenEncoding.utf8.bytes(
      of: table.split(separator: "\r\n").map { line in
        line.split(separator: ";", omittingEmptySubsequences: false).map { $0.contains(",") ? "\"\($0)\"" : $0 }
          .joined(separator: ",")
      }.joined(separator: "\n") + "\n")
  }

  static var otherTables: [(path: String, bytes: [UInt8])] {
    func tabbed(_ names: [Name]) -> [UInt8] {
      WrittenEncoding.windows1252.bytes(
        of: names.map { "\(person($0).written)\tÖberg\tÅsa\tNANAT\t2024-08-19\n" }.joined())
    }
    func serial(_ day: Day) -> String { number("\(day.daysSince2000 + 36_526)", style: 1) }
    let pupils = [
      xmlRow(4, [inline(person(.sheetStays).written), inline("NANAT"), serial("2024-08-19"), ""]),
      xmlRow(5, [number(person(.sheetEnds).digits), inline("NANAT"), serial("2024-08-19"), serial("2025-09-30")]),
    ]
    let headings = xmlRow(3, ["Personnummer", "Studievägskod", "Startdatum", "Slutdatum"].map(inline))
    let workbook = TestWorkbook(sheets: [
      .init(name: "Läs mig", rows: xmlRow(1, [inline("Uttag ur elevregistret")])),
      .init(
        name: "Elever",
        rows: xmlRow(1, [inline("Elever 2025-09-05")]) + headings + pupils.joined()
          + xmlRow(6, [inline("Summa"), number("2")])),
    ])
    func preset(_ active: [(Name, String)]) -> [UInt8] {
      let headings =
        "id\tusername\tsocialnumber\tfname\tlname\tsex\tclass\tactive\taddress1\tpocode\tcity\temail\tmobile"
      let rows = active.map { name, word in
        "1\tx\t\(person(name).written.dropFirst(2))\tÅsa\tÖberg\tf\tNA24\t\(word)\tGatan 1\t54100\tSkövde\t\t"
      }
      return WrittenEncoding.windows1252.bytes(of: ([headings] + rows).joined(separator: "\n") + "\n")
    }
    return [
      ("tabbskolan/2025-09-05.txt", tabbed([.tabStays, .tabVanishes])),
      ("tabbskolan/2025-09-26.txt", tabbed([.tabStays])),
      ("kalkylskolan/2025-09-05.xlsx", workbook.bytes),
      ("fridaskolan/2025-09-11.txt", preset([(.presetStays, "1"), (.presetInactive, "1")])),
      ("fridaskolan/2025-10-02.txt", preset([(.presetStays, "1"), (.presetInactive, "0")])),
    ]
  }
}
