import Glibc

/// The two places a program speaks to: the result goes to standard output, everything else to standard error.
enum Terminal {
  static func say(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// Whether a person sees standard error.
  static let isWatched = isatty(STDERR_FILENO) == 1

  /// Whether a person sees standard output.
  static let isResultWatched = isatty(STDOUT_FILENO) == 1

  /// Whether a person can be asked something.
  static let canAsk = isatty(STDIN_FILENO) == 1 && isWatched

  /// Whether standard output may be coloured.
  static let hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil

  static func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        // A reader that has gone away (`| head`) is no error of ours.
        if descriptor == STDOUT_FILENO && errno != EPIPE { exit(74) }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }
}
