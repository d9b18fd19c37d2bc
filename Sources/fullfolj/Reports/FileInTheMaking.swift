import ActivityResponsibility
import Glibc

/// A file of persons that is written piece by piece, and stands under its name only when it is whole. Only whoever wrote
/// it may read it.
final class FileInTheMaking {
  private let path: String
  private let draft: String
  private var descriptor: Int32

  /// - Throws: ``ErrorCode/fileUnreadable`` where the place cannot be written.
  init(_ path: String) throws(ExplainedError) {
    self.path = path
    draft = path + ".part"
    descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.cannotWrite(path) }
  }

  deinit { abandon() }

  func write(_ bytes: [UInt8]) throws(ExplainedError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.cannotWrite(path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Lets the file stand under its name.
  func finish() throws(ExplainedError) {
    guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw Self.cannotWrite(path) }
    close(descriptor)
    descriptor = -1
  }

  /// Lets go of what was written, where it is not finished.
  func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(draft)
    descriptor = -1
  }

  private static func cannotWrite(_ path: String) -> ExplainedError {
    let why = String(cString: strerror(errno))
    return ExplainedError(
      .fileUnreadable, Phrase("kan inte skriva: \(why)", "cannot write: \(why)"), place: path,
      fix: Phrase("välj en mapp som går att skriva i", "choose a folder that can be written to"))
  }
}
