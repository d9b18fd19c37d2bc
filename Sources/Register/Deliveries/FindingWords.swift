import ActivityResponsibility
import RollReading

/// What a stored finding says, in people's words: those of the readers, and those that only the comparison can find.
public enum FindingWords {
  public static func phrase(of code: String) -> Phrase {
    if let kind = FindingKind(code: code) { return kind.phrase }
    return switch code {
    case "roll-contradicts-notice":
      Phrase(
        "listan säger emot skolans meddelande; meddelandet gäller tills någon beslutar (fullfolj notice withdraw)",
        "the roll contradicts the school's notice; the notice holds until somebody decides (fullfolj notice withdraw)")
    case "certificate-corrected":
      Phrase("ett annat betygsdokument än förut: det nya gäller", "another certificate than before: the new one holds")
    case "notice-unmatched":
      Phrase(
        "meddelandet stämmer inte med någon känd elev eller inskrivning: fråga skolan",
        "the notice fits no known pupil or enrolment: ask the school")
    case "population-shrank":
      Phrase(
        "ovanligt många är inte längre med i filen: är den hel?",
        "unusually many are no longer in the file: is it whole?")
    default: Phrase(code, code)
    }
  }
}
