import ActivityResponsibility
import Foundation
import Glibc
import Testing

@testable import fullfoljd

/// Names, stillness and putting away, without a register.
struct DaemonInboxTests {
  private func name(_ text: String) -> FileName { FileName(Array(text.utf8)) }

  @Test(arguments: [
    ("2026-08-20.csv", "2026-08-20"), ("elever 2026-08-20 v2.csv", "2026-08-20"),
    ("a_2026-02-30_2026-03-01", "2026-03-01"),
    ("2026-08-201.csv", ""), ("12026-08-20.csv", ""), ("20260820.csv", ""), ("elever.csv", ""),
  ])
  func `a day in a name stands alone and exists`(text: String, day: String) {
    #expect(name(text).day?.description ?? "" == day)
  }

  @Test func `a name is written so that it fits on a line and in a folder`() {
    #expect(FileName([0x65, 0xE4, 0x0A, 0x2E, 0x63]).text == "e__.c")
    #expect(name("å\u{1}/b").text == "å__b")
    let long = name(String(repeating: "å", count: 200) + ".csv").text
    #expect(long.utf8.count <= FileName.limit)
    #expect(long.hasSuffix("å.csv"))
    #expect(name("a.csv").numbered(1) == "a.csv")
    #expect(name("a.b.csv").numbered(2) == "a.b-2.csv")
    #expect(name("roll").numbered(3) == "roll-3")
  }

  @Test(arguments: [".x.csv", "x.part", "x.TMP", "x.csv~", "x.crdownload", "x.filepart"])
  func `what is being written is nobody's delivery`(text: String) {
    #expect(FileName.isIgnored(Array(text.utf8)))
    #expect(!FileName.isIgnored(Array("x.csv".utf8)))
  }

  @Test(arguments: [
    ("roll 20080301-2391.csv", "roll ********-****.csv"), ("0803012391", "**********"), ("2026-08-20", "2026-08-20"),
    ("rad 12, kolumn 3", "rad 12, kolumn 3"), ("a 200803012391b", "a ************b"), ("080301+2391 ", "******+**** "),
    ("2008 03 01 23 91", "**** ** ** ** **"),
  ])
  func `what may be an identity number is hidden, and a day is not`(text: String, masked: String) {
    #expect(MaskedText.masking(text) == masked)
  }

  @Test func `a file is still when its size and time have been the same for long enough`() throws {
    let folder = DaemonFolder.make()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = Array((folder + "/x.csv").utf8CString)
    try "a".write(toFile: folder + "/x.csv", atomically: false, encoding: .utf8)
    var stillness = Stillness(seconds: 3, trustsFileTime: false)
    func isStill(_ status: FileStatus, at now: Double) -> Bool { stillness.isStill(path, status, now: now) }
    let first = try #require(FileStatus(path))
    #expect(!isStill(first, at: 100))
    #expect(!isStill(first, at: 102))
    usleep(20_000)
    try "ab".write(toFile: folder + "/x.csv", atomically: false, encoding: .utf8)
    let second = try #require(FileStatus(path))
    #expect(!isStill(second, at: 104))
    #expect(!isStill(second, at: 106))
    #expect(isStill(second, at: 107))
    // A file that was gone in between begins anew.
    stillness.forgetGone()
    stillness.forgetGone()
    #expect(!isStill(second, at: 110))
  }

  @Test func `what is put away overwrites nothing, not even a report that stands alone`() throws {
    let root = DaemonFolder.make()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let done = Folder(path: root + "/done")
    try done.make()
    try "old".write(toFile: root + "/done/x.csv", atomically: true, encoding: .utf8)
    try "alone".write(toFile: root + "/done/x-2.csv.report.txt", atomically: true, encoding: .utf8)
    func put(isRecovered: Bool) throws -> Bool {
      let own = Folder(path: root + "/own")
      try own.make()
      try "new".write(toFile: root + "/own/x.csv", atomically: true, encoding: .utf8)
      return try PuttingAway(folder: done, own: own, name: name("x.csv"), isRecovered: isRecovered).finish(report: "r")
    }
    #expect(try put(isRecovered: false))
    #expect(try String(contentsOfFile: root + "/done/x-3.csv", encoding: .utf8) == "new")
    #expect(try String(contentsOfFile: root + "/done/x.csv", encoding: .utf8) == "old")
    #expect(try String(contentsOfFile: root + "/done/x-2.csv.report.txt", encoding: .utf8) == "alone")
    // Its own report, left by a daemon that was killed between the two moves, is written again.
    #expect(try put(isRecovered: true))
    #expect(try String(contentsOfFile: root + "/done/x-2.csv.report.txt", encoding: .utf8) == "r")
    #expect(FileStatus(root + "/own") == nil)
  }

  @Test func `what somebody else has put away is no error`() throws {
    let root = DaemonFolder.make()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let done = Folder(path: root + "/done")
    try done.make()
    let gone = PuttingAway(folder: done, own: Folder(path: root + "/own"), name: name("x.csv"), isRecovered: false)
    #expect(try !gone.finish(report: "r"))
    #expect(try done.names().isEmpty)
  }

  @Test func `a folder that cannot be made is an error with its path`() {
    #expect(throws: ExplainedError.self) { try Folder(path: "/proc/none/inbox").make() }
  }

  @Test func `a newer file waits for an older one that is still being written`() throws {
    let root = DaemonFolder.make()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let text = "inbox = \"\(root)\"\nstable-seconds = 60\n" + DaemonFiles.school
    let configuration = try ConfigurationReader(environment: [:]).read(text: text, file: "x")
    var inbox = Inbox(configuration, isSinglePass: true)
    try inbox.make()
    func put(_ name: String, age: Double) throws {
      let path = root + "/skola-31279295/" + name
      try "x".write(toFile: path, atomically: true, encoding: .utf8)
      let date = Date(timeIntervalSinceNow: -age)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
    func ready() throws -> [String] {
      try inbox.ready(day: { _ in Day(daysSince2000: 0) }, isWaiting: { _ in false }, onFault: { _, _ in })
        .map(\.file.name.text)
    }
    try put("2025-09-01.csv", age: 100)
    try put("2025-09-02.csv", age: 0)
    try put("2025-09-03.csv", age: 100)
    #expect(try ready() == ["2025-09-01.csv"])
    try put("2025-09-02.csv", age: 100)
    #expect(try ready() == ["2025-09-01.csv", "2025-09-02.csv", "2025-09-03.csv"])
  }
}
