import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// Reports of a register in which something has happened: the spring of 2025.
struct ReportTests {
  /// Covered from the autumn of 2024; reached, told of work, closed.
  let anna: TestPerson = .woman("2008-03-04")
  /// The same, and never reached.
  let bo: TestPerson = .man("2008-07-20")
  /// Protected, with a case.
  let cia: TestPerson = .woman("2008-09-01")
  let database: TestDatabase
  let spring = HalfYear("2025H1")!  // Written out in the test.

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population("2024-08-01", [anna, bo, cia].map { Resident($0, since: $0.number.birthDate) }))
    try database.reconcile("2024-09-16")
    try database.take(
      Population(
        "2024-11-01",
        [
          Resident(anna, since: "2008-03-04"), Resident(bo, since: "2008-07-20"),
          Resident(cia, since: "2008-09-01", mark: "J"),
        ]))
    try record(.contact(.letter, .noAnswer, occupation: nil), of: anna, on: "2025-02-01")
    try record(
      .contact(.phone, .reached, occupation: Occupation(code: "work", from: "2025-02-01", toldBy: "phone")), of: anna,
      on: "2025-03-01")
    try record(.contact(.phone, .noAnswer, occupation: nil), of: bo, on: "2025-03-02")
    try record(.close(reason: "studies"), of: anna, on: "2025-06-01")
  }

  @discardableResult
  private func record(
    _ deed: Deed, of person: TestPerson, on day: Day, corrects: Int64? = nil
  ) throws -> DeedResult {
    try database.connection.record(
      deed, of: person.number, on: day, today: "2025-12-31", corrects: corrects, by: "ek")
  }

  private func report(_ change: (inout ReportLayout) -> Void = { _ in }) -> NationalReport {
    var layout = ReportLayout(
      name: "test",
      columns: [ReportField.block, .number, .registeredOn, .contactOn, .contactOccupation, .ceasedOn, .ceasedReason]
        .map { ReportColumn($0.rawValue, .field($0)) })
    change(&layout)
    return NationalReport(municipality: "1496", period: spring, layout: layout, layoutText: "name = \"test\"")
  }

  @discardableResult
  private func make(
    _ report: NationalReport, sentBy: String? = nil, sent: [UInt8]? = nil
  ) throws -> (result: NationalReportResult, text: String, findings: [String]) {
    var bytes: [UInt8] = []
    var findings: [String] = []
    let result = try database.connection.make(
      report, sentBy: sentBy, sent: sent, found: { finding, _ in findings.append(finding.check.rawValue) },
      write: { bytes += $0 })
    return (result, String(decoding: bytes, as: UTF8.self), findings)
  }

  @Test func `a period's file has a row for each event, and leaves protected persons out`() throws {
    let (result, text, findings) = try make(report())
    #expect(
      text == """
        block;number;registered-on;contact-on;contact-occupation;ceased-on;ceased-reason\r
        basic;\(anna.digits);2024-09-16;;;;\r
        contact;\(anna.digits);2024-09-16;2025-03-01;work;;\r
        ceased;\(anna.digits);2024-09-16;;;2025-06-01;studies\r
        basic;\(bo.digits);2024-09-16;;;;\r

        """)
    #expect(findings.isEmpty)
    #expect(result.protectedLeftOut == 1)
    #expect(result.registrations == 2)
    #expect(result.rowCount == 4)
    #expect(result.bytes == text.utf8.count)
    #expect(result.run == nil)
    let numbered = try make(report { $0.protected = .numberOnly })
    #expect(numbered.text.contains("\r\n;\(cia.digits);;;;;\r\n"))
  }

  @Test func `measures begin and end in the file, and count in the figures`() throws {
    let offers = try ["2024-10-01", "2025-03-01", "2025-04-01"].map { day in
      try record(.note, of: bo, on: Day(stringLiteral: day)).act
    }
    try database.connection.run(
      script: """
        INSERT INTO measures (id, case_id, kind, state, offered_on, declined_on, started_on, ended_on, end_reason,
          occupation_after)
        SELECT m.id, c.id, m.kind, m.state, m.offered_on, m.declined_on, m.started_on, m.ended_on, m.end_reason, m.after
        FROM cases c, (VALUES
          (\(offers[0]), 'guidance', 'ended', '2024-10-01'::date, NULL::date, '2024-10-02'::date, '2025-02-01'::date,
            'completed', 'none'),
          (\(offers[1]), 'internship', 'ended', '2025-03-01', NULL, '2025-03-03', '2025-05-01', 'work', 'work'),
          (\(offers[2]), 'youth-job', 'declined', '2025-04-01', '2025-04-02', NULL, NULL, NULL, NULL)
        ) AS m (id, kind, state, offered_on, declined_on, started_on, ended_on, end_reason, after)
        WHERE c.number = \(bo.digits)
        """)
    let report = report {
      $0.columns = [
        ReportField.block, .measure, .measureStartedOn, .measureEndedOn, .measureEndReason, .occupationAfter,
      ]
      .map { ReportColumn($0.rawValue, .field($0)) }
    }
    let (_, text, findings) = try make(report)
    #expect(findings.isEmpty)
    #expect(
      text.split(separator: "\r\n").filter { $0.hasPrefix("measure-") }.map(String.init) == [
        "measure-ended;guidance;2024-10-02;2025-02-01;completed;",
        "measure-begins;internship;2025-03-03;;;", "measure-ended;internship;2025-03-03;2025-05-01;work;work",
      ])
    let measures = try database.connection.publishedMeasures(of: "1496", from: spring.first, until: spring.last)
    #expect(measures.inMeasure == Division(men: 1))
    #expect(measures.offered == Division(men: 1))
    #expect(measures.declined == Division(men: 1))
    #expect(measures.declinedFirst == Division())
  }

  @Test func `the same register gives the same file`() throws {
    let first = try make(report())
    let second = try make(report())
    #expect(first.text == second.text)
    #expect(first.result.fileDigest == second.result.fileDigest)
  }

  @Test func `a corrected contact is not told`() throws {
    let wrong = try record(.contact(.phone, .reached, occupation: nil), of: bo, on: "2025-04-01")
    #expect(try make(report()).text.contains(";2025-04-01;"))
    try record(.note, of: bo, on: "2025-04-02", corrects: wrong.act)
    #expect(try !make(report()).text.contains(";2025-04-01;"))
  }

  @Test func `numbers that are one person's are one person, by the current number`() throws {
    let former = TestPerson.coordination("2008-07-20", isWoman: false)
    try database.connection.run(
      script: """
        UPDATE cases SET number = \(former.digits) WHERE number = \(bo.digits);
        INSERT INTO identity_links (number, leads_to, since, told_by, decided_by, decided_why, known_from)
        VALUES (\(former.digits), \(bo.digits), '2025-01-01', 'person', 'ek', 'x', '2025-01-01')
        """)
    let (_, text, findings) = try make(report())
    #expect(text.contains(";\(bo.digits);"))
    #expect(!text.contains(former.digits))
    #expect(findings.isEmpty)
  }

  @Test func `who moved away while the case is open is found, who never lived here is left out`() throws {
    try database.connection.run(
      script: "UPDATE residences SET valid_until = '2025-04-01' WHERE number = \(bo.digits)")
    #expect(try make(report()).findings == ["resident"])
    try database.connection.run(script: "DELETE FROM residences WHERE number = \(bo.digits)")
    let (result, text, findings) = try make(report())
    #expect(findings.isEmpty)
    #expect(result.strangersLeftOut == 1)
    #expect(!text.contains(bo.digits))
    let included = try make(report { $0.strangers = .include })
    #expect(included.result.strangersLeftOut == 0)
    #expect(included.findings == ["resident", "resident"])
  }

  @Test func `what is handed in is kept as it was, and a later run tells the difference`() throws {
    let sent = try make(report(), sentBy: "ek")
    let id = try #require(sent.result.run)
    let run = try database.connection.reportRun(id)
    #expect(run.fileDigest == sent.result.fileDigest)
    #expect(run.rows == 4)
    #expect(run.sentBy == "ek")
    #expect(run.protectedLeftOut == 1)
    #expect(try database.connection.difference(to: run, layout: report().layout).isEmpty)
    let contact = try record(.contact(.phone, .reached, occupation: nil), of: bo, on: "2025-05-01")
    try record(.reopen(reason: "mistake"), of: anna, on: "2025-06-02")
    try record(.close(reason: "moved"), of: anna, on: "2025-06-03")
    let changes = try database.connection.difference(to: run, layout: report().layout)
    #expect(changes.map { "\($0.block.rawValue) \($0.what.rawValue)" } == ["ceased changed", "contact added"])
    #expect(changes.map(\.item) == [0, contact.act])
    try record(.reopen(reason: "mistake"), of: anna, on: "2025-06-04")
    #expect(
      try database.connection.difference(to: run, layout: report().layout).map(\.what) == [.gone, .added])
    var bytes: [UInt8] = []
    #expect(try database.connection.rewrite(run, layout: report().layout) { bytes += $0 })
    #expect(String(decoding: bytes, as: UTF8.self) == sent.text)
    let next = try #require(try make(report(), sentBy: "berg").result.run)
    #expect(try database.connection.reportRuns(of: "1496", period: spring).map(\.id) == [next, id])
    #expect(try database.connection.reportRuns(of: "0180").isEmpty)
  }

  @Test func `nothing that was handed in can be changed`() throws {
    try make(report(), sentBy: "ek")
    for script in [
      "UPDATE report_runs SET sent_by = 'x'", "DELETE FROM report_runs", "UPDATE report_rows SET line = 'x'",
    ] {
      #expect(throws: PostgresError.self, "\(script)") { try database.connection.run(script: script) }
    }
    let counsellor = try database.connect(as: .counsellor)
    #expect(throws: PostgresError.self) { try counsellor.run(script: "DELETE FROM report_rows") }
    #expect(try counsellor.make(report(), sentBy: "ek").run != nil)
  }

  @Test func `what has findings is not kept, nor a file that is another`() throws {
    let wanting = report { $0.columns[4].isRequired = true }
    let bad = try record(.contact(.phone, .reached, occupation: nil), of: bo, on: "2025-05-01")
    #expect(bad.act > 0)
    let made = try make(wanting, sentBy: "ek")
    #expect(made.findings == ["value-missing"])
    #expect(made.result.run == nil)
    #expect(explainedError { try make(report(), sentBy: "ek", sent: [1, 2, 3]) }?.code == .reportDiffers)
    #expect(try database.count("SELECT * FROM report_runs") == 0)
    #expect(try database.count("SELECT * FROM report_rows") == 0)
    let digest = try make(report()).result.fileDigest
    #expect(try make(report(), sentBy: "ek", sent: digest).result.run != nil)
  }

  @Test func `a period that has not ended is not handed in`() throws {
    let later = NationalReport(
      municipality: "1496", period: HalfYear("2099H1")!,  // Written out in the test.
      layout: report().layout, layoutText: "")
    #expect(explainedError { try make(later, sentBy: "ek") }?.code == .wrongUse)
    #expect(try make(later).result.rowCount >= 0)
  }

  @Test func `many rows are kept in pieces, in the file's order`() throws {
    try database.connection.run(
      script: """
        INSERT INTO acts (case_id, kind, happened_on, recorded_by, channel, result, reached)
        SELECT c.id, 'contact', '2025-01-01'::date + d % 180, 'ek', 'phone', 'reached', true
        FROM cases c, generate_series(1, 100) AS d WHERE c.number = \(bo.digits);
        INSERT INTO cases (number, municipality, opened_on, cause)
        SELECT 200801010000 + i * 10, 1496, '2024-10-01', 17 FROM generate_series(1, 9000) AS i
        """)
    let made = try make(
      report {
        $0.strangers = .include
        $0.checks = []
      }, sentBy: "ek")
    #expect(made.result.rowCount > 9000)
    let run = try database.connection.reportRun(try #require(made.result.run))
    var bytes: [UInt8] = []
    #expect(try database.connection.rewrite(run, layout: report().layout) { bytes += $0 })
    #expect(String(decoding: bytes, as: UTF8.self) == made.text)
  }

  @Test func `published measures and quality count persons, protected ones too`() throws {
    let measures = try database.connection.publishedMeasures(of: "1496", from: spring.first, until: spring.last)
    #expect(measures.registered == Division(women: 2, men: 1))
    #expect(measures.new == Division())
    #expect(measures.reached == Division(women: 1))
    #expect(measures.attemptedOnly == Division(men: 1))
    #expect(measures.endedByReason == ["studies": Division(women: 1)])
    #expect(measures.registeredByCause == [.neverStarted: Division(women: 2, men: 1)])
    let autumn = try database.connection.publishedMeasures(of: "1496", from: "2024-07-01", until: "2024-12-31")
    #expect(autumn.firstRegistered == Division(women: 2, men: 1))
    let quality = try database.connection.quality(of: "1496", from: spring.first, until: spring.last)
    #expect(quality.notSought == 1)
    #expect(quality.openAtEnd == 2)
    #expect(quality.occupationUnknown == 2)
    #expect(try database.connection.municipalitiesWithCases() == ["1496"])
  }

  @Test func `the threshold is the municipality's, else everybody's`() throws {
    #expect(try database.connection.suppressBelow(in: "1496") == 5)
    try database.connection.setSuppressBelow(7, in: nil, by: "ek")
    try database.connection.setSuppressBelow(10, in: "1496", by: "ek")
    #expect(try database.connection.suppressBelow(in: "1496") == 10)
    #expect(try database.connection.suppressBelow(in: "0180") == 7)
  }
}
