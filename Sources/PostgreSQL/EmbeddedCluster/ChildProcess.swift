import CLibPQ
import Glibc

/// Running another program to its end, with nothing of ours inherited but what is named here.
public enum ChildProcess {
  /// Where a program is, by PATH and then where systems keep theirs.
  public static func find(_ name: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    let folders = path.split(separator: ":").map(String.init) + ["/usr/bin", "/bin", "/usr/sbin", "/sbin"]
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// Runs `command` and waits for it.
  ///
  /// - Parameters:
  ///   - folder: where it runs.
  ///   - input: what it may read; little enough to wait in a pipe (64 KB).
  ///   - output: the descriptor that gets its output and its errors; they are thrown away where there is none.
  ///   - keeping: a descriptor that the program holds open as long as it runs.
  /// - Returns: the exit code, or 128 and the signal that ended it, as a shell counts.
  public static func run(
    _ command: [String], in folder: String, input: String = "", output: Int32? = nil, keeping: Int32? = nil
  ) throws(ClusterError) -> Int32 {
    ended(try start(command, in: folder, input: input, output: output, keeping: keeping))
  }

  private static func start(
    _ command: [String], in folder: String, input: String, output: Int32?, keeping: Int32?
  ) throws(ClusterError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Files.fault(command[0]) }
    var text = input
    text.withUTF8 { _ = write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    defer { close(ends[0]) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // A server that outlives us must not hold a pipe open that somebody reads from us to its end.
    if let keeping { posix_spawn_file_actions_adddup2(&actions, keeping, 3) }
    posix_spawn_file_actions_addclosefrom_np(&actions, keeping == nil ? 3 : 4)
    posix_spawn_file_actions_addchdir_np(&actions, folder)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals that this program blocks or ignores are its own affair.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var pid = pid_t()
    // PGDATA, PGOPTIONS and the like are meant for somebody else's server.
    let code = withCStrings(command) { arguments in
      withCStrings(["PATH=/usr/bin:/bin", "LC_ALL=C"]) { environment in
        posix_spawn(
          &pid, command[0], &actions, &attributes, UnsafeMutablePointer(mutating: arguments).withoutConst,
          UnsafeMutablePointer(mutating: environment).withoutConst)
      }
    }
    guard code == 0 else { throw .cannotUse(path: command[0], reason: String(cString: strerror(code))) }
    return pid
  }

  /// Waits for a program's end. - Returns: the exit code, or 128 and the signal.
  private static func ended(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// What `command` writes, its errors too, and how it ended.
  ///
  /// It is read while the command runs: a pipe that nobody empties is full at 64 KB, and then both would wait for ever.
  /// A command that leaves a program behind which still holds its output is waited for until that ends as well.
  public static func output(of command: [String]) throws(ClusterError) -> (code: Int32, bytes: [UInt8]) {
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Files.fault(command[0]) }
    defer { close(ends[0]) }
    let pid: pid_t
    do {
      defer { close(ends[1]) }
      pid = try start(command, in: "/", input: "", output: ends[1], keeping: nil)
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return (ended(pid), bytes)
  }

  /// The first line that `command` writes; empty where it failed.
  static func firstLine(_ command: [String]) throws(ClusterError) -> String {
    let (code, bytes) = try output(of: command)
    guard code == 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}

extension UnsafeMutablePointer<UnsafePointer<CChar>?> {
  /// `posix_spawn` is declared with writable strings that it does not write.
  fileprivate var withoutConst: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
  }
}
