import Foundation
import TestSupport
import Testing

/// Files that commands write: whole or not at all, and nobody else's to read.
struct FileWritingTests {
  private let scene: CommandScene
  private let path: String

  init() throws {
    scene = try CommandScene()
    path = scene.program.folder.path + "/extract.txt"
  }

  @Test func `what tells of a person is read by whoever wrote it`() throws {
    #expect(try scene.run("extract", scene.anna.written, "--into", path).exit == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
  }

  @Test func `a disk that is full leaves what was there before, and no piece of the new`() throws {
    try Data("earlier".utf8).write(to: URL(fileURLWithPath: path))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // No file may grow beyond 512 bytes; whoever tries is told so, as by a full disk.
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"", CommandLineProgram.path, "extract", scene.anna.written,
      "--into", path,
    ]
    process.environment = scene.program.environment
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 65)
    #expect(try TemporaryFolder.text(of: path) == "earlier")
    let left = try FileManager.default.contentsOfDirectory(atPath: scene.program.folder.path)
    #expect(left.filter { $0.hasPrefix("extract.txt") } == ["extract.txt"])
  }
}
