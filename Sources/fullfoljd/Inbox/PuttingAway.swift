import ActivityResponsibility
import Glibc

/// Moves a file that has been dealt with to where it is kept, with its report beside it. Nothing is overwritten.
struct PuttingAway {
  let folder: Folder
  /// The folder of its own that the file lies in.
  let own: Folder
  let name: FileName
  /// Whether it was taken by a daemon that has ended since, perhaps between moving the report and moving the file.
  let isRecovered: Bool

  /// The report goes first: a file in its place always has one.
  ///
  /// - Returns: whether the file was there to be moved; otherwise somebody else has put it away.
  /// - Throws: ``ErrorCode/inboxUnusable``, such as where the disk is full; then it is tried again later.
  @discardableResult
  func finish(report: String) throws(ExplainedError) -> Bool {
    let place = freePlace()
    let unfinished = "\(folder.path)/.\(place).report.part"
    try write(report, to: unfinished)
    guard FileStatus("\(own.path)/\(name)") != nil else {
      unlink(unfinished)
      return false
    }
    guard rename(unfinished, "\(folder.path)/\(place).report.txt") == 0 else { throw folder.unusable() }
    guard rename("\(own.path)/\(name)", "\(folder.path)/\(place)") == 0 else {
      let reason = errno
      // Only the file's own report may stand alone, and only until it is tried again.
      unlink("\(folder.path)/\(place).report.txt")
      errno = reason
      if reason == ENOENT { return false }
      throw folder.unusable()
    }
    folder.sync()
    rmdir(own.path)
    return true
  }

  private func freePlace() -> String {
    var number = 1
    while true {
      let place = name.numbered(number)
      let hasFile = FileStatus("\(folder.path)/\(place)") != nil
      let hasReport = FileStatus("\(folder.path)/\(place).report.txt") != nil
      if !hasFile && (!hasReport || isRecovered) { return place }
      number += 1
    }
  }

  private func write(_ text: String, to path: String) throws(ExplainedError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw folder.unusable() }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let reason = errno
        unlink(path)
        errno = reason
        throw folder.unusable()
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw folder.unusable() }
  }
}
