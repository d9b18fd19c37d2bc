import ActivityResponsibility
import Glibc

/// The pages of a list, written one after another into one file that reads like a single page; or one page whose `data` is
/// an object, since objects cannot be put together as lists can.
final class PageFile {
  let path: String
  /// What closes `data`.
  private let end: String
  private let stream: UnsafeMutablePointer<FILE>
  private var hasEntries = false
  private(set) var byteCount = 0

  /// Makes the file afresh, readable to nobody else. - Throws: ``ErrorCode/fileUnreadable``.
  init(path: String, isList: Bool = true) throws(ExplainedError) {
    self.path = path
    end = isList ? "]" : "}"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, let stream = fdopen(descriptor, "w") else { throw .fileUnwritable(path) }
    self.stream = stream
    try write(Array("{\"data\":\(isList ? "[" : "{")".utf8)[...])
  }

  deinit { fclose(stream) }

  func add(_ page: PagedAnswer, of bytes: [UInt8]) throws(ExplainedError) {
    var entries = bytes[page.entries]
    while let first = entries.first, Self.isSpace(first) { entries.removeFirst() }
    while let last = entries.last, Self.isSpace(last) { entries.removeLast() }
    guard !entries.isEmpty else { return }
    if hasEntries { try write([UInt8(ascii: ","), UInt8(ascii: "\n")]) }
    hasEntries = true
    try write(entries)
  }

  /// Ends the file, and has it on disk when it returns.
  func finish() throws(ExplainedError) {
    try write(Array("\(end),\"pageToken\":null}\n".utf8)[...])
    guard fflush(stream) == 0, fsync(fileno(stream)) == 0 else { throw .fileUnwritable(path) }
  }

  private func write(_ bytes: ArraySlice<UInt8>) throws(ExplainedError) {
    byteCount += bytes.count
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    guard written == bytes.count else { throw .fileUnwritable(path) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
