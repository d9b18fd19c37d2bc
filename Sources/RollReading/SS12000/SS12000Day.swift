import ActivityResponsibility

extension Cell {
  /// A date-time without its offset from UTC, where that can be of a Swedish midnight or of a date that a program wrote
  /// as midnight in UTC. Any other offset stays, and makes the cell no day: converted between zones, a midnight has
  /// moved to the day before or after.
  var withoutOffset: Cell {
    guard count > 11, bytes[10] == 0x54 || bytes[10] == 0x74 else { return self }
    if bytes[count - 1] == 0x5A || bytes[count - 1] == 0x7A { return prefix(count - 1) }
    for offset in ["+00:00", "+01:00", "+02:00"] where count > 11 + 6 {
      if bytes.suffix(6).elementsEqual(offset.utf8) { return prefix(count - 6) }
    }
    return self
  }

  private func prefix(_ length: Int) -> Cell { Cell(bytes: UnsafeBufferPointer(rebasing: bytes[..<length])) }
}
