import ActivityResponsibility
import StrictJSON

/// What is told of an act beside what was done.
struct ActOrder {
  /// The day on which it happened.
  let day: Day
  let today: Day
  var note: String?
  var corrects: Int64?
  let staff: String
  /// The version of the case that the writer had read.
  var version: Int?

  /// Looks at what can be wrong with any act, before the case is read.
  ///
  /// - Parameter isConfirmed: whether the writer was asked about sensitive words and stands by what is written.
  /// - Returns: the marks that the act keeps of having been asked about.
  func check(_ act: some CaseAct, isConfirmed: Bool) throws -> [String: JSONValue] {
    guard day <= today else {
      throw ExplainedError.actRefused(
        Phrase("dagen \(day) har inte varit", "the day \(day) has not been"),
        fix: Phrase("ange dagen då det hände", "give the day on which it happened"))
    }
    for (text, longest) in [(note, 2_000), (act.freeText, act.longestFreeText)]
    where (text?.unicodeScalars.count ?? 0) > longest {
      throw ExplainedError.actRefused(
        Phrase("texten är längre än \(longest) tecken", "the text is longer than \(longest) characters"),
        fix: Phrase("korta den", "make it shorter"))
    }
    let kinds = SensitiveWords.shipped.kinds(in: [note, act.freeText].compactMap { $0 }.joined(separator: "\n"))
    guard !kinds.isEmpty else { return [:] }
    guard isConfirmed else { throw ExplainedError.noteUnconfirmed(kinds) }
    return ["noteAsked": .list(kinds.map { .text($0.rawValue) }), "confirmed": true]
  }
}

extension ExplainedError {
  /// A note that seems to tell of something sensitive, and that nobody has stood by. The words themselves are not told.
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
