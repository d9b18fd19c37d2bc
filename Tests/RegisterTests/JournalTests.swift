import ActivityResponsibility
import Inspection
import PostgreSQL
import Register
import StrictJSON
import TestSupport
import Testing

/// What is entered in the journal, and with what it is entered.
struct JournalTests {
  let scene: JournalScene
  var database: TestDatabase { scene.database }

  init() throws { scene = try JournalScene() }

  @Test func `every act is entered in its transaction, in the log of its municipality`() throws {
    try scene.record(.contact(.phone, .reached, occupation: nil), note: "vill ha \"sms\"\n")
    try scene.record(.mapping)
    #expect(try scene.subjects() == ["opened", "opened", "opened", "contact", "mapping"])
    #expect(try database.lines("SELECT municipality, size FROM journals WHERE municipality > 0") == ["1496|5"])
    #expect(try scene.faults().isEmpty)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `an act that is not kept leaves no entry and no gap`() throws {
    try database.connection.run(
      script: "ALTER TABLE follow_ups ADD CONSTRAINT no_mappings CHECK (kind <> 'mapping') NOT VALID")
    #expect(throws: PostgresError.self) { try scene.record(.contact(.phone, .reached, occupation: nil)) }
    try scene.record(.note, note: "x")
    #expect(try scene.subjects() == ["opened", "opened", "opened", "note"])
    #expect(try scene.faults().isEmpty)
  }

  @Test func `a payload says all that the act's row says, in canonical form`() throws {
    try scene.record(.occupation(Occupation(code: "work", from: "2025-09-01", toldBy: "mor")), note: "å \u{8} \\")
    let rows = try database.lines(
      """
      SELECT convert_from(p.payload, 'UTF8') AS payload FROM journal_payloads p
      JOIN journal_entries e USING (municipality, entry) JOIN acts a ON a.id = e.act_id WHERE a.kind = 'occupation'
      """)
    let text = try #require(rows.first)
    let value = try JSONValue(parsing: text)
    #expect(value.canonicalText == text)
    #expect(value["number"]?.text == scene.people[0].digits)
    #expect(value["note"]?.text == "å \u{8} \\")
    #expect(value["occupation-from"]?.text == "2025-09-01")
    #expect(value["municipality"]?.text == "1496")
    // A column that comes to stand in acts must come to stand in the payload; that of a deletion is told by its own entry.
    let columns = try database.lines(
      """
      SELECT column_name FROM information_schema.columns
      WHERE table_name = 'acts' AND column_name <> 'emptied_in_run' ORDER BY column_name
      """)
    #expect(
      columns == [
        "assigned_to", "case_id", "channel", "corrects_act_id", "details", "happened_on", "id", "kind", "note",
        "occupation", "occupation_from", "occupation_until", "reached", "reason", "recorded_at", "recorded_by",
        "result", "told_by",
      ])
  }

  @Test func `two who write at once get numbers without a gap, and neither waits for ever`() async throws {
    let address = try database.address(as: .counsellor)
    let people = scene.people
    try await withThrowingTaskGroup(of: Void.self) { group in
      for person in people {
        group.addTask {
          let connection = try Connection(.uri(address))
          for _ in 0..<30 {
            _ = try connection.record(.note, of: person.number, on: "2025-09-20", today: "2025-12-31", by: "ek")
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = "SELECT min(entry), max(entry), count(*) FROM journal_entries WHERE municipality > 0"
    #expect(try database.lines(entries) == ["0|92|93"])
    #expect(try scene.faults().isEmpty)
  }

  @Test func `settings, the routine and decisions are entered`() throws {
    let connection = database.connection
    _ = try connection.set(
      municipality: "1496", from: "2025-01-01", autumnDay: nil, summerFrom: nil, admittedWithin: 30, by: "ek")
    try connection.set(
      try connection.followUpPolicy(of: "1496", on: "2025-09-20"), of: "1496", from: "2025-09-20", by: "ek")
    try connection.decide(.notStudying, about: scene.people[0].number, on: "2025-09-20", by: "ek")
    #expect(try scene.subjects() == ["opened", "opened", "opened", "rule-settings", "routine", "decision", "decision"])
    #expect(try scene.faults().isEmpty)
  }

  @Test func `a roll's verdict is entered where nights are done, and before the first night in the installation's log`()
    throws
  {
    let pupils = (0..<20).map { Pupil(.pupil($0), from: "2025-08-15") }
    try database.take(Roll("2025-09-20", pupils))
    let held = try database.take(Roll("2025-09-21", [pupils[0]]))
    #expect(held.verdict == .held)
    try database.connection.rejectRoll(try #require(held.delivery), why: "halv fil", by: "ek")
    _ = try database.take(Roll("2025-09-22", pupils), isDryRun: true)
    let again = try database.take(Roll("2025-09-23", [pupils[1]]))
    _ = try database.connection.acceptRoll(try #require(again.delivery), by: "ek")
    #expect(Array(try scene.subjects().dropFirst(3)) == Array(repeating: "delivery", count: 5))
    #expect(
      try database.lines(
        """
        SELECT convert_from(payload, 'UTF8')::jsonb->>'verdict' FROM journal_payloads WHERE entry >= 3 ORDER BY entry
        """) == ["applied", "held", "rejected", "held", "applied"])
    // The population came before the first night.
    #expect(try scene.subjects(of: .installation) == ["delivery"])
    let fresh = try TestDatabase()
    try fresh.take(Roll("2025-09-20", pupils))
    #expect(try fresh.lines("SELECT municipality, size FROM journals") == ["0|1"])
  }

  @Test func `population files and notices are entered too, and name nobody`() throws {
    let before = try scene.subjects().count
    let people = scene.people.map { Resident($0, since: "2008-03-04") }
    try database.take(Population("2025-10-01", people))
    _ = try database.take(Population("2025-10-02", people), isDryRun: true)
    let notice = Notice(
      number: scene.people[0].number, unit: "31279295", event: .started, day: "2025-10-02", received: "2025-10-03",
      organiser: nil)
    _ = try database.connection.add(notice, source: "skolan", by: "ek")
    _ = try database.connection.add(notice, source: "skolan", by: "ek")
    #expect(Array(try scene.subjects().dropFirst(before)) == ["delivery", "delivery"])
    let told = try database.lines(
      """
      SELECT body->>'kind', body->>'verdict', body ? 'digest', body::text FROM (
        SELECT entry, convert_from(payload, 'UTF8')::jsonb AS body FROM journal_payloads WHERE municipality = 1496) all_told
      WHERE entry >= \(before) ORDER BY entry
      """)
    #expect(told.map { String($0.prefix { $0 != "{" }) } == ["population|applied|true|", "notice|applied|false|"])
    #expect(!told.contains { line in scene.people.contains { line.contains($0.digits) } })
    #expect(try scene.faults().isEmpty)
  }

  @Test func `linking numbers is entered in every case it is an act of`() throws {
    _ = try database.connection.link(
      scene.people[0].number, to: scene.people[1].number, since: "2025-09-20", why: "samma", allowsOtherBirthDate: true,
      by: "ek")
    #expect(Array(try scene.subjects().dropFirst(3)) == ["numbers-linked", "numbers-linked"])
    #expect(try scene.faults().isEmpty)
  }

  @Test func `acts from before the journal are entered late, and say so`() throws {
    try scene.record(.mapping)
    try scene.tamper("DELETE FROM journal_entries; DELETE FROM journal_payloads; DELETE FROM journals")
    #expect(try scene.faults().count == 0)
    #expect(try database.connection.failedChecks().map(\.name) == ["acts_without_an_entry"])
    _ = try database.connection.prepareSchema(isEmbedded: true)
    #expect(try scene.subjects() == ["opened", "opened", "opened", "mapping"])
    #expect(
      try database.count(
        "SELECT 1 FROM journal_payloads WHERE convert_from(payload, 'UTF8')::jsonb ? 'entered-at'") == 4)
    #expect(try scene.faults().isEmpty)
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `nobody of ours changes or takes away an entry, not even the owner`() throws {
    try scene.sign()
    var connections = try RegisterRole.allCases.map { try database.connect(as: $0) }
    connections.append(database.connection)
    for connection in connections {
      for script in [
        "UPDATE journal_entries SET leaf = leaf", "DELETE FROM journal_entries", "UPDATE journals SET size = size - 1",
        "DELETE FROM journals", "UPDATE journal_payloads SET payload = ''", "UPDATE journal_heads SET note = ''",
        "DELETE FROM journal_heads", "DELETE FROM journal_keys",
      ] {
        #expect(explainedError { try connection.run(script: script) }?.code == .notPermitted, "\(script)")
      }
    }
    for role in RegisterRole.allCases {
      let connection = try database.connect(as: role)
      #expect(explainedError { try connection.run(script: "DELETE FROM journal_payloads") }?.code == .notPermitted)
    }
    #expect(try scene.faults().isEmpty)
  }

  @Test func `a payload that was destroyed by rule leaves a log that holds, any other does not`() throws {
    try scene.record(.note, note: "x")
    try scene.sign()
    try scene.tamper("DELETE FROM journal_payloads WHERE entry = 3; DELETE FROM acts WHERE kind = 'note'")
    #expect(try scene.faults() == ["1496 3 payload-missing"])
    try enter(#"{"entries":[3],"recorded-at":"2025-09-30T00:00:00.000000Z","what":"destroyed"}"#)
    #expect(try scene.faults().isEmpty)
    #expect(try scene.sign().allSatisfy { $0.refusal == nil })
  }

  /// Appends an entry as the programs do.
  private func enter(_ payload: String) throws {
    try database.connection.run(
      script: """
        WITH salted AS (SELECT decode(repeat('07', 32), 'hex') AS salt, convert_to('\(payload)', 'UTF8') AS payload),
        head AS (UPDATE journals SET size = size + 1 WHERE municipality = 1496 RETURNING size - 1 AS entry),
        leaf AS (INSERT INTO journal_entries (municipality, entry, leaf)
          SELECT 1496, entry, '\\x01'::bytea || int2send(1496::int2) || int8send(entry)
            || timestamptz_send('2025-09-30T00:00:00Z') || sha256(salt || payload) FROM salted, head)
        INSERT INTO journal_payloads SELECT 1496, entry, salt, payload FROM salted, head
        """)
  }
}
