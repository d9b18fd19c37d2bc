import RollReading
import SourceLayouts

/// Layouts to read tables by; the first ways are without one.
enum Layouts {
  static func roll(_ way: UInt8) -> TableLayout? { rolls[Int(way) % rolls.count] }
  static func population(_ way: UInt8) -> TableLayout? { populations[Int(way) % populations.count] }
  static func notices(_ way: UInt8) -> TableLayout? { noticeLayouts[Int(way) % noticeLayouts.count] }

  private static let rolls: [TableLayout?] =
    [nil, positional, wordy] + Preset.all.filter { $0.content == .roll }.compactMap { try? $0.file().layout }
  private static let populations: [TableLayout?] = [
    nil, TableLayout(columns: ["Personnummer": .position(1), "Kommunkod": .position(4)], headingRow: 0),
  ]
  private static let noticeLayouts: [TableLayout?] = [nil, TableLayout(days: .dayFirst, nullWords: ["saknas"])]

  /// A table without headings.
  private static let positional = TableLayout(
    columns: [
      "Personnummer": .position(1), "Studievägskod": .position(5), "Skolenhetskod": .position(6),
      "Startdatum": .position(7), "Slutdatum": .position(8), "Avbrottsorsak": .position(9),
    ], headingRow: 0)
  /// One that uses all that a layout can say.
  private static let wordy = TableLayout(
    columns: ["Personnummer": .anyHeading(["Pnr", "Personnummer"]), "Slutdatum": .heading("T.o.m.")],
    words: ["Avbrottsorsak": ["Pågår": "", "Hoppat av": "J"]], constants: ["Skolform": "GY"],
    skipRowsWhere: ["Aktiv": ["0", "nej"]], days: .excel, nullWords: ["saknas"], footers: ["Totalt"])
}
