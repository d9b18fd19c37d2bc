/// What somebody has to do for a youth, and by when.
public enum FollowUpKind: String, Hashable, Sendable, CaseIterable {
  /// The pupil vanished from a roll: ask the school before anyone else.
  case verifyWithSchool = "verify-with-school"
  case firstContact = "first-contact"
  /// The next rung of the ladder after somebody was not reached.
  case contact
  /// Kartläggning: goals, needs and expectations, with the youth.
  case mapping
  /// What the youth does was last known too long ago.
  case refresh
  /// Gymnasieskola is open to those who begin before July of the year they turn 20 (skollagen 15 kap. 5 §).
  case lastChance = "last-chance"
  /// An enrolment in another school form that nobody has decided about.
  case decideEquivalence = "decide-equivalence"
  /// A protected person: somebody has to find out by hand whether there are studies.
  case checkProtected = "check-protected"
  /// The person is no longer covered: a night proposes to close, a person decides.
  case decideClosing = "decide-closing"
  /// A school told of significant absence: the pupil is enrolled and not covered, so this stands outside the register.
  case absence
  /// A notice that fits nobody or no spell.
  case askAboutNotice = "ask-about-notice"
  /// Two numbers turned out to be one person's, with a case open under each: somebody closes one.
  case closeSecondCase = "close-second-case"
  /// The responsibility soon ends: a last talk, or a letter, about who helps from then on.
  case farewell
  /// Another follow-up has been overdue for so long that the coordinator is told.
  case escalated
  /// A time for follow-up that a plan gives.
  case planFollowUp = "plan-follow-up"
  /// A time for evaluation that a plan gives.
  case planEvaluation = "plan-evaluation"
  /// A measure was offered, and nobody knows yet whether the youth wants it.
  case measureAnswer = "measure-answer"
  /// A measure was declined: a first no is not the end of the offer.
  case reoffer = "re-offer"
  /// Another municipality has offered a youth: take the youth on, or say why not.
  case answerHandOver = "answer-hand-over"
  /// The first attendance or meeting after a hand-over.
  case confirmAttendance = "confirm-attendance"
  /// The sender of a hand-over sees to it that it is answered, attended and closed.
  case followHandOver = "follow-hand-over"
  /// A youth who had a case has left and lives, as far as the register knows, nowhere.
  case nobodysYouth = "in-nobodys-population"
  /// A youth lives in two municipalities at once.
  case twoPopulations = "in-two-populations"

  /// What is done with the youth or about what the youth does, and has no place once the responsibility has ended.
  public static let withTheYouth: Set<FollowUpKind> = [
    .verifyWithSchool, .firstContact, .contact, .mapping, .refresh, .measureAnswer, .reoffer,
  ]

  public var phrase: Phrase {
    switch self {
    case .verifyWithSchool: Phrase("kontrollera med skolan", "verify with the school")
    case .firstContact: Phrase("första kontakt", "first contact")
    case .contact: Phrase("ny kontakt", "contact again")
    case .mapping: Phrase("kartläggning", "mapping")
    case .refresh: Phrase("uppdatera sysselsättning", "refresh what the youth does")
    case .lastChance: Phrase("sista chansen att börja gymnasiet", "last chance to begin gymnasiet")
    case .decideEquivalence: Phrase("besluta om motsvarande utbildning", "decide on equivalent education")
    case .checkProtected: Phrase("kontrollera skyddad person", "check a protected person")
    case .decideClosing: Phrase("besluta om avslut", "decide on closing")
    case .absence: Phrase("frånvaro anmäld av skola", "absence told by a school")
    case .askAboutNotice: Phrase("fråga om skolans meddelande", "ask about a school's notice")
    case .closeSecondCase: Phrase("stäng ett av personens två ärenden", "close one of the person's two cases")
    case .farewell: Phrase("avslutande samtal före 20", "a farewell talk before twenty")
    case .escalated: Phrase("länge försenat: samordnaren", "overdue for long: the coordinator")
    case .planFollowUp: Phrase("följ upp planen", "follow the plan up")
    case .planEvaluation: Phrase("utvärdera planen", "evaluate the plan")
    case .measureAnswer: Phrase("fråga om den erbjudna åtgärden", "ask about the measure offered")
    case .reoffer: Phrase("erbjud åtgärd på nytt", "offer a measure again")
    case .answerHandOver: Phrase("svara på en överlämning", "answer a hand-over")
    case .confirmAttendance: Phrase("bekräfta första närvaron", "confirm the first attendance")
    case .followHandOver: Phrase("följ upp en överlämning", "follow up a hand-over")
    case .nobodysYouth: Phrase("finns i ingen kommuns befolkning", "in nobody's population")
    case .twoPopulations: Phrase("finns i två kommuners befolkning", "in two municipalities' population")
    }
  }
}

/// A follow-up that a policy asks for, before it is stored.
public struct PlannedFollowUp: Hashable, Sendable {
  public let kind: FollowUpKind
  public let due: Day
  /// Why, as a code: `case-opened`, `not-reached:phone`, `20th-birthday:3`.
  public let why: String
  /// What it is counted from; the same anchor again plans nothing new.
  public let anchor: String

  public init(_ kind: FollowUpKind, due: Day, why: String, anchor: String) {
    self.kind = kind
    self.due = due
    self.why = why
    self.anchor = anchor
  }
}
