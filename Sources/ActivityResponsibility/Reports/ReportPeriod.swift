extension ReportPerson {
  /// The person as the period's file tells of them: registrations that are open on some day of it, contacts with the
  /// individual in it, measures that begin or end in it; what came later has not happened.
  public func restricted(to period: HalfYear) -> ReportPerson {
    var person = self
    person.cases = cases.compactMap { $0.restricted(to: period) }
    return person
  }

  /// Without the registrations during which the person was never registered in the population of the municipality.
  ///
  /// Whoever was so once and has moved stays, so that a check can tell that the case should have been closed.
  public func withoutStrangers(until last: Day) -> ReportPerson {
    var person = self
    person.cases.removeAll { registration in
      let end = registration.closedOn.map { min($0, last) } ?? last
      return !residences.contains { residence in
        residence.from <= end && residence.until.map { $0 > registration.openedOn } ?? true
      }
    }
    return person
  }
}

extension ReportCase {
  fileprivate func restricted(to period: HalfYear) -> ReportCase? {
    guard openedOn <= period.last, closedOn.map({ $0 >= period.first }) ?? true else { return nil }
    var restricted = self
    if let closedOn, closedOn > period.last {
      restricted.closedOn = nil
      restricted.closedReason = nil
    }
    restricted.contacts = contacts.filter { $0.isContact && period.contains($0.day) }
    restricted.measures = measures.compactMap { measure in
      var measure = measure
      if let endedOn = measure.endedOn, endedOn > period.last {
        measure.endedOn = nil
        measure.endReason = nil
        measure.occupationAfter = nil
      }
      let hasEvent = [measure.startedOn, measure.endedOn].contains { $0.map { period.contains($0) } ?? false }
      return hasEvent ? measure : nil
    }
    return restricted
  }

  /// Contacts of one day are one contact; where the youth told of several occupations that day, one for each.
  func contactsByDay() -> [ReportContact] {
    var days: [ReportContact] = []
    for contact in contacts.sorted(by: { ($0.day, $0.act) < ($1.day, $1.act) }) {
      guard let last = days.last, last.day == contact.day else {
        days.append(contact)
        continue
      }
      let sameDay = days.filter { $0.day == contact.day }
      if contact.occupation == nil || sameDay.contains(where: { $0.occupation == contact.occupation }) { continue }
      if last.occupation == nil {
        days[days.count - 1].occupation = contact.occupation
      } else {
        days.append(contact)
      }
    }
    return days
  }
}

extension HalfYear {
  /// Whether the day lies in it.
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }
}
