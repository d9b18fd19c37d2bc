import ActivityResponsibility
import Glibc
import RollReading

/// Bytes that can be read from the first to the last, as often as needed, in pieces.
///
/// A file on disk, or the kept pieces of a file that was held. Nothing is held of it but the piece being read, so that a
/// file of any size takes the same memory.
public protocol PiecewiseBytes: FileBytes {
  /// The file's name without its folders: what findings and explanations call it.
  var name: String { get }
  /// The first bytes, at most `limit`.
  func head(_ limit: Int) throws -> [UInt8]
  /// Every piece in order; the last one is marked.
  func forEachPiece(_ body: (_ piece: UnsafeRawBufferPointer, _ isLast: Bool) throws -> Void) throws
}

/// A file as it lies on disk.
public final class DeliveredFile: PiecewiseBytes {
  public let name: String
  public let path: String
  private let descriptor: Int32
  private let size: Int64
  private let changed: (seconds: Int, nanoseconds: Int)

  static let pieceSize = 1 << 20

  /// - Throws: ``ErrorCode/fileUnreadable``, ``ErrorCode/fileEmpty``.
  public init(path: String) throws(ExplainedError) {
    self.path = path
    name = path.split(separator: "/").last.map(String.init) ?? path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .fileUnreadable(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let reason = status.st_mode & S_IFMT == S_IFREG ? errno : EISDIR
      close(descriptor)
      throw .fileUnreadable(path, reason)
    }
    size = Int64(status.st_size)
    changed = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    guard size > 0 else {
      close(descriptor)
      throw ExplainedError(
        .fileEmpty, Phrase("filen är tom", "the file is empty"), place: name,
        fix: Phrase("exportera filen igen ur skolans system", "export the file again from the school's system"))
    }
  }

  deinit { close(descriptor) }

  public var byteCount: Int64 { size }

  public func head(_ limit: Int) throws -> [UInt8] {
    try rewind()
    var bytes = [UInt8](repeating: 0, count: min(limit, Int(size)))
    let count = try bytes.withUnsafeMutableBytes { try fill($0) }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// An unchanged size and time are required: a file that grows while it is read is two files.
  public func forEachPiece(_ body: (_ piece: UnsafeRawBufferPointer, _ isLast: Bool) throws -> Void) throws {
    try rewind()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 64)
    defer { buffer.deallocate() }
    var taken: Int64 = 0
    while taken < size {
      let count = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, Int(size - taken))]))
      taken += Int64(count)
      guard count > 0 else { throw ExplainedError.fileChanged(name) }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]), taken == size)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int64(status.st_size) == size,
      status.st_mtim.tv_sec == changed.seconds, status.st_mtim.tv_nsec == changed.nanoseconds
    else { throw ExplainedError.fileChanged(name) }
  }

  public func read(at offset: Int64, into room: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < room.count {
      let count = pread(
        descriptor, room.baseAddress.map { $0 + filled }, room.count - filled, off_t(offset) + off_t(filled))
      if count < 0 {
        if errno == EINTR { continue }
        throw ExplainedError.fileUnreadable(path, errno)
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private func rewind() throws(ExplainedError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .fileUnreadable(path, errno) }
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ExplainedError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count < 0 {
        if errno == EINTR { continue }
        throw .fileUnreadable(path, errno)
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

extension ExplainedError {
  static func fileUnreadable(_ path: String, _ reason: Int32) -> ExplainedError {
    let why = String(cString: strerror(reason))
    return ExplainedError(
      .fileUnreadable, Phrase("filen kan inte läsas: \(why)", "the file cannot be read: \(why)"), place: path,
      fix: Phrase("kontrollera sökvägen och rättigheterna", "check the path and the permissions"))
  }

  static func fileChanged(_ name: String) -> ExplainedError {
    ExplainedError(
      .fileChangedMeanwhile, Phrase("filen ändrades medan den lästes", "the file changed while it was being read"),
      place: name,
      fix: Phrase(
        "vänta tills den är färdigskriven och läs in den igen", "wait until it is written, then import it again"))
  }
}
