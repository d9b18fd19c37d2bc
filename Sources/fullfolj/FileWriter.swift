import ActivityResponsibility
import Glibc

/// Writes files, with the folders above them.
enum FileWriter {
  /// - Parameter mode: who may read it; as it is, only whoever writes it.
  /// - Throws: ``ErrorCode/fileUnreadable`` where the place cannot be written; then nothing is left there.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    var folder = path.hasPrefix("/") ? "" : "."
    for part in parts.dropLast() {
      folder += "/" + part
      if mkdir(folder, 0o755) != 0 && errno != EEXIST { throw FileInTheMaking.cannotWrite(folder) }
    }
    let file = try FileInTheMaking(path, mode: mode)
    try file.write(bytes)
    try file.finish()
  }
}
