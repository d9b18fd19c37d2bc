import ActivityResponsibility

/// The words of columns that several kinds of file have.
enum CommonWords {
  static let protection = WordList<ProtectionMark>([
    ("0", .none), ("N", .none), ("Nej", .none), ("Ingen", .none), ("False", .none), ("Falskt", .none),
    ("J", .sekretessmarkering), ("1", .sekretessmarkering), ("Ja", .sekretessmarkering),
    ("True", .sekretessmarkering), ("Sant", .sekretessmarkering), ("X", .sekretessmarkering),
    ("Sekretess", .sekretessmarkering), ("Sekretessmarkering", .sekretessmarkering),
    ("Sekretessmarkerad", .sekretessmarkering), ("S", .skyddadFolkbokforing),
    ("Skyddad folkbokföring", .skyddadFolkbokforing),
  ])

  /// The mark of a row, by its column for marks and by a column of its own for protected registration.
  ///
  /// A word that is not known protects: a mark too many costs a question, a mark too few can cost a life.
  /// - Returns: the mark, and the column whose word was not known, if any.
  static func mark(
    _ record: Record, markColumn: Int, registrationColumn: Int
  ) -> (mark: ProtectionMark, unknown: Int?) {
    var mark = ProtectionMark.none
    var unknown: Int?
    let marked = record.value(markColumn)
    if !marked.isEmpty {
      if let known = protection.value(of: marked) {
        mark = known
      } else {
        mark = .sekretessmarkering
        unknown = markColumn
      }
    }
    let registered = record.value(registrationColumn)
    if !registered.isEmpty {
      let known = protection.value(of: registered)
      if known != ProtectionMark.none { mark = .skyddadFolkbokforing }
      if known == nil { unknown = unknown ?? registrationColumn }
    }
    return (mark, unknown)
  }

  /// What a column of school unit codes says.
  enum UnitCell {
    case none
    case unit(SchoolUnitCode)
    case malformed
  }

  @inline(__always)
  static func unit(_ cell: Cell) -> UnitCell {
    guard !cell.isEmpty else { return .none }
    guard let number = digits(cell, count: 8), let unit = SchoolUnitCode(number: number) else { return .malformed }
    return .unit(unit)
  }

  /// A number of exactly so many digits, at most nine.
  @inline(__always)
  static func digits(_ cell: Cell, count: Int) -> Int32? {
    guard cell.count == count else { return nil }
    var number: Int32 = 0
    for byte in cell.bytes {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      number = number * 10 + Int32(byte - 0x30)
    }
    return number
  }
}
