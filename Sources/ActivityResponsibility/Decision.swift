/// What the rule says of a person, a municipality and a day.
public enum Outcome: Int16, Hashable, Sendable, CaseIterable {
  case outside = 1
  case pending = 2
  case review = 3
  case covered = 4

  /// The name in `coverage-rule` and in machine formats.
  public var code: String {
    switch self {
    case .outside: "outside"
    case .pending: "pending"
    case .review: "review"
    case .covered: "covered"
    }
  }

  public init?(code: String) {
    guard let found = Outcome.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// Why: the reason of an outcome, or the cause where the person is covered.
public enum Reason: Int16, Hashable, Sendable, CaseIterable {
  case notResident = 1
  case protectedResidence = 2
  case turned20 = 3
  case compulsorySchooling = 4
  case qualified = 5
  case studying = 6
  case protected = 7
  case firstAutumn = 8
  case summer = 9
  case admitted = 10
  case studiebevis = 11
  case leftNational = 12
  case leftIntroductory = 13
  case leftAdapted = 14
  case leftEquivalent = 15
  case newlyRegistered = 16
  case neverStarted = 17

  /// The name in `coverage-rule` and in machine formats.
  public var code: String {
    switch self {
    case .notResident: "not-resident"
    case .protectedResidence: "protected-residence"
    case .turned20: "turned-20"
    case .compulsorySchooling: "compulsory-schooling"
    case .qualified: "qualified"
    case .studying: "studying"
    case .protected: "protected"
    case .firstAutumn: "first-autumn"
    case .summer: "summer"
    case .admitted: "admitted"
    case .studiebevis: "studiebevis"
    case .leftNational: "left-national"
    case .leftIntroductory: "left-introductory"
    case .leftAdapted: "left-adapted"
    case .leftEquivalent: "left-equivalent"
    case .newlyRegistered: "newly-registered"
    case .neverStarted: "never-started"
    }
  }

  /// In a counsellor's words.
  public var phrase: Phrase {
    switch self {
    case .notResident: Phrase("inte folkbokförd i kommunen", "not registered in the municipality")
    case .protectedResidence:
      Phrase("skyddad, folkbokförd på annat håll men med öppet ärende", "protected, registered elsewhere, case open")
    case .turned20: Phrase("har fyllt 20", "has turned 20")
    case .compulsorySchooling: Phrase("skolpliktig", "in compulsory schooling")
    case .qualified: Phrase("har examen", "has an upper-secondary diploma")
    case .studying: Phrase("studerar", "studying")
    case .protected: Phrase("skyddade personuppgifter, kontrolleras för hand", "protected, to be checked by hand")
    case .firstAutumn: Phrase("första hösten efter grundskolan", "first autumn after compulsory school")
    case .summer: Phrase("sommaruppehåll", "summer break")
    case .admitted: Phrase("antagen, börjar inom kort", "admitted, begins shortly")
    case .studiebevis: Phrase("har studiebevis men inte examen", "has a study certificate, no diploma")
    case .leftNational: Phrase("har lämnat nationellt program", "left a national programme")
    case .leftIntroductory: Phrase("har lämnat introduktionsprogram", "left an introductory programme")
    case .leftAdapted: Phrase("har lämnat anpassad gymnasieskola", "left adapted upper-secondary school")
    case .leftEquivalent: Phrase("har lämnat motsvarande utbildning", "left equivalent education")
    case .newlyRegistered: Phrase("nyinflyttad till Sverige efter skolplikten", "came to Sweden after school age")
    case .neverStarted: Phrase("har aldrig börjat gymnasiet", "never started upper-secondary school")
    }
  }
}

/// The rule's answer, without its trace.
public struct Decision: Hashable, Sendable {
  public let outcome: Outcome
  public let reason: Reason
  /// The version of the rule that decided.
  public let ruleVersion: RuleVersion
  /// How the latest exempt enrolment ended, where the person is covered and has had one.
  public let leftBy: EndedBy?
  /// The person is covered while enrolled in a form nobody has decided about: a `decide-equivalence` follow-up is due.
  public let needsEquivalenceDecision: Bool

  init(
    _ outcome: Outcome, _ reason: Reason, _ version: RuleVersion, leftBy: EndedBy? = nil,
    needsEquivalenceDecision: Bool = false
  ) {
    self.outcome = outcome
    self.reason = reason
    self.ruleVersion = version
    self.leftBy = leftBy
    self.needsEquivalenceDecision = needsEquivalenceDecision
  }
}
