/// How far a hand-over (överlämning) has come.
public enum HandOverState: String, Hashable, Sendable, CaseIterable {
  /// The sender has offered the youth to a receiver; the sender is still responsible.
  case offered
  /// The receiver has taken the youth on: at this moment responsibility moved.
  case acknowledged
  /// The youth has been met by the receiver, or has come to what was arranged, for the first time.
  case attended
  /// The sender has nothing more to do about it.
  case closed
  /// Taken back before anybody answered, by the sender or because the consent it rests on was withdrawn.
  case withdrawn

  /// Whether somebody still has something to do about it.
  public var isUnderWay: Bool { self == .offered || self == .acknowledged || self == .attended }

  /// Whether the receiver has taken the youth on.
  public var isAccepted: Bool { self == .acknowledged || self == .attended || self == .closed }

  public var phrase: Phrase {
    switch self {
    case .offered: Phrase("erbjuden", "offered")
    case .acknowledged: Phrase("mottagen", "acknowledged")
    case .attended: Phrase("första närvaron bekräftad", "first attendance confirmed")
    case .closed: Phrase("avslutad", "closed")
    case .withdrawn: Phrase("återtagen", "withdrawn")
    }
  }

  /// What an event makes of the hand-over.
  public func after(_ event: HandOverEvent) -> Result<HandOverState, HandOverRefusal> {
    switch (self, event) {
    case (.offered, .acknowledge): .success(.acknowledged)
    case (.offered, .withdraw): .success(.withdrawn)
    case (.acknowledged, .attend): .success(.attended)
    case (.acknowledged, .closeUnattended): .success(.closed)
    case (.attended, .close): .success(.closed)
    case (.offered, .attend), (.offered, .close), (.offered, .closeUnattended): .failure(.notAcknowledged)
    case (.acknowledged, .close): .failure(.notAttended)
    case (.acknowledged, .acknowledge), (.attended, .acknowledge), (.attended, .attend): .failure(.doneAlready)
    case (.attended, .closeUnattended): .failure(.attendedAlready)
    case (.acknowledged, .withdraw), (.attended, .withdraw): .failure(.movedAlready)
    case (.closed, _), (.withdrawn, _): .failure(.over)
    }
  }
}

/// What happens to a hand-over.
public enum HandOverEvent: String, Hashable, Sendable, CaseIterable {
  /// The receiver takes the youth on.
  case acknowledge
  /// The first attendance or meeting at the receiver is confirmed.
  case attend
  /// The sender closes it, the youth having come.
  case close
  /// The sender closes it though the youth never came: the receiver goes on by its own responsibility.
  case closeUnattended = "close-unattended"
  /// The sender takes the offer back.
  case withdraw

  /// The kind of the act that tells of it in the sender's case.
  public var actKind: ActKind {
    switch self {
    case .acknowledge: .handOverAcknowledged
    case .attend: .handOverAttended
    case .close, .closeUnattended: .handOverClosed
    case .withdraw: .handOverWithdrawn
    }
  }
}

/// Why an event does nothing to a hand-over.
public enum HandOverRefusal: Error, Hashable, Sendable, CaseIterable {
  case notAcknowledged
  case notAttended
  case attendedAlready
  case doneAlready
  case movedAlready
  case over

  /// What is in the way.
  public var what: Phrase {
    switch self {
    case .notAcknowledged:
      Phrase("mottagaren har inte tagit emot överlämningen", "the receiver has not acknowledged the hand-over")
    case .notAttended:
      Phrase("den första närvaron är inte bekräftad", "the first attendance has not been confirmed")
    case .attendedAlready:
      Phrase("den första närvaron är redan bekräftad", "the first attendance has been confirmed already")
    case .doneAlready: Phrase("det är redan gjort", "that has been done already")
    case .movedAlready:
      Phrase(
        "mottagaren har tagit emot: ansvaret har flyttat", "the receiver has acknowledged: responsibility has moved")
    case .over: Phrase("överlämningen är avslutad eller återtagen", "the hand-over is closed or withdrawn")
    }
  }

  /// What to do instead.
  public var fix: Phrase {
    switch self {
    case .notAcknowledged: Phrase("vänta på mottagarens svar", "wait for the receiver's answer")
    case .notAttended:
      Phrase(
        "skriv upp närvaron, eller stäng med --without-attendance",
        "write down the attendance, or close with --without-attendance")
    case .attendedAlready: Phrase("stäng utan --without-attendance", "close without --without-attendance")
    case .doneAlready: Phrase("se fullfolj hand-over show", "see fullfolj hand-over show")
    case .movedAlready:
      Phrase("låt mottagaren lämna över tillbaka", "let the receiver hand over in the other direction")
    case .over: Phrase("gör ett nytt erbjudande", "make a new offer")
    }
  }
}
