import Foundation
import TestSupport

/// What a run of `fullfolj` came to.
struct CommandRun {
  let exit: Int32
  /// Standard output: the result and nothing else.
  let output: String
  /// Standard error: progress and messages.
  let messages: String

  /// The output as JSON.
  func json() throws -> Any {
    guard let json = try? JSONSerialization.jsonObject(with: Data(output.utf8)) else {
      throw TestFailure("no JSON, but: \(output)\(messages)")
    }
    return json
  }

  /// The output as one JSON object.
  func object() throws -> [String: Any] {
    guard let object = try json() as? [String: Any] else { throw TestFailure("not an object: \(output)") }
    return object
  }

  /// The output as a JSON array of objects.
  func objects() throws -> [[String: Any]] {
    guard let objects = try json() as? [[String: Any]] else { throw TestFailure("not an array: \(output)") }
    return objects
  }

  /// Whether the keys are these and no others, and stand in this order in the output.
  func hasKeys(_ keys: [String], in object: [String: Any]) -> Bool {
    guard Set(object.keys) == Set(keys) else { return false }
    var rest = output[...]
    for key in keys {
      guard let found = rest.range(of: "\"\(key)\":") else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

/// The built `fullfolj`, run as a person or a script runs it.
struct CommandLineProgram {
  var environment: [String: String]
  let folder: TemporaryFolder
  /// Where it is run.
  var workingFolder: String

  /// Beside the bundle of the tests.
  static let path: String = {
    let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let folders = [CommandLine.arguments[0], Bundle.main.bundlePath, runner].map {
      ($0 as NSString).deletingLastPathComponent
    }
    return folders.map { $0 + "/fullfolj" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "fullfolj"
  }()

  /// - Parameter database: the register's address; `nil` for an embedded one of this program's own.
  init(database: String?, language: String = "en") throws {
    folder = try TemporaryFolder()
    workingFolder = folder.path
    environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "\(language)_SE.UTF-8", "USER": "ek"]
    if let database { environment["FULLFOLJ_DATABASE"] = database }
    environment["FULLFOLJ_STATE"] = folder.path + "/state"
  }

  /// Runs a command and waits for its end.
  func run(_ arguments: String...) throws -> CommandRun { try run(arguments) }

  /// - Parameter watch: a program that is given the command to run, and looks on.
  func run(_ arguments: [String], under watch: [String] = []) throws -> CommandRun {
    let words = watch + [Self.path] + arguments
    // Files rather than pipes: nothing has to be read while the program runs.
    let output = try folder.write([], as: "stdout-\(UInt64.random(in: 0...UInt64.max))")
    let messages = try folder.write([], as: "stderr-\(UInt64.random(in: 0...UInt64.max))")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: workingFolder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: messages)
    try process.run()
    process.waitUntilExit()
    defer { for path in [output, messages] { try? FileManager.default.removeItem(atPath: path) } }
    return CommandRun(
      exit: process.terminationStatus, output: try TemporaryFolder.text(of: output),
      messages: try TemporaryFolder.text(of: messages))
  }
}

/// A register with a few people in it, and the program that asks it.
struct CommandScene {
  let database: TestDatabase
  var program: CommandLineProgram
  /// Never enrolled: covered from the autumn day of 2024.
  let anna: TestPerson = .woman("2008-03-04")
  /// Enrolled since August 2024.
  let bo: TestPerson = .man("2008-07-20")
  /// Protected.
  let cia: TestPerson = .woman("2008-09-01")

  init(language: String = "en") throws {
    database = try TestDatabase()
    program = try CommandLineProgram(database: database.address(), language: language)
    try database.take(
      Population(
        "2024-08-01",
        [
          Resident(anna, since: "2008-03-04", familyName: "Lund", givenName: "=1+1"),
          Resident(bo, since: "2008-07-20", familyName: "Å;b\"c"), Resident(cia, since: "2008-09-01", mark: "J"),
        ]))
    try database.take(Roll("2024-09-20", [Pupil(bo, from: "2024-08-19")]))
    try database.reconcile("2024-10-01")
  }

  func run(_ arguments: String...) throws -> CommandRun { try program.run(arguments) }

  /// A roll as a file, and the arguments that take it in.
  func rollImport(_ roll: Roll, _ more: String...) throws -> [String] {
    [
      "roll", "import", try database.file(roll.text), "--source", roll.source, "--as-of", "\(roll.asOf)", "--scope",
      "\(roll.scope)",
    ] + more
  }
}
