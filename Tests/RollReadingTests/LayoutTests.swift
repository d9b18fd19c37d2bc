import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let number = TestNumber.make("2008-03-04")
private let other = TestNumber.make("2008-07-20", woman: false)

private func roll(_ headings: String, _ rows: String..., layout: TableLayout) throws -> Outcome<RollRow> {
  try readRoll(([headings] + rows).joined(separator: "\n") + "\n", layout: layout)
}

@Test func `columns are read from where the layout says, in any spelling of their headings`() throws {
  let layout = TableLayout(columns: [
    "Personnummer": .heading("Elevens ID"), "Startdatum": .heading("Började"), "Slutdatum": .position(4),
    "Skolenhetskod": .anyHeading(["Enhet ID", "Skol-ID"]),
  ])
  let outcome = try roll(
    "ELEVENS-ID;Skol ID;borjade;;Slutdatum", "\(number);31279295;2024-08-19;2025-01-10;2031-01-01", layout: layout)
  #expect(outcome.rows.map(\.line) == ["2 \(number) 31279295  2024-08-19 2025-01-10"])
  #expect(outcome.findings.isEmpty)
}

@Test func `what the layout leaves out is found as without one`() throws {
  let layout = TableLayout(columns: ["Startdatum": .heading("Började")])
  let outcome = try roll(
    "Pnr;Enhetskod;Började;Slut", "\(number);31279295;2024-08-19;2025-01-10", layout: layout)
  #expect(outcome.rows.map(\.line) == ["2 \(number) 31279295  2024-08-19 2025-01-10"])
}

@Test func `a file that lacks what its layout speaks of is refused, not read without it`() throws {
  let text = "Personnummer;Skolenhetskod;Startdatum\n\(number);31279295;2024-08-19\n"
  func error(_ layout: TableLayout) -> ExplainedError? { rollError(text, layout: layout) }
  let missing = try #require(error(TableLayout(columns: ["Slutdatum": .heading("Slutade")])))
  #expect(missing.code == .fileColumnMissing)
  #expect(missing.what.swedish.contains("\"Slutade\""))
  #expect(error(TableLayout(columns: ["Slutdatum": .position(4)]))?.code == .fileColumnMissing)
  #expect(error(TableLayout(columns: ["Slutdatum": .anyHeading(["Slutade"])])) == nil)
  #expect(error(TableLayout(columns: ["Slutdag för elev": .position(1)]))?.code == .settingUnknown)
  #expect(
    error(TableLayout(columns: ["Slutdatum": .position(3), "Startdatum": .position(3)]))?.code == .settingMalformed)
  #expect(error(TableLayout(columns: ["Slut": .position(2), "Slutdatum": .position(3)]))?.code == .settingMalformed)
  #expect(error(TableLayout(columns: ["Startdatum": .heading("Start")], headingRow: 0))?.code == .settingMalformed)
  #expect(error(TableLayout(skipRowsWhere: ["Aktiv": ["0"]]))?.code == .fileColumnMissing)
}

@Test func `words of the source become ours before anything is read`() throws {
  let layout = TableLayout(
    columns: ["Betygsdokument": .heading("Dok")],
    words: [
      "Skolform": ["Gymnasium": "GY", "Särskolan": "GYAN"], "Betygsdokument": ["EX": "E", "SB": "Z"],
      "Avbrottsorsak": ["Pågår": "", "*": ""], "Sekretess": ["Kod 3": "S", "Öppen": "N"],
      "Slutdatum": ["tills vidare": ""],
    ])
  let headings = "Personnummer;Skolenhetskod;Skolform;Slutdatum;Avbrottsorsak;Dok;Sekretess"
  let outcome = try roll(
    headings, "\(number);31279295;gymnasium;Tills vidare;PÅGÅR;;öppen",
    "\(other);31279295;SARSKOLAN;2026-06-10;*;SB;kod 3", "\(number);31279295;GY;2026-06-12;Flytt;E;",
    layout: layout)
  #expect(outcome.findings.isEmpty)
  #expect(
    outcome.rows.map(\.line) == [
      "2 \(number) 31279295  - -",
      "3 \(other) 31279295  - 2026-06-10 skyddadFolkbokforing \(SchoolForm.adaptedName) studiebevis",
      "4 \(number) 31279295  - 2026-06-12 reason gymnasieexamen",
    ])
}

extension SchoolForm {
  /// How the adapted school is called in the program.
  fileprivate static var adaptedName: String { SchoolForm.spellings["GYAN"].map { "\($0)" } ?? "" }
}

@Test func `an empty cell can have a meaning of the source's`() throws {
  let layout = TableLayout(words: ["Skolform": ["": "GYAN", "G": "GY"]])
  let outcome = try roll(
    "Personnummer;Skolenhetskod;Skolform", "\(number);31279295;", "\(other);31279295;g", layout: layout)
  #expect(outcome.rows.map { $0.form == .gymnasium } == [false, true])
}

@Test func `an unknown word is as unknown with a layout as without`() throws {
  let layout = TableLayout(words: ["Skolform": ["Gymnasium": "GY"], "Sekretess": ["A": "N"]])
  let outcome = try roll(
    "Personnummer;Skolenhetskod;Skolform;Sekretess", "\(number);31279295;Grund;", "\(other);31279295;;B",
    layout: layout)
  #expect(outcome.lines == ["row 2, Skolform: form-unknown", "row 3, Sekretess: mark-unknown"])
  #expect(outcome.rows.map(\.mark) == [.sekretessmarkering])
}

@Test func `what the source never says can be said by the layout, and what it says wins`() throws {
  let layout = TableLayout(constants: ["Skolform": "GYAN", "Skolenhetskod": "31279295", "Startdatum": "2024-08-19"])
  let outcome = try roll(
    "Personnummer;Skolform", "\(number);", "\(other);GY", "\(number);-", layout: layout)
  #expect(outcome.rows.map { $0.form == .gymnasium } == [false, true, false])
  #expect(outcome.rows.allSatisfy { "\($0.unit)" == "31279295" && $0.firstDay?.description == "2024-08-19" })
  let wrong = try roll("Personnummer", "\(number)", layout: TableLayout(constants: ["Skolenhetskod": "3127929"]))
  #expect(wrong.lines == ["row 2, Skolenhetskod: unit-malformed"])
  #expect(wrong.findings.first?.number?.twelveDigits == number)
}

@Test func `rows that the layout leaves out are told and not read`() throws {
  let layout = TableLayout(skipRowsWhere: ["active": ["0", "nej"]])
  let outcome = try roll(
    "Personnummer;Skolenhetskod;Active", "\(number);31279295;1", "\(other);31279295;0", "\(other);31279295;NEJ",
    "\(other);31279295;00", layout: layout)
  #expect(outcome.rows.map(\.row) == [2, 5])
  #expect(outcome.lines == ["row 3: row-left-out-by-layout", "row 4: row-left-out-by-layout"])
  let byPlace = TableLayout(
    columns: ["Personnummer": .position(1), "Skolenhetskod": .position(2)], skipRowsWhere: ["3": ["0"]], headingRow: 0)
  #expect(try readRoll("\(number);31279295;0\n\(other);31279295;1\n", layout: byPlace).rows.map(\.row) == [2])
}

@Test func `a footnote that the layout names is nobody, but a person's row is never a footnote`() throws {
  let layout = TableLayout(footers: ["Utskriven av", "Sida"])
  let outcome = try roll(
    "Personnummer;Efternamn;Skolenhetskod", "\(number);Sida;31279295", ";;", "Utskriven av Eva 2026-10-01;;",
    ";Sida 1 av 2;", ";Ek;31279295", layout: layout)
  #expect(outcome.rows.map(\.row) == [2])
  #expect(outcome.lines == ["row 4: total-row", "row 5: total-row", "row 6, Personnummer: number-missing"])
}

@Test func `null words of the layout are nothing, except in names`() throws {
  let layout = TableLayout(nullWords: ["saknas", "#N/A"])
  let outcome = try readPopulation(
    "Personnummer;Efternamn;Adress;Folkbokföringsdatum;Kommunkod\n\(number);Saknas;SAKNAS;#N/A;saknas\n",
    layout: layout)
  #expect(outcome.findings.isEmpty)
  #expect(outcome.rows.first?.familyName == "Saknas")
  #expect(outcome.rows.first?.street == nil && outcome.rows.first?.since == nil)
}

@Test(
  arguments: [
    (.excel, "46251", "2026-08-17"), (.excel, "45170", "2023-09-01"), (.excel, "2026-08-17", "2026-08-17"),
    (.excel, "250116", "2025-01-16"), (.excel, "20260817", "2026-08-17"), (.excel, "462510", nil),
    (.excel, "46251.5", nil), (.excel, "9999", nil), (.excel, "44,5", nil), (.excel1904, "44789", "2026-08-17"),
    (.excel1904, "400306", "2040-03-06"), (.dayFirst, "17/8/2026", "2026-08-17"),
    (.dayFirst, "01.02.2026", "2026-02-01"),
    (.dayFirst, "8/17/2026", nil), (.dayFirst, "170826", nil), (.dayFirst, "17/8/26", nil),
    (.dayFirst, "2026-08-17", "2026-08-17"), (.usual, "17/8/2026", nil), (.usual, "46251", nil),
  ] as [(TableLayout.DayStyle, String, String?)])
func `days are read as the layout says`(style: TableLayout.DayStyle, written: String, day: String?) throws {
  let outcome = try roll(
    "Personnummer;Skolenhetskod;Startdatum", "\(number);31279295;\(written)", layout: TableLayout(days: style))
  #expect(outcome.rows.first?.firstDay?.description == day)
  #expect(outcome.kinds == (day == nil ? [.dayMalformed] : []))
}

@Test(
  arguments: [(.excel, "401768"), (.excel, "2958465"), (.excel1904, "2957003")] as [(TableLayout.DayStyle, String)])
func `the far days that mean open are known as day numbers too`(style: TableLayout.DayStyle, written: String) throws {
  let outcome = try roll(
    "Personnummer;Skolenhetskod;Slutdatum", "\(number);31279295;\(written)", layout: TableLayout(days: style))
  #expect(outcome.findings.isEmpty)
  #expect(outcome.rows.count == 1 && outcome.rows.allSatisfy { $0.lastDay == nil })
}

@Test func `an encoding that the file itself tells is believed before the layout's`() throws {
  let utf8 = "Personnummer;Adress\n\(number);Ängsvägen\n"
  #expect(try readPopulation(utf8, layout: TableLayout(encoding: .windows1252)).rows.first?.street == "Ängsvägen")
  let bytes = WrittenEncoding.windows1252.bytes(of: MixedRoll.text())
  #expect(rollError(bytes, layout: TableLayout(encoding: .utf8))?.code == .fileEncodingBroken)
  // A beginning of ASCII alone tells nothing.
  let late =
    Array(("Personnummer;Efternamn;Skolenhetskod" + String(repeating: "\n\(number);Ek", count: 50) + "\n").utf8) + [
      0xC5, 0x0A,
    ]
  #expect(throws: ExplainedError.self) { try readRoll(late, headLimit: 300) }
  let outcome = try readRoll(late, headLimit: 300, layout: TableLayout(encoding: .windows1252)).outcome
  #expect(outcome.findings.count == 51)
}

@Test func `random bytes never break a reader with a layout`() throws {
  var state: UInt64 = 41
  func chance(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }
  let layouts = [
    positional, TableLayout(words: ["Sekretess": ["": "J", "*": "N"]], constants: ["Skolform": "GY"], days: .excel),
    TableLayout(
      skipRowsWhere: ["Klass": ["0", "x"]], headingRow: 1, days: .dayFirst, nullWords: ["0"], footers: ["1"]),
    TableLayout(columns: ["Startdatum": .position(256)], headingRow: 0, separator: .comma, days: .excel1904),
  ]
  let alphabet = Array(";,\t\"\r\n 0123456789-+/.TFNULÅ\u{A0}Ã¶".utf8) + [0, 0xFF, 0xC3, 0xE2]
  for turn in 0..<1_500 {
    var bytes = turn % 2 == 0 ? [] : Array((MixedRoll.headings + "\n").utf8)
    for _ in 0..<chance(300) { bytes.append(alphabet[chance(alphabet.count)]) }
    for layout in layouts {
      do {
        let outcome = try readRoll(bytes, chunk: 1 + chance(64), piece: 16, layout: layout).outcome
        #expect(outcome.rows.allSatisfy { $0.row > 0 })
      } catch is ExplainedError {}
    }
  }
}

@Test func `a layout reads the same wherever the file is cut`() throws {
  let layout = TableLayout(
    words: ["Sekretess": ["1": "S"]], constants: ["Skolform": "GYAN"], days: .excel, nullWords: ["2"],
    footers: ["2007-01-01"])
  let bytes = WrittenEncoding.utf16BigEndian.bytes(of: MixedRoll.text())
  let whole = try readRoll(bytes, layout: layout).outcome
  #expect(whole.rows.count == 6 && whole.kinds.contains(.totalRow))
  for chunk in [1, 3, 64, 1_000] {
    for piece in [1, 64] { #expect(try readRoll(bytes, chunk: chunk, piece: piece, layout: layout).outcome == whole) }
  }
}
