import Crypto
import Dispatch

/// A file's SHA-256, made piece by piece beside the reading of the same pieces.
final class FileDigest: @unchecked Sendable {
  // Unchecked: `hash` is touched by one piece of work at a time, and by `finish` when none is under way; `wait` sees to it.
  private var hash = SHA256()
  private let queue = DispatchQueue(label: "fullfolj.digest")
  private let underWay = DispatchGroup()

  /// Begins to take a piece in. Its bytes must stay as they are until `wait` returns.
  func add(_ piece: UnsafeRawBufferPointer) {
    nonisolated(unsafe) let piece = piece  // Read only, and by nobody after `wait`.
    queue.async(group: underWay) { self.hash.update(bufferPointer: piece) }
  }

  /// Waits until the piece has been taken in.
  func wait() { underWay.wait() }

  /// The digest of everything taken in.
  func finish() -> [UInt8] {
    wait()
    return Array(hash.finalize())
  }
}
