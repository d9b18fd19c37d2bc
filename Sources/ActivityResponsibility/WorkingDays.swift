/// Swedish public holidays (allmänna helgdagar, lag 1989:253) and a town hall's working days, computed for any year.
///
/// The rules are those in force since 1953, with 6 June in place of Whit Monday since 2005.
public enum WorkingDays {
  /// Easter Sunday (påskdagen) by the Gregorian computus.
  public static func easterSunday(year: Int) -> Day {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * toSunday) / 451
    let index = epact + toSunday - 7 * late + 114
    return Day(unchecked: year, index / 31, index % 31 + 1)
  }

  /// The public holidays of a year, first to last, each once even where two fall on the same day. Ordinary Sundays,
  /// which the law counts too, are not listed; the eves on which a town hall is closed are not holidays.
  public static func holidays(year: Int) -> [Day] {
    let easter = easterSunday(year: year)
    let days = [
      Day(unchecked: year, 1, 1), Day(unchecked: year, 1, 6),
      easter - 2, easter, easter + 1,
      Day(unchecked: year, 5, 1), easter + 39, easter + 49,
      year >= 2005 ? Day(unchecked: year, 6, 6) : easter + 50,
      midsummerDay(year: year), allSaintsDay(year: year),
      Day(unchecked: year, 12, 25), Day(unchecked: year, 12, 26),
    ].sorted()
    return days.enumerated().filter { $0.offset == 0 || days[$0.offset - 1] != $0.element }.map(\.element)
  }

  /// Whether a town hall is at work: Monday to Friday, no public holiday, and not Midsummer Eve, Christmas Eve or New
  /// Year's Eve, which are free days in municipal agreements though not in the law.
  public static func isWorkingDay(_ day: Day) -> Bool {
    guard day.weekday <= 5 else { return false }
    let (year, month, dayOfMonth) = day.parts
    if month == 12 && (dayOfMonth == 24 || dayOfMonth == 31) { return false }
    if day == midsummerDay(year: year) - 1 { return false }
    return !holidays(year: year).contains(day)
  }

  /// The `count`-th working day after a day; 0 is the day itself where it is a working day, else the next that is.
  /// A negative count goes backwards the same way.
  public static func adding(_ count: Int, to day: Day) -> Day {
    var reached = day
    if count == 0 {
      while !isWorkingDay(reached) { reached = reached.next }
      return reached
    }
    var left = abs(count)
    while left > 0 {
      reached = reached + count.signum()
      if isWorkingDay(reached) { left -= 1 }
    }
    return reached
  }

  /// Midsommardagen: the Saturday in 20–26 June.
  private static func midsummerDay(year: Int) -> Day { saturday(onOrAfter: Day(unchecked: year, 6, 20)) }

  /// Alla helgons dag: the Saturday in 31 October – 6 November.
  private static func allSaintsDay(year: Int) -> Day { saturday(onOrAfter: Day(unchecked: year, 10, 31)) }

  private static func saturday(onOrAfter day: Day) -> Day { day + (13 - day.weekday) % 7 }
}
