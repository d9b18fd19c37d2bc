import Glibc

/// One at a time makes, starts or stops a cluster. The lock is the kernel's and goes with its holder, however that ends.
enum ClusterLock {
  /// - Parameter body: is given the descriptor that holds the lock, for a child that must be waited for even when we are
  ///   gone.
  static func holding<Result>(
    _ layout: ClusterLayout, _ owner: ClusterOwner, _ body: (Int32) throws(ClusterError) -> Result
  ) throws(ClusterError) -> Result {
    let file = try owner.acting { () throws(ClusterError) in
      let file = open(layout.lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw Files.fault(layout.lock) }
      return file
    }
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Files.fault(layout.lock) }
    }
    return try body(file)
  }
}
