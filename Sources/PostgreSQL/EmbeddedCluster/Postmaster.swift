import Glibc

/// The server's first process, as its own file `postmaster.pid` and the kernel tell of it.
struct Postmaster: Hashable {
  enum State: Hashable { case starting, ready, stopping }

  let pid: pid_t
  let state: State
  let socketFolder: String

  /// The server that runs on this data; `nil` where none does, whatever the file says.
  ///
  /// After kill -9 the file remains, and its number may by now be another program's.
  static func running(_ layout: ClusterLayout, _ owner: ClusterOwner) throws(ClusterError) -> Postmaster? {
    guard let written = try written(layout, owner), try isServer(written.pid, layout, owner) else { return nil }
    return written
  }

  /// What the file says, true or not.
  static func written(_ layout: ClusterLayout, _ owner: ClusterOwner) throws(ClusterError) -> Postmaster? {
    guard let text = try owner.acting({ () throws(ClusterError) in Files.read("\(layout.data)/postmaster.pid") }),
      case let lines = text.split(separator: "\n", omittingEmptySubsequences: false),
      // Single-user mode writes its number with a minus.
      let first = lines.first, let number = pid_t(first), number > 0
    else { return nil }
    let word = lines.count > 7 ? lines[7].prefix { $0 != " " } : ""
    let state: State =
      switch word {
      case "ready", "standby": .ready
      case "stopping": .stopping
      default: .starting
      }
    return Postmaster(pid: number, state: state, socketFolder: lines.count > 4 ? String(lines[4]) : "")
  }

  /// The server's processes that have outlived their first process.
  static func orphans(_ layout: ClusterLayout, _ owner: ClusterOwner) throws(ClusterError) -> [pid_t] {
    var found: [pid_t] = []
    for name in Files.names(in: "/proc") {
      if let pid = pid_t(name), try isServer(pid, layout, owner) { found.append(pid) }
    }
    return found
  }

  /// Whether a process is PostgreSQL at work on this data: every process of a server has the data as its folder.
  private static func isServer(
    _ pid: pid_t, _ layout: ClusterLayout, _ owner: ClusterOwner
  ) throws(ClusterError) -> Bool {
    guard let name = Files.read("/proc/\(pid)/comm"), name.hasPrefix("postgres") || name.hasPrefix("postmaster")
    else { return false }
    // With the user's own rights, for root in a container may not look into another user's process.
    return try owner.acting { () throws(ClusterError) in
      guard let data = FileKind.of(layout.data), let folder = FileKind.of("/proc/\(pid)/cwd", followingLinks: true)
      else { return false }
      return folder.identity == data.identity
    }
  }
}
