/// How far a measure (åtgärd) has come.
public enum MeasureState: String, Hashable, Sendable, CaseIterable {
  case offered
  case accepted
  case declined
  case started
  case ended

  public var phrase: Phrase {
    switch self {
    case .offered: Phrase("erbjuden", "offered")
    case .accepted: Phrase("accepterad", "accepted")
    case .declined: Phrase("avböjd", "declined")
    case .started: Phrase("påbörjad", "started")
    case .ended: Phrase("avslutad", "ended")
    }
  }

  /// Whether something is still to come of it.
  public var isOpen: Bool {
    switch self {
    case .offered, .accepted, .started: true
    case .declined, .ended: false
    }
  }
}

/// What happens to a measure. A measure is voluntary for the youth, and must be offered (skollagen 29 kap. 9 §).
public enum MeasureStep: String, Hashable, Sendable, CaseIterable {
  case offer
  case accept
  case decline
  case start
  case end

  /// The state it leads to from a state; `nil` where the step cannot be taken. A measure that has been declined is
  /// offered again as a measure of its own.
  public func state(from state: MeasureState?) -> MeasureState? {
    switch (self, state) {
    case (.offer, nil): .offered
    case (.accept, .offered): .accepted
    case (.decline, .offered), (.decline, .accepted): .declined
    // Whoever comes has accepted.
    case (.start, .accepted), (.start, .offered): .started
    case (.end, .started): .ended
    default: nil
    }
  }

  public var phrase: Phrase {
    switch self {
    case .offer: Phrase("erbjuden", "offered")
    case .accept: Phrase("accepterad", "accepted")
    case .decline: Phrase("avböjd", "declined")
    case .start: Phrase("påbörjad", "started")
    case .end: Phrase("avslutad", "ended")
    }
  }
}
