import ActivityResponsibility
import PostgreSQL
import TestSupport
import Testing

@testable import FileBuilding
@testable import Register

/// A person whom a source has deleted is a review and no drop-out, though its complete lists lack the person.
struct DeletedPersonTests {
  let database: TestDatabase
  let anna: TestPerson = .woman("2008-03-04")
  let bo: TestPerson = .man("2008-07-20")

  /// Both are on the list; then the source deletes Anna and sends a list without her.
  init() throws {
    database = try TestDatabase()
    try database.take(Population("2024-08-01", [Resident(anna, since: "2008-03-04"), Resident(bo)]))
    try take(page(pupil(1, anna), pupil(2, bo)), "2024-09-01")
    try take("{\"data\":{\"persons\":[\"\(id(1))\"]},\"pageToken\":null}", "2024-10-01")
    #expect(try take(page(pupil(2, bo)), "2024-10-01").counts.missing == 0)
  }

  @discardableResult
  private func take(_ text: String, _ asOf: Day) throws -> ImportResult {
    try database.connection.importRoll(
      DeliveredFile(path: database.file(text)), source: "tjansten", scope: "unit:31279295", asOf: asOf,
      isComplete: true, request: .auto, by: "test")
  }

  private func id(_ digit: Int) -> String { "00000000-0000-4000-8000-00000000000\(digit)" }

  private func pupil(_ digit: Int, _ who: TestPerson) -> String {
    person(id: "\"\(id(digit))\"", number: "\"\(who.digits)\"", enrolment())
  }

  private func waiting() throws -> [String] {
    try database.lines(
      "SELECT number, kind, why FROM follow_ups WHERE settled_at IS NULL AND why = 'person-deleted-in-source'")
  }

  @Test func `the spell stands in every list until the school has been heard`() throws {
    let asked = ["\(anna.digits)|verify-with-school|person-deleted-in-source"]
    #expect(try waiting() == asked)
    #expect(try database.outcome(of: anna, on: "2024-10-02") == "outside/studying")
    #expect(try take(page(pupil(2, bo)), "2024-11-01").counts.missing == 0)
    #expect(try database.outcome(of: anna, on: "2024-11-02") == "outside/studying")
    // Another who vanishes is missing all the same.
    #expect(try take(page(pupil(3, .man("2008-09-01"))), "2024-11-02").counts.missing == 1)
    #expect(try waiting() == asked)
  }

  @Test func `a notice that the pupil left ends it`() throws {
    try database.take(NoticeSheet("2024-10-02", [.init(anna, .left, "2024-09-30")]))
    #expect(try waiting().isEmpty)
    #expect(try database.outcome(of: anna, on: "2024-10-02") == "covered/left-national")
    #expect(try take(page(pupil(2, bo)), "2024-11-01").counts.missing == 0)
  }

  @Test func `one whom the source tells of again is missing when it no longer does`() throws {
    #expect(try take(page(pupil(1, anna), pupil(2, bo)), "2024-11-01").counts.rejected == 0)
    #expect(try waiting().isEmpty)
    #expect(try take(page(pupil(2, bo)), "2024-12-01").counts.missing == 1)
    #expect(try database.outcome(of: anna, on: "2024-12-02") == "covered/left-national")
  }

  @Test func `once the question has been answered the next list decides`() throws {
    try database.connection.transaction { transaction in
      _ = try transaction.settleDeletions(of: transaction.person(of: anna.number), why: "answered")
    }
    #expect(try take(page(pupil(2, bo)), "2024-11-01").counts.missing == 1)
    #expect(try database.outcome(of: anna, on: "2024-11-02") == "covered/left-national")
  }
}
