import ActivityResponsibility
import Glibc

extension Language {
  /// The reader's language: `--language`, else LC_ALL, LC_MESSAGES, LANG; Swedish unless they ask for English.
  ///
  /// Read before the arguments are parsed, because the help is in it too. `C` and `POSIX` ask for no language, which in a
  /// script means one that does not change with the operator: English.
  static let spoken: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--language", index + 1 < arguments.count, let asked = Language(rawValue: arguments[index + 1]) {
        return asked
      }
      if argument.hasPrefix("--language="), let asked = Language(rawValue: String(argument.dropFirst(11))) {
        return asked
      }
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      if value.hasPrefix("sv") { return .swedish }
      return .english
    }
    return .swedish
  }()
}

/// One thing said in the reader's language.
func said(_ swedish: String, _ english: String) -> String {
  Phrase(swedish, english).text(in: .spoken)
}
