import ActivityResponsibility
import Inspection
import Register
import StrictJSON
import TestSupport
import Testing

/// What goes from the register into an inspector's bundle, and what does not.
struct BundleExportTests {
  let database: TestDatabase
  let folder: TemporaryFolder
  let files: JournalFiles
  /// Covered since the autumn day of 2024, and met.
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")
  let cecilia: TestPerson = .woman("2008-09-01")
  /// Protected.
  let disa: TestPerson = .woman("2008-10-02")
  /// Lives in another municipality.
  let emil: TestPerson = .man("2008-11-03")

  init() throws {
    database = try TestDatabase()
    folder = try TemporaryFolder()
    files = JournalFiles(state: folder.path)
    try database.take(
      Population(
        "2024-08-01",
        [
          Resident(anna, since: "2008-03-04", familyName: "Lundqvist", givenName: "Anna-Karin"),
          Resident(bo, since: "2008-07-20", familyName: "Bergström", givenName: "Botvid"),
          Resident(cecilia, since: "2008-09-01", familyName: "Cederholm", givenName: "Cecilia"),
          Resident(disa, since: "2008-10-02", familyName: "Dalgren", givenName: "Disa", mark: "J"),
        ]))
    try database.take(
      Population(
        "2024-08-01", [Resident(emil, since: "2008-11-03", familyName: "Ekroth", givenName: "Emil")],
        municipality: "1415", source: "grannen"))
    try database.reconcile("2024-10-01")
    try record(.contact(.letter, .noAnswer, occupation: nil), anna, "2024-10-03")
    try record(.contact(.phone, .reached, occupation: nil), anna, "2024-10-08", note: "ringde Botvids syster")
    try record(.contact(.phone, .noAnswer, occupation: nil), bo, "2024-10-09")
    try record(.assign("berg"), cecilia, "2024-10-09")
    try sign()
  }

  private func record(_ deed: Deed, _ person: TestPerson, _ day: Day, note: String? = nil) throws {
    _ = try database.connection.record(deed, of: person.number, on: day, today: "2024-10-31", note: note, by: "berg")
  }

  private func sign() throws {
    _ = try database.connection.signHeads(files, isThorough: false, by: "test")
  }

  private func export(
    _ choice: BundleRequest.Choice, from: Day = "2024-09-01", until: Day = "2024-12-31", key: [UInt8]? = nil
  ) throws -> BundleResult {
    try database.connect(as: .inspector).exportBundle(
      BundleRequest(municipality: "1496", from: from, until: until, choice: choice, pseudonymKey: key), files,
      by: "test")
  }

  private func member(_ name: String, of result: BundleResult) throws -> JSONValue {
    let found = try #require(StoredArchive.members(of: result.bytes).first { $0.name == name })
    return try JSONValue(parsing: found.content)
  }

  private func contains(_ text: String, _ result: BundleResult) -> Bool {
    String(decoding: result.bytes, as: UTF8.self).contains(text)
  }

  @Test func `a bundle of all holds, and is the same again`() throws {
    let result = try export(.all)
    let verdict = BundleVerification.verdict(of: result.bytes)
    #expect(verdict.problems == [])
    #expect(result.youths == 3)
    // Three openings, and four acts.
    #expect(result.entries == 7)
    #expect(verdict.entries == 7)
    #expect(result.actsOutside == [])
    #expect(try export(.all).bytes == result.bytes)
  }

  @Test func `a bundle of one youth holds no byte about another`() throws {
    let result = try export(.person(bo.number))
    #expect(BundleVerification.verdict(of: result.bytes).holds)
    #expect(contains(bo.digits, result) && contains(bo.written, result) && contains("Botvid Bergström", result))
    let others = ["Lundqvist", "Anna-Karin", "Cederholm", "Cecilia", "Dalgren", "Disa", "Ekroth", "Emil"]
    for word in others + [anna, cecilia, disa, emil].flatMap({ [$0.digits, $0.written] }) {
      #expect(!contains(word, result), "\(word)")
    }
  }

  @Test func `a protected person is in no bundle, no count and no sample`() throws {
    let result = try export(.all)
    #expect(!contains(disa.digits, result) && !contains(disa.written, result) && !contains("Dalgren", result))
    #expect(try member("index.json", of: result)["counts"]?["covered"]?.whole == 3)
    #expect(explainedError { try export(.person(disa.number)) }?.code == .bundleEmpty)
    #expect(explainedError { try export(.person(emil.number)) }?.code == .bundleEmpty)
  }

  @Test func `the counts tell attempts from contacts`() throws {
    let counts = try member("index.json", of: export(.all))["counts"] ?? .null
    #expect(counts["covered"] == 3)
    #expect(counts["newCases"] == 3)
    #expect(counts["attempted"] == 2)
    #expect(counts["reached"] == 1)
    #expect(counts["firstContactMedianDays"] == 7)
    #expect(counts["inMeasures"] == 0)
    // Nothing of it happened later.
    let nextYear = try export(.all, from: "2025-01-01", until: "2025-02-01")
    let later = try member("index.json", of: nextYear)["counts"] ?? .null
    #expect(later["covered"] == 3)
    #expect(later["newCases"] == 0)
    #expect(later["attempted"] == 0)
  }

  @Test func `in a measure is who had accepted or begun one that had not ended`() throws {
    func counted(_ from: Day = "2024-09-01", _ until: Day = "2024-12-31") throws -> Int64? {
      try sign()
      return try member("index.json", of: export(.all, from: from, until: until))["counts"]?["inMeasures"]?.whole
    }
    for person in [anna, bo] { try record(.measure(.offer, code: "guidance"), person, "2024-10-10") }
    #expect(try counted() == 0)
    try record(.measure(.accept), anna, "2024-10-12")
    try record(.measure(.decline), bo, "2024-10-12")
    #expect(try counted() == 1)
    #expect(try counted("2024-09-01", "2024-10-11") == 0)
    #expect(try counted("2025-01-01", "2025-02-01") == 1)
    try record(.measure(.start), anna, "2024-10-14")
    try record(.measure(.end, reason: "completed", occupationAfter: "none"), anna, "2024-10-20")
    #expect(try counted() == 1)
    #expect(try counted("2025-01-01", "2025-02-01") == 0)
  }

  @Test func `plans and measures are documented by what stands of them, each once`() throws {
    try record(.measure(.offer, code: "guidance"), anna, "2024-10-10")
    try record(.measure(.start), anna, "2024-10-14")
    try record(.plan(Plan(), changes: nil, change: nil, why: nil), anna, "2024-10-15")
    try sign()
    let page = try member("0001.json", of: export(.person(anna.number)))
    let parts = Dictionary(
      uniqueKeysWithValues: (page["documentation"]?.list ?? []).map { ($0["item"]?.text ?? "", $0) })
    #expect(parts["measure"]?["times"] == 1)
    #expect(parts["measure"]?["latest"] == "2024-10-14")
    #expect(parts["plan"]?["times"] == 1)
    #expect(parts["plan"]?["latest"] == "2024-10-15")
    #expect(parts["contact"]?["times"] == 2)
  }

  @Test func `a page tells who, why and what was done`() throws {
    let page = try member("0001.json", of: export(.person(anna.number)))
    #expect(page["person"]?.text == anna.digits)
    #expect(page["name"] == "Anna-Karin Lundqvist")
    #expect(page["coverage"]?.list?.map { $0["outcome"]?.text } == ["covered", "covered"])
    #expect(page["coverage"]?.list?.last?["tests"]?.list?.last?["holds"] == true)
    let documented = Dictionary(
      uniqueKeysWithValues: (page["documentation"]?.list ?? []).map { ($0["item"]?.text, $0["present"]?.truth) })
    #expect(documented["reached"] == true)
    #expect(documented["mapping"] == false)
    let members = StoredArchive.members(of: try export(.person(anna.number)).bytes)
    let html = try #require(members.first { $0.name == "0001.html" })
    let face = String(decoding: html.content, as: UTF8.self)
    // The register's own codes are told in its own words.
    #expect(contains("\"occupation=komvux\":\"komvux\"", try export(.person(anna.number))))
    for text in [anna.written, "omfattas", "telefon", "inget svar", "Journalens rot", "counter(page)"] {
      #expect(face.contains(text), "\(text)")
    }
  }

  @Test func `every routine that is in force has a name on the page`() throws {
    let result = try export(.person(anna.number))
    let labels = try member("words.json", of: result)["labels"] ?? .null
    guard case .object(let routine)? = try member("index.json", of: result)["routines"]?.list?.first else {
      Issue.record("no routine")
      return
    }
    #expect(routine.count >= 17)
    #expect(routine.keys.filter { labels[$0] == nil } == [])
  }

  @Test func `a sample is drawn by its seed from the case numbers shown`() throws {
    let result = try export(.sample(size: 2, seed: "4 2 6"))
    let index = try member("index.json", of: result)
    let drawnFrom = (index["selection"]?["drawnFrom"]?.list ?? []).compactMap(\.whole)
    #expect(drawnFrom.count == 3)
    #expect(
      index["youths"]?.list?.compactMap { $0["case"]?.whole }
        == SampleDraw(seed: "4 2 6", size: 2).draw(from: drawnFrom))
    #expect(BundleVerification.verdict(of: result.bytes).holds)
  }

  @Test func `pseudonyms are the same throughout, and leave no number, name, birthday or free text`() throws {
    let key = [UInt8](repeating: 3, count: 32)
    let result = try export(.all, key: key)
    #expect(BundleVerification.verdict(of: result.bytes).holds)
    #expect(try export(.all, key: key).bytes == result.bytes)
    #expect(try export(.all, key: [UInt8](repeating: 4, count: 32)).bytes != result.bytes)
    let people = [anna, bo, cecilia]
    let words = ["Lundqvist", "Bergström", "Botvid", "Cederholm", "berg\"", "syster"]
    for word in words + people.flatMap({ [$0.digits, $0.written, $0.number.birthDate.description] }) {
      #expect(!contains(word, result), "\(word)")
    }
    let page = try member("0001.json", of: result)
    let pseudonym = try #require(page["person"]?.text)
    #expect(pseudonym.hasPrefix("p-"))
    #expect(page["timeline"]?.list?.first?["payload"]?["number"]?.text == pseudonym)
  }

  @Test func `acts that the head does not reach are told of, and come in with the next head`() throws {
    try record(.note, bo, "2024-10-10", note: "efteråt")
    let before = try export(.all)
    #expect(before.actsOutside.count == 1)
    #expect(!contains("efteråt", before))
    try sign()
    let after = try export(.all)
    #expect(after.actsOutside == [])
    #expect(contains("efteråt", after))
    // The earlier head is proven to be the beginning of the later one.
    let head = try #require(StoredArchive.members(of: before.bytes).first { $0.name == "head.note" }).content
    #expect(BundleVerification.verdict(of: after.bytes, outside: head).holds)
    let newer = try #require(StoredArchive.members(of: after.bytes).first { $0.name == "head.note" }).content
    #expect(!BundleVerification.verdict(of: before.bytes, outside: newer).holds)
  }

  @Test func `a log that was changed gives no bundle`() throws {
    try database.connection.run(
      script: """
        SET session_replication_role = replica;
        UPDATE journal_entries SET leaf = set_byte(leaf, 50, 255 - get_byte(leaf, 50)) WHERE municipality = 1496 AND entry = 2
        """)
    #expect(explainedError { try export(.all) }?.code == .journalNotExtended)
  }

  @Test func `a payload that was changed is found by whoever verifies`() throws {
    try database.connection.run(
      script: """
        SET session_replication_role = replica;
        UPDATE journal_payloads SET payload = replace(convert_from(payload, 'UTF8'), 'no-answer', 'reached')::bytea
        WHERE municipality = 1496 AND convert_from(payload, 'UTF8') LIKE '%no-answer%'
        """)
    let verdict = try BundleVerification.verdict(of: export(.all).bytes)
    #expect(verdict.problems.count == 2)
    #expect(verdict.problems.allSatisfy { $0.entry != nil })
  }

  private func readings(_ result: BundleResult, page: String = "0001.json") throws -> [JSONValue] {
    try member(page, of: result)["readings"]?.list ?? []
  }

  /// A period that readings of today are in.
  private func exportUntilNow(_ choice: BundleRequest.Choice, key: [UInt8]? = nil, why: String? = nil) throws
    -> BundleResult
  {
    try database.connect(as: .inspector).exportBundle(
      BundleRequest(municipality: "1496", from: "2024-09-01", until: "2099-12-31", choice: choice, pseudonymKey: key),
      files, by: "inspektör", why: why)
  }

  @Test func `a page tells who has read the person, when, with what and why`() throws {
    let reader = try database.connect(as: .counsellor)
    try reader.recordAccess(
      to: anna.number, by: "nyfiken.granne", why: "ville veta", reading: "case show", on: "2024-10-31")
    try reader.recordAccess(to: bo.number, by: "berg", reading: "explain", on: "2024-10-31")
    let page = try exportUntilNow(.person(anna.number))
    let found = try #require(readings(page).last)
    #expect(found["by"] == "nyfiken.granne")
    #expect(found["reading"] == "case show")
    #expect(found["purpose"] == "ville veta")
    #expect(found["municipality"] == .null)
    #expect(found["at"]?.text.flatMap { Moment($0) } != nil)
    #expect(try readings(page).allSatisfy { $0["reading"] != "explain" }, "another's readings are not in")
    #expect(contains("<th>Uppgivet skäl</th>", page) && contains("ville veta</td>", page))
    #expect(BundleVerification.verdict(of: page.bytes).problems == [])
    // Readings of another time are of another bundle.
    #expect(try readings(export(.person(anna.number))) == [])
    #expect(try !contains("ville veta", export(.all)))
  }

  @Test func `who read is a pseudonym, and why is left out, where the bundle is pseudonymised`() throws {
    try database.connection.recordAccess(
      to: anna.number, by: "berg", why: "ville veta", reading: "case show", on: "2024-10-31")
    let key = [UInt8](repeating: 3, count: 32)
    let result = try exportUntilNow(.all, key: key)
    let page = try member("0001.json", of: result)
    let found = try #require(page["readings"]?.list?.last)
    #expect(found["purpose"] == "[utelämnat]")
    // The same member of staff has the same pseudonym as in the cases.
    let acted = page["timeline"]?.list?.compactMap { $0["payload"]?["recorded-by"]?.text }.last
    #expect(found["by"]?.text == acted)
    #expect(acted?.hasPrefix("handläggare ") == true)
    for word in ["ville veta", "\"berg\"", "fullfolj_", "inspektör"] { #expect(!contains(word, result), "\(word)") }
    #expect(BundleVerification.verdict(of: result.bytes).holds)
  }

  @Test func `that a bundle read somebody is written down, and changes no bundle`() throws {
    let first = try exportUntilNow(.all, why: "tillsyn 2024")
    let second = try exportUntilNow(.all, why: "tillsyn 2024")
    #expect(first.bytes == second.bytes)
    for person in [anna, bo, cecilia] {
      let entries = try database.connection.accessEntries(of: person.number)
        .filter { $0.reading == "inspect export" }
      #expect(entries.map(\.staff) == ["inspektör", "inspektör"])
      #expect(entries.first?.reason == "tillsyn 2024")
      #expect(entries.first?.municipality == "1496")
      #expect(try readings(first).allSatisfy { $0["by"] != "inspektör" })
    }
    for person in [disa, emil] { #expect(try database.connection.accessEntries(of: person.number).isEmpty) }
    _ = try export(.person(bo.number))
    #expect(try database.connection.accessEntries(of: bo.number).count { $0.reading == "inspect export" } == 3)
    #expect(try database.connection.accessEntries(of: anna.number).count { $0.reading == "inspect export" } == 2)
  }

  @Test func `whoever may not read a protected person is told of nobody, and that they tried is kept`() throws {
    try database.connection.grantAccess(to: disa.number, for: "eva", why: "handläggare", by: "chef")
    #expect(explainedError { try export(.person(disa.number)) }?.code == .personUnknown)
    let entries = try database.connection.accessEntries(of: disa.number)
    #expect(entries.map(\.isRefused) == [true])
  }

  @Test func `a bundle of a journal whose key was changed is believed by whoever holds the first key or head`() throws {
    let firstHead = try #require(
      StoredArchive.members(of: try export(.all).bytes).first { $0.name == "head.note" }
    ).content
    let first = try NoteVerifierKey(parsing: try #require(database.connection.journalKeys().first).publicKey)
    let next = try database.connection.rotateJournalKey(files, by: "test")
    try record(.note, bo, "2024-10-10", note: "med den nya nyckeln")
    try sign()
    let later = try export(.all)
    #expect(contains("med den nya nyckeln", later))
    #expect(BundleVerification.verdict(of: later.bytes, outside: firstHead, key: first).problems == [])
    #expect(BundleVerification.verdict(of: later.bytes, key: next).problems == [])
    let stranger = try NoteSigningKey(generatingFor: first.name).verifier
    #expect(!BundleVerification.verdict(of: later.bytes, key: stranger).holds)
  }

  @Test
  func `pseudonyms stand for colleagues in what kinds of act say of themselves, and what may be prose is left out`()
    throws
  {
    try record(
      .contact(.homeVisit, .noAnswer, occupation: nil, manner: ContactManner(second: "anna-ek")), bo,
      "2024-10-11")
    try record(.mapping(Mapping(goals: "el-programmet")), bo, "2024-10-12")
    try sign()
    let result = try export(.person(bo.number), key: [UInt8](repeating: 3, count: 32))
    for word in ["anna-ek", "el-programmet"] { #expect(!contains(word, result), "\(word)") }
    #expect(contains("handläggare ", result))
  }
}
