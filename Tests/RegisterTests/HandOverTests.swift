import ActivityResponsibility
import Inspection
import PostgreSQL
import Register
import StrictJSON
import TestSupport
import Testing

/// Handing a youth over to another municipality of the same register.
struct HandOverTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase
  private let skara: MunicipalityCode = "1496"
  private let lidkoping = HandOverReceiver.municipality("1494")

  init() throws {
    database = try TestDatabase()
    try database.take(
      Population("2024-08-01", [Resident(anna, since: "2008-03-04", familyName: "Lund", givenName: "Anna")]))
    try database.take(Population("2024-08-01", [Resident(.man("2008-07-20"))], municipality: "1494"))
    try database.reconcile("2024-09-16")
  }

  @discardableResult
  private func record(_ deed: Deed, on day: Day = "2024-09-20", note: String? = nil) throws -> DeedResult {
    try database.connection.record(
      deed, of: anna.number, municipality: skara, on: day, today: "2024-12-31", note: note, by: "ek")
  }

  @discardableResult
  private func take(_ event: HandOverEvent, on day: Day = "2024-09-24", by staff: String = "berg") throws -> HandOver {
    try database.connection.take(
      HandOverStep(event, on: day, today: "2024-12-31", by: staff), of: anna.number)
  }

  private func waiting() throws -> [String] {
    try database.lines(
      "SELECT municipality, kind, due, why FROM follow_ups WHERE settled_at IS NULL AND kind LIKE '%hand-over' "
        + "OR settled_at IS NULL AND kind = 'confirm-attendance' ORDER BY 1, 2")
  }

  @Test func `an offer asks the receiver to answer, and the sender to see to it`() throws {
    let offered = try record(.offerHandOver(to: lidkoping, consent: nil))
    #expect(offered.planned.map(\.kind) == [.followHandOver])
    #expect(
      try waiting() == ["1494|answer-hand-over|2024-09-27|offered", "1496|follow-hand-over|2024-09-27|offered"])
    let found = try #require(try database.connection.handOver(act: offered.act))
    #expect(found.name == HandOverName(sender: skara, number: offered.act))
    #expect(found.state == .offered)
    #expect(found.parts.isEmpty)
    #expect(try database.connection.handOvers(of: "1494").map(\.name) == [found.name])
  }

  @Test func `what is written at a step is looked through like any note`() throws {
    try record(.offerHandOver(to: lidkoping, consent: nil))
    let take = { (isConfirmed: Bool) in
      try database.connection.take(
        HandOverStep(
          .acknowledge, on: "2024-09-24", today: "2024-12-31", by: "berg", note: "har en depression",
          noteConfirmed: isConfirmed), of: anna.number)
    }
    #expect(explainedError { try take(false) }?.code == .noteUnconfirmed)
    #expect(try take(true).state == .acknowledged)
    #expect(
      try database.lines("SELECT details::jsonb -> 'noteAsked' FROM acts WHERE note IS NOT NULL") == [#"["health"]"#])
  }

  @Test func `acknowledging moves responsibility, and each side has an act in its own case`() throws {
    try database.take(Population("2024-09-22", [Resident(anna, since: "2024-09-21")], municipality: "1494"))
    try database.take(Population("2024-09-22", [Resident(.woman("2008-05-05"), since: "2010-01-01")]))
    try database.reconcile("2024-09-23")
    try record(.offerHandOver(to: lidkoping, consent: nil))
    let taken = try take(.acknowledge)
    #expect(taken.state == .acknowledged)
    #expect(taken.movedAt != nil)
    #expect(
      try waiting() == [
        "1494|confirm-attendance|2024-10-15|acknowledged", "1496|follow-hand-over|2024-10-15|acknowledged",
      ])
    #expect(try take(.attend, on: "2024-10-02").attendedOn == "2024-10-02")
    #expect(try waiting() == ["1496|follow-hand-over|2024-10-09|attended"])
    #expect(try take(.close, on: "2024-10-03", by: "ek").state == .closed)
    #expect(try waiting().isEmpty)
    #expect(
      try database.lines(
        "SELECT c.municipality, a.kind, a.happened_on, a.recorded_by FROM acts a JOIN cases c ON c.id = a.case_id "
          + "WHERE a.kind LIKE 'hand-over%' ORDER BY a.id") == [
          "1496|hand-over-offered|2024-09-20|ek", "1496|hand-over-acknowledged|2024-09-24|berg",
          "1494|hand-over-received|2024-09-24|berg", "1496|hand-over-attended|2024-10-02|berg",
          "1494|hand-over-attended|2024-10-02|berg", "1496|hand-over-closed|2024-10-03|ek",
        ])
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a receiver without a case acknowledges all the same, and none is invented`() throws {
    try record(.offerHandOver(to: lidkoping, consent: nil))
    #expect(try take(.acknowledge).state == .acknowledged)
    #expect(
      try database.count("SELECT * FROM cases WHERE municipality = 1494 AND number = \(anna.digits)") == 0)
    #expect(try database.count("SELECT * FROM acts WHERE kind = 'hand-over-received'") == 0)
  }

  @Test func `steps out of order are refused and leave nothing behind`() throws {
    try record(.offerHandOver(to: lidkoping, consent: nil))
    let before = try database.everything(leavingOut: ["register_clock", "access_entries"])
    for event in [HandOverEvent.attend, .close, .closeUnattended] {
      #expect(explainedError { try take(event) }?.code == .handOverRefused)
    }
    #expect(explainedError { try take(.acknowledge, on: "2024-09-19") }?.code == .handOverRefused)
    #expect(explainedError { try take(.acknowledge, on: "2025-01-01") }?.code == .actRefused)
    #expect(try database.everything(leavingOut: ["register_clock", "access_entries"]) == before)
    try take(.acknowledge)
    #expect(explainedError { try take(.withdraw) }?.code == .handOverRefused)
    #expect(explainedError { try take(.acknowledge) }?.code == .handOverRefused)
    #expect(try take(.closeUnattended).state == .closed)
    #expect(try database.lines("SELECT reason FROM acts WHERE kind = 'hand-over-closed'") == ["not-attended"])
  }

  @Test func `a withdrawn offer asks nobody any more, and can be made again`() throws {
    let first = try record(.offerHandOver(to: lidkoping, consent: nil))
    #expect(
      explainedError { try record(.offerHandOver(to: lidkoping, consent: nil), on: "2024-09-21") }?.code == .actRefused)
    #expect(try take(.withdraw, by: "ek").state == .withdrawn)
    #expect(try waiting().isEmpty)
    let second = try record(.offerHandOver(to: lidkoping, consent: nil), on: "2024-09-25")
    #expect(second.act != first.act)
    #expect(try waiting().count == 2)
  }

  @Test func `a closed case does not take its hand-over's follow-ups with it`() throws {
    try record(.offerHandOver(to: lidkoping, consent: nil))
    try record(.close(reason: "moved"), on: "2024-09-22")
    #expect(try waiting().count == 2)
    #expect(try take(.acknowledge).state == .acknowledged)
  }

  @Test func `a receiver that is not in the register needs a file, and one that is needs none`() throws {
    #expect(
      explainedError { try record(.offerHandOver(to: .municipality("0180"), consent: nil)) }?.code == .actRefused)
    let key = try NoteSigningKey(generatingFor: "skara.example/kaa")
    #expect(
      explainedError { try record(.offerHandOver(to: lidkoping, consent: nil, signingBy: key)) }?.code == .actRefused)
  }

  @Test func `the receiver reads what was consented to and nothing else, while the consent stands`() throws {
    try record(
      .contact(.phone, .reached, occupation: Occupation(code: "work", from: "2024-09-01")), on: "2024-09-18",
      note: "hemligt")
    let given = try record(.giveConsent(to: lidkoping, parts: ["contact-history", "contact-details"], by: .youth))
    let offered = try record(.offerHandOver(to: lidkoping, consent: given.act))
    let found = try #require(try database.connection.handOver(act: offered.act))
    let content = try database.connection.content(of: found)
    #expect(content.keys.sorted() == ["contact-details", "contact-history"])
    #expect(content["contact-details"]?["person"]?["familyName"] == "Lund")
    #expect(content["contact-history"]?["acts"]?.list?.count == 1)
    let text = JSONValue.object(content).canonicalText
    #expect(!text.contains("hemligt"))
    #expect(!text.contains("\"ek\""))
    try take(.acknowledge)
    try record(.withdrawConsent(given.act, by: .youth), on: "2024-10-01")
    let after = try #require(try database.connection.handOver(act: offered.act))
    // What has moved stays moved; what may be read does not.
    #expect(after.state == .acknowledged)
    #expect(try database.connection.content(of: after).isEmpty)
  }

  @Test func `a protected person is handed over with consent only, and never by file`() throws {
    try database.take(Population("2024-09-18", [Resident(anna, since: "2008-03-04", mark: "J")]))
    #expect(explainedError { try record(.offerHandOver(to: lidkoping, consent: nil)) }?.code == .actRefused)
    let given = try record(.giveConsent(to: .municipality("0180"), parts: ["plan"], by: .youth))
    let key = try NoteSigningKey(generatingFor: "skara.example/kaa")
    #expect(
      explainedError {
        try record(.offerHandOver(to: .municipality("0180"), consent: given.act, signingBy: key))
      }?.code == .actRefused)
    let here = try record(.giveConsent(to: lidkoping, parts: ["plan"], by: .youth))
    try record(.offerHandOver(to: lidkoping, consent: here.act))
  }

  @Test func `a counsellor's role may do all of it, and a municipality's own routine says how soon`() throws {
    var policy = try database.connection.handOverPolicy(of: "1494", on: "2024-09-20")
    policy.answerWithin = 1
    try database.connect(as: .daemon).set(policy, of: "1494", from: "2024-09-01", by: "ek")
    let counsellor = try database.connect(as: .counsellor)
    let given = try counsellor.record(
      .giveConsent(to: lidkoping, parts: ["plan"], by: .youth), of: anna.number, on: "2024-09-20",
      today: "2024-12-31", by: "ek")
    _ = try counsellor.record(
      .offerHandOver(to: lidkoping, consent: given.act), of: anna.number, on: "2024-09-20", today: "2024-12-31",
      by: "ek")
    #expect(try waiting().first == "1494|answer-hand-over|2024-09-23|offered")
    for event in [HandOverEvent.acknowledge, .attend, .close] {
      _ = try counsellor.take(
        HandOverStep(event, on: "2024-09-24", today: "2024-12-31", by: "berg"), of: anna.number)
    }
    _ = try counsellor.record(
      .withdrawConsent(given.act, by: .youth), of: anna.number, on: "2024-10-20", today: "2024-12-31", by: "ek")
  }
}
