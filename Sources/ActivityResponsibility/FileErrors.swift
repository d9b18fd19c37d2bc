/// What is wrong with a file as a whole, whatever its format.
extension ExplainedError {
  /// A file that breaks the grammar of its format.
  ///
  /// - Parameter place: where in the file, in words that hold nothing from it: `line 4, column 17`.
  package static func malformed(_ what: Phrase, place: String) -> ExplainedError {
    ExplainedError(
      .fileMalformed, what, place: place,
      fix: Phrase(
        "exportera filen på nytt; kontrollera att den inte har klippts av på vägen",
        "export the file again; see that it was not cut short on the way"))
  }

  /// A file with something in it that is never read, because no true file has it.
  package static func forbidden(_ what: Phrase, place: String? = nil) -> ExplainedError {
    ExplainedError(
      .fileForbidden, what, place: place,
      fix: Phrase("be den som gjort filen om en vanlig export", "ask whoever made the file for a plain export"))
  }
}
