import ActivityResponsibility
import FileBuilding
import Inspection
import PostgreSQL
import Register
import TestSupport
import Testing

/// Whoever has the whole database, with every trigger off, against somebody who holds the last head that was kept outside.
struct JournalTamperTests {
  static let people = 40
  let scene: JournalScene
  var connection: Connection { scene.database.connection }

  /// Some two hundred entries, signed; a copy of all of it from the day before, when there were fewer.
  init() throws {
    scene = try JournalScene(people: Self.people)
    for (index, person) in scene.people.enumerated() {
      try scene.record(.contact(.letter, .noAnswer, occupation: nil), of: person, note: "brev \(index)")
      try scene.record(.assign("berg"), of: person)
    }
    try scene.sign()
    try connection.run(
      script: """
        CREATE SCHEMA yesterday;
        CREATE TABLE yesterday.acts AS TABLE acts; CREATE TABLE yesterday.cases AS TABLE cases;
        CREATE TABLE yesterday.journals AS TABLE journals; CREATE TABLE yesterday.entries AS TABLE journal_entries;
        CREATE TABLE yesterday.payloads AS TABLE journal_payloads; CREATE TABLE yesterday.heads AS TABLE journal_heads
        """)
    for (index, person) in scene.people.enumerated() {
      try scene.record(.contact(.phone, .reached, occupation: nil), of: person, note: "samtal \(index)")
      try scene.record(.occupation(Occupation(code: "work", from: "2025-09-01", toldBy: "mor")), of: person)
    }
    try scene.sign()
  }

  private struct Undone: Error {}

  /// Does something, checks, and undoes it. - Returns: the faults.
  private func faults(after script: String) throws -> [JournalFault] {
    var found: [JournalFault] = []
    do {
      try connection.transaction { transaction in
        try transaction.run(script: "SET LOCAL session_replication_role = replica; " + script)
        found = try transaction.checkJournal(scene.files).flatMap(\.faults)
        throw Undone()
      }
    } catch is Undone {}
    return found
  }

  private static let last = people * 5
  /// One entry, by the numbers: 0 to 199 are acts, 160 to 199 of them those of the last round.
  private static func entry(_ random: inout SeededNumbers) -> Int { random.number(0...last - 1) }

  private func act(_ entry: Int) -> String {
    "(SELECT act_id FROM journal_entries WHERE municipality = 1496 AND entry = \(entry))"
  }

  @Test func `a register that nobody has touched holds`() throws {
    #expect(try faults(after: "SELECT 1").isEmpty)
    #expect(try scene.database.count("SELECT 1 FROM journal_entries WHERE municipality = 1496") == Self.last + 1)
  }

  @Test func `two hundred edits of single fields are found, and the entry is named`() throws {
    var random = SeededNumbers(seed: 4001)
    for round in 0..<200 {
      var entry = Self.entry(&random)
      // The key's entry is of no act.
      if try scene.database.count("SELECT 1 WHERE \(act(entry)) IS NULL") == 1 { entry = 0 }
      let ofAct = "WHERE id = \(act(entry))"
      let here = "WHERE municipality = 1496 AND entry = \(entry)"
      func flip(_ column: String, _ bytes: Int) -> String {
        let place = random.number(0...bytes - 1)
        return
          "SET \(column) = set_byte(\(column), \(place), get_byte(\(column), \(place)) # \(1 << random.number(0...7)))"
      }
      let edits = [
        "UPDATE acts SET note = coalesce(note, '') || 'x' \(ofAct)",
        "UPDATE acts SET recorded_by = recorded_by || 'x' \(ofAct)",
        "UPDATE acts SET happened_on = happened_on + 1 \(ofAct)",
        "UPDATE acts SET recorded_at = recorded_at + interval '1 microsecond' \(ofAct)",
        "UPDATE acts SET kind = 'verified', channel = NULL, result = NULL, reached = NULL \(ofAct)",
        "UPDATE acts SET reason = coalesce(reason, '') || '1' \(ofAct)",
        "UPDATE acts SET assigned_to = coalesce(assigned_to, '') || '1' \(ofAct)",
        "UPDATE acts SET told_by = coalesce(told_by, '') || '1' \(ofAct)",
        "UPDATE acts SET case_id = (SELECT min(id) FROM cases c WHERE c.id <> acts.case_id) \(ofAct)",
        "UPDATE acts SET corrects_act_id = id \(ofAct)",
        "UPDATE acts SET details = '{}' \(ofAct)",
        "UPDATE acts SET occupation_until = '2026-01-01' \(ofAct)",
        "UPDATE acts SET occupation = coalesce(occupation, '') || 'x', occupation_from = '2020-01-01' \(ofAct)",
        "UPDATE cases SET number = number + 10 WHERE id = (SELECT case_id FROM acts \(ofAct))",
        "UPDATE cases SET municipality = 1494 WHERE id = (SELECT case_id FROM acts \(ofAct))",
        "UPDATE journal_payloads \(flip("payload", 60)) \(here)",
        "UPDATE journal_payloads \(flip("salt", 32)) \(here)",
        "UPDATE journal_entries \(flip("leaf", 51)) \(here)",
        "UPDATE journal_entries SET act_id = NULL \(here)",
        "UPDATE journal_entries SET act_id = act_id + 100000 \(here)",
        "UPDATE journals SET size = size + 1 WHERE municipality = 1496",
      ]
      let edit = edits[round % edits.count]
      let found = try faults(after: edit)
      #expect(!found.isEmpty, "\(edit)")
      // A case has several acts, of which the first is named; a log's size is nobody's.
      if edit.contains("UPDATE cases") || edit.contains("UPDATE journals") { continue }
      #expect(found.first?.entry == Int64(entry), "\(edit): \(found.map(JournalScene.line))")
    }
  }

  /// Every column of what the journal commits to, but for those of a case that its acts tell.
  private func committed() throws -> [(table: String, column: String, type: String)] {
    try connection.query(
      Statement(
        name: "test_committed",
        text: """
          SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
          WHERE table_schema = 'fullfolj' AND (table_name IN ('acts', 'journal_entries', 'journal_payloads', 'journals')
            OR table_name = 'cases' AND column_name IN ('id', 'number', 'municipality'))
          ORDER BY 1, 2
          """)
    ).map { ($0.text(0), $0.text(1), $0.text(2)) }
  }

  /// Another value than the one that is there, of the column's type.
  private static func other(_ column: String, _ type: String, _ random: inout SeededNumbers) -> String {
    let number = random.number(1...900)
    return switch type {
    case "bytea":
      "set_byte(\(column), \(number) % length(\(column)), get_byte(\(column), \(number) % length(\(column))) "
        + "# \(random.number(1...255)))"
    case "boolean": "NOT coalesce(\(column), false)"
    case "date": "coalesce(\(column), '2026-01-01') + \(number)"
    case "timestamp with time zone": "\(column) + interval '\(number) microseconds'"
    case "smallint": "\(column) + \(number)"
    case "bigint", "integer": "coalesce(\(column), 0) + 100000 + \(number)"
    // One letter is the next one.
    default:
      "CASE WHEN coalesce(\(column), '') = '' THEN 'q' ELSE overlay(\(column) placing "
        + "chr(ascii(substr(\(column), 1 + \(number) % length(\(column)), 1)) + 1) "
        + "from 1 + \(number) % length(\(column)) for 1) END"
    }
  }

  /// What keeps even a superuser from writing what the columns are not for.
  private static let withoutConstraints = """
    DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT conrelid::regclass AS of, conname FROM pg_constraint WHERE contype = 'c'
        AND conrelid = ANY (ARRAY['acts', 'cases', 'journals', 'journal_entries', 'journal_payloads']::regclass[])
      LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.of, c.conname); END LOOP;
    END $$;
    ALTER TABLE acts ALTER id DROP IDENTITY; ALTER TABLE cases ALTER id DROP IDENTITY;
    """

  @Test(arguments: [4011, 4012])
  func `two hundred edits of any field of any row are found`(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let columns = try committed()
    #expect(columns.count >= 30)
    for round in 0..<200 {
      // Each column has its turn, and then by chance.
      let (table, column, type) = round < columns.count ? columns[round] : random.one(of: columns)
      let edit = """
        \(Self.withoutConstraints)
        UPDATE \(table) SET \(column) = \(Self.other(column, type, &random)) WHERE ctid = (
          SELECT ctid FROM \(table) ORDER BY ctid OFFSET \(random.number(0...999)) % (SELECT count(*) FROM \(table)) LIMIT 1)
        """
      #expect(try !faults(after: edit).isEmpty, "\(edit)")
    }
  }

  @Test func `fifty deletions are found`() throws {
    var random = SeededNumbers(seed: 4002)
    for round in 0..<50 {
      let entry = Self.entry(&random)
      let here = "WHERE municipality = 1496 AND entry = \(entry)"
      let act = "DELETE FROM acts WHERE id = \(act(entry))"
      let leaf = "DELETE FROM journal_entries \(here)"
      let payload = "DELETE FROM journal_payloads \(here)"
      // The last closes the gap behind it, so that nothing is missing.
      let closing = """
        \(act); \(leaf); \(payload); \(Self.shift(from: entry + 1, by: -1));
        UPDATE journals SET size = size - 1 WHERE municipality = 1496
        """
      let scripts = [act, leaf, payload, [act, leaf, payload].joined(separator: ";"), closing]
      let script = round % 5 == 0 && entry == Self.last ? payload : scripts[round % 5]
      #expect(try !faults(after: script).isEmpty, "\(script)")
    }
  }

  /// Moves all entries from one on, leaves and all.
  private static func shift(from entry: Int, by step: Int) -> String {
    """
    UPDATE journal_entries SET entry = entry + 1000000 WHERE municipality = 1496 AND entry >= \(entry);
    UPDATE journal_entries SET entry = entry - 1000000 + \(step),
      leaf = substring(leaf for 3) || int8send(entry - 1000000 + \(step)) || substring(leaf from 12)
      WHERE municipality = 1496 AND entry >= 1000000;
    UPDATE journal_payloads SET entry = entry + 1000000 WHERE municipality = 1496 AND entry >= \(entry);
    UPDATE journal_payloads SET entry = entry - 1000000 + \(step) WHERE municipality = 1496 AND entry >= 1000000
    """
  }

  @Test func `fifty insertions are found`() throws {
    var random = SeededNumbers(seed: 4003)
    for round in 0..<50 {
      let entry = Self.entry(&random)
      let act = """
        INSERT INTO acts (case_id, kind, happened_on, recorded_by, note)
        SELECT case_id, 'note', happened_on, recorded_by, 'aldrig sagt' FROM acts WHERE kind = 'opened' LIMIT 1
        """
      // Everything as it would be, had it been entered in its time.
      let forged = """
        \(Self.shift(from: entry, by: 1));
        INSERT INTO journal_payloads SELECT 1496, \(entry), decode(repeat('07', 32), 'hex'),
          convert_to('{"recorded-at":"2025-09-30T00:00:00.000000Z","what":"routine"}', 'UTF8');
        INSERT INTO journal_entries (municipality, entry, leaf) SELECT 1496, entry, '\\x01'::bytea || int2send(1496::int2)
          || int8send(entry) || timestamptz_send('2025-09-30T00:00:00Z') || sha256(salt || payload)
          FROM journal_payloads WHERE municipality = 1496 AND entry = \(entry);
        UPDATE journals SET size = size + 1 WHERE municipality = 1496
        """
      let script = round % 3 == 0 ? act : forged
      #expect(try !faults(after: script).isEmpty, "\(script)")
    }
  }

  @Test func `fifty exchanges of two are found`() throws {
    var random = SeededNumbers(seed: 4004)
    for round in 0..<50 {
      let one = Self.entry(&random)
      let other = (one + random.number(1...Self.last - 1)) % Self.last
      let pair = "municipality = 1496 AND entry IN (\(one), \(other))"
      let exchanged = "CASE entry WHEN \(one) THEN \(other) ELSE \(one) END"
      let payloads = """
        UPDATE journal_payloads SET entry = entry + 1000000 WHERE \(pair);
        UPDATE journal_payloads SET entry = CASE entry - 1000000 WHEN \(one) THEN \(other) ELSE \(one) END
          WHERE municipality = 1496 AND entry >= 1000000
        """
      let leaves = """
        UPDATE journal_entries SET entry = entry + 1000000 WHERE \(pair);
        UPDATE journal_entries SET entry = CASE entry - 1000000 WHEN \(one) THEN \(other) ELSE \(one) END
          WHERE municipality = 1496 AND entry >= 1000000;
        """
      let numbers = """
        UPDATE journal_entries SET leaf = substring(leaf for 3) || int8send(entry) || substring(leaf from 12) WHERE \(pair)
        """
      let acts = """
        UPDATE journal_entries e SET act_id = o.act_id + 100000 FROM journal_entries o
          WHERE e.municipality = 1496 AND e.entry IN (\(one), \(other)) AND o.municipality = 1496
          AND o.entry = \(exchanged.replacing("entry", with: "e.entry"));
        UPDATE journal_entries SET act_id = act_id - 100000 WHERE act_id > 100000
        """
      let scripts = [payloads, leaves, leaves + payloads, leaves + numbers + ";" + payloads, acts]
      let script = scripts[round % scripts.count]
      #expect(try !faults(after: script).isEmpty, "\(script)")
    }
  }

  @Test func `twenty cuts of the tail are found, and where the log now ends`() throws {
    var random = SeededNumbers(seed: 4005)
    for _ in 0..<20 {
      let entry = Self.entry(&random)
      let found = try faults(
        after: """
          DELETE FROM acts WHERE id IN (
            SELECT act_id FROM journal_entries WHERE municipality = 1496 AND entry >= \(entry));
          DELETE FROM journal_entries WHERE municipality = 1496 AND entry >= \(entry);
          DELETE FROM journal_payloads WHERE municipality = 1496 AND entry >= \(entry);
          DELETE FROM journal_heads WHERE municipality = 1496;
          UPDATE journals SET size = \(entry) WHERE municipality = 1496
          """)
      #expect(found.map(JournalScene.line) == ["1496 \(entry) head-not-extended"])
    }
  }

  @Test func `yesterday's backup put back is found`() throws {
    let found = try faults(
      after: """
        DELETE FROM acts; INSERT INTO acts OVERRIDING SYSTEM VALUE SELECT * FROM yesterday.acts;
        DELETE FROM journals; INSERT INTO journals SELECT * FROM yesterday.journals;
        DELETE FROM journal_entries; INSERT INTO journal_entries SELECT * FROM yesterday.entries;
        DELETE FROM journal_payloads; INSERT INTO journal_payloads SELECT * FROM yesterday.payloads;
        DELETE FROM journal_heads; INSERT INTO journal_heads SELECT * FROM yesterday.heads
        """)
    #expect(found.map(JournalScene.line) == ["1496 121 head-not-extended"])
  }

  @Test func `a history rewritten with every hash made again is found`() throws {
    let rewriting = """
      UPDATE acts SET note = 'brev som aldrig kom' WHERE note = 'brev 7';
      UPDATE journal_payloads SET payload = convert_to(
        replace(convert_from(payload, 'UTF8'), '"brev 7"', '"brev som aldrig kom"'), 'UTF8');
      UPDATE journal_payloads SET salt = sha256(salt);
      UPDATE journal_entries e SET leaf = substring(leaf for 19) || sha256(p.salt || p.payload) FROM journal_payloads p
        WHERE p.municipality = e.municipality AND p.entry = e.entry;
      DELETE FROM journal_heads
      """
    let found = try faults(after: rewriting)
    #expect(found.map(JournalScene.line) == ["0000 - head-not-extended", "1496 - head-not-extended"])
    // But for the head that was kept outside it would hold: nothing else tells.
    let elsewhere = JournalFiles(keyFile: scene.folder.path + "/elsewhere/key")
    var without: [JournalFault] = []
    do {
      try connection.transaction { transaction in
        try transaction.run(script: "SET LOCAL session_replication_role = replica; " + rewriting)
        without = try transaction.checkJournal(elsewhere).flatMap(\.faults)
        throw Undone()
      }
    } catch is Undone {}
    #expect(without.isEmpty)
  }
}
