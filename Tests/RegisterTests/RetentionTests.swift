import ActivityResponsibility
import Inspection
import PostgreSQL
import Register
import TestSupport
import Testing

/// Deletion by rule: proposed by one, approved by another, recorded without a name.
struct RetentionTests {
  /// Born on a 4th; her case is closed.
  let anna: TestPerson = .woman("2005-03-04")
  /// Born on a 5th; his case is closed.
  let bo: TestPerson = .man("2005-07-05")
  /// Her case is open.
  let cia: TestPerson = .woman("2006-12-01")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population("2021-08-01", [anna, bo, cia].map { Resident($0, since: "2006-12-01", familyName: "Lund") }))
    try database.take(Roll("2022-09-20", [Pupil(bo, from: "2021-08-19", last: "2022-06-10")]))
    try database.reconcile("2023-10-01")
    for person in [anna, bo] {
      try record(.contact(.phone, .reached, occupation: nil), of: person, note: "ringde hem", on: "2023-10-02")
      try record(.close(reason: "turned-20"), of: person, on: "2023-11-01")
    }
    try record(.mapping, of: cia, note: "möte", on: "2023-10-02")
    try database.reconcile("2026-11-01")
  }

  private func record(_ deed: Deed, of person: TestPerson, note: String? = nil, on day: Day) throws {
    _ = try database.connection.record(deed, of: person.number, on: day, today: "2026-11-20", note: note, by: "ek")
  }

  @discardableResult
  private func rule(
    _ kind: RetentionKind, _ trigger: RetentionTrigger = .caseClosed, months: Int = 24,
    _ action: RetentionAction = .delete,
    sparesSample: Bool = false, from: Day = "2020-01-01"
  ) throws -> Int64 {
    try database.connect(as: .daemon).add(
      RetentionRule(
        kind: kind, trigger: trigger, months: months, action: action, sparesSample: sparesSample,
        decision: "BUN § 12", validFrom: from), of: "1496", by: "chef")
  }

  private func propose(on day: Day = "2026-11-20") throws -> RetentionRunFile? {
    try database.connect(as: .daemon).proposeRetention(of: "1496", on: day, by: "berg")
  }

  @discardableResult
  private func approve(_ file: RetentionRunFile?, by staff: String = "chef") throws -> [RetentionRecord] {
    try database.connect(as: .daemon).approveRetention(
      try #require(file).run.id, by: staff, on: "2026-11-20"
    ).records
  }

  @Test func `nothing is due where nobody has made a rule, and no run is left`() throws {
    #expect(try propose() == nil)
    #expect(try database.count("SELECT * FROM retention_runs") == 0)
    try rule(.file, months: 24, .keep)
    #expect(try propose() == nil)
    try rule(.file, months: 600)
    #expect(try propose() == nil)
    #expect(explainedError { try rule(.person, .caseClosed) }?.code == .retentionRefused)
  }

  @Test func `a run proposes closed cases that are due, and nothing is gone until another approves`() throws {
    try rule(.file)
    let file = try #require(try propose())
    #expect(file.items.compactMap(\.number) == [anna.number, bo.number])
    #expect(file.items.map(\.due) == ["2025-11-01", "2025-11-01"])
    #expect(file.items.map(\.decision) == ["BUN § 12", "BUN § 12"])
    #expect(try database.count("SELECT * FROM cases") == 3)
    for same in ["berg", "BERG", " berg "] {
      #expect(explainedError { try approve(file, by: same) }?.code == .retentionRefused)
    }
    #expect(try database.count("SELECT * FROM cases") == 3)
    // The database holds it, whatever a program lets through.
    let daemon = try database.connect(as: .daemon)
    #expect(
      explainedError { try daemon.run(script: "SELECT carry_out_retention(\(file.run.id), 'Berg', '2026-11-20')") }?
        .code
        == .databaseRefused)
    for script in [
      "INSERT INTO retention_runs (municipality, as_of, proposed_by, approved_by, approved_login, approved_at) "
        + "VALUES (1496, '2026-11-20', 'a', 'b', 'b', now())",
      "UPDATE retention_runs SET proposed_by = 'x'", "DELETE FROM retention_records",
      "SELECT delete_person('{1}')", "SELECT delete_with_all_that_refers('cases', 'true')",
    ] { #expect(explainedError { try daemon.run(script: script) }?.code == .notPermitted) }
    for role in [RegisterRole.counsellor, .inspector] {
      let connection = try database.connect(as: role)
      #expect(
        explainedError { try connection.approveRetention(file.run.id, by: "chef", on: "2026-11-20") }?.code
          == .notPermitted)
    }
  }

  @Test func `a case goes with everything that hangs on it, and the record names nobody`() throws {
    try rule(.file)
    let records = try approve(try propose())
    #expect(records.map(\.deleted) == [2])
    #expect(records.map(\.kept) == [0])
    #expect(records.map(\.decision) == ["BUN § 12"])
    #expect((records.first?.rows ?? 0) > 8)
    for table in ["cases", "case_periods", "follow_ups"] {
      #expect(try database.count("SELECT * FROM \(table) WHERE number <> \(cia.digits)") == 0, "\(table)")
    }
    #expect(try database.lines("SELECT DISTINCT note FROM acts WHERE note <> ''") == ["möte"])
    #expect(try database.count("SELECT * FROM retention_items") == 0)
    let kept = try database.everything().filter { $0.hasPrefix("retention_") }
    for person in [anna, bo] { #expect(!kept.contains { $0.contains(person.digits) }) }
    #expect(try database.connection.failedChecks().isEmpty)
    #expect(try propose() == nil)
    #expect(explainedError { try approve(database.connection.retentionRun(1)) }?.code == .retentionRefused)
    // What was recorded about the person by others stays until a rule about persons says otherwise.
    #expect(try database.count("SELECT * FROM residences WHERE number = \(anna.digits)") > 0)
  }

  @Test func `notes go and the acts stay, with the run that emptied them`() throws {
    try rule(.notes)
    let records = try approve(try propose())
    #expect(records.map(\.deleted) == [2])
    #expect(records.map(\.rows) == [2])
    #expect(
      try database.lines("SELECT kind, channel, note, emptied_in_run FROM acts WHERE kind = 'contact'")
        == ["contact|phone|-|1", "contact|phone|-|1"])
    #expect(try database.lines("SELECT note FROM acts WHERE note <> ''") == ["möte"])
    #expect(try propose() == nil)
    let file = try database.connection.caseFile(of: anna.number, municipality: nil, on: "2026-11-20")
    #expect(file.acts.filter(\.isEmptied).map(\.kind) == ["contact"])
  }

  @Test func `a case that goes whole is not proposed for its notes too`() throws {
    try rule(.notes)
    try rule(.file)
    #expect(try propose()?.items.map(\.kind) == ["case", "case"])
  }

  @Test func `the period counts from what the rule says, and the latest rule holds from its day`() throws {
    try rule(.file, .twentiethBirthday, months: 20)
    #expect(try propose()?.items.map(\.due) == ["2026-11-04"])
    try rule(.file, .lastAct, months: 36, from: "2026-01-01")
    #expect(try propose()?.items.map(\.due) == ["2026-11-01", "2026-11-01"])
    try rule(.file, .caseClosed, months: 1, from: "2027-01-01")
    #expect(try propose()?.items.map(\.due) == ["2026-11-01", "2026-11-01"])
    let rules = try database.connection.retentionRules(of: "1496", on: "2026-11-20")
    #expect(rules.filter(\.holds).map(\.rule.trigger) == [.lastAct])
  }

  @Test func `who was born on a 5th, 15th or 25th is kept where the rule spares the sample`() throws {
    try rule(.file, sparesSample: true)
    #expect(try propose()?.items.compactMap(\.number) == [anna.number])
  }

  @Test func `what is no longer due when the run is approved is kept, and said to be`() throws {
    try rule(.file)
    let file = try propose()
    try database.connection.run(
      script: "UPDATE cases SET closed_on = NULL, closed_reason = NULL WHERE number = \(anna.digits)")
    let records = try approve(file)
    #expect(records.map(\.deleted) == [1])
    #expect(records.map(\.kept) == [1])
    #expect(try database.count("SELECT * FROM cases WHERE number = \(anna.digits)") == 1)
  }

  @Test func `a run by a rule that has been replaced deletes nothing`() throws {
    try rule(.file)
    let file = try propose()
    try rule(.file, months: 24, .keep)
    #expect(try approve(file).map(\.deleted) == [0])
    #expect(try database.count("SELECT * FROM cases") == 3)
  }

  @Test func `a person without a case goes from every table, and the next file can tell anew`() throws {
    try rule(.file)
    try rule(.person, .twentiethBirthday, months: 12)
    let first = try propose()
    #expect(first?.items.map(\.kind) == ["case", "case"])
    try approve(first)
    let second = try #require(try propose())
    #expect(second.items.compactMap(\.number) == [anna.number, bo.number])
    #expect(try approve(second).map(\.deleted) == [2])
    let left = try database.everything(leavingOut: ["access_entries"]).filter {
      $0.contains(anna.digits) || $0.contains(bo.digits)
    }
    #expect(left == [])
    #expect(try database.count("SELECT * FROM residences WHERE number = \(cia.digits)") > 0)
    #expect(try database.connection.failedChecks().isEmpty)
    try database.take(Roll("2026-11-19", [Pupil(bo, from: "2021-08-19", last: "2022-06-10")]))
    #expect(try database.count("SELECT * FROM enrolments WHERE number = \(bo.digits)") == 1)
  }

  @Test func `an act can be taken away by a run that names its case, and by nothing else`() throws {
    try rule(.file)
    let file = try #require(try propose())
    // Even while a run is carried out: another case's act stays.
    let script = """
      BEGIN;
      UPDATE retention_runs SET approved_by = 'chef', approved_login = 'x', approved_at = now(),
        carried_out_in = pg_current_xact_id() WHERE id = \(file.run.id);
      """
    for change in [
      "DELETE FROM acts WHERE case_id = (SELECT id FROM cases WHERE number = \(cia.digits))",
      "UPDATE acts SET note = 'annat', emptied_in_run = 1 WHERE note = 'ringde hem'",
      "UPDATE acts SET note = NULL, channel = 'letter', emptied_in_run = 1 WHERE note = 'ringde hem'",
    ] {
      let owner = try database.connectAsOwner()
      #expect(explainedError { try owner.run(script: script + change) }?.code == .notPermitted)
      try owner.run(script: "ROLLBACK")
    }
    #expect(try database.lines("SELECT DISTINCT note FROM acts WHERE note <> '' ORDER BY 1").count == 2)
  }

  @Test func `a run can be rejected by another, who says why, and nothing is deleted`() throws {
    try rule(.file)
    let file = try #require(try propose())
    let daemon = try database.connect(as: .daemon)
    let reject = { (staff: String, why: String) in try daemon.rejectRetention(file.run.id, why: why, by: staff) }
    for staff in ["berg", " BERG"] {
      #expect(explainedError { try reject(staff, "fel regel") }?.code == .retentionRefused)
    }
    #expect(explainedError { try reject("chef", " ") }?.code == .retentionRefused)
    // The database holds it, whatever a program lets through.
    #expect(
      explainedError { try daemon.run(script: "SELECT reject_retention(\(file.run.id), 'Berg', 'x')") }?.code
        == .databaseRefused)
    #expect(
      explainedError { try daemon.run(script: "UPDATE retention_runs SET rejected_why = 'x'") }?.code == .notPermitted)
    let run = try reject("chef", "fel regel")
    #expect(run.rejectedBy == "chef")
    #expect(run.rejectedWhy == "fel regel")
    #expect(run.waiting == 0 && !run.isWaiting)
    #expect(try database.count("SELECT * FROM cases") == 3)
    #expect(try database.count("SELECT * FROM retention_items") == 0)
    #expect(explainedError { try approve(file) }?.code == .retentionRefused)
    #expect(explainedError { try reject("ek", "igen") }?.code == .retentionRefused)
    #expect(
      explainedError { try daemon.run(script: "SELECT carry_out_retention(\(file.run.id), 'ek', '2026-11-20')") }?.code
        == .databaseRefused)
    let told = try database.lines("SELECT convert_from(payload, 'UTF8') AS text FROM journal_payloads")
    #expect(told.contains { $0.contains("\"retention-rejected\"") && $0.contains("fel regel") })
    #expect(!told.contains { $0.contains("\"retention-rejected\"") && $0.contains(anna.digits) })
    // The same may be proposed again, and be approved then.
    #expect(try approve(try propose()).map(\.deleted) == [2])
  }

  @Test func `the access log goes by its own rule`() throws {
    try rule(.accessLog, .reading, months: 1)
    let count = try database.count("SELECT * FROM access_entries")
    #expect(count > 0)
    try database.connection.run(
      script: """
        ALTER TABLE access_entries DISABLE TRIGGER USER;
        UPDATE access_entries SET at = '2026-09-01' WHERE id = 1;
        UPDATE access_entries SET at = '2026-11-19' WHERE id > 1;
        ALTER TABLE access_entries ENABLE TRIGGER USER
        """)
    #expect(try approve(try propose()).map(\.rows) == [1])
    #expect(try database.count("SELECT * FROM access_entries") == count - 1)
  }

  @Test func `payloads go with what they commit to, a record is entered, and heads signed before still verify`() throws
  {
    let folder = try TemporaryFolder()
    let files = JournalFiles(keyFile: folder.path + "/journal/key")
    func sign() throws -> Bool {
      try database.connection.signHeads(files, isThorough: true, by: "ek").allSatisfy { $0.refusal == nil }
    }
    func faults() throws -> Int { try database.connection.checkJournal(files).flatMap(\.faults).count }
    #expect(try sign())
    try database.connection.decide(.notStudying, about: anna.number, on: "2026-11-01", by: "ek")
    try rule(.notes)
    try approve(try propose())
    try rule(.file)
    try approve(try propose())
    try rule(.person, .twentiethBirthday, months: 12)
    try approve(try propose())
    #expect(try faults() == 0)
    #expect(try sign())
    let payloads = try database.lines("SELECT convert_from(payload, 'UTF8') AS text FROM journal_payloads")
    for person in [anna, bo] { #expect(!payloads.contains { $0.contains(person.digits) }) }
    #expect(payloads.contains { $0.contains(cia.digits) })
    let records = payloads.filter { $0.contains("\"what\":\"destroyed\"") }
    #expect(records.count >= 3)
    #expect(records.allSatisfy { $0.contains("BUN § 12") && $0.contains("\"approved-by\":\"chef\"") })
    // Without a run nobody destroys a payload, not even the owner.
    #expect(
      explainedError { try database.connection.run(script: "DELETE FROM journal_payloads") }?.code == .notPermitted)
  }

  @Test func `an emptied act is in a bundle as destroyed, and whoever writes in it again is found`() throws {
    let folder = try TemporaryFolder()
    let files = JournalFiles(keyFile: folder.path + "/journal/key")
    func sign() throws { _ = try database.connection.signHeads(files, isThorough: true, by: "ek") }
    try sign()
    try rule(.notes)
    try approve(try propose())
    try sign()
    let bundle = try database.connection.exportBundle(
      BundleRequest(municipality: "1496", from: "2023-01-01", until: "2026-11-01", choice: .all), files, by: "ek")
    let verdict = BundleVerification.verdict(of: bundle.bytes)
    #expect(verdict.problems == [])
    #expect(verdict.remarks.contains { $0.english.contains("destroyed under a retention rule") })
    #expect(String(decoding: bundle.bytes, as: UTF8.self).contains("\"isDestroyed\":true"))
    #expect(!String(decoding: bundle.bytes, as: UTF8.self).contains("ringde hem"))

    let emptied = "WHERE id = (SELECT min(id) FROM acts WHERE emptied_in_run IS NOT NULL)"
    for change in ["note = 'påhitt'", "details = '{}'", "emptied_in_run = NULL"] {
      var found: [JournalFault.Kind] = []
      _ = explainedError {
        try database.connection.transaction { transaction in
          try transaction.run(
            script: "SET LOCAL session_replication_role = replica; UPDATE acts SET \(change) \(emptied)")
          found = try transaction.checkJournal(files).flatMap(\.faults).map(\.kind)
          // Undone.
          throw ExplainedError(.wrongUse, Phrase("", ""), fix: Phrase("", ""))
        }
      }
      #expect(found == [.actDiffers], "\(change)")
    }
    #expect(try database.connection.checkJournal(files).flatMap(\.faults).isEmpty)
  }
}
