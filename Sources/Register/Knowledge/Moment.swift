import ActivityResponsibility

/// An instant as PostgreSQL counts it: microseconds since 1 January 2000 UTC.
public struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let microseconds: Int64

  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// What is known now: PostgreSQL's `infinity`.
  public static let now = Moment(microseconds: .max)

  /// Before anything was known: PostgreSQL's `-infinity`.
  static let never = Moment(microseconds: .min)

  /// Reads `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM[:SS[.ffffff]]` with `Z` or an offset. A day alone means its end in UTC;
  /// a time without an offset is UTC.
  public init?(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count >= 10, let day = Day(String(decoding: characters[..<10], as: UTF8.self)) else { return nil }
    let midnight = Int64(day.daysSince2000) * 86_400_000_000
    guard characters.count > 10 else {
      self.init(microseconds: midnight + 86_400_000_000 - 1)
      return
    }
    guard characters[10] == UInt8(ascii: "T") || characters[10] == UInt8(ascii: " ") else { return nil }
    var rest = characters[11...]
    func number(_ count: Int) -> Int64? {
      guard rest.count >= count else { return nil }
      var value: Int64 = 0
      for byte in rest.prefix(count) {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      }
      rest = rest.dropFirst(count)
      return value
    }
    func skip(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let hour = number(2), hour < 24, skip(UInt8(ascii: ":")), let minute = number(2), minute < 60 else {
      return nil
    }
    var seconds: Int64 = 0
    var fraction: Int64 = 0
    if skip(UInt8(ascii: ":")) {
      guard let whole = number(2), whole < 60 else { return nil }
      seconds = whole
      if skip(UInt8(ascii: ".")) {
        var scale: Int64 = 100_000
        guard let first = rest.first, first >= 0x30, first <= 0x39 else { return nil }
        while let byte = rest.first, byte >= 0x30, byte <= 0x39 {
          fraction += Int64(byte - 0x30) * scale
          scale /= 10
          rest = rest.dropFirst()
        }
      }
    }
    var offset: Int64 = 0
    if !rest.isEmpty, !skip(UInt8(ascii: "Z")) {
      let isWest = rest.first == UInt8(ascii: "-")
      guard skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-")), let hours = number(2), hours < 24 else { return nil }
      _ = skip(UInt8(ascii: ":"))
      guard let minutes = rest.isEmpty ? 0 : number(2), minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
    guard rest.isEmpty else { return nil }
    let ofDay = ((hour * 60 + minute - offset) * 60 + seconds) * 1_000_000 + fraction
    self.init(microseconds: midnight + ofDay)
  }

  /// `YYYY-MM-DDTHH:MM:SS.ffffffZ`.
  public var description: String {
    guard self != .now, self != .never else { return self == .now ? "infinity" : "-infinity" }
    let perDay: Int64 = 86_400_000_000
    let days = microseconds >= 0 ? microseconds / perDay : (microseconds - perDay + 1) / perDay
    let ofDay = microseconds - days * perDay
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let seconds = ofDay / 1_000_000
    let fraction = String(ofDay % 1_000_000 + 1_000_000).dropFirst()
    let clock = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    return "\(Day(daysSince2000: Int32(days)))T\(clock).\(fraction)Z"
  }

  public static func < (left: Moment, right: Moment) -> Bool { left.microseconds < right.microseconds }
}
