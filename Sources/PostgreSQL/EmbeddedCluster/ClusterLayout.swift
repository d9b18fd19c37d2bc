import Glibc

/// Where an embedded cluster keeps what.
struct ClusterLayout: Hashable, Sendable {
  /// The state folder, absolute and without links once it exists.
  let state: String

  init(stateDirectory: String) {
    var path = stateDirectory
    if !path.hasPrefix("/") {
      var buffer: [CChar] = Array(repeating: 0, count: Int(PATH_MAX))
      path = (getcwd(&buffer, buffer.count).map { String(cString: $0) } ?? "") + "/" + path
    }
    if let real = realpath(path, nil) {
      defer { free(real) }
      path = String(cString: real)
    }
    state = path
  }

  var folder: String { "\(state)/cluster" }
  var data: String { "\(folder)/data" }

  /// Where `initdb` works; it becomes `data` by being renamed when it is complete.
  var unfinishedData: String { "\(folder)/data.unfinished" }

  var lock: String { "\(folder)/lock" }
  var log: String { "\(folder)/log" }

  /// What `initdb` and `pg_ctl` have said.
  var setupLog: String { "\(folder)/setup.log" }

  /// The folder of the socket: beside the data, or under /tmp where that path would not do as a socket's.
  ///
  /// A socket's path has at most 107 bytes, and libpq and the server read a comma as the end of one path, a quotation
  /// mark or an `@` as something else yet.
  var socketFolder: String {
    let near = "\(folder)/socket"
    let isPlain = near.utf8.allSatisfy { byte in
      byte > 0x20 && byte != 0x7F && !#",'"\@"#.utf8.contains(byte)
    }
    return isPlain && near.utf8.count + Self.socketName.utf8.count <= 107 ? near : "/tmp/fullfolj-\(hash)"
  }

  var socket: String { socketFolder + Self.socketName }

  static let port = 5432
  private static let socketName = "/.s.PGSQL.5432"

  /// FNV-1a of the state folder's path: the same in every process, different for different folders.
  private var hash: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in state.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }

  /// The major version that made the data; `nil` where there is none.
  func dataVersion() throws(ClusterError) -> Int? {
    guard FileKind.of(data) != nil else { return nil }
    let file = "\(data)/PG_VERSION"
    guard let text = Files.read(file) else { throw Files.fault(file) }
    guard let version = Int(text.prefix { $0.isNumber }) else { throw .cannotUse(path: file, reason: "no version") }
    return version
  }
}
