/// One word, stem or phrase of a list of words.
struct WordPattern: Sendable {
  private enum Part {
    /// The word with a usual ending.
    case word(String)
    case beginning(String)
    case ending(String)
    case within(String)
  }

  private let parts: [Part]

  /// How many words it is about.
  var length: Int { parts.count }

  /// Reads `word`, `stem*`, `*stem`, `*stem*`, or several of them with a space between.
  init(_ text: some StringProtocol) {
    parts = text.lowercased().split(separator: " ").map { word in
      let stem = word.filter { $0 != "*" }
      return switch (word.hasPrefix("*"), word.hasSuffix("*")) {
      case (true, true): .within(stem)
      case (true, false): .ending(stem)
      case (false, true): .beginning(stem)
      case (false, false): .word(stem)
      }
    }
  }

  /// Whether a text's words, in small letters, begin with it.
  func fits(_ words: ArraySlice<Substring>) -> Bool {
    guard words.count >= parts.count, !parts.isEmpty else { return false }
    return zip(parts, words).allSatisfy { part, word in
      switch part {
      case .word(let stem): word.hasPrefix(stem) && Self.endings.contains(String(word.dropFirst(stem.count)))
      case .beginning(let stem): word.hasPrefix(stem)
      case .ending(let stem): Self.endings.contains { word.hasSuffix(stem + $0) }
      case .within(let stem): word.contains(stem)
      }
    }
  }

  /// What Swedish adds to a noun or an adjective: definite, plural, genitive.
  private static let endings: Set<String> = [
    "", "s", "n", "en", "et", "ens", "ets", "ns", "er", "or", "ar", "r", "erna", "orna", "arna", "rna", "ernas",
    "arnas", "ornas", "ers", "ars", "ors", "na", "nas", "a", "t",
  ]
}
