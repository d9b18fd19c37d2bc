import ActivityResponsibility

/// Identity numbers for invented people: Skatteverket keeps 238 (woman) and 239 (man) free of real persons on every
/// birth date, so one woman and one man a day are all that a made-up region can have.
enum TestNumber {
  /// Skatteverket's test number of a birth date and a sex.
  static func make(birth: Day, isWoman: Bool) -> IdentityNumber {
    let (year, month, day) = birth.parts
    let nine = (year % 100 * 10_000 + month * 100 + day) * 1000 + (isWoman ? 238 : 239)
    let twelve = Int64(year / 100) * 10_000_000_000 + Int64(nine) * 10 + Int64(checkDigit(of: nine))
    return IdentityNumber(stored: twelve)
  }

  /// The Luhn digit of nine: weights 2, 1, 2 … from the left, which is 2 from the right as well.
  static func checkDigit(of nine: Int) -> Int {
    var rest = nine
    var sum = 0
    var isDoubled = true
    while rest > 0 {
      let product = rest % 10 * (isDoubled ? 2 : 1)
      sum += product > 9 ? product - 9 : product
      rest /= 10
      isDoubled.toggle()
    }
    return (10 - sum % 10) % 10
  }
}
