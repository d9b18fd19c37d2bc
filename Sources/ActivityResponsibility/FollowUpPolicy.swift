/// How soon things are followed up: a municipality's routine, as data.
///
/// No number of days stands in the law; Skolverket's advice leaves it to local routines, so every figure here is a
/// setting with a day from which it holds.
public struct FollowUpPolicy: Hashable, Sendable {
  /// Working days.
  public var verifyWithin = 5
  /// Working days.
  public var firstContactWithin = 10
  /// Working days from a contact that did not reach to the next rung.
  public var nextRungWithin = 5
  /// Working days.
  public var mappingWithin = 15
  /// Days until knowledge of what the youth does is too old.
  public var refreshAfter = 60
  /// Months before the 20th birthday, and before 30 June of the year the person turns 20.
  public var lastChanceMonths = [6, 3, 1]
  /// The contact ladder, first tried first; a channel stands on one rung only.
  public var rungs: [ContactRung] = [
    ContactRung(.letter), ContactRung(.text), ContactRung(.phone), ContactRung(.guardian), ContactRung(.homeVisit),
  ]
  /// A guardian is contacted only before this age, at most 18: from sixteen the youth speaks for themself (skollagen 29
  /// kap. 12 §), and an adult's guardian is nobody's business.
  public var guardianUnder = 18
  /// How many of the staff go on a home visit (hembesök).
  public var homeVisitStaff = 2
  /// Days before a home visit by which the youth must have been told of it; 0 where none need be.
  public var homeVisitNotice = 0
  /// Days before the 20th birthday that a farewell is due; 0 for none.
  public var farewellBefore = 30
  /// Working days after which what is overdue is told the coordinator; 0 for never.
  public var escalateAfter = 10
  public var weights = LoadWeights()
  /// Working days until the youth is asked about a measure that was offered.
  public var answerWithin = 10
  /// Days until a measure is offered again to whoever declined.
  public var reofferAfter = 60

  /// The channels of the rungs; setting them gives each one attempt and the common interval.
  public var ladder: [ContactChannel] {
    get { rungs.map(\.channel) }
    set { rungs = newValue.map { ContactRung($0) } }
  }

  public init() {}

  /// What to plan when a case opens.
  public func onOpening(
    case id: Int64, birthDate: Day, leftBy: EndedBy?, on day: Day
  ) -> [PlannedFollowUp] {
    let first: PlannedFollowUp =
      if leftBy == .missingFromRoll {
        PlannedFollowUp(
          .verifyWithSchool, due: WorkingDays.adding(verifyWithin, to: day), why: "missing-from-roll",
          anchor: "case \(id)")
      } else {
        firstContact(case: id, why: "case-opened", on: day)
      }
    return [first] + endings(case: id, birthDate: birthDate, after: day)
  }

  /// What has to be done before the responsibility ends: the last chances, and a farewell.
  public func endings(case id: Int64, birthDate: Day, after day: Day) -> [PlannedFollowUp] {
    lastChances(case: id, birthDate: birthDate, after: day)
      + (farewell(case: id, birthDate: birthDate, after: day).map { [$0] } ?? [])
  }

  /// The farewell before the 20th birthday; `nil` where there is none to come.
  public func farewell(case id: Int64, birthDate: Day, after day: Day) -> PlannedFollowUp? {
    let birthday = birthDate.adding(years: 20)
    guard farewellBefore > 0, day.next < birthday else { return nil }
    return PlannedFollowUp(
      .farewell, due: max(birthday - farewellBefore, day.next), why: "20th-birthday", anchor: "case \(id) farewell")
  }

  /// The first contact with the youth.
  public func firstContact(case id: Int64, why: String, on day: Day) -> PlannedFollowUp {
    PlannedFollowUp(
      .firstContact, due: WorkingDays.adding(firstContactWithin, to: day), why: why, anchor: "case \(id) \(day)")
  }

  /// The reminders that it is soon too late to begin gymnasiet, as far as they lie ahead.
  public func lastChances(case id: Int64, birthDate: Day, after day: Day) -> [PlannedFollowUp] {
    let birthday = birthDate.adding(years: 20)
    let lastStart = Day(unchecked: birthday.year, 6, 30)
    var planned: [PlannedFollowUp] = []
    for (name, end) in [("20th-birthday", birthday), ("last-start", lastStart)] {
      for months in lastChanceMonths {
        let due = end.adding(months: -months)
        guard due > day, due < birthday else { continue }
        planned.append(
          PlannedFollowUp(.lastChance, due: due, why: "\(name):\(months)", anchor: "case \(id) \(name) \(months)"))
      }
    }
    return planned
  }

  /// What to plan after a contact.
  ///
  /// - Parameters:
  ///   - act: the number of the contact's act.
  ///   - age: the youth's age on the day: a guardian is contacted only before ``guardianUnder``.
  ///   - isMapped: whether a mapping has been made or is planned already.
  ///   - knowsOccupation: whether the contact told what the youth does.
  ///   - tried: the channels of earlier attempts since the youth was last reached, the oldest first.
  ///   - visit: the day of a home visit that the contact gave notice of.
  public func after(
    _ channel: ContactChannel, _ result: ContactResult, act: Int64, case id: Int64, on day: Day, age: Int,
    isMapped: Bool, knowsOccupation: Bool, tried: [ContactChannel] = [], visit: Day? = nil
  ) -> [PlannedFollowUp] {
    let anchor = "act \(act)"
    if channel == .school {
      guard result.isReached else {
        return [
          PlannedFollowUp(
            .verifyWithSchool, due: WorkingDays.adding(verifyWithin, to: day), why: "not-reached:school",
            anchor: anchor)
        ]
      }
      return knowsOccupation ? [] : [firstContact(case: id, why: "school-asked", on: day)]
    }
    if let visit, result != .declined, result != .callBack {
      let announced = PlannedFollowUp(.contact, due: visit, why: "visit-announced", anchor: anchor)
      guard result.isReached else { return [announced] }
      return [announced] + afterReaching(channel, result, anchor, day, isMapped, knowsOccupation)
    }
    guard result.isReached else {
      return [nextAttempt(after: channel, tried: tried + [channel], act: act, on: day, age: age)]
    }
    return afterReaching(channel, result, anchor, day, isMapped, knowsOccupation)
  }

  private func afterReaching(
    _ channel: ContactChannel, _ result: ContactResult, _ anchor: String, _ day: Day, _ isMapped: Bool,
    _ knowsOccupation: Bool
  ) -> [PlannedFollowUp] {
    var planned: [PlannedFollowUp] = []
    if result == .callBack {
      planned.append(
        PlannedFollowUp(
          .contact, due: WorkingDays.adding(nextRungWithin, to: day), why: "call-back:\(channel.rawValue)",
          anchor: anchor))
    }
    if !isMapped && result != .declined {
      planned.append(
        PlannedFollowUp(.mapping, due: WorkingDays.adding(mappingWithin, to: day), why: "reached", anchor: anchor))
    }
    // Who declines, or tells nothing, is asked again: a first no is not the end of the offer.
    if !knowsOccupation { planned.append(refresh(anchor: anchor, why: "unknown", on: day)) }
    return planned
  }

  /// When to ask what the youth does, of whom nobody has told it.
  public func refresh(anchor: String, why: String, on day: Day) -> PlannedFollowUp {
    PlannedFollowUp(.refresh, due: day + refreshAfter, why: why, anchor: anchor)
  }

  /// When to ask again: what was told of the youth's occupation says nothing from that day on (``KnowledgeTime``).
  public func refresh(anchor: String, why: String, lapsing day: Day) -> PlannedFollowUp {
    PlannedFollowUp(.refresh, due: day, why: why, anchor: anchor)
  }
}
