/// Skatteverket's test numbers by their rule: one woman and one man a birth date.
enum TestNumber {
  /// Twelve digits: the date, 238 for a woman or 239 for a man, and the check digit.
  static func make(_ date: String, woman: Bool = true) -> String {
    let digits = date.filter { $0 != "-" } + (woman ? "238" : "239")
    return digits + checkDigit(digits.suffix(9))
  }

  /// `YYYYMMDD-NNNN`.
  static func written(_ date: String, woman: Bool = true) -> String {
    let digits = make(date, woman: woman)
    return digits.prefix(8) + "-" + digits.suffix(4)
  }

  /// Luhn's digit after nine, counted by hand here so that the product is not tested against itself.
  static func checkDigit(_ nine: some StringProtocol) -> String {
    let sum = nine.utf8.enumerated().reduce(0) { sum, element in
      let product = Int(element.element - 0x30) * (element.offset % 2 == 0 ? 2 : 1)
      return sum + product / 10 + product % 10
    }
    return String((10 - sum % 10) % 10)
  }
}
