import ActivityResponsibility
import Glibc

/// A file that is written piece by piece, and stands under its name only when it is whole: a disk that fills, or a
/// process that is ended, leaves what was there before.
final class FileInTheMaking {
  private let path: String
  /// What is written to; `path` itself where that is no file but a terminal or a pipe.
  private let draft: String
  private var descriptor: Int32

  /// - Parameter mode: who may read it; as it is, only whoever writes it, for most files tell of persons.
  /// - Throws: ``ErrorCode/fileUnreadable`` where the place cannot be written.
  init(_ path: String, mode: mode_t = 0o600) throws(ExplainedError) {
    self.path = path
    var status = stat()
    let isDevice = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    draft = isDevice ? path : path + ".part"
    descriptor =
      isDevice
      ? open(path, O_WRONLY | O_CLOEXEC)
      : open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
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
    if draft != path {
      guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw Self.cannotWrite(path) }
    }
    close(descriptor)
    descriptor = -1
  }

  /// Lets go of what was written, where it is not finished.
  func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if draft != path { unlink(draft) }
    descriptor = -1
  }

  static func cannotWrite(_ path: String) -> ExplainedError {
    let why = String(cString: strerror(errno))
    return ExplainedError(
      .fileUnreadable, Phrase("kan inte skriva: \(why)", "cannot write: \(why)"), place: path,
      fix: Phrase("välj en mapp som går att skriva i", "choose a folder that can be written to"))
  }
}
