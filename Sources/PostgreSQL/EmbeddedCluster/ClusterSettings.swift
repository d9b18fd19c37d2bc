/// The server's settings, written anew at every start: a file of ours, not to be edited.
enum ClusterSettings {
  static func file(_ layout: ClusterLayout, _ changes: [String: String]) -> String {
    var settings = [
      // Nobody but this machine's users, and of these only the cluster's and root: see pg_hba.conf below.
      "listen_addresses": "",
      "port": String(ClusterLayout.port),
      "unix_socket_directories": layout.socketFolder,
      "unix_socket_permissions": "0700",
      "max_connections": "100",
      "shared_buffers": "256MB",
      "max_wal_size": "4GB",
      // Nothing reads the log but recovery, so a table that is made and filled in one transaction need not be logged.
      "wal_level": "minimal",
      "max_wal_senders": "0",
      "fsync": "on",
      "synchronous_commit": "on",
      "jit": "off",
      // A lock of a client that was killed is free in half a second, not when its query ends.
      "client_connection_check_interval": "500ms",
      // Errors, statements and parameters quote rows; the log tells of the server alone.
      "log_min_messages": "log",
      "log_min_error_statement": "panic",
      "log_error_verbosity": "terse",
      "log_parameter_max_length": "0",
      "log_parameter_max_length_on_error": "0",
      "log_checkpoints": "off",
      "log_line_prefix": "%m [%p] ",
      "lc_messages": "C",
      "timezone": "UTC",
      "log_timezone": "UTC",
      "datestyle": "iso, ymd",
    ]
    settings.merge(changes) { $1 }
    return settings.sorted { $0.key < $1.key }.map { "\($0.key) = \(quoted($0.value))\n" }.joined()
  }

  /// Who may connect. "peer" would refuse root in the guise of another role, so the guard is the socket's folder: only
  /// the cluster's user and root can reach into it (0700), and whoever does is trusted to be whom it says.
  static let hostBasedAuthentication = "local all all trust\n"

  private static func quoted(_ value: String) -> String {
    var text = "'"
    for character in value {
      if character == "'" || character == "\\" { text.append(character) }
      text.append(character)
    }
    return text + "'"
  }
}
