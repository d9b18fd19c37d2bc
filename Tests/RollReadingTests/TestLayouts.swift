import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

/// The roll that schools' systems export in six encodings: names with å ä ö, every way of writing a number and a day,
/// and one of each thing that must be set aside.
enum MixedRoll {
  static let headings =
    "Personnummer;Efternamn;Förnamn;Klass;Årskurs;Studievägskod;Skolenhetskod;Startdatum;Slutdatum;Avbrottsorsak;"
    + "Sekretess"
  static let woman = TestNumber.make("2007-01-01")
  static let man = TestNumber.make("2007-01-01", woman: false)
  static let other = TestNumber.make("2008-01-01")

  static let rows = [
    "\(hyphened(woman));Öberg;Åsa;NA23A;3;NANAT;31279295;2023-08-14;2026-06-12;;",
    "\(man.dropFirst(2));Ek;Örjan;IMS24;1;IMS;31279295;20240814;20250115;Byte av skola;",
    "\(hyphened(man).dropFirst(2));Ek;Örjan;EE24;1;EE;12345678;250116;;;",
    "080214-TF12;Berg;Tom;IMSPR;1;IMSPR;31279295;2025-09-01;;;",
    ";;;TE24B;2;TE;31279295;2024-08-14;;;1",
    "080101TF10;;;TE24B;2;TE;31279295;2024-08-14;;;1",
    "\(hyphened(woman));Öberg;Åsa;NA23A;3;NANAT;31279295;2023-08-14;2026-06-12;;",
    "2,00801E+11;Lönn;Ida;BF26;1;BF25;31279295;2026-08-17;;;",
    "\(other);Lönn;Ida;BF26;1;BFFRI0L;31279295;46251;;;",
    "2007-01-01-\(man.suffix(4)) ;Ek;Örjan;EE24;1;EE0;12345678;2025-01-16;2024-12-31;;",
  ]

  /// The file's text, with headings or without, with another separator, and each cell in quotation marks or not.
  static func text(hasHeadings: Bool = true, separator: String = ";", newline: String = "\r\n", quoted: Bool = false)
    -> String
  {
    ((hasHeadings ? [headings] : []) + rows).map { line in
      line.split(separator: ";", omittingEmptySubsequences: false).map {
        quoted ? "\"\($0)\"" : String($0)
      }.joined(separator: separator) + newline
    }.joined()
  }

  /// What every one of the six must give: row (with headings on row 1), number, unit, programme, first and last day.
  static let told = [
    "2 \(woman) 31279295 NANAT 2023-08-14 2026-06-12", "3 \(man) 31279295 IMS 2024-08-14 2025-01-15 reason",
    "4 \(man) 12345678 EE 2025-01-16 -", "5 31279295:20080214TF12 31279295 IMSPR 2025-09-01 -",
    "8 \(woman) 31279295 NANAT 2023-08-14 2026-06-12",
  ]
  static let setAside = [
    "row 5, Personnummer: number-local", "row 6, Personnummer: number-missing",
    "row 7, Personnummer: number-temporary", "row 9, Personnummer: number-scientific",
    "row 10, Startdatum: day-malformed", "row 11, Personnummer: number-not-a-number",
  ]

  private static func hyphened(_ number: String) -> String { number.prefix(8) + "-" + number.suffix(4) }
}

extension RollRow {
  /// The row in a line, for comparing.
  var line: String {
    "\(row) \(number.twelveDigits) \(unit) \(programme) \(firstDay?.description ?? "-") \(lastDay?.description ?? "-")"
      + (hasLeavingReason ? " reason" : "") + (mark == .none ? "" : " \(mark)")
      + (form == .gymnasium ? "" : " \(form)") + (certificate.map { " \($0)" } ?? "")
  }
}

extension Outcome {
  var lines: [String] { findings.map(\.description) }
}

/// A layout of a roll without headings, in the mixed roll's columns.
let positional = TableLayout(
  columns: [
    "Personnummer": .position(1), "Studievägskod": .position(6), "Skolenhetskod": .position(7),
    "Startdatum": .position(8), "Slutdatum": .position(9), "Avbrottsorsak": .position(10), "Sekretess": .position(11),
  ], headingRow: 0)
