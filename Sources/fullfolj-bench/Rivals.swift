import Glibc

/// The programs that do the same or less, where they are on this machine.
struct Rivals {
  let python: String?
  let scripts: String?
  let log: String

  /// Whether Python has a rival's packages.
  func has(_ packages: String...) -> Bool {
    guard let python, scripts != nil else { return false }
    let line = "import " + packages.joined(separator: ", ")
    return (try? MeasuredCommand.run([python, "-c", line], log: log).exitCode) == 0
  }

  /// Whether pgloader is in PATH, and rivals are wanted at all.
  var hasLoader: Bool {
    guard scripts != nil else { return false }
    return (try? MeasuredCommand.run(["pgloader", "--version"], log: log).exitCode) == 0
  }

  /// Runs a rival's script as a whole process.
  func script(_ name: String, _ arguments: String...) throws -> Measurement {
    guard let python, let scripts else { throw BenchFailure(what: "there is no Python for the rivals") }
    return try require([python, "\(scripts)/\(name)"] + arguments)
  }

  func loader(_ commands: String) throws -> Measurement { try require(["pgloader", "--quiet", commands]) }

  private func require(_ command: [String]) throws -> Measurement {
    let measured = try MeasuredCommand.run(command, log: log)
    guard measured.exitCode == 0 else {
      throw BenchFailure(what: "\(command.joined(separator: " ")) ended with \(measured.exitCode), see \(log)")
    }
    return measured
  }
}
