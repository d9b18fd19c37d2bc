extension Day {
  /// Whole years from the birth date to a day.
  public static func age(of birthDate: Day, on day: Day) -> Int {
    var years = day.year - birthDate.year
    if birthDate.adding(years: years) > day { years -= 1 }
    return years
  }
}
