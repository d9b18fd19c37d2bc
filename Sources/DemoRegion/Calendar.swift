import ActivityResponsibility

/// A day named in the source of this module, or computed from such days; February is not used, so it always exists.
func calendarDay(_ year: Int, _ month: Int, _ day: Int) -> Day {
  Day(daysSince2000: 0).adding(years: year - 2000).adding(months: month - 1) + (day - 1)
}

/// The school years of the made-up region.
enum SchoolCalendar {
  /// The first day of an autumn term: the Monday in 15–21 August.
  static func firstDay(year: Int) -> Day {
    let earliest = calendarDay(year, 8, 15)
    return earliest + (8 - earliest.weekday) % 7
  }

  /// The last day of a spring term: the Friday in 8–14 June.
  static func lastDay(year: Int) -> Day {
    let earliest = calendarDay(year, 6, 8)
    return earliest + (12 - earliest.weekday) % 7
  }

  /// The day itself in term; the next first day of term where it falls in the summer.
  static func inTerm(_ day: Day) -> Day {
    let (year, month, dayOfMonth) = day.parts
    let isSummer = (month == 5 && dayOfMonth > 15) || month == 6 || month == 7
    return isSummer || (month == 8 && day < firstDay(year: year)) ? firstDay(year: year) : day
  }

  /// The June in which studies of so many years end when they begin on a day; a spring start counts as a year.
  static func end(ofYears years: Int, from day: Day) -> Day {
    let (year, month, _) = day.parts
    return lastDay(year: month >= 7 ? year + years : year + years - 1)
  }
}
