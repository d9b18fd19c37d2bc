import ActivityResponsibility

/// Something that happens in the region and that is worth following through the register.
public struct Story: Sendable {
  public let element: StoryElement
  /// A day on which it shows.
  public let day: Day
  /// Where it shows, if in one municipality.
  public let municipality: MunicipalityCode?
  /// Whom it is about; empty where it is about a whole roll.
  public let persons: [IdentityNumber]
}

/// The kinds of things that the region has at least one of.
public enum StoryElement: String, CaseIterable, Sendable {
  // Lives.
  case lateArrival, neverStarted, movedWithinRegion, movedOut, protected, protectedOffRolls
  case leftWithReason, leftWithoutReason, vanished, returned, introductoryThenNational, adapted, folkHighSchool
  case gymnasieexamen, studiebevis, gymnasieintyg, programmeChanged, turned20
  // What schools do to their files.
  case temporaryNumber, duplicateRow, contradictingRows, badDay, lastDayBeforeFirst, lateSchool, slip, truncatedRoll
  case declinedPlace, daylessRoll
  // Notices.
  case noticesOnly, neverShown, absence, noticeOfUnknownPerson, noticeContradicted
  // The population register.
  case markOnly

  /// What happens, for the region's own description.
  public var text: Phrase {
    switch self {
    case .lateArrival:
      Phrase("Folkbokförd i Sverige först efter skolplikten.", "First registered in Sweden after compulsory schooling.")
    case .neverStarted: Phrase("Började aldrig i gymnasieskolan.", "Never started upper secondary school.")
    case .movedWithinRegion: Phrase("Flyttar mellan två av kommunerna.", "Moves between two of the municipalities.")
    case .movedOut: Phrase("Flyttar ut ur regionen.", "Moves out of the region.")
    case .protected:
      Phrase("Skyddade personuppgifter: namnet är tomt i filerna.", "Protected: the name is blank in the files.")
    case .protectedOffRolls:
      Phrase(
        "Skyddade personuppgifter, och skolan utelämnar eleven: ska granskas, inte listas.",
        "Protected, and left out by the school: to be reviewed, not listed.")
    case .leftWithReason: Phrase("Avbrott med orsak.", "Leaves, and the school says why.")
    case .leftWithoutReason: Phrase("Slutar i förtid utan angiven orsak.", "Leaves early without a reason given.")
    case .vanished: Phrase("Försvinner ur skolans lista utan ett ord.", "Vanishes from the school's roll.")
    case .returned: Phrase("Avbryter och kommer tillbaka.", "Leaves and returns.")
    case .introductoryThenNational:
      Phrase("Introduktionsprogram, sedan nationellt program.", "Introductory programme, then a national one.")
    case .adapted: Phrase("Anpassad gymnasieskola.", "Adapted upper secondary school.")
    case .folkHighSchool:
      Phrase(
        "Folkhögskola: undantar först när kommunen beslutat att den är motsvarande.",
        "Folk high school: exempts only once the municipality has decided that it is equivalent.")
    case .gymnasieexamen: Phrase("Gymnasieexamen.", "Completes with an upper secondary diploma.")
    case .studiebevis: Phrase("Studiebevis: omfattas trots tre år.", "Certificate of studies: covered all the same.")
    case .gymnasieintyg: Phrase("Gymnasieintyg från introduktionsprogram.", "Introductory programme's certificate.")
    case .programmeChanged: Phrase("Byter program utan ny start.", "Changes programme without a new start.")
    case .turned20: Phrase("Omfattas tills 20-årsdagen.", "Covered until the 20th birthday.")
    case .temporaryNumber:
      Phrase("TF-nummer tills personnumret kommer.", "A TF number until the identity number comes.")
    case .duplicateRow: Phrase("Samma rad två gånger.", "The same row twice.")
    case .contradictingRows: Phrase("Två rader som säger emot varandra.", "Two rows that contradict each other.")
    case .badDay: Phrase("En dag som inte finns.", "A day that does not exist.")
    case .lastDayBeforeFirst: Phrase("Slutdatum före startdatum.", "A last day before the first.")
    case .lateSchool:
      Phrase(
        "Skolans lista kommer en vecka efter höstdagen; nybörjarna står som omfattade så länge.",
        "The school's roll comes a week after the autumn day; its beginners stand as covered meanwhile.")
    case .slip:
      Phrase(
        "Saknas av misstag i en lista och finns i nästa; läggs tillbaka som om inget hänt.",
        "Missing from one roll by mistake and back in the next; restored as if nothing had happened.")
    case .truncatedRoll:
      Phrase("Halva listan saknas: spärren håller den.", "Half the roll is missing: the guard holds it.")
    case .declinedPlace: Phrase("Antagen men tackade nej.", "Admitted, but declined the place.")
    case .daylessRoll: Phrase("En skola vars lista inte har några datum.", "A school whose roll has no days.")
    case .noticesOnly:
      Phrase("Går i en skola som bara skickar underrättelser.", "Goes to a school that only sends notices.")
    case .neverShown: Phrase("Infann sig aldrig.", "Never appeared.")
    case .absence: Phrase("Underrättelse om frånvaro.", "Notice of absence.")
    case .noticeOfUnknownPerson: Phrase("Underrättelse om en okänd person.", "Notice about an unknown person.")
    case .noticeContradicted:
      Phrase(
        "Skolan meddelar avbrott, men dess lista visar eleven som inskriven.",
        "The school gives notice of leaving, but its roll shows the pupil as enrolled.")
    case .markOnly:
      Phrase("En folkbokföringspost med bara nummer och skydd.", "A population record with only number and mark.")
    }
  }
}
