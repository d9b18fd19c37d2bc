import ActivityResponsibility
import Glibc

/// What the file system says of an entry, without following links.
struct FileStatus: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
  let size: Int64
  /// When the content was last written, in nanoseconds since 1970.
  let written: Int64
  /// When anything of it was last changed, its name included.
  let changed: Int64
  let isRegular: Bool
  let isFolder: Bool

  /// `nil` where there is nothing, or nothing that may be seen.
  init?(_ path: [CChar]) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    written = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
  }

  init?(_ path: String) { self.init(Array(path.utf8CString)) }
}

/// A folder: its entries by the bytes of their names, which need not be UTF-8 (Windows writes Latin-1 on some shares).
struct Folder: Hashable, Sendable {
  let path: String

  /// The entries' names as bytes without the closing zero, in no order.
  func names() throws(ExplainedError) -> [[UInt8]] {
    guard let stream = opendir(path) else { throw unusable() }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
    }
    return names
  }

  /// The path of an entry, for calls to the system.
  func path(of name: [UInt8]) -> [CChar] {
    (Array(path.utf8) + [UInt8(ascii: "/")] + name).map { CChar(bitPattern: $0) } + [0]
  }

  /// Makes the folder and those above it where they are missing.
  func make() throws(ExplainedError) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      // The umask decides how much of this is given.
      if mkdir(made, 0o770) != 0 && errno != EEXIST { throw unusable() }
    }
    guard FileStatus(path + "/.")?.isFolder == true, access(path, R_OK | W_OK | X_OK) == 0 else { throw unusable() }
  }

  /// Removes the files in the folder.
  func empty() throws(ExplainedError) {
    for name in try names() where unlink(path(of: name)) != 0 && errno != ENOENT { throw unusable() }
  }

  /// Sees to it that the names in the folder survive a power cut.
  func sync() {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  func unusable() -> ExplainedError {
    let why = String(cString: strerror(errno))
    return ExplainedError(
      .inboxUnusable, Phrase("mappen kan inte användas: \(why)", "the folder cannot be used: \(why)"), place: path,
      fix: Phrase(
        "låt demonens användare läsa och skriva i den", "let the daemon's user read and write in it"))
  }
}
