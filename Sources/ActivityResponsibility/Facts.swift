/// Which stored fact something rests on: enough to find its source, file and row again.
public struct FactReference: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case person
    case residence
    case protection
    case enrolment
    case qualification
    case confirmation
    case schoolingDecision = "schooling-decision"
    case equivalenceDecision = "equivalence-decision"
    case openCase = "case"
    case setting
  }

  public let kind: Kind
  public let id: Int64

  public init(_ kind: Kind, _ id: Int64) {
    self.kind = kind
    self.id = id
  }
}

/// A period of folkbokföring in one municipality.
public struct Residence: Hashable, Sendable {
  public let id: Int64
  public let municipality: MunicipalityCode
  public let period: DayRange

  public init(id: Int64 = 0, municipality: MunicipalityCode, period: DayRange) {
    self.id = id
    self.municipality = municipality
    self.period = period
  }
}

/// A period during which the population register, or a school, marks a person as protected.
public struct Protection: Hashable, Sendable {
  public let id: Int64
  public let mark: ProtectionMark
  public let period: DayRange

  public init(id: Int64 = 0, mark: ProtectionMark, period: DayRange) {
    self.id = id
    self.mark = mark
    self.period = period
  }
}

/// A spell of studies at one school unit.
public struct Enrolment: Hashable, Sendable {
  public let id: Int64
  public let unit: SchoolUnitCode
  public let form: SchoolForm
  public let programme: ProgrammeCode
  /// Empty where the spell was withdrawn: it never was.
  public let period: DayRange
  /// `nil` while the spell is open.
  public let endedBy: EndedBy?
  /// Whether somebody decided that this enrolment is "motsvarande utbildning"; `nil` where nobody has decided.
  public let isEquivalent: Bool?

  public init(
    id: Int64 = 0, unit: SchoolUnitCode, form: SchoolForm, programme: ProgrammeCode, period: DayRange,
    endedBy: EndedBy? = nil, isEquivalent: Bool? = nil
  ) {
    self.id = id
    self.unit = unit
    self.form = form
    self.programme = programme
    self.period = period
    self.endedBy = endedBy
    self.isEquivalent = isEquivalent
  }
}

/// A certificate, or a decision that counts as one, from its day on.
public struct Qualification: Hashable, Sendable {
  public let id: Int64
  public let kind: QualificationKind
  public let day: Day

  public init(id: Int64 = 0, kind: QualificationKind, day: Day) {
    self.id = id
    self.kind = kind
    self.day = day
  }
}

/// That somebody has made sure, on a day, that a protected person is not studying.
public struct NotStudyingConfirmation: Hashable, Sendable {
  public let id: Int64
  public let day: Day

  public init(id: Int64 = 0, day: Day) {
    self.id = id
    self.day = day
  }
}

/// A period during which a municipality had a case open for the person.
public struct CasePeriod: Hashable, Sendable {
  public let id: Int64
  public let municipality: MunicipalityCode
  public let period: DayRange

  public init(id: Int64 = 0, municipality: MunicipalityCode, period: DayRange) {
    self.id = id
    self.municipality = municipality
    self.period = period
  }
}

/// An individual decision on when compulsory schooling ends (skollagen 7 kap. 12–14 §§).
public struct SchoolingDecision: Hashable, Sendable {
  public let id: Int64
  public let lastDay: Day

  public init(id: Int64 = 0, lastDay: Day) {
    self.id = id
    self.lastDay = lastDay
  }
}

/// All that is known of one person, as the rule needs it. What is not known is absent, never a default.
public struct Facts: Hashable, Sendable {
  public var personID: Int64
  /// As the population register gives it, else as the identity number says.
  public var birthDate: Day
  public var firstRegistered: Day?
  public var schoolingDecision: SchoolingDecision?
  public var residences: [Residence] = []
  public var protections: [Protection] = []
  public var enrolments: [Enrolment] = []
  public var qualifications: [Qualification] = []
  public var confirmations: [NotStudyingConfirmation] = []
  public var casePeriods: [CasePeriod] = []

  public init(personID: Int64 = 0, birthDate: Day, firstRegistered: Day? = nil) {
    self.personID = personID
    self.birthDate = birthDate
    self.firstRegistered = firstRegistered
  }

  /// The last day of compulsory schooling: the individual decision, else 30 June of the year the person turns 16.
  public var lastDayOfSchooling: Day {
    schoolingDecision?.lastDay ?? Day(unchecked: birthDate.year + 16, 6, 30)
  }

  /// The day on which the responsibility has ended by age (a birthday on 29 February is 1 March in other years).
  public var twentiethBirthday: Day { birthDate.adding(years: 20) }

  public func isProtected(on day: Day) -> Bool { protection(on: day) != nil }

  /// The newest mark that holds on the day. What somebody confirmed before it came says nothing since; and the answer
  /// must not hang on the order in which the marks were read.
  func protection(on day: Day) -> Protection? {
    var newest: Protection?
    for protection in protections where protection.mark != .none && protection.period.contains(day) {
      guard let known = newest else {
        newest = protection
        continue
      }
      if (protection.period.from, protection.id) > (known.period.from, known.id) { newest = protection }
    }
    return newest
  }
}
