import CLibPQ
import Glibc

/// Where a database is.
public enum ConnectionTarget: Hashable, Sendable {
  /// A libpq URI or `key=value` string. Empty: libpq's own variables (`PGHOST` …) and service file decide.
  case uri(String)

  /// A server on this machine, by the folder that holds its socket.
  case socket(directory: String, port: Int, user: String, database: String)
}

extension ConnectionTarget {
  /// What every session has: our schema first, and nothing that depends on how the server is set up.
  private static let sessionOptions =
    "-c search_path=fullfolj,public -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601"

  /// The keywords for libpq, in order: a later one wins over an earlier one.
  func keywords() throws(PostgresError) -> [(key: String, value: String)] {
    // Defaults come first, so that the person's own string may override them.
    var list = [
      (key: "connect_timeout", value: "10"), (key: "keepalives_idle", value: "60"),
      (key: "keepalives_interval", value: "10"), (key: "keepalives_count", value: "3"),
      (key: "fallback_application_name", value: "fullfolj"),
    ]
    var ownOptions = getenv("PGOPTIONS").map { String(cString: $0) }
    switch self {
    case .uri(let uri):
      list.append((key: "dbname", value: uri))
      if let given = try Self.options(in: uri) { ownOptions = given }
    case .socket(let directory, let port, let user, let database):
      list += [
        (key: "host", value: directory), (key: "port", value: String(port)), (key: "user", value: user),
        (key: "dbname", value: database),
      ]
    }
    // A person's own options stand last and win: somebody who sets search_path has a reason.
    list.append((key: "options", value: Self.sessionOptions + (ownOptions.map { " " + $0 } ?? "")))
    list.append((key: "client_encoding", value: "UTF8"))
    return list
  }

  /// The `options` that the string sets itself, which our own are added to rather than put in place of.
  private static func options(in uri: String) throws(PostgresError) -> String? {
    guard uri.contains("=") || uri.contains("://") else { return nil }
    // The text of the failure quotes the string, which may hold a password, so only the place is told.
    guard let parsed = PQconninfoParse(uri, nil) else {
      throw PostgresError(.cannotConnect, "the address of the database is not a libpq URI or key=value string")
    }
    defer { PQconninfoFree(parsed) }
    var option = parsed
    while let keyword = option.pointee.keyword {
      if strcmp(keyword, "options") == 0, let value = option.pointee.val { return String(cString: value) }
      option += 1
    }
    return nil
  }
}
