/// A youth as reports see them: everything about the registrations in one municipality that a period asks about.
public struct ReportPerson: Sendable {
  /// The person's current number.
  public var number: IdentityNumber
  /// Whether the register has marked the person as protected on any day from the period's first day until today.
  public var isProtected = false
  /// When the person was registered in the population (folkbokförd) in the reporting municipality.
  public var residences: [DayRange] = []
  /// The first day of the person's first registration in any municipality of the register.
  public var firstRegistered: Day?
  /// The registrations, the earliest first.
  public var cases: [ReportCase] = []

  public init(_ number: IdentityNumber) { self.number = number }

  /// The day on which the responsibility ends (skollagen 29 kap. 9 §).
  public var twentiethBirthday: Day { number.birthDate.adding(years: 20) }

  /// By the number: its third digit from the end is even for women and odd for men (folkbokföringslagen 18 §).
  public var isWoman: Bool { number.rawValue / 10 % 2 == 0 }

  public func isResident(on day: Day) -> Bool { residences.contains { $0.contains(day) } }
}

/// One registration (registrering) and what was done while it lasted.
public struct ReportCase: Sendable {
  /// The case's number.
  public var id: Int64
  public var openedOn: Day
  /// Why it was opened; `nil` where the code is unknown to this version.
  public var cause: Reason?
  public var closedOn: Day?
  /// A code of the municipality's list.
  public var closedReason: String?
  /// Contacts and attempts, the earliest first. Corrected ones are not among them.
  public var contacts: [ReportContact] = []
  /// What was told of what the youth does, the first told first. Corrected ones are not among them.
  public var occupations: [ReportOccupation] = []
  public var measures: [ReportMeasure] = []

  public init(_ id: Int64, openedOn: Day, cause: Reason?, closedOn: Day? = nil, closedReason: String? = nil) {
    self.id = id
    self.openedOn = openedOn
    self.cause = cause
    self.closedOn = closedOn
    self.closedReason = closedReason
  }

  /// Whether it is open on a day. On the day it is closed it is so no longer.
  public func isOpen(on day: Day) -> Bool { openedOn <= day && closedOn.map { $0 > day } ?? true }

  /// What the youth did on a day, as last told; `nil` where nobody knows.
  ///
  /// - Parameter by: only what was told on that day or before; `nil` for whenever.
  public func occupation(on day: Day, toldBy by: Day? = nil) -> ReportOccupation? {
    occupations.last { told in
      told.from <= day && told.lastDay.map { $0 >= day } ?? true && by.map { told.toldOn <= $0 } ?? true
    }
  }
}

/// A contact, or an attempt at one.
public struct ReportContact: Hashable, Sendable {
  /// The act's number.
  public var act: Int64
  public var day: Day
  public var channel: ContactChannel?
  public var isReached: Bool
  /// What the youth told that they do.
  public var occupation: String?

  public init(_ act: Int64, on day: Day, _ channel: ContactChannel?, isReached: Bool, occupation: String? = nil) {
    self.act = act
    self.day = day
    self.channel = channel
    self.isReached = isReached
    self.occupation = occupation
  }

  /// Whether the youth was sought, and not the school or a guardian: only that is a contact with the individual.
  public var isWithTheYouth: Bool { channel != .school && channel != .guardian }

  /// Whether the youth was reached: what reports count as a contact.
  public var isContact: Bool { isReached && isWithTheYouth }
}

/// What was told of what the youth does.
public struct ReportOccupation: Hashable, Sendable {
  public var code: String
  public var from: Day
  /// Inclusive; `nil` where it goes on.
  public var lastDay: Day?
  public var toldOn: Day
  public var toldBy: String?

  public init(_ code: String, from: Day, lastDay: Day? = nil, toldOn: Day, toldBy: String? = nil) {
    self.code = code
    self.from = from
    self.lastDay = lastDay
    self.toldOn = toldOn
    self.toldBy = toldBy
  }
}

/// A measure (åtgärd) from its offer on.
public struct ReportMeasure: Hashable, Sendable {
  /// The measure's number: the act that offered it.
  public var id: Int64
  /// A code of the municipality's list.
  public var kind: String
  public var offeredOn: Day
  public var declinedOn: Day?
  public var startedOn: Day?
  public var endedOn: Day?
  public var endReason: String?
  /// What the youth did afterwards, where it was told at the end.
  public var occupationAfter: String?

  public init(
    _ id: Int64, _ kind: String, offeredOn: Day, declinedOn: Day? = nil, startedOn: Day? = nil, endedOn: Day? = nil,
    endReason: String? = nil, occupationAfter: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.offeredOn = offeredOn
    self.declinedOn = declinedOn
    self.startedOn = startedOn
    self.endedOn = endedOn
    self.endReason = endReason
    self.occupationAfter = occupationAfter
  }

  /// Whether it is under way on some day from `first` to `last`, both included.
  public func isUnderWay(from first: Day, until last: Day) -> Bool {
    guard let startedOn, startedOn <= last else { return false }
    return endedOn.map { $0 >= first } ?? true
  }
}
