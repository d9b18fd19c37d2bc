/// How a spell came to its end (see `Enrolment`).
public enum EndedBy: Int16, Hashable, Sendable, CaseIterable {
  /// A last day, no reason.
  case planned = 1
  /// A last day with a leaving reason (avbrottsorsak), or a school's notice.
  case left = 2
  /// A complete roll no longer had it.
  case missingFromRoll = 3
  /// It never was: a future spell that vanished, or a pupil who never came. Its period is empty.
  case withdrawn = 4

  public var code: String {
    switch self {
    case .planned: "planned"
    case .left: "left"
    case .missingFromRoll: "missing-from-roll"
    case .withdrawn: "withdrawn"
    }
  }

  public var phrase: Phrase {
    switch self {
    case .planned: Phrase("planerad sista dag", "planned last day")
    case .left: Phrase("avbrott", "left")
    case .missingFromRoll: Phrase("saknas i skolans lista", "missing from the school's roll")
    case .withdrawn: Phrase("påbörjades aldrig", "never began")
    }
  }
}

/// What a certificate or a decision says that a person has.
public enum QualificationKind: Int16, Hashable, Sendable, CaseIterable {
  case gymnasieexamen = 1
  /// Gymnasiebevis avseende anpassad gymnasieskola.
  case adaptedCertificate = 2
  /// A decision that a completed education is equivalent.
  case equivalent = 3
  /// National programme gone through without examen: does not end the responsibility since 1 July 2018.
  case studiebevis = 4
  /// Introductory programme's certificate.
  case gymnasieintyg = 5

  public var code: String {
    switch self {
    case .gymnasieexamen: "gymnasieexamen"
    case .adaptedCertificate: "anpassad-gymnasiebevis"
    case .equivalent: "equivalent"
    case .studiebevis: "studiebevis"
    case .gymnasieintyg: "gymnasieintyg"
    }
  }

  public var phrase: Phrase {
    switch self {
    case .gymnasieexamen: Phrase("gymnasieexamen", "upper-secondary diploma (gymnasieexamen)")
    case .adaptedCertificate:
      Phrase("gymnasiebevis från anpassad gymnasieskola", "certificate of adapted upper-secondary school")
    case .equivalent: Phrase("motsvarande utbildning, fullföljd", "equivalent education, completed")
    case .studiebevis: Phrase("studiebevis", "studiebevis (national programme without diploma)")
    case .gymnasieintyg: Phrase("gymnasieintyg", "gymnasieintyg (introductory programme)")
    }
  }
}

/// The population register's protection of a person.
public enum ProtectionMark: Int16, Hashable, Sendable, CaseIterable {
  case none = 0
  /// A warning flag: weigh before giving anything out.
  case sekretessmarkering = 1
  /// Registered in another municipality than the one lived in.
  case skyddadFolkbokforing = 2

  public var code: String {
    switch self {
    case .none: "none"
    case .sekretessmarkering: "sekretessmarkering"
    case .skyddadFolkbokforing: "skyddad-folkbokforing"
    }
  }
}

/// What a school tells the home municipality (skollagen 15 kap. 15 §, 18 kap. 15 §).
public enum NoticeEvent: Int16, Hashable, Sendable, CaseIterable {
  case started = 1
  case left = 2
  case notShown = 3
  case absence = 4
  case completed = 5
  case studiebevis = 6

  /// The word in the notice file's column `Händelse`.
  public var word: String {
    switch self {
    case .started: "börjat"
    case .left: "slutat"
    case .notShown: "ej infunnit sig"
    case .absence: "frånvaro"
    case .completed: "avslutat med examen"
    case .studiebevis: "studiebevis"
    }
  }

  public var code: String {
    switch self {
    case .started: "started"
    case .left: "left"
    case .notShown: "not-shown"
    case .absence: "absence"
    case .completed: "completed"
    case .studiebevis: "studiebevis"
    }
  }
}

/// What a roll speaks of: one school unit, or everything an organiser runs.
public enum RollScope: Hashable, Sendable, CustomStringConvertible {
  case unit(SchoolUnitCode)
  case organiser(OrganiserNumber)

  /// `unit:CODE` or `organiser:ORGNR`.
  public init?(_ text: some StringProtocol) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let rest = text[text.index(after: colon)...]
    switch text[..<colon] {
    case "unit":
      guard let unit = SchoolUnitCode(rest) else { return nil }
      self = .unit(unit)
    case "organiser":
      guard let organiser = OrganiserNumber(rest) else { return nil }
      self = .organiser(organiser)
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .unit(let unit): "unit:\(unit)"
    case .organiser(let organiser): "organiser:\(organiser.number)"
    }
  }
}
