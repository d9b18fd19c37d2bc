/// What a note may touch that is not to be written in the register (GDPR articles 9 and 10; förordning 2006:39 5 §).
public enum SensitiveKind: String, Hashable, Sendable, CaseIterable {
  case health
  case faith
  case ethnicity
  case politics
  case union
  case sexLife = "sex-life"
  case crime

  public var phrase: Phrase {
    switch self {
    case .health: Phrase("hälsa", "health")
    case .faith: Phrase("tro", "faith")
    case .ethnicity: Phrase("etniskt ursprung", "ethnic origin")
    case .politics: Phrase("politisk åsikt", "political opinion")
    case .union: Phrase("medlemskap i fackförening", "union membership")
    case .sexLife: Phrase("sexualliv", "sex life")
    case .crime: Phrase("brott", "crime")
    }
  }
}
