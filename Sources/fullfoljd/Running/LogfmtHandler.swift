import Glibc
import Logging
import Register

/// Writes each event as one line of `key=value` pairs to standard error.
///
/// Never in it: identity numbers, names, what a row says, nor the name of a file, in which schools put all of these. A
/// delivery is spoken of by its number, its source and its size.
struct LogfmtHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let pairs = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    var line = "time=\(Self.now()) level=\(event.level) event=\(Self.quoted("\(event.message)"))"
    for (key, value) in pairs { line += " \(key)=\(Self.quoted("\(value)"))" }
    StandardError.write(line + "\n")
  }

  /// A word as it is, anything else in quotes on one line.
  static func quoted(_ text: String) -> String {
    let isWord = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x7F }
    if isWord { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
      }
    }
    return quoted + "\""
  }

  private static func now() -> Moment {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Moment(microseconds: (Int64(now.tv_sec) - 946_684_800) * 1_000_000 + Int64(now.tv_nsec / 1000))
  }
}
