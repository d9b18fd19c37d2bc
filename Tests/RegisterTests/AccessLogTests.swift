import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// Who has read whom: written down first, kept for ever, looked through by somebody else.
struct AccessLogTests {
  let anna: TestPerson = .woman("2008-03-04")
  /// Protected.
  let cia: TestPerson = .woman("2008-09-01")
  let nobody: TestPerson = .man("2008-11-11")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [
      Resident(anna, since: "2008-03-04", familyName: "Lund", address: "Storgatan 1"),
      Resident(cia, since: "2008-09-01", mark: "J"),
    ])
  }

  private func read(
    _ person: TestPerson, by staff: String = "ek", why: String? = nil, isEmergency: Bool = false,
    as role: RegisterRole? = nil
  ) throws {
    let connection = try role.map { try database.connect(as: $0) } ?? database.connection
    try connection.recordAccess(
      to: person.number, by: staff, why: why, reading: "case show", isEmergency: isEmergency, on: "2024-10-01")
  }

  private func refusal(_ body: () throws -> Void) -> ErrorCode? { explainedError(body)?.code }

  private func guardProtected() throws {
    try database.connection.set(AccessSettings(protectedAccess: .named), of: "1496", by: "chef")
  }

  @Test func `a reading is kept with who, whom, when, where and why, whoever reads`() throws {
    for role in RegisterRole.allCases { try read(anna, why: "möte", as: role) }
    let entries = try database.connection.accessEntries(of: anna.number)
    #expect(entries.map(\.login) == ["fullfolj_inspector", "fullfolj_daemon", "fullfolj_counsellor"])
    let entry = try #require(entries.first)
    #expect(entry.staff == "ek")
    #expect(entry.number == anna.number)
    #expect(entry.current == anna.number)
    #expect(entry.municipality == "1496")
    #expect(entry.reason == "möte")
    #expect(entry.reading == "case show")
    #expect(!entry.isProtected && !entry.isRefused && !entry.isEmergency)
    #expect(try database.connection.accessEntries(by: "annan").isEmpty)
    #expect(try database.connection.accessEntries(until: entries[2].at).isEmpty)
  }

  @Test func `under a number that leads to another, the person is the same`() throws {
    let before: TestPerson = .coordination("2008-03-04")
    _ = try database.connection.link(before.number, to: anna.number, since: "2024-09-20", why: "fick nummer", by: "ek")
    try read(before)
    let entry = try #require(try database.connection.accessEntries(of: anna.number).first)
    #expect(entry.number == before.number)
    #expect(entry.current == anna.number)
    #expect(try database.connection.accessEntries(of: before.number).first?.reading == "case show")
  }

  @Test func `every act and decision is a reading, committed before the act is tried`() throws {
    let connection = database.connection
    _ = try connection.record(.mapping, of: anna.number, on: "2024-10-01", today: "2024-10-01", by: "ek")
    #expect(
      refusal {
        _ = try connection.record(
          .contact(.guardian, .reached, occupation: nil), of: anna.number, on: "2024-09-01", today: "2024-10-01",
          by: "ek")
      } == .actRefused)
    try connection.decide(.notStudying, about: anna.number, on: "2024-10-01", by: "ek")
    #expect(try connection.accessEntries().map(\.reading) == ["act decision", "act contact", "act mapping"])
  }

  @Test func `entries are changed by nobody, and read by neither counsellor nor daemon`() throws {
    try read(anna)
    for role in RegisterRole.allCases {
      let connection = try database.connect(as: role)
      for script in [
        "UPDATE access_entries SET staff = 'x'", "DELETE FROM access_entries", "TRUNCATE access_entries CASCADE",
      ] { #expect(explainedError { try connection.run(script: script) }?.code == .notPermitted) }
      #expect(
        (explainedError { try connection.run(script: "SELECT staff FROM access_entries") }?.code == .notPermitted)
          == (role != .inspector))
      // Nobody chooses when they read, or as whom they logged in.
      for column in ["at", "login"] {
        let forged =
          "INSERT INTO access_entries (staff, reading, shown, \(column)) VALUES ('x', 'x', 1, '2020-01-01')"
        #expect(explainedError { try connection.run(script: forged) }?.code == .notPermitted)
      }
    }
    for script in [
      "UPDATE access_entries SET staff = 'x'", "DELETE FROM access_entries", "TRUNCATE access_entries CASCADE",
    ] { #expect(explainedError { try database.connection.run(script: script) }?.code == .notPermitted) }
    #expect(try database.connection.accessEntries().count == 1)
  }

  @Test func `a list is one entry with its filter and count`() throws {
    try database.connect(as: .counsellor).recordListing(
      "youths", filter: "outcome=all", shown: 2, municipality: "1496", by: "ek")
    let entry = try #require(try database.connection.accessEntries().first)
    #expect(entry.number == nil)
    #expect(entry.filter == "outcome=all")
    #expect(entry.shown == 2)
    #expect(try database.connection.accessEntries(of: anna.number).isEmpty)
  }

  @Test func `protected persons are as open as they were until somebody says otherwise`() throws {
    try read(cia)
    #expect(try database.connection.accessEntries().first?.isProtected == true)
    try database.connection.set(AccessSettings(needsReason: true), of: "1496", by: "chef")
    #expect(refusal { try read(cia) } == .reasonMissing)
    #expect(refusal { try read(anna) } == nil)
    #expect(refusal { try read(cia, why: "möte") } == nil)
    #expect(try database.connection.accessSettings(of: "1497") == AccessSettings())
  }

  @Test func `for whoever is not named a protected person does not exist, and the attempt is kept`() throws {
    try guardProtected()
    let counsellor = try database.connect(as: .counsellor)
    func ask(_ person: TestPerson) -> ExplainedError? {
      explainedError {
        try counsellor.recordAccess(
          to: person.number, by: "ek", why: "möte", reading: "explain", on: "2024-10-01")
      }
    }
    #expect(ask(cia)?.code == .personUnknown)
    #expect(ask(cia) == ask(nobody))
    #expect(ask(anna) == nil)
    let act = explainedError {
      try counsellor.record(.mapping, of: cia.number, on: "2024-10-01", today: "2024-10-01", by: "ek")
    }
    #expect(act?.code == .personUnknown)
    let refused = try database.connection.accessEntries(of: cia.number)
    #expect(refused.allSatisfy { $0.isRefused && $0.isProtected })
    #expect(refused.count == 3)
  }

  @Test func `whoever is named reads with a reason, until it is taken back`() throws {
    #expect(try database.connection.grantAccess(to: cia.number, for: "berg", why: "handläggare", by: "chef"))
    #expect(try !database.connection.grantAccess(to: cia.number, for: "berg", why: "igen", by: "chef"))
    // Naming one is enough to hide the person from all others.
    #expect(refusal { try read(cia, by: "ek", why: "möte") } == .personUnknown)
    #expect(refusal { try read(cia, by: "berg") } == .reasonMissing)
    #expect(refusal { try read(cia, by: "berg", why: "möte") } == nil)
    try database.connection.revokeAccess(to: cia.number, for: "berg", why: "slutat", by: "chef")
    #expect(refusal { try read(cia, by: "berg", why: "möte") } == .personUnknown)
    #expect(refusal { try read(cia, by: "ek", why: "möte") } == .personUnknown)
    #expect(
      refusal { try database.connection.revokeAccess(to: cia.number, for: "berg", why: "x", by: "chef") }
        == .thingUnknown)
    #expect(
      explainedError {
        try database.connect(as: .counsellor).grantAccess(to: cia.number, for: "ek", why: "x", by: "ek")
      }?.code == .notPermitted)
  }

  @Test func `whoever has the case of a protected person need not be named`() throws {
    try database.connection.decide(.notStudying, about: cia.number, on: "2024-09-20", by: "ek")
    try database.reconcile("2024-09-21")
    _ = try database.connection.record(.assign("berg"), of: cia.number, on: "2024-09-22", today: "2024-10-01", by: "ek")
    try guardProtected()
    #expect(refusal { try read(cia, by: "berg", why: "möte") } == nil)
    #expect(refusal { try read(cia, by: "ek", why: "möte") } == .personUnknown)
  }

  @Test func `an emergency needs a reason, lasts its minutes, and is marked throughout`() throws {
    try guardProtected()
    #expect(refusal { try read(cia, isEmergency: true) } == .reasonMissing)
    try read(cia, why: "hot mot den unga", isEmergency: true, as: .counsellor)
    try read(cia, why: "fortsatt", as: .counsellor)
    #expect(refusal { try read(cia, by: "annan", why: "x") } == .personUnknown)
    let entries = try database.connection.accessEntries(by: "ek")
    #expect(entries.map(\.reading) == ["case show", "case show", "emergency"])
    #expect(entries.allSatisfy { $0.isEmergency })
    try database.connection.run(
      script: """
        ALTER TABLE access_entries DISABLE TRIGGER USER;
        UPDATE access_entries SET at = at - interval '61 minutes';
        ALTER TABLE access_entries ENABLE TRIGGER USER
        """)
    #expect(refusal { try read(cia, why: "fortsatt", as: .counsellor) } == .personUnknown)
  }

  // MARK: review

  private func review(seed: String = "frö", share: Int = 0) throws -> [AccessEntry] {
    try database.connect(as: .inspector).accessReview(
      of: "1496", seed: seed, share: share, repeated: 3, from: Moment(microseconds: 0), until: .now
    ).entries
  }

  @Test func `a draw is the same for the same seed, another for another, and as large as asked`() throws {
    for _ in 0..<40 { try read(anna) }
    _ = try database.connection.record(.mapping, of: anna.number, on: "2024-10-01", today: "2024-10-01", by: "ek")
    let first = try review(share: 25)
    #expect(first.count == 11)
    #expect(first.allSatisfy { $0.drawn == [.sample] })
    #expect(try review(share: 25).map(\.id) == first.map(\.id))
    #expect(try review(seed: "annat", share: 25).map(\.id) != first.map(\.id))
    #expect(try review(share: 0).isEmpty)
    #expect(try review(share: 100).count == 41)
  }

  @Test func `protected persons, emergencies, refusals and one's own are always drawn`() throws {
    try guardProtected()
    try read(anna)
    #expect(refusal { try read(cia, why: "x") } == .personUnknown)
    try read(cia, why: "hot", isEmergency: true)
    try database.connection.setStaffName(
      "lund", familyName: "LUND", street: nil, postalCode: nil, by: "chef")
    try database.connection.setStaffName(
      "granne", familyName: "Ek", street: "storgatan 1", postalCode: nil, by: "chef")
    try read(anna, by: "lund")
    try read(anna, by: "granne")
    #expect(
      try review().map { "\($0.staff) \($0.drawn.map(\.rawValue).joined(separator: "+"))" } == [
        "ek protected+refused", "ek protected+emergency", "ek protected+emergency", "lund same-name",
        "granne same-address",
      ])
  }

  @Test func `several readings of one person without an act stand out, and with one do not`() throws {
    for _ in 0..<3 { try read(anna, by: "nyfiken") }
    for _ in 0..<3 { try read(anna, by: "berg") }
    _ = try database.connection.record(.mapping, of: anna.number, on: "2024-10-01", today: "2024-10-01", by: "berg")
    for _ in 0..<2 { try read(anna, by: "ek") }
    let drawn = try review()
    #expect(drawn.map(\.staff) == ["nyfiken", "nyfiken", "nyfiken"])
    #expect(drawn.allSatisfy { $0.drawn == [.repeated] })
  }

  @Test func `another marks a reading reviewed, and nobody their own`() throws {
    try read(anna)
    let inspector = try database.connect(as: .inspector)
    let entry = try #require(try inspector.accessEntries().first)
    #expect(refusal { try inspector.markReviewed(entry.id, .inOrder, comment: nil, by: "ek") } == .reviewRefused)
    #expect(refusal { try inspector.markReviewed(entry.id + 1, .inOrder, comment: nil, by: "chef") } == .thingUnknown)
    // The database holds it too.
    #expect(
      explainedError {
        try inspector.run(
          script: "INSERT INTO access_reviews (entry_id, reviewed_by, verdict) VALUES (\(entry.id), 'ek', 'in-order')")
      }?.code == .databaseRefused)
    try inspector.markReviewed(entry.id, .toAskAbout, comment: "varför?", by: "chef")
    try inspector.markReviewed(entry.id, .inOrder, comment: nil, by: "chef")
    let reviewed = try #require(try inspector.accessEntries().first)
    #expect(reviewed.reviewedBy == "chef")
    #expect(reviewed.verdict == .inOrder)
    #expect(try database.count("SELECT * FROM access_reviews") == 2)
    #expect(explainedError { try database.connection.run(script: "DELETE FROM access_reviews") }?.code == .notPermitted)
  }
}
