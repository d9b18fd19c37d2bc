import CLibPQ
import Glibc

/// The user whose files and processes the cluster's are. PostgreSQL refuses to run as root.
struct ClusterOwner: Hashable, Sendable {
  let uid: uid_t
  let gid: gid_t

  /// The user who runs this program, where that is not root; else whoever owns the cluster already, else the first of
  /// `fullfolj`, `postgres` and `nobody` that exists.
  static func choose(for folder: String, caller: uid_t = geteuid()) throws(ClusterError) -> ClusterOwner {
    let present = FileKind.of(folder)
    if caller != 0 {
      if let present, present.uid != caller { throw .notOurs(path: folder, owner: userName(present.uid)) }
      return ClusterOwner(uid: caller, gid: getegid())
    }
    if let present, present.uid != 0 { return ClusterOwner(uid: present.uid, gid: present.gid) }
    for name in ["fullfolj", "postgres", "nobody"] {
      if let user = getpwnam(name), user.pointee.pw_uid != 0 {
        return ClusterOwner(uid: user.pointee.pw_uid, gid: user.pointee.pw_gid)
      }
    }
    throw .noUnprivilegedUser
  }

  /// Whether we are root and the cluster is somebody else's.
  var isOther: Bool { geteuid() == 0 && uid != 0 }

  /// Runs `body` with this user's rights to files, on this thread alone.
  ///
  /// A file that root makes in a folder of another user could be led astray by a link put in its way; made with the
  /// user's own rights, it reaches only what that user reaches anyway. It also has the right owner at once.
  func acting<Result>(_ body: () throws(ClusterError) -> Result) throws(ClusterError) -> Result {
    guard isOther else { return try body() }
    setfsgid(gid)
    setfsuid(uid)
    defer {
      setfsuid(geteuid())
      setfsgid(getegid())
    }
    return try body()
  }

  /// The words in front of a command that make it run as this user.
  func prefix() throws(ClusterError) -> [String] {
    guard isOther else { return [] }
    guard let setpriv = ChildProcess.find("setpriv") else { throw .programMissing("setpriv") }
    return [setpriv, "--reuid", String(uid), "--regid", String(gid), "--clear-groups", "--"]
  }

  private static func userName(_ uid: uid_t) -> String {
    getpwuid(uid).map { String(cString: $0.pointee.pw_name) } ?? String(uid)
  }
}
