import ActivityResponsibility

/// Finds, among lives that chance has drawn, one or two of each kind to point at.
enum LifeStories {
  /// - Parameter cast: those who have a part in a told story already, and whose lives are no longer chance's.
  static func find(in youths: [Youth], besides cast: Set<IdentityNumber>) -> [Story] {
    let free = youths.filter { !cast.contains($0.number) }
    let first = Municipality.skaraborg[0].code
    var stories: [Story] = []
    for kind in kinds {
      let found = free.filter { $0.homes[0].municipality == first && kind.fits($0) }
      let others = free.filter { $0.homes[0].municipality != first && kind.fits($0) }
      for youth in (found + others).prefix(2) {
        let day = kind.day(youth)
        stories.append(
          Story(
            element: kind.element, day: day, municipality: (youth.home(on: day) ?? youth.homes[0]).municipality,
            persons: [youth.number]))
      }
    }
    return stories
  }

  private struct Kind: Sendable {
    let element: StoryElement
    let fits: @Sendable (Youth) -> Bool
    /// A night on which it shows, given someone whom it fits.
    let day: @Sendable (Youth) -> Day

    init(_ element: StoryElement, fits: @escaping @Sendable (Youth) -> Bool, day: @escaping @Sendable (Youth) -> Day) {
      self.element = element
      self.fits = fits
      self.day = day
    }
  }

  /// The first night on or after a day, or the last night.
  private static func night(after day: Day) -> Day {
    Schedule.nights.first { $0.day >= day }?.day ?? Schedule.lastDay
  }

  private static let shown = (Schedule.firstDay + 40)...(Schedule.lastDay - 40)

  private static func leaver(_ element: StoryElement, _ fits: @escaping @Sendable (Ending) -> Bool) -> Kind {
    Kind(element) { youth in
      guard youth.isSteady(through: Schedule.firstDay), youth.spells.count == 1 else { return false }
      let spell = youth.spells[0]
      guard School.all[spell.school].source?.givesDays ?? false, let left = spell.leftOn else { return false }
      return fits(spell.ending) && shown.contains(left) && youth.birth.adding(years: 20) > left + 60
    } day: {
      night(after: $0.spells[0].last + 1)
    }
  }

  private static func certificate(_ element: StoryElement, _ kind: QualificationKind) -> Kind {
    Kind(element) { youth in
      youth.isSteady(through: youth.spells.last?.last ?? Schedule.lastDay)
        && youth.spells.last.map { $0.certificate == kind && shown.contains($0.last) } ?? false
    } day: {
      night(after: $0.spells[$0.spells.count - 1].last + 1)
    }
  }

  private static let kinds: [Kind] = [
    Kind(.lateArrival) { youth in
      guard let arrival = youth.firstRegistered, youth.protection == .none else { return false }
      return arrival > calendarDay(youth.birth.year + 16, 6, 30) && shown.contains(arrival) && youth.homes.count == 1
    } day: {
      night(after: $0.homes[0].period.from + 30)
    },
    Kind(.neverStarted) { youth in
      youth.spells.isEmpty && (2008...2009).contains(youth.birth.year) && youth.firstRegistered == nil
        && youth.isSteady(through: calendarDay(2026, 10, 1))
    } day: {
      night(after: calendarDay($0.birth.year + 16, 9, 15))
    },
    Kind(.movedWithinRegion) { youth in
      youth.homes.count == 2 && shown.contains(youth.homes[1].period.from) && youth.protection == .none
    } day: {
      night(after: $0.homes[1].period.from + 30)
    },
    Kind(.movedOut) { youth in
      guard let until = youth.onlyHome?.period.until else { return false }
      return shown.contains(until) && youth.protection == .none
    } day: {
      night(after: $0.homes[0].period.until ?? Schedule.lastDay)
    },
    Kind(.protected) { youth in
      youth.protection != .none && !youth.isLeftOutOfRolls && (2006...2008).contains(youth.birth.year)
    } day: {
      night(after: $0.protectedFrom ?? Schedule.lastDay)
    },
    Kind(.protectedOffRolls) { youth in
      guard youth.isLeftOutOfRolls, let from = youth.protectedFrom, youth.homes.count == 1 else { return false }
      let day = night(after: from + 40)
      return youth.spells.contains { $0.covers(day) } && youth.birth.adding(years: 20) > day
    } day: {
      night(after: ($0.protectedFrom ?? Schedule.firstDay) + 40)
    },
    leaver(.leftWithReason) { if case .reason = $0 { true } else { false } },
    leaver(.leftWithoutReason) { $0 == .withoutReason },
    leaver(.vanished) { $0 == .vanishes },
    Kind(.returned) { youth in
      youth.isSteady(through: Schedule.lastDay) && youth.spells.count >= 2
        && zip(youth.spells, youth.spells.dropFirst()).contains { left, back in
          left.leftOn != nil && back.first - left.last > 45 && shown.contains(left.last) && shown.contains(back.first)
        }
    } day: {
      night(after: $0.spells[1].first)
    },
    Kind(.introductoryThenNational) { youth in
      youth.isSteady(through: Schedule.firstDay) && youth.spells.count >= 2 && youth.spells[0].isIntroductory
        && youth.spells[1].study == .national && shown.contains(youth.spells[1].first)
    } day: {
      night(after: $0.spells[1].first)
    },
    Kind(.adapted) { youth in
      youth.isSteady(through: Schedule.firstDay)
        && youth.spells.contains { $0.study == .adapted && $0.last > shown.lowerBound }
    } day: {
      night(after: max(Schedule.firstDay, $0.spells[0].first))
    },
    Kind(.folkHighSchool) { youth in
      youth.spells.contains { spell in
        spell.study == .folkHighSchool && shown.contains(spell.first)
          && youth.isSteady(through: night(after: spell.first + 1))
      }
    } day: { youth in
      night(after: (youth.spells.first { $0.study == .folkHighSchool }?.first ?? Schedule.lastDay) + 1)
    },
    certificate(.gymnasieexamen, .gymnasieexamen),
    certificate(.studiebevis, .studiebevis),
    certificate(.gymnasieintyg, .gymnasieintyg),
    Kind(.turned20) { youth in
      youth.spells.isEmpty && shown.contains(youth.birth.adding(years: 20)) && youth.onlyHome?.period.isOpen ?? false
        && youth.protection == .none
    } day: {
      night(after: $0.birth.adding(years: 20))
    },
    Kind(.noticesOnly) { youth in
      youth.spells.contains { School.all[$0.school].source == nil && $0.last > shown.lowerBound }
        && youth.isSteady(through: Schedule.firstDay)
    } day: { youth in
      night(
        after: max(
          Schedule.firstDay, youth.spells.first { School.all[$0.school].source == nil }?.first ?? Schedule.lastDay))
    },
  ]
}
