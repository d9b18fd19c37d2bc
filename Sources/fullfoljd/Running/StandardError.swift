import Glibc

/// Where the daemon speaks: the journal, or whoever started it.
enum StandardError {
  /// Writes in one call, so that the lines of several threads do not mix.
  static func write(_ text: String) {
    var text = text
    _ = text.withUTF8 { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
