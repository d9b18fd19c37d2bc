import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What a youth lets others be told, and takes back.
struct ConsentTests {
  /// Covered; 16 from March 2024.
  let anna: TestPerson = .woman("2008-03-04")
  /// Covered; 16 only in October 2024.
  let bo: TestPerson = .man("2008-10-20")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [
      Resident(anna, since: "2008-03-04", familyName: "Lund", givenName: "Anna"),
      Resident(bo, since: "2008-10-20"),
    ])
  }

  @discardableResult
  private func record(
    _ deed: Deed, on day: Day = "2024-09-20", of person: TestPerson? = nil
  ) throws -> DeedResult {
    try database.connection.record(deed, of: (person ?? anna).number, on: day, today: "2024-12-31", by: "ek")
  }

  private func refusal(_ body: () throws -> DeedResult) -> ErrorCode? { explainedError(body)?.code }

  private let lidkoping = HandOverReceiver.municipality("1494")

  @Test func `a consent is kept with what it covers, and stays when it is withdrawn`() throws {
    let given = try record(.giveConsent(to: lidkoping, parts: ["plan", "occupation", "plan"], by: .youth))
    try record(.withdrawConsent(given.act, by: .youth), on: "2024-10-01")
    let consents = try database.connection.consents(of: anna.number, municipality: nil)
    #expect(consents.map(\.parts) == [["occupation", "plan"]])
    #expect(consents.map(\.givenOn) == ["2024-09-20"])
    #expect(consents.map(\.withdrawnOn) == ["2024-10-01"])
    #expect(
      try database.lines("SELECT kind, details FROM acts WHERE kind LIKE 'consent-%' ORDER BY id") == [
        #"consent-given|{"actor":null,"givenBy":"youth","parts":["occupation","plan"],"receiver":"1494"}"#,
        #"consent-withdrawn|{"consent":\#(given.act),"givenBy":"youth"}"#,
      ])
    #expect(refusal { try record(.withdrawConsent(given.act, by: .youth), on: "2024-10-02") } == .actRefused)
  }

  @Test func `from 16 the youth speaks, before that the guardian`() throws {
    #expect(refusal { try record(.giveConsent(to: lidkoping, parts: ["plan"], by: .guardian)) } == .actRefused)
    #expect(refusal { try record(.giveConsent(to: lidkoping, parts: ["plan"], by: .youth), of: bo) } == .actRefused)
    let given = try record(.giveConsent(to: lidkoping, parts: ["plan"], by: .guardian), of: bo)
    // On the birthday it has become the youth's own.
    #expect(
      refusal { try record(.withdrawConsent(given.act, by: .guardian), on: "2024-10-20", of: bo) } == .actRefused)
    try record(.withdrawConsent(given.act, by: .youth), on: "2024-10-20", of: bo)
  }

  @Test func `a consent covers known parts, goes elsewhere, and ends after it began`() throws {
    #expect(refusal { try record(.giveConsent(to: lidkoping, parts: ["plan", "diary"], by: .youth)) } == .actRefused)
    #expect(refusal { try record(.giveConsent(to: lidkoping, parts: [], by: .youth)) } == .actRefused)
    #expect(
      refusal { try record(.giveConsent(to: .municipality("1496"), parts: ["plan"], by: .youth)) } == .actRefused)
    let given = try record(.giveConsent(to: lidkoping, parts: ["plan"], by: .youth))
    #expect(refusal { try record(.withdrawConsent(given.act, by: .youth), on: "2024-09-19") } == .actRefused)
    #expect(refusal { try record(.withdrawConsent(given.act, by: .youth), of: bo) } == .actRefused)
    #expect(refusal { try record(.withdrawConsent(given.act + 1, by: .youth)) } == .actRefused)
    #expect(try database.count("SELECT * FROM consents") == 1)
  }

  @Test func `another actor is told nothing without a standing consent of its own`() throws {
    let actor = try #require(HandOverReceiver(actor: "Arbetsförmedlingen"))
    #expect(refusal { try record(.offerHandOver(to: actor, consent: nil)) } == .actRefused)
    let elsewhere = try record(.giveConsent(to: lidkoping, parts: ["plan"], by: .youth))
    #expect(refusal { try record(.offerHandOver(to: actor, consent: elsewhere.act)) } == .actRefused)
    let given = try record(.giveConsent(to: actor, parts: ["contact-details"], by: .youth), on: "2024-09-25")
    #expect(refusal { try record(.offerHandOver(to: actor, consent: given.act)) } == .actRefused)
    try record(.offerHandOver(to: actor, consent: given.act), on: "2024-09-25")
    #expect(refusal { try record(.offerHandOver(to: actor, consent: given.act), on: "2024-09-26") } == .actRefused)
    try record(.withdrawConsent(given.act, by: .youth), on: "2024-09-27")
    #expect(try database.lines("SELECT state, ended_on FROM hand_overs") == ["withdrawn|2024-09-27"])
    #expect(refusal { try record(.offerHandOver(to: actor, consent: given.act), on: "2024-09-28") } == .actRefused)
    #expect(
      try database.count("SELECT * FROM follow_ups WHERE kind = 'follow-hand-over' AND settled_at IS NULL") == 0)
  }
}
