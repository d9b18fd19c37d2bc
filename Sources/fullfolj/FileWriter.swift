import ActivityResponsibility
import Glibc

/// Writes files, with the folders above them.
enum FileWriter {
  /// - Throws: ``ErrorCode/fileUnreadable`` where the place cannot be written.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    var folder = path.hasPrefix("/") ? "" : "."
    for part in parts.dropLast() {
      folder += "/" + part
      if mkdir(folder, 0o755) != 0 && errno != EEXIST { throw cannotWrite(folder) }
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw cannotWrite(path) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw cannotWrite(path)
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func cannotWrite(_ path: String) -> ExplainedError {
    let why = String(cString: strerror(errno))
    return ExplainedError(
      .fileUnreadable, Phrase("kan inte skriva: \(why)", "cannot write: \(why)"), place: path,
      fix: Phrase("välj en mapp som går att skriva i", "choose a folder that can be written to"))
  }
}
