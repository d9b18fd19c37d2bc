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
  /// The rungs, first tried first.
  public var ladder: [ContactChannel] = [.letter, .text, .phone, .guardian, .homeVisit]

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
    return [first] + lastChances(case: id, birthDate: birthDate, after: day)
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
  ///   - age: the youth's age on the day: a guardian is contacted only before 18 (skollagen 29 kap. 12 §).
  ///   - isMapped: whether a mapping has been made or is planned already.
  ///   - knowsOccupation: whether the contact told what the youth does.
  public func after(
    _ channel: ContactChannel, _ result: ContactResult, act: Int64, case id: Int64, on day: Day, age: Int,
    isMapped: Bool, knowsOccupation: Bool
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
    guard result.isReached else {
      let rung = rung(after: channel, age: age)
      return [
        PlannedFollowUp(
          .contact, due: WorkingDays.adding(nextRungWithin, to: day), why: "not-reached:\(rung.rawValue)",
          anchor: anchor)
      ]
    }
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

  /// When what is known of the youth's occupation is too old.
  public func refresh(anchor: String, why: String, on day: Day) -> PlannedFollowUp {
    PlannedFollowUp(.refresh, due: day + refreshAfter, why: why, anchor: anchor)
  }

  /// The rung after a channel; after the last the ladder begins again. A guardian only before 18.
  public func rung(after channel: ContactChannel, age: Int) -> ContactChannel {
    let open = ladder.filter { $0 != .guardian || age < 18 }
    guard let first = open.first else { return .letter }
    guard let index = ladder.firstIndex(of: channel) else { return first }
    return ladder[(index + 1)...].first { $0 != .guardian || age < 18 } ?? first
  }
}
