import ActivityResponsibility
import Glibc

extension Language {
  /// The language of whoever started the daemon: LC_ALL, LC_MESSAGES, LANG; Swedish where they say nothing.
  static let spoken: Language = {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("sv") ? .swedish : .english
    }
    return .swedish
  }()
}

/// One thing said in the reader's language.
func said(_ swedish: String, _ english: String) -> String {
  Phrase(swedish, english).text(in: .spoken)
}
