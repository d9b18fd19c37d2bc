import ActivityResponsibility
import Glibc
import PostgreSQL
import SQLText

/// Which roles the programs connect as. They own nothing; see `sql/roles.sql`.
public enum RegisterRole: String, Sendable, CaseIterable {
  /// Reads the register and does casework.
  case counsellor = "fullfolj_counsellor"
  /// Takes in files and does nightly work.
  case daemon = "fullfolj_daemon"
  /// Only reads.
  case inspector = "fullfolj_inspector"
}

/// Where the register is kept: a real server, or an embedded cluster under the state folder.
public enum DatabaseChoice: Sendable {
  case server(ConnectionTarget)
  case embedded(EmbeddedCluster)

  /// Chooses as the contract says: the address given, the variable `FULLFOLJ_DATABASE`, libpq's own variables, else the
  /// embedded cluster under the state folder.
  public init(address: String?, state: String?, environment: [String: String]) {
    if let address = address ?? environment["FULLFOLJ_DATABASE"], !address.isEmpty {
      self = .server(.uri(address))
    } else if ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE", "PGPORT"].contains(where: { environment[$0] != nil })
    {
      self = .server(.uri(""))
    } else {
      self = .embedded(
        EmbeddedCluster(
          stateDirectory: Self.stateFolder(state, environment: environment, isRoot: geteuid() == 0)))
    }
  }

  /// The state folder: as given, `FULLFOLJ_STATE`, `$XDG_STATE_HOME/fullfolj`; without any of them root's is
  /// `/var/lib/fullfolj` (root's home is closed to the user that the cluster runs as) and others' is
  /// `~/.local/state/fullfolj`.
  public static func stateFolder(_ given: String?, environment: [String: String], isRoot: Bool) -> String {
    if let given = given ?? environment["FULLFOLJ_STATE"], !given.isEmpty { return given }
    if let base = environment["XDG_STATE_HOME"], base.hasPrefix("/") { return base + "/fullfolj" }
    if isRoot { return "/var/lib/fullfolj" }
    return (environment["HOME"] ?? "/tmp") + "/.local/state/fullfolj"
  }

  /// Connects as a role that owns nothing. On a real server the address says who one is.
  public func connect(as role: RegisterRole) throws -> Connection {
    do {
      switch self {
      case .server(let target): return try Connection(target)
      case .embedded(let cluster):
        _ = try cluster.ensureRunning()
        return try embeddedConnection(cluster, role)
      }
    } catch let error as PostgresError {
      throw ExplainedError(error)
    } catch let error as ClusterError {
      throw ExplainedError(error)
    }
  }

  /// In a cluster that nobody has initialised there are no roles yet: the owner looks, and finds it empty.
  private func embeddedConnection(_ cluster: EmbeddedCluster, _ role: RegisterRole) throws -> Connection {
    do {
      return try Connection(cluster.target(user: role.rawValue))
    } catch {
      let owner = try Connection(cluster.ensureRunning())
      guard try Migrator(migrations: Schema.migrations).status(owner) != .empty else {
        throw ExplainedError.databaseEmpty
      }
      throw error
    }
  }

  /// Connects as the owner, who alone may change the schema.
  public func connectAsOwner() throws -> Connection {
    do {
      switch self {
      case .server(let target): return try Connection(target)
      case .embedded(let cluster): return try Connection(cluster.ensureRunning())
      }
    } catch let error as PostgresError {
      throw ExplainedError(error)
    } catch let error as ClusterError {
      throw ExplainedError(error)
    }
  }

  /// Connects for work: the schema must be there and be this program's.
  public func open(as role: RegisterRole) throws -> Connection {
    let connection = try connect(as: role)
    do {
      try connection.requireCurrentSchema()
    } catch let error as PostgresError {
      throw ExplainedError(error)
    }
    return connection
  }
}

extension ExplainedError {
  /// What a failure of the embedded cluster means to whoever runs the command.
  public init(_ error: ClusterError) {
    switch error {
    case .otherVersion(let found, let installed):
      let versions = installed.map(String.init).joined(separator: ", ")
      self.init(
        .clusterOtherVersion,
        Phrase(
          "datamappen är gjord av PostgreSQL \(found); installerat är \(versions)",
          "the data folder was made by PostgreSQL \(found); installed is \(versions)"),
        fix: Phrase(
          "installera paketet postgresql-\(found), eller flytta data med pg_upgrade eller pg_dump till en ny mapp",
          "install the package postgresql-\(found), or move the data by pg_upgrade or pg_dump to another folder"))
    case .serverMissing:
      self.init(
        .clusterServerMissing,
        Phrase("PostgreSQL:s serverprogram finns inte", "PostgreSQL's server programs are not installed"),
        fix: Phrase(
          "installera paketet postgresql, eller ange en server med --database",
          "install the package postgresql, or name a server with --database"))
    default:
      self.init(
        .clusterCannotStart,
        Phrase("den inbyggda databasen kan inte startas: \(error)", "the embedded database cannot start: \(error)"),
        fix: Phrase(
          "läs loggen i tillståndsmappen, under cluster", "read the log in the state folder, below cluster"))
    }
  }
}
