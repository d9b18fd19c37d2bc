import Glibc

/// Making, starting and ending the server of one cluster. Everything here is done under the cluster's lock.
struct ServerProcess {
  let layout: ClusterLayout
  let owner: ClusterOwner
  let programs: ServerPrograms
  let settings: [String: String]

  /// The descriptor that holds the cluster's lock.
  let lock: Int32

  /// Sees to it that no process and no file of an earlier server stands in the way of a new one.
  func clearTheWay() throws(ClusterError) {
    if let running = try Postmaster.running(layout, owner) {
      // It is stopping, or does not answer: see it end, then begin from the ground.
      try Self.stop(running, layout, owner)
    }
    // After kill -9 of the first process the others may still be at work, and a new server would refuse the data.
    let areGone = { () throws(ClusterError) -> Bool in
      let orphans = try Postmaster.orphans(layout, owner)
      for pid in orphans { kill(pid, SIGQUIT) }
      return orphans.isEmpty
    }
    try Self.wait(seconds: 120, until: areGone, otherwise: .startFailed(log: layout.log))
    // PostgreSQL removes these itself, unless the process number in them is in use: by another program now, or by its
    // own dead process that nobody has collected.
    try owner.acting { () throws(ClusterError) in
      for path in ["\(layout.data)/postmaster.pid", layout.socket + ".lock", layout.socket] { _ = unlink(path) }
    }
  }

  /// Makes the data in a folder beside, and gives it its name when it is complete.
  func initialise() throws(ClusterError) {
    _ = try run(["/bin/rm", "-rf", "--", layout.unfinishedData])
    var initdb = [
      programs.initdb, "-D", "data.unfinished", "--data-checksums", "--encoding=UTF8", "--locale-provider=libc",
      "--locale=C.UTF-8", "--auth=trust", "--username=\(EmbeddedCluster.ownerRole)", "--no-instructions",
    ]
    if settings["fsync"] == "off" { initdb.append("--no-sync") }
    // Both keep the lock: were we killed now, the next to come must wait for them before it clears up.
    // The database is made before the data has its name: there is no state in between to find afterwards.
    let single = [programs.postgres, "--single", "-D", "data.unfinished", "-c", "log_min_messages=fatal", "template1"]
    let createDatabase = "CREATE DATABASE \(EmbeddedCluster.databaseName)\n"
    guard try run(initdb, keeping: lock) == 0, try run(single, input: createDatabase, keeping: lock) == 0 else {
      throw .initialisationFailed(log: layout.setupLog)
    }
    try owner.acting { () throws(ClusterError) in
      guard rename(layout.unfinishedData, layout.data) == 0 else { throw Files.fault(layout.data) }
    }
  }

  func start() throws(ClusterError) {
    try makeSocketFolder()
    try owner.acting { () throws(ClusterError) in
      try Files.write(ClusterSettings.file(layout, settings), to: "\(layout.data)/postgresql.conf")
      try Files.write(ClusterSettings.hostBasedAuthentication, to: "\(layout.data)/pg_hba.conf")
      // The server appends; a file that has grown large makes room once.
      if let log = FileKind.of(layout.log), log.size > 10_000_000 { _ = rename(layout.log, layout.log + ".old") }
    }
    // Relative names, for pg_ctl hands them to a shell. Recovery after a crash may take minutes.
    let code = try run([programs.pgctl, "-D", "data", "-l", "log", "-w", "-t", "600", "-s", "start"])
    guard code == 0, try Postmaster.running(layout, owner)?.state == .ready else {
      throw .startFailed(log: layout.log)
    }
  }

  static func stop(
    _ running: Postmaster, _ layout: ClusterLayout, _ owner: ClusterOwner
  ) throws(ClusterError) {
    // "Fast": clients are cut off, what is committed is written down. ESRCH means that it has ended by itself.
    guard kill(running.pid, SIGINT) == 0 || errno == ESRCH else { throw Files.fault(layout.data) }
    let hasEnded = { () throws(ClusterError) -> Bool in try Postmaster.running(layout, owner)?.pid != running.pid }
    try wait(seconds: 120, until: hasEnded, otherwise: .stopTimedOut(pid: running.pid))
  }

  /// A folder for the socket that the cluster's user alone may enter. Under /tmp, where anyone may make folders, it is
  /// looked at rather than believed.
  private func makeSocketFolder() throws(ClusterError) {
    let folder = layout.socketFolder
    try owner.acting { () throws(ClusterError) in
      try Files.makeFolder(folder)
      guard let kind = FileKind.of(folder), kind.isFolder, kind.uid == owner.uid, kind.mode & 0o077 == 0 else {
        throw .unsafeSocketFolder(path: folder)
      }
    }
  }

  /// Runs a program as the cluster's user, in the cluster's folder; what it says goes to the set-up log.
  private func run(_ command: [String], input: String = "", keeping: Int32? = nil) throws(ClusterError) -> Int32 {
    let log = try owner.acting { () throws(ClusterError) in
      let file = open(layout.setupLog, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw Files.fault(layout.setupLog) }
      return file
    }
    defer { close(log) }
    return try ChildProcess.run(
      try owner.prefix() + command, in: layout.folder, input: input, output: log, keeping: keeping)
  }

  /// Looks every 20 ms until `isDone`.
  static func wait(
    seconds: Int, until isDone: () throws(ClusterError) -> Bool, otherwise fault: ClusterError
  ) throws(ClusterError) {
    for _ in 0..<(seconds * 50) {
      if try isDone() { return }
      usleep(20_000)
    }
    throw fault
  }
}
