import Foundation
import Inspection
import StrictJSON
import Testing

/// The verifier in Python, which shares nothing with ours, comes to the same verdicts.
struct SecondVerifierTests {
  let log: BundleBuilding
  let file: [UInt8]
  let folder: String

  init() throws {
    log = try BundleBuilding()
    file = try log.file()
    var template = Array("/tmp/fullfolj-test-XXXXXX".utf8CString)
    _ = try #require(mkdtemp(&template))
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What both say of each file: whether it holds; where its data can be read, also which entries do not.
  private func compare(
    _ files: [[UInt8]], head: SignedNote? = nil, expectsGood: Bool = false, isReadable: Bool = true
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (number, bytes) in files.enumerated() {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(number).zip"))
    }
    var arguments = ["-", "\(files.count)", folder]
    if let head {
      try Data(head.bytes).write(to: URL(fileURLWithPath: "\(folder)/head"))
      arguments += ["--head", "\(folder)/head"]
    }
    let lines = try python(arguments)
    try #require(lines.count == files.count)
    for (number, line) in lines.enumerated() {
      let said = try JSONValue(parsing: line)
      let ours = BundleVerification.verdict(of: files[number], outside: head?.bytes)
      let theirEntries = (said["problems"]?.list ?? []).compactMap { $0["entry"]?.whole }
      #expect(said["holds"]?.truth == ours.holds, "\(number): \(line) \(ours.problems)")
      #expect(ours.holds == expectsGood || head != nil, "\(number)")
      guard isReadable else { continue }
      #expect(said["entries"]?.whole == Int64(ours.entries), "\(number): \(line) \(ours.problems)")
      #expect(theirEntries == ours.problems.compactMap { $0.entry.map { Int64($0) } }, "\(number): \(line)")
      #expect(said["head"]?["root"]?.text == ours.head?.root.hexadecimal, "\(number): \(line)")
    }
  }

  /// Runs the verifier on many files in one go of Python.
  private func python(_ arguments: [String]) throws -> [String] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let many = """
      import runpy, sys
      count, folder, more = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
      for number in range(count):
          sys.argv = ["verify.py", f"{folder}/{number}.zip"] + more
          try:
              runpy.run_path("\(root)/Tests/verify.py", run_name="__main__")
          except SystemExit as end:
              assert end.code in (0, 2), end.code
      """
    let process = Process()
    // The machine's own Python, which deploy/test gives what it needs.
    let own = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
    process.executableURL = URL(fileURLWithPath: own ? "/usr/bin/python3" : "/usr/bin/env")
    process.arguments = (own ? [] : ["python3"]) + arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(many.utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "python3 with python3-cryptography is needed")
    return text.split(separator: "\n").map(String.init)
  }

  @Test func `of good bundles`() throws {
    let draw = JSONValue.object([
      "kind": "sample", "seed": "tärning 4", "size": 2, "drawnFrom": .list([101, 102, 103]),
    ])
    let chosen = SampleDraw(seed: "tärning 4", size: 2).draw(from: [101, 102, 103]).map { Int($0) - 101 }
    try compare(
      [
        file, log.contents(isPseudonymised: true).file(signedBy: log.key),
        log.contents(pages: chosen, selection: draw).file(signedBy: log.key),
        BundleBuilding(youths: 1, entries: 9).file(),
        log.contents { pages in
          pages[1].change(entry: 1) { ($0["payload"], $0["salt"], $0["isDestroyed"]) = (nil, nil, true) }
        }.file(signedBy: log.key),
      ], expectsGood: true)
  }

  @Test func `of bundles with any byte turned`() throws {
    var state: UInt64 = 4021
    // The same places on every machine (a linear congruential generator by Knuth, its upper half).
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let files = (0..<800).map { _ in
      var changed = file
      changed[next(file.count)] ^= UInt8(1 + next(255))
      return changed
    }
    try compare(files, isReadable: false)
  }

  @Test func `of bundles whose members were changed and packed anew`() throws {
    let members = StoredArchive.members(of: file)
    var files: [[UInt8]] = []
    for (index, member) in members.enumerated() {
      var without = members
      without.remove(at: index)
      files.append(try #require(StoredArchive(without)).bytes)
      var swapped = members
      let other = members[(index + 1) % members.count]
      swapped[index] = StoredArchive.Member(member.name, other.content)
      swapped[(index + 1) % members.count] = StoredArchive.Member(other.name, member.content)
      files.append(try #require(StoredArchive(swapped)).bytes)
      var more = members
      more.append(StoredArchive.Member("x" + member.name, member.content))
      files.append(try #require(StoredArchive(more)).bytes)
    }
    try compare(files, isReadable: false)
  }

  @Test func `of bundles with a letter turned in what an entry says`() throws {
    let files = try (0..<12).map { number in
      var changed = file
      let note = Array("<ö> \(number)\\\"".utf8)
      let place = try #require(file.indices.first { file[$0...].starts(with: note) })
      changed[place + 5] ^= 1
      #expect(BundleVerification.verdict(of: changed).problems.compactMap(\.entry) == [UInt64(number)])
      return changed
    }
    try compare(files)
  }

  @Test func `of bundles that the key's holder made untrue`() throws {
    func made(_ change: (inout [JSONValue]) -> Void) throws -> [UInt8] {
      try log.contents(change: change).file(signedBy: log.key)
    }
    let salt = JSONValue.text(String(repeating: "0", count: 64))
    try compare([
      made { $0[1].change(entry: 1) { $0["payload"] = "{\"case\":102}" } },
      made { $0[2].change(entry: 3) { $0["salt"] = salt } },
      made { $0[1].change(entry: 0) { $0["entry"] = 7 } },
      made { pages in
        let timeline = pages[0]["timeline"] ?? .null
        pages[1].change { $0["timeline"] = timeline }
      },
      made { $0[0].change { $0["person"] = "p-9" } },
      made { $0[0].change { $0["page"] = "0002" } },
      log.contents().file(signedBy: NoteSigningKey(generatingFor: log.origin)),
      log.contents(selection: .object(["kind": "sample", "seed": "x", "size": 1, "drawnFrom": .list([101, 102])]))
        .file(signedBy: log.key),
    ])
  }

  @Test(arguments: [0, 1, 4, 5, 12])
  func `of an outside head of the same log`(size: Int) throws {
    try compare([file], head: log.head(size))
  }

  @Test(arguments: [4, 12, 16])
  func `of an outside head of another history`(size: Int) throws {
    try compare([file], head: BundleBuilding(youths: 4, entries: 4).head(size))
  }
}
