/// Words by which a note may be found to tell of something sensitive. It asks; a person answers.
public struct SensitiveWords: Sendable {
  /// A word that was found, as the note has it, and what it may tell of.
  public struct Match: Hashable, Sendable {
    public let kind: SensitiveKind
    /// Part of the note: shown to whoever writes it, and in no error and no log.
    public let word: String
  }

  private let entries: [(kind: SensitiveKind, pattern: WordPattern)]
  private let exceptions: [(kind: SensitiveKind, pattern: WordPattern)]

  /// The list that ships with the program.
  public static let shipped = SensitiveWords(String(decoding: PackageResources.sensitive_words_txt, as: UTF8.self))

  /// Reads a list; its comments say how it is written. What stands before the first kind, or below a kind that is none,
  /// is passed over.
  public init(_ text: String) {
    var entries: [(SensitiveKind, WordPattern)] = []
    var exceptions: [(SensitiveKind, WordPattern)] = []
    var kind: SensitiveKind?
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != "#" }.split(separator: " ").joined(separator: " ")
      if words.isEmpty { continue }
      if words.hasPrefix("[") {
        kind = SensitiveKind(rawValue: words.filter { $0 != "[" && $0 != "]" })
      } else if let kind, words.hasPrefix("-") {
        exceptions.append((kind, WordPattern(words.dropFirst())))
      } else if let kind {
        entries.append((kind, WordPattern(words[...])))
      }
    }
    self.entries = entries
    self.exceptions = exceptions
  }

  /// How many words, stems and phrases the list has of a kind.
  public func count(of kind: SensitiveKind) -> Int { entries.count { $0.kind == kind } }

  /// What in a note is worth asking about, in the order of the note; each word once for each kind.
  public func matches(in note: String) -> [Match] {
    let words = note.lowercased().split { !$0.isLetter && !$0.isNumber }
    var found: [Match] = []
    for index in words.indices {
      for entry in entries where entry.pattern.fits(words[index...]) {
        guard !exceptions.contains(where: { $0.kind == entry.kind && $0.pattern.fits(words[index...]) }) else {
          continue
        }
        let match = Match(kind: entry.kind, word: words[index..<(index + entry.pattern.length)].joined(separator: " "))
        if !found.contains(match) { found.append(match) }
      }
    }
    return found
  }

  /// The kinds that a note may touch, in the order of ``SensitiveKind``.
  public func kinds(in note: String) -> [SensitiveKind] {
    let found = Set(matches(in: note).map(\.kind))
    return SensitiveKind.allCases.filter { found.contains($0) }
  }
}
