import ActivityResponsibility
import Crypto
import Glibc

/// A national file on disk, as it was handed in.
public enum SentFile {
  /// The file's SHA-256, read piece by piece.
  ///
  /// - Throws: ``ErrorCode/fileUnreadable``.
  public static func digest(of path: String) throws(ExplainedError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotRead(path) }
    defer { close(descriptor) }
    var digest = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        digest.update(data: buffer[..<count])
      } else if count == 0 {
        return Array(digest.finalize())
      } else if errno != EINTR {
        throw cannotRead(path)
      }
    }
  }

  private static func cannotRead(_ path: String) -> ExplainedError {
    let why = String(cString: strerror(errno))
    return ExplainedError(
      .fileUnreadable, Phrase("filen kan inte läsas: \(why)", "the file cannot be read: \(why)"), place: path,
      fix: Phrase("kontrollera sökvägen", "check the path"))
  }
}
