import Glibc

/// What a finished process took, by the operating system's own account.
struct Measurement {
  let seconds: Double
  let peakMebibytes: Double
  let exitCode: Int32

  /// Both, one after the other.
  func followed(by next: Measurement) -> Measurement {
    Measurement(
      seconds: seconds + next.seconds, peakMebibytes: max(peakMebibytes, next.peakMebibytes), exitCode: next.exitCode)
  }
}

/// Runs a command and measures the whole process.
enum MeasuredCommand {
  /// - Parameter log: the file that both outputs are added to.
  static func run(_ arguments: [String], log: String) throws -> Measurement {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
      throw BenchFailure(what: "cannot run \(arguments[0])")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let seconds = (clock.now - start) / .seconds(1)
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    return Measurement(seconds: seconds, peakMebibytes: Double(usage.ru_maxrss) / 1024, exitCode: code)
  }
}

/// Why a benchmark could not go on.
struct BenchFailure: Error, CustomStringConvertible {
  let what: String

  var description: String { what }
}
