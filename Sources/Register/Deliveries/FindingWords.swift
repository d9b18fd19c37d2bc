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
    case "person-deleted-in-source":
      Phrase(
        "källan har inte längre personen: kontrollera med skolan, det behöver inte vara ett avbrott",
        "the source no longer has the person: ask the school, it need not be a drop-out")
    case "persons-merged-in-source":
      Phrase(
        "källan säger att två av dess personer är en (fullfolj identity suspicions)",
        "the source says that two of its persons are one (fullfolj identity suspicions)")
    case "population-shrank":
      Phrase(
        "ovanligt många är inte längre med i filen: är den hel?",
        "unusually many are no longer in the file: is it whole?")
    case "number-link-undone":
      Phrase(
        "registret säger åter att numret ersatts, men någon har beslutat att det inte är samma person",
        "the register says again that the number was replaced, but somebody has decided that it is not one person")
    case "number-link-in-a-circle":
      Phrase(
        "numret ska ha ersatts av ett som självt leder hit: någon behöver reda ut det (fullfolj identity show)",
        "the number is said to be replaced by one that leads back to it: look into it (fullfolj identity show)")
    default: Phrase(code, code)
    }
  }
}
