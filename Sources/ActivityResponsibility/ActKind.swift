/// The kinds of act (händelse) that a case's documentation is made of.
public enum ActKind: String, Hashable, Sendable, CaseIterable {
  // What nights do.
  case opened
  case closingProposed = "closing-proposed"
  case closingWithdrawn = "closing-withdrawn"
  case escalated
  // What people do.
  case contact
  case occupation
  case mapping
  case note
  case assigned
  case plan
  case measure
  case decision
  case closed
  case reopened
  case numbersLinked = "numbers-linked"
  case numbersUnlinked = "numbers-unlinked"
  case consentGiven = "consent-given"
  case consentWithdrawn = "consent-withdrawn"
  case handOverOffered = "hand-over-offered"
  case handOverAcknowledged = "hand-over-acknowledged"
  case handOverReceived = "hand-over-received"
  case handOverAttended = "hand-over-attended"
  case handOverClosed = "hand-over-closed"
  case handOverWithdrawn = "hand-over-withdrawn"

  public var phrase: Phrase {
    switch self {
    case .opened: Phrase("öppnat", "opened")
    case .closingProposed: Phrase("avslut föreslås", "closing proposed")
    case .closingWithdrawn: Phrase("förslag om avslut återtaget", "proposal to close taken back")
    case .escalated: Phrase("sagt till samordnaren", "the coordinator told")
    case .contact: Phrase("kontakt", "contact")
    case .occupation: Phrase("sysselsättning", "occupation")
    case .mapping: Phrase("kartläggning", "mapping")
    case .note: Phrase("anteckning", "note")
    case .assigned: Phrase("tilldelat", "assigned")
    case .plan: Phrase("plan", "plan")
    case .measure: Phrase("åtgärd", "measure")
    case .decision: Phrase("beslut", "decision")
    case .closed: Phrase("avslutat", "closed")
    case .reopened: Phrase("öppnat igen", "opened again")
    case .numbersLinked: Phrase("nummer länkade till en person", "numbers linked to one person")
    case .numbersUnlinked: Phrase("länk mellan nummer borttagen", "link between numbers taken back")
    case .consentGiven: Phrase("medgivande", "consent given")
    case .consentWithdrawn: Phrase("medgivande återtaget", "consent withdrawn")
    case .handOverOffered: Phrase("överlämning erbjuden", "hand-over offered")
    case .handOverAcknowledged: Phrase("överlämning mottagen", "hand-over acknowledged")
    case .handOverReceived: Phrase("tagit emot en överlämning", "hand-over received")
    case .handOverAttended: Phrase("första närvaron bekräftad", "first attendance confirmed")
    case .handOverClosed: Phrase("överlämning avslutad", "hand-over closed")
    case .handOverWithdrawn: Phrase("överlämning återtagen", "hand-over withdrawn")
    }
  }
}
