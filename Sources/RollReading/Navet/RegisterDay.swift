/// What a date of the population register says, as far as it is another thing there than in other files.
enum RegisterDay {
  /// Nothing: no date, or the number 0.
  case none
  /// The year, or the year and month: the day was never known.
  case incomplete
  /// A day, or nonsense, as other files have.
  case asElsewhere

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self = .asElsewhere
    var value = 0
    guard bytes.count <= 8 else { return }
    for byte in bytes {
      guard byte >= 0x30 && byte <= 0x39 else { return }
      value = value * 10 + Int(byte - 0x30)
    }
    if value == 0 {
      self = .none
      return
    }
    // Filled up with zeros, so that a date cut short and one with zeros for month or day are the same.
    guard bytes.count >= 4 else { return }
    for _ in bytes.count..<8 { value *= 10 }
    let year = value / 10_000
    let month = value / 100 % 100
    let day = value % 100
    guard (1900...2199).contains(year), month <= 12, day <= 31, month == 0 || day == 0 || bytes.count < 8 else {
      return
    }
    self = .incomplete
  }
}
