/// How a contact was tried (contract: `case contact --channel`).
public enum ContactChannel: String, Hashable, Sendable, CaseIterable {
  case letter
  case text
  case phone
  case email
  case digitalMail = "digital-mail"
  case homeVisit = "home-visit"
  case school
  case guardian
  case meeting

  public var phrase: Phrase {
    switch self {
    case .letter: Phrase("brev", "letter")
    case .text: Phrase("sms", "text message")
    case .phone: Phrase("telefon", "telephone")
    case .email: Phrase("e-post", "e-mail")
    case .digitalMail: Phrase("digital post", "digital mail")
    case .homeVisit: Phrase("hembesök", "home visit")
    case .school: Phrase("skolan", "the school")
    case .guardian: Phrase("vårdnadshavare", "guardian")
    case .meeting: Phrase("möte", "meeting")
    }
  }
}

/// What came of a contact. Being reached and being tried are different things everywhere, also in counts.
public enum ContactResult: String, Hashable, Sendable, CaseIterable {
  case reached
  case noAnswer = "no-answer"
  case wrongNumber = "wrong-number"
  case declined
  case callBack = "call-back"

  /// Whether there was contact: who declines has been reached.
  public var isReached: Bool {
    switch self {
    case .reached, .declined, .callBack: true
    case .noAnswer, .wrongNumber: false
    }
  }

  public var phrase: Phrase {
    switch self {
    case .reached: Phrase("nådd", "reached")
    case .noAnswer: Phrase("inget svar", "no answer")
    case .wrongNumber: Phrase("fel nummer eller adress", "wrong number or address")
    case .declined: Phrase("avböjde", "declined")
    case .callBack: Phrase("vill bli uppringd", "asks to be called back")
    }
  }
}
