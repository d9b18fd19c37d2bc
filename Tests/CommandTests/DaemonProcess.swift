import Foundation
import Glibc

/// The built `fullfoljd` at work.
final class DaemonProcess: @unchecked Sendable {
  // `Process` is not Sendable; it is started in `init` and afterwards only asked, from one test.
  private let process = Process()
  private let log: String

  /// Beside the bundle of the tests.
  static let program: String = {
    let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let folders = [CommandLine.arguments[0], Bundle.main.bundlePath, runner].map {
      ($0 as NSString).deletingLastPathComponent
    }
    return folders.map { $0 + "/fullfoljd" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "fullfoljd"
  }()

  init(arguments: [String], environment: [String: String], log: String) throws {
    self.log = log
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var pid: pid_t { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

  /// The exit code, when it has ended.
  var exit: Int32 { process.terminationStatus }

  /// What it has written.
  var output: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  func signal(_ number: Int32) { kill(pid, number) }

  @discardableResult
  func waitForEnd() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Ends it by a signal. - Returns: how many seconds that took.
  func end(by number: Int32 = SIGTERM) -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    signal(number)
    process.waitUntilExit()
    return (clock.now - start) / .seconds(1)
  }

  /// Looks ten times a second until something holds.
  static func wait(_ what: String, seconds: Double = 20, until holds: () throws -> Bool) throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while try !holds() {
      guard clock.now < end else { throw DaemonSceneError.tookTooLong(what) }
      usleep(100_000)
    }
  }

  /// Waits until the log has a word.
  func awaitLog(_ word: String, seconds: Double = 20) throws {
    try Self.wait("\(word) in the log:\n\(output)", seconds: seconds) { output.contains(word) }
  }
}
