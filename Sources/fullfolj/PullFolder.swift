import ActivityResponsibility
import Dispatch
import Glibc

/// Where files about persons lie for a while: lists that were fetched, a page that is printed.
struct PullFolder {
  let path: String
  private let isTemporary: Bool

  /// A folder that somebody has named, where the lists stay.
  init(at path: String) {
    self.path = path
    isTemporary = false
  }

  private init(temporary path: String) {
    self.path = path
    isTemporary = true
  }

  /// A folder of its own that nobody else may read, removed also when the program is told to stop.
  ///
  /// - Parameter purpose: a word of its name.
  static func temporary(for purpose: String = "pull") throws -> PullFolder {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/fullfolj-\(purpose)-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      let why = String(cString: strerror(errno))
      throw ExplainedError(
        .fileUnreadable, Phrase("ingen mapp kan göras: \(why)", "no folder can be made: \(why)"), place: base,
        fix: Phrase("kontrollera utrymme och rättigheter", "check the space and the permissions"))
    }
    let folder = PullFolder(temporary: String(cString: made))
    BeforeStopping.run { folder.remove() }
    return folder
  }

  /// The lists are of persons: nothing of them is left lying about.
  func remove() {
    guard isTemporary else { return }
    // Whoever is still fetching may put one more file there while the others are removed.
    for _ in 0..<10 {
      Self.empty(path)
      if rmdir(path) == 0 || errno == ENOENT { return }
    }
  }

  private static func empty(_ path: String) {
    guard let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      // The name is a tuple of characters that ends with zero.
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { remove(at: "\(path)/\(name)") }
    }
  }

  private static func remove(at path: String) {
    // A browser makes folders of its own.
    if unlink(path) != 0 && errno == EISDIR {
      empty(path)
      rmdir(path)
    }
  }
}

/// Does something before a signal ends the program, which would otherwise end at once.
private enum BeforeStopping {
  /// Where the handler of signals writes; set once, before the handler can run, hence `nonisolated(unsafe)`.
  nonisolated(unsafe) private static var bell: Int32 = -1

  static func run(_ work: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [0, 0]
    // Programs that this one starts inherit nothing that is not named.
    guard pipe(&ends) == 0 else { return }
    bell = ends[1]
    let ear = ends[0]
    DispatchQueue(label: "stopping").async {
      var number: UInt8 = 0
      while read(ear, &number, 1) < 0, errno == EINTR {}
      work()
      // As the shell counts what ended by a signal.
      _exit(128 + Int32(number))
    }
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      sigaddset(&heard, number)
      signal(number) { number in
        // A handler may do little more than write.
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(BeforeStopping.bell, &byte, 1)
      }
    }
    // Whoever started this program may have been deaf to them, and it inherits that.
    pthread_sigmask(SIG_UNBLOCK, &heard, nil)
  }
}
