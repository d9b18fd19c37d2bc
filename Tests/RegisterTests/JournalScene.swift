import ActivityResponsibility
import Glibc
import Inspection
import PostgreSQL
import Register
import TestSupport
import Testing

/// A register with cases, and a folder for the journal's key and heads.
struct JournalScene {
  let database: TestDatabase
  let folder: TemporaryFolder
  let files: JournalFiles
  let people: [TestPerson]
  static let log = JournalLog("1496" as MunicipalityCode)

  /// - Parameter count: so many people, all covered from the autumn of 2025.
  init(people count: Int = 3) throws {
    database = try TestDatabase()
    folder = try TemporaryFolder()
    files = JournalFiles(keyFile: folder.path + "/journal/key")
    people = (0..<count).map { TestPerson.pupil($0) }
    try database.take(Population("2025-08-01", people.map { Resident($0, since: "2008-03-04") }))
    try database.reconcile("2025-09-16")
  }

  @discardableResult
  func record(_ deed: Deed, of person: TestPerson? = nil, on day: Day = "2025-09-20", note: String? = nil) throws
    -> DeedResult
  {
    try database.connection.record(
      deed, of: (person ?? people[0]).number, on: day, today: "2025-12-31", note: note, by: "ek")
  }

  /// Signs every log anew from its first leaf.
  @discardableResult
  func sign(isThorough: Bool = true) throws -> [HeadResult] {
    try database.connection.signHeads(files, isThorough: isThorough, by: "ek")
  }

  /// The faults of all logs, as `1496 3 act-differs`.
  func faults(head: SignedNote? = nil) throws -> [String] {
    try database.connection.checkJournal(files, head: head).flatMap(\.faults).map(Self.line)
  }

  static func line(_ fault: JournalFault) -> String {
    "\(fault.log) \(fault.entry.map(String.init) ?? "-") \(fault.kind.rawValue)"
  }

  /// What the entries of a log are of: an act's kind, or what else they tell.
  func subjects(of log: JournalLog = Self.log) throws -> [String] {
    try database.lines(
      """
      SELECT coalesce(body->>'what', body->>'kind') AS subject
      FROM (SELECT entry, convert_from(payload, 'UTF8')::jsonb AS body FROM journal_payloads
        WHERE municipality = \(Int(log.description) ?? 0)) told ORDER BY entry
      """)
  }

  /// As somebody who has the whole database: no trigger, no foreign key.
  func tamper(_ script: String) throws {
    try database.connection.run(
      script: "SET session_replication_role = replica; \(script); SET session_replication_role = DEFAULT")
  }

  /// What only its owner may do with a file, as octal digits.
  static func mode(of path: String) -> String {
    var status = stat()
    return lstat(path, &status) == 0 ? String(status.st_mode & 0o777, radix: 8) : "-"
  }
}
