import ActivityResponsibility

/// A made-up person with an identity number by Skatteverket's rule for tests: the birth date, 238 for a woman or 239 for
/// a man, and Luhn's digit. Nobody has such a number.
public struct TestPerson: Hashable, Sendable {
  public let number: IdentityNumber

  /// - Parameter isWoman: each birth date has one woman and one man.
  public init(born: Day, isWoman: Bool = true) {
    let (year, month, day) = born.parts
    let eleven = (year * 10_000 + month * 100 + day) * 1000 + (isWoman ? 238 : 239)
    number = IdentityNumber(stored: Int64(eleven * 10 + Self.luhn(eleven % 1_000_000_000)))
  }

  /// The coordination number (samordningsnummer) that goes with the same birth date: the day plus 60.
  public static func coordination(_ born: Day, isWoman: Bool = true) -> TestPerson {
    let (year, month, day) = born.parts
    let eleven = (year * 10_000 + month * 100 + day + 60) * 1000 + (isWoman ? 238 : 239)
    return TestPerson(IdentityNumber(stored: Int64(eleven * 10 + luhn(eleven % 1_000_000_000))))
  }

  private init(_ number: IdentityNumber) { self.number = number }

  public static func woman(_ born: Day) -> TestPerson { TestPerson(born: born) }

  public static func man(_ born: Day) -> TestPerson { TestPerson(born: born, isWoman: false) }

  /// A person unlike all others of other indexes, born from 1 January 2008 on: past compulsory schooling from 1 July
  /// 2024 on, and under 20 until 2028.
  public static func pupil(_ index: Int) -> TestPerson {
    TestPerson(born: ("2008-01-01" as Day) + index / 2, isWoman: index % 2 == 0)
  }

  /// Twelve digits, as machines write them.
  public var digits: String { number.twelveDigits }

  /// As people write it.
  public var written: String { number.written }

  /// The digit that makes nine digits hold by Luhn.
  private static func luhn(_ nine: Int) -> Int {
    var rest = nine
    var sum = 0
    var isDoubled = true
    while rest > 0 {
      let digit = rest % 10 * (isDoubled ? 2 : 1)
      sum += digit / 10 + digit % 10
      rest /= 10
      isDoubled.toggle()
    }
    return (10 - sum % 10) % 10
  }
}
