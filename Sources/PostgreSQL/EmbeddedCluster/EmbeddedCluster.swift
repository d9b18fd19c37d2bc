import CLibPQ

/// A private PostgreSQL under a state folder: made on first use, started when needed, reached through a Unix socket
/// only, and never one of the system's own clusters.
///
/// The server is a process of its own that goes on when this program ends. Run by root, it belongs to an unprivileged
/// user, who is given the right to pass through the folders above.
public struct EmbeddedCluster: Sendable {
  /// The role that owns the cluster and may do everything.
  public static let ownerRole = "fullfolj_owner"

  /// The database that is made with the cluster.
  public static let databaseName = "fullfolj"

  let layout: ClusterLayout
  private let settings: [String: String]
  private let note: @Sendable (String) -> Void

  /// - Parameters:
  ///   - stateDirectory: the folder to keep everything in; it need not exist.
  ///   - settings: the server's settings that should differ from ours, from the next start on.
  ///   - note: is told what the person who runs the system should know, in English.
  public init(
    stateDirectory: String, settings: [String: String] = [:], note: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    layout = ClusterLayout(stateDirectory: stateDirectory)
    self.settings = settings
    self.note = note
  }

  /// Where to connect as `user`; says nothing of whether a server is there.
  public func target(user: String) -> ConnectionTarget {
    .socket(directory: layout.socketFolder, port: ClusterLayout.port, user: user, database: Self.databaseName)
  }

  /// Makes the cluster where there is none and starts it where it does not run. Quick where it runs.
  ///
  /// - Returns: where to connect as the owner, who may do everything.
  @discardableResult
  public func ensureRunning() throws(ClusterError) -> ConnectionTarget {
    try Files.makeFolders(layout.state)
    // The folder exists now, so its path without links is known.
    return try EmbeddedCluster(stateDirectory: layout.state, settings: settings, note: note).ensureRunningThere()
  }

  /// Stops the server, letting none of its clients finish.
  ///
  /// - Returns: false where none was running.
  @discardableResult
  public func stop() throws(ClusterError) -> Bool {
    guard FileKind.of(layout.folder)?.isFolder == true else { return false }
    let owner = try ClusterOwner.choose(for: layout.folder)
    return try ClusterLock.holding(layout, owner) { _ throws(ClusterError) in
      guard let running = try Postmaster.running(layout, owner) else { return false }
      try ServerProcess.stop(running, layout, owner)
      return true
    }
  }

  /// What the cluster is doing now; changes nothing.
  public func status() -> ClusterStatus {
    guard let owner = try? ClusterOwner.choose(for: layout.folder),
      let version = try? owner.acting({ () throws(ClusterError) in try layout.dataVersion() })
    else { return .absent }
    if let running = try? Postmaster.running(layout, owner), running.state == .ready {
      return .running(pid: running.pid, socketDirectory: running.socketFolder)
    }
    let installed = (try? ServerPrograms.installed().map(\.version)) ?? []
    return installed.contains(version) ? .stopped : .otherVersion(found: version, installed: installed)
  }
}

extension EmbeddedCluster {
  private func ensureRunningThere() throws(ClusterError) -> ConnectionTarget {
    let owner = try ClusterOwner.choose(for: layout.folder)
    if try Postmaster.running(layout, owner) != nil, answer() == PQPING_OK { return target(user: Self.ownerRole) }
    try Files.makeFolder(layout.folder)
    if owner.isOther { try Files.give(layout.folder, to: owner) }
    try SearchPermission.open(theWayTo: layout.folder, for: owner, note: note)
    try ClusterLock.holding(layout, owner) { lock throws(ClusterError) in
      if try isReachable(owner) { return }
      let version = try owner.acting { () throws(ClusterError) in try layout.dataVersion() }
      let server = ServerProcess(
        layout: layout, owner: owner, programs: try .choose(dataVersion: version), settings: settings,
        lock: lock)
      try server.clearTheWay()
      if version == nil { try server.initialise() }
      try server.start()
    }
    return target(user: Self.ownerRole)
  }

  /// Whether a server runs and answers; waits for one that is on its way, which after a crash may take minutes.
  private func isReachable(_ owner: ClusterOwner) throws(ClusterError) -> Bool {
    var isReachable = false
    let isSettled = { () throws(ClusterError) -> Bool in
      guard let running = try Postmaster.running(layout, owner) else { return true }
      let answer = answer()
      isReachable = answer == PQPING_OK
      return isReachable || (running.state != .starting && answer != PQPING_REJECT)
    }
    try ServerProcess.wait(seconds: 600, until: isSettled, otherwise: .startFailed(log: layout.log))
    return isReachable
  }

  /// What the server itself says. Only that is certain: a process may have been killed this instant, or its socket have
  /// been swept away.
  private func answer() -> PGPing {
    let keywords = ["host", "port", "user", "dbname", "connect_timeout"]
    let values = [layout.socketFolder, String(ClusterLayout.port), Self.ownerRole, Self.databaseName, "10"]
    return withCStrings(keywords) { keys in withCStrings(values) { values in PQpingParams(keys, values, 0) } }
  }
}
