import ActivityResponsibility
import StrictJSON

/// What somebody writes freely of a person: a note, a reason, the fields of a plan. All of it is looked through here, for
/// how long it is and for words of the kinds that are not to be in the register (förordning 2006:39 5 §).
public struct FreeText: Sendable {
  private let parts: [(text: String, longest: Int)]

  /// - Parameter longest: the most characters of it.
  public init(_ text: String?, longest: Int = 2_000) {
    parts = text.map { [($0, longest)] } ?? []
  }

  private init(parts: [(text: String, longest: Int)]) {
    self.parts = parts
  }

  /// Both texts, looked through as one.
  public static func + (first: FreeText, second: FreeText) -> FreeText {
    FreeText(parts: first.parts + second.parts)
  }

  /// As it was written, part by part: for the writer's own screen.
  public var texts: [String] { parts.map(\.text) }

  /// The words to ask the writer about.
  public var matches: [SensitiveWords.Match] {
    SensitiveWords.shipped.matches(in: texts.joined(separator: "\n"))
  }

  /// Looks it through before anything is written.
  ///
  /// - Parameter isConfirmed: whether the writer was asked about sensitive words and stands by what is written.
  /// - Returns: the marks of having been asked about, which what is written keeps; empty where there was nothing to ask.
  /// - Throws: ``ErrorCode/actRefused`` where it is too long, ``ErrorCode/noteUnconfirmed`` where nobody stands by it.
  func marks(isConfirmed: Bool) throws -> [String: JSONValue] {
    for part in parts where part.text.unicodeScalars.count > part.longest {
      throw ExplainedError.actRefused(
        Phrase("texten är längre än \(part.longest) tecken", "the text is longer than \(part.longest) characters"),
        fix: Phrase("korta den", "make it shorter"))
    }
    let found = Set(matches.map(\.kind))
    let kinds = SensitiveKind.allCases.filter { found.contains($0) }
    guard !kinds.isEmpty else { return [:] }
    guard isConfirmed else { throw ExplainedError.noteUnconfirmed(kinds) }
    return ["noteAsked": .list(kinds.map { .text($0.rawValue) }), "confirmed": true]
  }
}

extension ExplainedError {
  /// A text that seems to tell of something sensitive, and that nobody has stood by. The words themselves are not told.
  static func noteUnconfirmed(_ kinds: [SensitiveKind]) -> ExplainedError {
    let swedish = kinds.map(\.phrase.swedish).joined(separator: ", ")
    let english = kinds.map(\.phrase.english).joined(separator: ", ")
    return ExplainedError(
      .noteUnconfirmed,
      Phrase(
        "texten verkar handla om \(swedish), som inte ska stå i registret",
        "the text seems to be about \(english), which is not to be in the register"),
      fix: Phrase(
        "skriv om den; är den rätt ändå, bekräfta med --note-confirmed: svaret sparas",
        "write it in another way; if it is right all the same, confirm with --note-confirmed: the answer is kept"))
  }
}
