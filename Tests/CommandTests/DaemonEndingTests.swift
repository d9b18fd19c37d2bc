import ActivityResponsibility
import Foundation
import Glibc
import PostgreSQL
import Register
import Testing

/// How the daemon begins, says that it lives, and ends.
@Suite(.serialized) struct DaemonEndingTests {
  @Test func `the service manager hears that it is ready, alive and stopping, and it ends at once`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let socket = try DaemonSocket(path: scene.folder + "/notify")
    let process = try scene.start(environment: ["NOTIFY_SOCKET": socket.address, "WATCHDOG_USEC": "900000"])
    var first = socket.next(seconds: 20)
    // Alive it may be before it is ready.
    while first == "WATCHDOG=1" { first = socket.next(seconds: 20) }
    #expect(first?.hasPrefix("READY=1") == true)
    #expect(socket.next(seconds: 5) == "WATCHDOG=1")
    #expect(socket.next(seconds: 5) == "WATCHDOG=1")
    #expect(process.end() < 10)
    #expect(process.exit == 0)
    var last = ""
    while let message = socket.next(seconds: 0) { last = message == "WATCHDOG=1" ? last : message }
    #expect(last.hasPrefix("STOPPING=1"))
  }

  @Test func `an abstract socket is a service manager too, and a schema that is missing is not ready`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let socket = try DaemonSocket(path: "@fullfoljd-test-\(UInt32.random(in: 0...UInt32.max))")
    let process = try scene.start(environment: ["NOTIFY_SOCKET": socket.address])
    #expect(socket.next(seconds: 20)?.hasPrefix("READY=1") == true)
    _ = process.end(by: SIGINT)
    #expect(process.exit == 0)
    while socket.next(seconds: 0) != nil {}
    try scene.connect().run(script: "DROP SCHEMA fullfolj CASCADE")
    let other = try scene.start(environment: ["NOTIFY_SOCKET": socket.address])
    #expect(other.waitForEnd() == 64)
    #expect(socket.next(seconds: 0)?.hasPrefix("READY") != true)
  }

  @Test func `work that does not end is undone, and the daemon still ends within ten seconds`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let process = try scene.start(["--today", "2025-09-02"])
    try process.awaitLog("event=leading")
    // Somebody learns and does not finish: the import has to wait for that.
    let blocker = try scene.connect()
    try blocker.run(script: "BEGIN; SELECT fullfolj.begin_knowing()")
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(2)))
    try DaemonProcess.wait("the import to wait") {
      try scene.count(
        """
        pg_locks WHERE NOT granted AND locktype = 'advisory'
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """) == 1
    }
    let seconds = process.end()
    #expect(seconds > 5 && seconds < 10)
    #expect(process.exit == 0)
    try blocker.run(script: "ROLLBACK")
    #expect(try scene.count("deliveries") == 0)
    #expect(try scene.once("2025-09-02").exit == 0)
    #expect(scene.names("skola-31279295/done").count == 2)
  }

  @Test func `a database that goes away and comes back costs nothing but time`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let process = try scene.start(["--today", "2025-09-02"])
    try process.awaitLog("event=leading")
    try scene.connect().run(
      script: """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
    try scene.put("skola-31279295/2025-09-01.csv", DaemonFiles.roll(DaemonFiles.numbers(2)))
    try process.awaitLog("file settled", seconds: 30)
    #expect(scene.names("skola-31279295/done").count == 2)
    #expect(scene.names("skola-31279295/refused").isEmpty)
    _ = process.end()
  }

  @Test func `a file that is still written is not taken until it stands still`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school, stableSeconds: 3)
    let process = try scene.start(["--today", "2025-09-02"])
    try process.awaitLog("event=leading")
    let lines = DaemonFiles.roll(DaemonFiles.numbers(6)).split(separator: "\n").map { String($0) + "\n" }
    let path = scene.inbox + "/skola-31279295/2025-09-01.csv"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try #require(FileHandle(forWritingAtPath: path))
    for line in lines {
      try file.write(contentsOf: Data(line.utf8))
      usleep(900_000)
      #expect(scene.names("skola-31279295").contains("2025-09-01.csv"))
    }
    try file.close()
    try process.awaitLog("file settled")
    #expect(try scene.count("deliveries WHERE row_count = 6") == 1)
    _ = process.end()
  }

  @Test func `an embedded database that the daemon started is stopped by it, and one that ran before is not`() throws {
    let folder = DaemonFolder.make()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let cluster = EmbeddedCluster(stateDirectory: folder + "/state", settings: ["fsync": "off"])
    _ = try DatabaseChoice.embedded(cluster).connectAsOwner().prepareSchema(isEmbedded: true)
    let settings = folder + "/fullfolj.toml"
    try "state = \"\(folder)/state\"\ninbox = \"\(folder)/inbox\"\n".write(
      toFile: settings, atomically: true, encoding: .utf8)
    func run() throws -> DaemonProcess {
      let process = try DaemonProcess(
        arguments: ["--config", settings], environment: ["PATH": "/usr/bin:/bin"], log: folder + "/log")
      try process.awaitLog("event=ready", seconds: 60)
      #expect(process.end() < 10)
      #expect(process.exit == 0)
      return process
    }
    _ = try run()
    #expect({ if case .running = cluster.status() { true } else { false } }())
    try cluster.stop()
    _ = try run()
    #expect(cluster.status() == .stopped)
  }
}

/// A service manager's end of the notification socket.
final class DaemonSocket {
  let address: String
  private let descriptor: Int32

  init(path: String) throws {
    address = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    if path.hasPrefix("@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
    let length = 2 + bytes.count + (path.hasPrefix("@") ? 0 : 1)
    let code = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(length)) }
    }
    try #require(code == 0)
  }

  deinit { close(descriptor) }

  /// The next message; `nil` where none comes in time.
  func next(seconds: Int32) -> String? {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, seconds * 1000) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}
