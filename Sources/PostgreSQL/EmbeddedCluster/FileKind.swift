import Glibc

/// What stands at a path, links not followed unless asked.
struct FileKind {
  let isFolder: Bool
  let uid: uid_t
  let gid: gid_t
  let mode: mode_t
  let size: Int
  /// Device and number: the same for the same file under any name.
  let identity: [UInt64]

  /// `nil` where nothing stands, or nothing that we may see.
  static func of(_ path: String, followingLinks: Bool = false) -> FileKind? {
    var info = stat()
    guard (followingLinks ? stat(path, &info) : lstat(path, &info)) == 0 else { return nil }
    return FileKind(
      isFolder: info.st_mode & S_IFMT == S_IFDIR, uid: info.st_uid, gid: info.st_gid, mode: info.st_mode & 0o7777,
      size: Int(info.st_size), identity: [UInt64(info.st_dev), UInt64(info.st_ino)])
  }
}

/// Files and folders, with errors that say which.
enum Files {
  /// The last error of a system call, in the system's words.
  static func fault(_ path: String) -> ClusterError {
    .cannotUse(path: path, reason: String(cString: strerror(errno)))
  }

  /// Makes a folder that only its owner may enter, and the folders above it; those that exist are left as they are.
  static func makeFolders(_ path: String) throws(ClusterError) {
    if FileKind.of(path, followingLinks: true)?.isFolder == true { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolders(String(path[..<slash])) }
    try makeFolder(path)
  }

  static func makeFolder(_ path: String) throws(ClusterError) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw fault(path) }
  }

  /// Gives a folder to a user, refusing a link in its place.
  static func give(_ path: String, to owner: ClusterOwner) throws(ClusterError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { throw fault(path) }
    defer { close(folder) }
    guard fchown(folder, owner.uid, owner.gid) == 0 else { throw fault(path) }
  }

  /// Puts a file in place whole or not at all.
  static func write(_ text: String, to path: String) throws(ClusterError) {
    let fresh = path + ".new"
    let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault(fresh) }
    var text = text
    let isWritten = text.withUTF8 { Glibc.write(file, $0.baseAddress, $0.count) == $0.count } && fsync(file) == 0
    close(file)
    guard isWritten, rename(fresh, path) == 0 else { throw fault(path) }
  }

  /// The text of a small file; `nil` where it cannot be read.
  static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = Array(repeating: 0, count: 8192)
    let length = Glibc.read(file, &bytes, bytes.count)
    return length < 0 ? nil : String(decoding: bytes.prefix(length), as: UTF8.self)
  }

  /// The names in a folder, without `.` and `..`; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
