/// The five blocks of the national collection.
public enum ReportBlock: String, Hashable, Sendable, CaseIterable {
  /// Mandatory data of a registration.
  case basic
  /// Contact with the individual.
  case contact
  /// A measure begins.
  case measureBegins = "measure-begins"
  /// A measure has ended.
  case measureEnded = "measure-ended"
  /// The responsibility has ceased.
  case ceased

  public var phrase: Phrase {
    switch self {
    case .basic: Phrase("grunduppgifter", "basic data")
    case .contact: Phrase("kontakt", "contact")
    case .measureBegins: Phrase("åtgärd påbörjas", "measure begins")
    case .measureEnded: Phrase("åtgärd avslutad", "measure ended")
    case .ceased: Phrase("ansvaret upphört", "responsibility ceased")
    }
  }
}

/// What a column of the national file may hold: our side of a layout.
public enum ReportField: String, Hashable, Sendable, CaseIterable {
  // On every row.
  case number
  /// The reporting municipality.
  case municipality
  case period
  /// The row's block, as the code ``ReportBlock`` has for it.
  case block
  /// The registration's number in this register.
  case registration = "case"
  case registeredOn = "registered-on"
  case registrationCause = "registration-cause"
  case registrationOccupation = "registration-occupation"
  /// What the youth does on the period's last day, as known then; who told it, and when.
  case latestOccupation = "latest-occupation"
  case latestOccupationSource = "latest-occupation-source"
  case latestOccupationToldOn = "latest-occupation-told-on"
  // On rows of a contact.
  case contactOn = "contact-on"
  case contactOccupation = "contact-occupation"
  // On rows of a measure.
  case measureStartedOn = "measure-started-on"
  case measure
  case occupationBefore = "occupation-before"
  case measureEndedOn = "measure-ended-on"
  case measureEndReason = "measure-end-reason"
  case occupationAfter = "occupation-after"
  // On the row that tells that the responsibility has ceased.
  case ceasedOn = "ceased-on"
  case ceasedReason = "ceased-reason"

  /// What its values are.
  public enum Kind: Hashable, Sendable {
    case number
    case day
    case code
  }

  public var kind: Kind {
    switch self {
    case .number: .number
    case .registeredOn, .latestOccupationToldOn, .contactOn, .measureStartedOn, .measureEndedOn, .ceasedOn: .day
    default: .code
    }
  }

  /// The blocks on whose rows it is filled in.
  public var blocks: [ReportBlock] {
    switch self {
    case .contactOn, .contactOccupation: [.contact]
    case .measureStartedOn, .measure, .occupationBefore: [.measureBegins, .measureEnded]
    case .measureEndedOn, .measureEndReason, .occupationAfter: [.measureEnded]
    case .ceasedOn, .ceasedReason: [.ceased]
    default: ReportBlock.allCases
    }
  }
}

/// One value of a row, before a layout says how it is written.
public enum ReportValue: Hashable, Sendable {
  case number(IdentityNumber)
  case day(Day)
  /// A code of ours, or a text that stands for itself.
  case code(String)
}
