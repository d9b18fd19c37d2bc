import ActivityResponsibility
import PostgreSQL
import Register
import StrictJSON
import TestSupport
import Testing

/// The person's own extract: everything, and nothing of others.
struct ExtractTests {
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let before: TestPerson = .coordination("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population(
        "2024-08-01", [Resident(anna, since: "2008-03-04", familyName: "Lund"), Resident(bo, familyName: "Sten")]))
    try database.take(Roll("2024-08-20", [Pupil(anna, from: "2024-08-19"), Pupil(bo, from: "2024-08-19")]))
    try database.take(NoticeSheet("2024-09-02", [NoticeSheet.Line(anna, .left, "2024-09-01")]))
    try database.reconcile("2024-10-01")
    _ = try database.connection.record(
      .contact(.phone, .reached, occupation: Occupation(code: "work", from: "2024-09-10", toldBy: "mor Karin")),
      of: anna.number, on: "2024-10-02", today: "2024-12-31", note: "ringde", by: "berg")
    try database.connection.decide(.notStudying, about: anna.number, on: "2024-10-02", by: "berg")
    try database.connection.recordAccess(
      to: anna.number, by: "ek", why: "begäran", reading: "extract", on: "2024-12-31")
  }

  private func extract(of person: TestPerson? = nil, withStaff: Bool = false, masking: Set<Int64> = []) throws
    -> PersonExtract
  {
    try database.connect(as: .inspector).extract(
      of: (person ?? anna).number, on: "2024-12-31", withStaff: withStaff, masking: masking)
  }

  @Test func `everything that was told, decided, done and read is in it, with the file that told it`() throws {
    let held = Dictionary(uniqueKeysWithValues: try extract().sections.map { ($0.table, $0.rows) })
    #expect(held[.persons]?.first?["family_name"] == "Lund")
    #expect(held[.residences]?.first?["told_in"]?.text?.hasSuffix(".csv") == true)
    #expect(held[.residences]?.first?["source"] == "folkbokforing")
    for table in [
      ExtractTable.enrolments, .notices, .outcomes, .outcomeChanges, .cases, .casePeriods, .followUps,
      .notStudyingConfirmations,
    ] { #expect(held[table]?.isEmpty == false, "\(table)") }
    #expect(held[.acts]?.map { $0["kind"]?.text } == ["opened", "contact", "decision"])
    #expect(held[.accessEntries]?.map { $0["reading"]?.text } == ["act contact", "act decision", "extract"])
    let text = try extract().prose
    for part in [
      "Registerutdrag enligt artikel 15", anna.written, "– Efternamn: Lund", "anteckning: ringde", "mor Karin",
      "omfattas", "Vem som läst", "Källa: folkbokforing, filen ", "slag: kontakt; sätt: telefon; resultat: nådd",
      "varför: ärendet öppnades",
    ] { #expect(text.contains(part), "\(part)") }
    // Written for people: no instant to the microsecond, no column's or code's own name.
    for part in ["+00:00", "_", "first-contact", "20th-birthday"] { #expect(!text.contains(part), "\(part)") }
  }

  @Test func `nothing of anybody else is in it`() throws {
    let written = try extract().prose + extract().json.canonicalText
    for other in [bo.digits, bo.written, "Sten", "berg"] { #expect(!written.contains(other), "\(other)") }
    #expect(written.contains("handläggare"))
    #expect(try extract(withStaff: true).prose.contains("berg"))
  }

  @Test func `another's number in a hint is left out, and one's own is not`() throws {
    try database.connection.dismissSuspicion(anna.number, bo.number, why: "tvillingar", by: "berg")
    let rows = try extract().sections.first { $0.table == .identityDismissals }?.rows
    #expect(rows?.count == 1)
    #expect(try !extract().json.canonicalText.contains(bo.digits))
    #expect(try extract().json.canonicalText.contains(anna.digits))
  }

  @Test func `an act that tells of somebody else is left out where somebody says so`() throws {
    let act = try #require(
      try extract().sections.first { $0.table == .acts }?.rows.first { $0["kind"] == "contact" }?["id"]?.whole)
    let masked = try extract(masking: [act])
    #expect(!masked.prose.contains("mor Karin") && !masked.prose.contains("ringde"))
    #expect(masked.prose.contains("utelämnat"))
    #expect(masked.prose.contains("sysselsättning: arbete"))
  }

  @Test func `what is held under a former number is the person's`() throws {
    try database.take(Roll("2024-08-20", [Pupil(before, from: "2024-08-12")], scope: "unit:11111111", source: "annan"))
    #expect(try !extract().json.canonicalText.contains("11111111"))
    _ = try database.connection.link(before.number, to: anna.number, since: "2024-09-20", why: "fick nummer", by: "ek")
    #expect(try extract().json.canonicalText.contains("11111111"))
    #expect(try extract(of: before).number == anna.number)
  }

  @Test func `of whom nothing is held there is no extract, also where somebody has asked`() throws {
    let nobody: TestPerson = .man("2008-11-11")
    try database.connection.recordAccess(
      to: nobody.number, by: "ek", reading: "extract", requiresKnown: false, on: "2024-12-31")
    #expect(explainedError { try extract(of: nobody) }?.code == .personUnknown)
  }

  // MARK: held against the schema

  private func columns() throws -> [(table: String, column: String)] {
    try database.lines(
      """
      SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'fullfolj'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY c.relname, a.attnum
      """
    ).map { line in
      let cells = line.split(separator: "|").map(String.init)
      return (cells[0], cells[1])
    }
  }

  /// A table that holds something of a person must be in `extract_person.sql` and in ``ExtractTable``.
  @Test func `every table with a column of numbers or cases is in the extract`() throws {
    let keys = PersonExtract.keysOfPersons
    let tables = Set(try columns().filter { keys.contains($0.column) }.map(\.table))
    let told = Set(ExtractTable.allCases.map(\.rawValue))
    #expect(tables.subtracting(told).subtracting(PersonExtract.tablesOfNobody.keys) == [])
    #expect(told.subtracting(try columns().map(\.table)) == [])
    #expect(told.isDisjoint(with: PersonExtract.tablesOfNobody.keys))
  }

  /// A column that is shown must have words; one that names staff must be masked.
  @Test func `every column of the extract has words, and those that name staff are masked`() throws {
    let told = Set(ExtractTable.allCases.map(\.rawValue))
    for (table, column) in try columns() where told.contains(table) {
      #expect(PersonExtract.explainedColumns.contains(column), "\(table).\(column)")
      if column.hasSuffix("_by") || ["staff", "login", "assigned_to"].contains(column) {
        #expect(
          ExtractMask.staffKeys.contains(column) != ExtractMask.keysOfNoStaff.contains(column), "\(table).\(column)")
      }
    }
  }
}
