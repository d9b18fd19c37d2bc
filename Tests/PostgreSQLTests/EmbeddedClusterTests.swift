import Glibc
import Testing

@testable import PostgreSQL

/// Each with a cluster of its own, in a folder that only its maker may enter.
@Suite struct EmbeddedClusterTests {
  /// Stops the server and removes the folder, however the test ends.
  private func withCluster(under name: String = "state", _ body: (EmbeddedCluster, String) throws -> Void) throws {
    let folder = TemporaryFolder()
    let cluster = EmbeddedCluster(stateDirectory: "\(folder.path)/\(name)", settings: TestCluster.quick)
    defer {
      _ = try? cluster.stop()
      folder.remove()
    }
    try body(cluster, folder.path)
  }

  private func number(_ cluster: EmbeddedCluster) throws -> Int {
    try Connection(try cluster.ensureRunning()).query(Statement("SELECT n FROM public.kept"))[0].int(0)
  }

  private func keepNumber(_ cluster: EmbeddedCluster, _ number: Int) throws {
    let connection = try Connection(try cluster.ensureRunning())
    try connection.run(script: "CREATE TABLE public.kept AS SELECT \(number) AS n")
    // The server runs without waiting for its disk, so what must outlive it is written down by name.
    try connection.run(script: "CHECKPOINT")
  }

  private func pid(_ cluster: EmbeddedCluster) throws -> pid_t {
    guard case .running(let pid, _) = cluster.status() else { throw PostgresErrorInTest.unexpectedTarget }
    return pid
  }

  @Test func `a cluster is made, used, stopped and started again with its data`() throws {
    try withCluster { cluster, _ in
      #expect(cluster.status() == .absent)
      #expect(try !cluster.stop())
      try keepNumber(cluster, 7)
      let first = try pid(cluster)
      try cluster.ensureRunning()
      #expect(try pid(cluster) == first)
      #expect(try cluster.stop())
      #expect(cluster.status() == .stopped)
      #expect(try !cluster.stop())
      #expect(try number(cluster) == 7)
    }
  }

  @Test func `the server is set up as promised`() throws {
    try withCluster { cluster, _ in
      let connection = try Connection(try cluster.ensureRunning())
      for (setting, value) in [
        "data_checksums": "on", "server_encoding": "UTF8", "lc_collate": "C.UTF-8", "listen_addresses": "",
        "wal_level": "minimal", "jit": "off", "TimeZone": "UTC", "client_connection_check_interval": "500ms",
        "log_min_error_statement": "panic", "log_parameter_max_length": "0", "log_error_verbosity": "terse",
        "shared_buffers": "16MB", "unix_socket_permissions": "0700",
      ] {
        let shown = try connection.query(Statement("SELECT current_setting($1)"), [.text(setting)])[0].text(0)
        #expect(shown == value, "\(setting)")
      }
      let swedish = Statement("SELECT string_agg(c, '' ORDER BY c COLLATE \"sv-x-icu\") FROM unnest($1::text[]) c")
      #expect(try connection.query(swedish, [.textArray(["Ö", "Z", "Ä", "A", "Å"])])[0].text(0) == "AZÅÄÖ")
    }
  }

  @Test func `values that a statement failed on do not reach the log`() throws {
    try withCluster { cluster, _ in
      let connection = try Connection(try cluster.ensureRunning())
      #expect(postgresError { try connection.query(Statement("SELECT $1::text::int"), [.text("hemligt")]) } != nil)
      #expect(postgresError { try connection.run(script: "SELECT 'hemligt'::int") } != nil)
      #expect(Shell.run("grep -rq hemligt '\(cluster.layout.log)'") == 1)
    }
  }

  @Test func `after kill -9 of the server the data is there`() throws {
    try withCluster { cluster, _ in
      try keepNumber(cluster, 8)
      let client = try Connection(try cluster.ensureRunning())
      let killed = try pid(cluster)
      kill(killed, SIGKILL)
      #expect(try number(cluster) == 8)
      #expect(try pid(cluster) != killed)
      client.close()
    }
  }

  @Test func `a process number that is another program's by now does not stop the server from starting`() throws {
    try withCluster { cluster, _ in
      try keepNumber(cluster, 9)
      let file = "\(cluster.layout.data)/postmaster.pid"
      let lines = try #require(Files.read(file)).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(try cluster.stop())
      try Files.write(([Substring("\(getpid())")] + lines.dropFirst()).joined(separator: "\n"), to: file)
      #expect(cluster.status() == .stopped)
      #expect(try !cluster.stop())
      #expect(try number(cluster) == 9)
    }
  }

  @Test func `a cluster that was half made is made anew`() throws {
    try withCluster { cluster, _ in
      try keepNumber(cluster, 1)
      try cluster.stop()
      // As if initdb had been killed: its folder is there, the finished one is not.
      #expect(rename(cluster.layout.data, cluster.layout.unfinishedData) == 0)
      #expect(unlink(cluster.layout.unfinishedData + "/global/pg_control") == 0)
      #expect(cluster.status() == .absent)
      let connection = try Connection(try cluster.ensureRunning())
      #expect(try connection.query(Statement("SELECT to_regclass('public.kept') IS NULL"))[0].bool(0))
      #expect(FileKind.of(cluster.layout.unfinishedData) == nil)
    }
  }

  @Test func `first uses at once make one server`() async throws {
    let folder = TemporaryFolder()
    let cluster = EmbeddedCluster(stateDirectory: folder.path + "/state", settings: TestCluster.quick)
    let pids = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<4 {
        group.addTask {
          // A thread each, for the lock is waited for.
          try await ThreadOfItsOwn().run {
            try cluster.ensureRunning()
            guard case .running(let pid, _) = cluster.status() else { return 0 }
            return pid
          }
        }
      }
      return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
    }
    #expect(pids.count == 1 && !pids.contains(0))
    #expect(try cluster.stop())
    folder.remove()
  }

  @Test func `data of another version is refused and left as it is`() throws {
    try withCluster { cluster, _ in
      try keepNumber(cluster, 3)
      try cluster.stop()
      let file = "\(cluster.layout.data)/PG_VERSION"
      let version = try #require(Files.read(file))
      let owner = try ClusterOwner.choose(for: cluster.layout.folder)
      try owner.acting { () throws(ClusterError) in try Files.write("9\n", to: file) }
      let installed = try ServerPrograms.installed().map(\.version)
      #expect(throws: ClusterError.otherVersion(found: 9, installed: installed)) { try cluster.ensureRunning() }
      #expect(cluster.status() == .otherVersion(found: 9, installed: installed))
      try owner.acting { () throws(ClusterError) in try Files.write(version, to: file) }
      #expect(try number(cluster) == 3)
    }
  }

  @Test func `a path too long for a socket, or with signs that mean something, works through a folder in tmp`() throws {
    for name in [String(repeating: "långt", count: 20), "a, 'b' \"c\" $HOME `d`"] {
      try withCluster(under: name) { cluster, _ in
        try keepNumber(cluster, 4)
        let folder = cluster.layout.socketFolder
        #expect(folder.hasPrefix("/tmp/fullfolj-") && FileKind.of(folder)?.mode == 0o700)
        try cluster.stop()
        #expect(try number(cluster) == 4)
        try cluster.stop()
        // Somebody else's folder, or a link, in its place is not used.
        #expect(rmdir(folder) == 0)
        #expect(symlink("/tmp", folder) == 0)
        #expect(throws: ClusterError.unsafeSocketFolder(path: folder)) { try cluster.ensureRunning() }
        #expect(unlink(folder) == 0)
      }
    }
  }

  @Test func `a socket that was swept away is made again`() throws {
    try withCluster { cluster, _ in
      try keepNumber(cluster, 5)
      #expect(unlink(cluster.layout.socket) == 0)
      #expect(try number(cluster) == 5)
    }
  }

  @Test func `a server that goes on holds no pipe of ours open`() throws {
    try withCluster { cluster, _ in
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      try cluster.ensureRunning()
      close(ends[1])
      var byte: UInt8 = 0
      // The end of the pipe, and not a wait for ever: nobody else has it.
      #expect(read(ends[0], &byte, 1) == 0)
      close(ends[0])
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root gives a cluster to another user"))
  func `root's cluster belongs to another user, who may pass through closed folders and no more`() throws {
    try withCluster(under: "a/state") { cluster, folder in
      try cluster.ensureRunning()
      let owner = try #require(FileKind.of(cluster.layout.data)).uid
      #expect(owner != 0)
      #expect(FileKind.of("/proc/\(try pid(cluster))")?.uid == owner)
      for closed in [folder, "\(folder)/a", "\(folder)/a/state"] {
        let kind = try #require(FileKind.of(closed))
        #expect(kind.uid == 0 && kind.mode & 0o007 == 0, "\(closed)")
        let user = ClusterOwner(uid: owner, gid: owner)
        let readable = try user.acting { () throws(ClusterError) in !Files.names(in: closed).isEmpty }
        #expect(!readable, "\(closed)")
      }
    }
  }

  @Test func `another user's cluster is refused to one who is not root`() throws {
    try withCluster { cluster, _ in
      try cluster.ensureRunning()
      let folder = cluster.layout.folder
      let owner = try #require(FileKind.of(folder)).uid
      #expect(try ClusterOwner.choose(for: folder, caller: owner).uid == owner)
      #expect(try ClusterOwner.choose(for: folder, caller: 0).uid == owner)
      #expect(throws: ClusterError.self) { try ClusterOwner.choose(for: folder, caller: 12_345) }
    }
  }
}

/// Runs one piece of work on a thread that may block.
actor ThreadOfItsOwn {
  private let thread = ConnectionThread()
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
  func run<Result: Sendable>(_ body: @Sendable () throws -> Result) throws -> Result { try body() }
}
