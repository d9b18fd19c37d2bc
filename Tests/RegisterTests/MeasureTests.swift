import ActivityResponsibility
import Register
import TestSupport
import Testing

/// Measures from offer to effect, and the codes they are told in.
struct MeasureTests {
  let anna: TestPerson = .woman("2008-03-04")
  let database: TestDatabase

  init() throws {
    database = try TestDatabase(unenrolled: [Resident(anna, since: "2008-03-04")])
  }

  @discardableResult
  private func record(_ deed: Deed, on day: Day = "2024-09-20") throws -> DeedResult {
    try database.connection.record(deed, of: anna.number, on: day, today: "2024-12-31", by: "ek")
  }

  private func waiting(_ kind: String) throws -> [String] {
    try database.lines("SELECT due, why FROM follow_ups WHERE settled_at IS NULL AND kind = '\(kind)' ORDER BY due")
  }

  private func file(on day: Day = "2024-12-31") throws -> CaseFile {
    try database.connection.caseFile(of: anna.number, municipality: nil, on: day)
  }

  @Test func `a measure goes from offer to effect, and what the youth does afterwards is known`() throws {
    let offer = try record(.measure(.offer, code: "internship"))
    #expect(try waiting("measure-answer") == ["2024-10-04|offered"])
    #expect(try record(.measure(.accept, code: "internship"), on: "2024-09-25").settled == 1)
    try record(.measure(.start), on: "2024-10-01")
    try record(.measure(.end, reason: "work", occupationAfter: "work"), on: "2024-12-01")
    let measure = try #require(try file().measures.first)
    #expect(measure.id == offer.act)
    #expect(measure.state == .ended)
    #expect(measure.startedOn == "2024-10-01" && measure.endedOn == "2024-12-01")
    #expect(measure.endReason == "work" && measure.occupationAfter == "work")
    guard case .known(let occupation) = try file().occupations.knowledge(on: "2024-12-31") else {
      Issue.record("what the youth does is not known")
      return
    }
    #expect(occupation.code == "work" && occupation.told == "2024-12-01")
    #expect(try database.connection.failedChecks().isEmpty)
  }

  @Test func `a measure that is declined is offered again after a time, and a new offer answers that`() throws {
    try record(.measure(.offer, code: "guidance"))
    try record(.measure(.decline), on: "2024-09-25")
    #expect(try waiting("re-offer") == ["2024-11-24|declined"])
    #expect(try waiting("measure-answer").isEmpty)
    #expect(try record(.measure(.offer, code: "youth-job"), on: "2024-11-20").settled == 1)
    #expect(try file().measures.map(\.state) == [.offered, .declined])
  }

  @Test func `of several measures the number says which`() throws {
    let first = try record(.measure(.offer, code: "guidance")).act
    try record(.measure(.offer, code: "guidance"))
    let unclear = explainedError { try record(.measure(.accept, code: "guidance")) }
    #expect(unclear?.code == .actRefused)
    #expect(unclear?.what.english.contains("\(first)") == true)
    try record(.measure(.accept, number: first))
    #expect(try file().measures.first { $0.id == first }?.state == .accepted)
  }

  @Test func `a step that cannot be taken is refused and leaves nothing behind`() throws {
    try record(.measure(.offer, code: "guidance"))
    let before = try database.everything(leavingOut: ["access_entries"])
    for (deed, day) in [
      (Deed.measure(.start, code: "komvux"), "2024-09-21"),
      (.measure(.end, reason: "work", occupationAfter: "work"), "2024-09-21"),
      (.measure(.accept), "2024-09-18"), (.measure(.offer), "2024-09-21"),
    ] as [(Deed, Day)] { #expect(explainedError { try record(deed, on: day) }?.code == .actRefused) }
    #expect(explainedError { try record(.measure(.offer, code: "guidence")) }?.code == .codeUnknown)
    #expect(explainedError { try record(.measure(.offer, code: "guidence")) }?.fix.english == "did you mean guidance?")
    try record(.measure(.start))
    #expect(explainedError { try record(.measure(.end, occupationAfter: "work")) }?.code == .actRefused)
    #expect(
      explainedError { try record(.measure(.end, reason: "because", occupationAfter: "work")) }?.code == .codeUnknown)
    #expect(try database.everything(leavingOut: ["access_entries"]).count > before.count)
  }

  @Test func `a case is not closed while a measure goes on`() throws {
    try record(.measure(.offer, code: "guidance"))
    try record(.measure(.start))
    #expect(explainedError { try record(.close(reason: "moved")) }?.code == .actRefused)
    try record(.measure(.end, reason: "moved", occupationAfter: "none"))
    try record(.close(reason: "moved"))
    #expect(try file().current.closedReason == "moved")
  }

  @Test func `a list is replaced from a day on, and earlier days keep theirs`() throws {
    try database.connection.replaceCodes(
      [
        CodeList(
          name: .measure, codes: [ListedCode(code: "17", swedish: "praktik", english: "internship")], origin: "SCB",
          from: "2024-10-01")
      ], by: "ek")
    #expect(try database.connection.codes(.measure, on: "2024-10-01").codes.map(\.code) == ["17"])
    #expect(try database.connection.codes(.measure, on: "2024-10-01").origin == "SCB")
    #expect(try database.connection.codes(.measure, on: "2024-09-30").origin == "fullfolj")
    #expect(explainedError { try record(.measure(.offer, code: "17")) }?.code == .codeUnknown)
    try record(.measure(.offer, code: "17"), on: "2024-10-01")
    #expect(explainedError { try record(.measure(.offer, code: "guidance"), on: "2024-10-01") }?.code == .codeUnknown)
  }

  @Test func `an occupation and reasons for closing and reopening are of their lists`() throws {
    #expect(
      explainedError { try record(.occupation(Occupation(code: "sleeps", from: "2024-09-01"))) }?.code == .codeUnknown)
    #expect(explainedError { try record(.close(reason: "tired")) }?.code == .codeUnknown)
    try record(.close(reason: "moved"))
    #expect(explainedError { try record(.reopen(reason: "tired")) }?.code == .codeUnknown)
    try record(.reopen(reason: "moved-back"))
    #expect(try file().current.isOpen)
  }
}
