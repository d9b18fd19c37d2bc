import ActivityResponsibility
import ArgumentParser
import Register

/// What is answered about a text that has words of something sensitive: asked in one place, whatever is written.
struct ConfirmOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      said(
        "Texten är rätt, fast den har ord om hälsa, tro eller brott; svaret sparas.",
        "The text is right though it has words of health, faith or crime; the answer is kept.")))
  var noteConfirmed = false

  /// Asks a person at a terminal whether what is written is right, where it has words of something sensitive.
  ///
  /// - Returns: whether the writer stands by it; without a terminal only where it was said beforehand.
  func isConfirmed(_ text: FreeText, _ common: CommonOptions) throws -> Bool {
    if noteConfirmed { return true }
    let matches = text.matches
    guard !matches.isEmpty, Terminal.canAsk else { return false }
    for match in matches {
      Terminal.say("  \(match.word): \(match.kind.phrase.text(in: .spoken))?")
    }
    Terminal.write(
      said(
        "Sådant ska inte stå i registret. Är texten rätt ändå? Svaret sparas. [j/N] ",
        "Such things are not to be in the register. Is the text right all the same? The answer is kept. [y/N] "), to: 2)
    if ["j", "ja", "y", "yes"].contains(readLine()?.lowercased() ?? "") { return true }
    common.tell("inget är sparat", "nothing is saved")
    throw ExitCode(ExitMeaning.lookAtIt.rawValue)
  }
}

/// A note and what is answered about it.
struct NoteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said("En kort anteckning. Inget om hälsa, tro, brott.", "A short note. Nothing of health, faith or crime.")))
  var note: String?
  @OptionGroup var confirming: ConfirmOption

  /// Whether the writer stands by the note and what is written beside it.
  func isConfirmed(beside text: FreeText = FreeText(nil), _ common: CommonOptions) throws -> Bool {
    try confirming.isConfirmed(FreeText(note) + text, common)
  }
}
