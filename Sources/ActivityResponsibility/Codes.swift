/// A municipality by SCB's four digits (kommunkod), leading zero kept: 0180 is Stockholm.
public struct MunicipalityCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int32

  /// Four digits and nothing else.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 4, let number = Int32(text), number > 0, text.utf8.allSatisfy(isDigit) else { return nil }
    self.number = number
  }

  public init?(number: Int32) {
    guard (1...9999).contains(number) else { return nil }
    self.number = number
  }

  public var description: String { padded(Int(number), 4) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A school unit by Skolverket's eight digits (skolenhetskod), 10000000–99999999.
public struct SchoolUnitCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int32

  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 8, text.utf8.allSatisfy(isDigit), let number = Int32(text) else { return nil }
    self.init(number: number)
  }

  public init?(number: Int32) {
    guard (10_000_000...99_999_999).contains(number) else { return nil }
    self.number = number
  }

  public var description: String { String(number) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A school's organiser (huvudman) by its ten-digit organisation number.
public struct OrganiserNumber: Hashable, Sendable, CustomStringConvertible {
  public let number: Int64

  /// `NNNNNN-NNNN` or ten digits.
  public init?(_ text: some StringProtocol) {
    let digits = String(text.filter { $0 != "-" })
    guard digits.utf8.count == 10, digits.utf8.allSatisfy(isDigit), let number = Int64(digits),
      text.utf8.count == 10 || (text.utf8.count == 11 && Array(text.utf8)[6] == 0x2D)
    else { return nil }
    self.init(number: number)
  }

  public init?(number: Int64) {
    guard (1_000_000_000...9_999_999_999).contains(number) else { return nil }
    self.number = number
  }

  public var description: String {
    let digits = String(number)
    return digits.prefix(6) + "-" + digits.suffix(4)
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
