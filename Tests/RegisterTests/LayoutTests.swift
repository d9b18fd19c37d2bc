import ActivityResponsibility
import Register
import RollReading
import SourceLayouts
import TestSupport
import Testing

/// A source's saved layout, and what is read by it.
struct LayoutTests {
  let database: TestDatabase
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20")]))
  }

  /// Anna's and Bo's rows without headings, from school unit 31279295.
  private var text: String { "\(anna.written)|2024-08-19\n\(bo.written)|2024-08-19\n".replacing("|", with: "\t") }

  private func layout(_ text: String, for content: FileContent = .roll) throws -> LayoutFile {
    try LayoutFile(text: text, for: content)
  }

  private var places: LayoutFile {
    get throws { try layout("heading-row = 0\n[columns]\nPersonnummer = 1\nStartdatum = 2\n") }
  }

  @discardableResult
  private func take(
    _ text: String, asOf: Day = "2024-09-20", layout: LayoutFile? = nil, isComplete: Bool = true
  ) throws -> ImportResult {
    try database.connection.importRoll(
      DeliveredFile(path: database.file(text)), source: "skolan", scope: "unit:31279295", asOf: asOf,
      isComplete: isComplete, request: .auto, layout: layout, by: "test")
  }

  @Test func `a roll is read by the layout that is saved for its source`() throws {
    #expect(explainedError { try take(text) }?.code == .fileColumnMissing)
    try database.connection.setLayout(try places, of: "skolan", kind: .roll, by: "ek")
    let result = try take(text)
    #expect(result.counts.started == 2)
    #expect(result.counts.rejected == 0)
    #expect(try database.spells(of: anna).first?.hasPrefix("2024-08-19|") == true)
  }

  @Test func `a layout given with the file is of that file alone`() throws {
    #expect(try take(text, layout: try places).counts.started == 2)
    #expect(explainedError { try take(text, asOf: "2024-09-21") }?.code == .fileColumnMissing)
    #expect(try database.connection.storedLayout(of: "skolan") == nil)
  }

  @Test func `the same bytes by another layout are another delivery, by the same one they are not`() throws {
    let wrong = try layout("heading-row = 0\n[columns]\nPersonnummer = 2\nStartdatum = 1\n")
    #expect(try take(text, layout: wrong).counts.rejected == 2)
    let right = try take(text, layout: try places)
    #expect(!right.isRepeat && right.counts.started == 2)
    #expect(try take(text, layout: try places).isRepeat)
  }

  @Test func `a held roll is accepted by the layout it came with`() throws {
    try database.connection.setLayout(try places, of: "skolan", kind: .roll, by: "ek")
    try database.connection.setGuard("skolan", share: 0, floor: 0)
    try take(text)
    let held = try take("\(bo.written)\t2024-08-19\n", asOf: "2024-10-01")
    #expect(held.verdict == .held)
    try database.connection.setLayout(nil, of: "skolan", kind: .roll, by: "ek")
    let accepted = try database.connection.acceptRoll(try #require(held.delivery), by: "ek")
    #expect(accepted.verdict == .applied)
    #expect(accepted.counts.missing == 1)
  }

  @Test func `a new layout holds from now on, and the earlier ones are kept`() throws {
    let connection = database.connection
    try connection.setLayout(try places, of: "skolan", kind: .roll, by: "ek")
    try connection.setLayout(try layout("# Nyare\ndays = \"excel\"\n"), of: "skolan", kind: .roll, by: "lund")
    let stored = try #require(try connection.storedLayout(of: "skolan"))
    #expect(stored.file.text == "# Nyare\ndays = \"excel\"\n")
    #expect(stored.file.layout.days == .excel)
    #expect(stored.setBy == "lund")
    try connection.setLayout(nil, of: "skolan", kind: .roll, by: "ek")
    #expect(try connection.storedLayout(of: "skolan") == nil)
    #expect(try database.count("SELECT 1 FROM source_layouts") == 3)
    #expect(try database.lines("SELECT set_by FROM source_layouts ORDER BY id") == ["ek", "lund", "ek"])
  }

  @Test func `a source delivers one kind of file, whatever its layout`() throws {
    let layout = try places
    try database.connection.setLayout(layout, of: "skolan", kind: .roll, by: "ek")
    let error = explainedError {
      try database.connection.setLayout(layout, of: "skolan", kind: .population, by: "ek")
    }
    #expect(error?.code == .wrongUse)
    #expect(explainedError { try database.connection.storedLayout(of: "okänd") }?.code == .thingUnknown)
  }

  @Test func `population files and notices are read by layouts too`() throws {
    let connection = database.connection
    let cia: TestPerson = .woman("2008-09-01")
    try connection.setLayout(
      try layout("heading-row = 0\n[columns]\nPersonnummer = 1\n\"Folkbokföringsdatum\" = 2\n", for: .population),
      of: "kir", kind: .population, by: "ek")
    let people = try connection.importPopulation(
      DeliveredFile(path: database.file("\(cia.written);2008-09-01\n")), source: "kir", municipality: "1496",
      asOf: "2024-08-02", isComplete: false, request: .auto, by: "test")
    #expect(people.counts.started == 1)
    try take("Personnummer;Startdatum\n\(cia.written);2024-08-19\n")
    try connection.setLayout(
      try layout(
        "[columns]\n\"Händelse\" = \"Vad\"\n[words.\"Händelse\"]\nAvbrutit = \"slutat\"\n[constants]\nSkolenhetskod = \"31279295\"\n",
        for: .notices), of: "blanketten", kind: .notice, by: "ek")
    let notices = try connection.importNotices(
      DeliveredFile(path: database.file("Personnummer;Vad;Datum\n\(cia.written);avbrutit;2024-10-04\n")),
      source: "blanketten", received: "2024-10-05", request: .auto, by: "test")
    #expect(notices.counts.applied == 1)
    #expect(try database.spells(of: cia).first?.contains("left") == true)
  }

  @Test func `whoever the layout leaves out is not on the roll`() throws {
    let layout = try layout("[skip-rows-where]\nactive = [\"0\"]\n")
    func roll(_ active: String) -> String {
      "Personnummer;active\n\(anna.written);1\n\(bo.written);\(active)\n"
    }
    #expect(try take(roll("1"), layout: layout).counts.started == 2)
    let result = try take(roll("0"), asOf: "2024-10-01", layout: layout)
    #expect(result.counts.missing == 1)
    #expect(result.counts.rejected == 0 && !result.needsLooking)
    #expect(try database.findings() == ["row-left-out-by-layout"])
  }

  @Test func `the daemon's role may save and read layouts, and nobody may change one`() throws {
    let daemon = try database.connect(as: .daemon)
    try daemon.setLayout(try places, of: "skolan", kind: .roll, by: "ek")
    #expect(try daemon.storedLayout(of: "skolan")?.setBy == "ek")
    for statement in ["UPDATE source_layouts SET set_by = 'x'", "DELETE FROM source_layouts"] {
      #expect(throws: (any Error).self) { try daemon.run(script: statement) }
    }
  }
}
